"""The command ``gmi batch``."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from gmi.batch.folder import PAGES, count_cores
from gmi.batch.order import ENGINES, BatchOrder, Outcome
from gmi.batch.progress import clean_line, make_teller
from gmi.batch.run import run_batch
from gmi.batch.slot import Limits
from gmi.cli.run import DONE, INTERRUPTED, NOT_DONE, PARTLY, say
from gmi.errors import BatchError
from gmi.identify import Given, check_given
from gmi.model.review import Fault, ReviewOrder

__all__ = ["Order", "review_files"]

# More failures than a screen holds are in the summary; what is no failure takes less of the screen.
_LISTED = 20
_LISTED_IN_ORDER = 5
_LONGEST_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        output: Folder of the batch.
        review: What is wanted of every report.
        jobs: Reports at a time; None for one for each core.
        engine: ``local`` or ``dask``.
        scheduler: Address; None for a cluster of our own.
        timeout: Seconds for one report.
        wait: Seconds to wait for another batch in the folder.
        fresh: Do again what is done.
        quiet: Say nothing but errors.
        debug: Show what workers print.
    """

    output: str
    review: ReviewOrder
    jobs: int | None
    engine: str
    scheduler: str | None
    timeout: float
    wait: float
    fresh: bool
    quiet: bool
    debug: bool


def check_order(paths: list[str], order: Order) -> BatchOrder:
    """What is to be done, or what is wrong with what was asked for.

    Raises:
        BatchError: When the engine is not known or a number is none that one can work with.
        SourceError: When there is no such language.
    """
    engine = next((known for known in ENGINES if known == order.engine), None)
    if engine is None:
        raise BatchError("batch.engine", f"there is no engine “{order.engine}”", "--engine", "choose local or dask")
    if order.scheduler is not None and engine != "dask":
        raise BatchError("batch.engine", "a scheduler is for dask alone", "--scheduler", "add --engine dask")
    if order.jobs is not None and order.jobs < 1:
        raise BatchError("batch.number", "there must be one job at least", "--jobs", "leave it out for all cores")
    if not 0 < order.timeout <= _LONGEST_SECONDS:
        hint = f"give seconds, at most {_LONGEST_SECONDS:,}"
        raise BatchError("batch.number", "this is no time for a report", "--timeout", hint)
    if order.review.language is not None:
        check_given(Given(language=order.review.language))
    return BatchOrder(
        arguments=tuple(paths),
        folder=Path(order.output),
        review=order.review,
        jobs=order.jobs or count_cores(),
        engine=engine,
        scheduler=order.scheduler,
        limits=replace(Limits(), timeout_seconds=order.timeout),
        fresh=order.fresh,
        wait_seconds=max(order.wait, 0.0),
        debug=order.debug,
    )


def review_files(paths: list[str], order: Order) -> int:
    """Reviews what the user named and says what came of it.

    Returns:
        The contract's exit code: 1 when some files failed, 2 when all did, 130 when someone stopped the batch.

    Raises:
        GmiError: When nothing can be done.
    """
    outcome = run_batch(check_order(paths, order), make_teller(sys.stderr, quiet=order.quiet), PAGES)
    if not order.quiet:
        _tell_without_figures(outcome)
    _tell_failures(outcome.failed)
    if not order.quiet:
        _tell(outcome)
    if not order.quiet and not outcome.stopped and outcome.now + outcome.before:
        say(f"Next: {_name_next_step(outcome, order.output)}")
    if outcome.stopped:
        say(f"gmi: stopped with {outcome.left} left; what is done is kept, and the same command goes on from there")
        return INTERRUPTED
    if not outcome.failed:
        return DONE
    return PARTLY if outcome.now + outcome.before + len(outcome.skipped) else NOT_DONE


def _tell_without_figures(outcome: Outcome) -> None:
    """Copies, and documents in the Committee's words: the first of each when there are many."""
    for path, original in outcome.duplicates[:_LISTED_IN_ORDER]:
        say(clean_line(f"duplicate: {path} (the same content as {original}; counted once)"))
    _tell_more("duplicate", len(outcome.duplicates) - _LISTED_IN_ORDER)
    for path, fault in outcome.skipped[:_LISTED_IN_ORDER]:
        say(clean_line(f"skipped: {path} ({fault.message})"))
    _tell_more("skipped", len(outcome.skipped) - _LISTED_IN_ORDER)


def _tell_more(what: str, more: int) -> None:
    """How many are not listed here, and where they are."""
    if more > 0:
        say(f"{what}: {more} more; index.html and summary.csv have them all")


def _tell(outcome: Outcome) -> None:
    """What came of the batch, in a few lines."""
    done = outcome.now + outcome.before
    before = f" ({outcome.before} of them before)" if outcome.before else ""
    copies = len(outcome.duplicates)
    say(
        f"{done} done{before}, {len(outcome.failed)} failed, {len(outcome.skipped)} skipped, "
        f"{copies} {'duplicate' if copies == 1 else 'duplicates'}"
    )
    if outcome.now and outcome.seconds:
        pace = outcome.pages / outcome.seconds
        say(f"read {outcome.pages} pages in {outcome.seconds:.0f} seconds ({pace:.0f} pages a second)")
    for written in outcome.written:
        say(f"wrote {written}")


def _name_next_step(outcome: Outcome, folder: str) -> str:
    """The one thing to do now."""
    page = next((path for path in outcome.written if path.suffix == ".html"), None)
    return f"open {page} in a browser" if page else f'gmi search {shlex.quote(folder)} "domestic workers"'


def _tell_failures(failed: tuple[tuple[str, Fault], ...]) -> None:
    """Failures with their reason and what to do; the first ones when there are many."""
    for path, fault in failed[:_LISTED]:
        advice = f"; {fault.hint}" if fault.hint else ""
        say(clean_line(f"failed: {path}: {fault.message}{advice}"))
    _tell_more("failed", len(failed) - _LISTED)
