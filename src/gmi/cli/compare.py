"""The command ``gmi compare``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gmi.assess import assess_report
from gmi.cli.run import DONE, say
from gmi.compare import compare_digests
from gmi.errors import CompareError, RenderError
from gmi.identify import Given, check_given
from gmi.load_digest import load_digests, make_digest
from gmi.model.digest import Digest
from gmi.render import result_as_data
from gmi.render.compare import COMPARISON_FORMATS, render_comparison
from gmi.store import STORE_NAME, open_store
from gmi.write import write_text

_SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "terminal"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        rubric: For reports that are scored now; None for the one made for each one's treaty body.
        state: Of the reports to take from batch folders.
        body: The same, to narrow them.
        format: Asked for by name; None to go by the output's ending.
        output: File; None for standard output.
        quiet: Say nothing but errors.
        notes: Takes what is to be said on standard error.
    """

    rubric: str | None = None
    state: str | None = None
    body: str | None = None
    format: str | None = None
    output: str | None = None
    quiet: bool = False
    notes: list[str] = field(default_factory=list)


def compare_reports(paths: Sequence[str], order: Order) -> int:
    """Compares what the user named and writes it.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done.
    """
    name = _choose_format(order)
    if order.state is not None:
        check_given(Given(state=order.state.upper()))
    if len(paths) == 1 and not _can_hold_several(paths[0]):
        compare_digests(())
    digests = [digest for path in paths for digest in _read(path, order)]
    comparison = compare_digests(digests)
    if not order.quiet:
        for note in order.notes:
            say(note)
    text = render_comparison(comparison, name, colour=order.output is None and sys.stdout.isatty())
    if order.output is None:
        sys.stdout.write(text)
        return DONE
    write_text(Path(order.output), text)
    if not order.quiet:
        say(f"wrote {order.output}")
    return DONE


def _choose_format(order: Order) -> str:
    """The format, before any work is done."""
    if order.format is not None and order.format not in COMPARISON_FORMATS:
        hint = f"choose from {', '.join(COMPARISON_FORMATS)}"
        raise RenderError("output.format", f"there is no format “{order.format}”", "--format", hint)
    if order.output is None or order.format is not None:
        return order.format or "terminal"
    suffix = Path(order.output).suffix.lower()
    if suffix not in _SUFFIXES or Path(order.output).is_dir():
        raise RenderError(
            "output.ending",
            f"the ending “{suffix}” is not known",
            order.output,
            f"name a file that ends in one of {', '.join(sorted(_SUFFIXES))}, or say --format",
        )
    return _SUFFIXES[suffix]


def _can_hold_several(path: str) -> bool:
    """Whether one argument can be enough: a folder, or a JSON array."""
    return Path(path).is_dir() or path.lower().endswith(".json")


def _read(path: str, order: Order) -> Iterator[Digest]:
    """The reports behind one argument."""
    place = Path(path)
    made = place.is_dir() or place.suffix.lower() == ".json" or place.name == STORE_NAME
    if made and order.rubric is not None:
        order.notes.append(f"{path}: --rubric changes nothing in results that are made; name the reports instead")
    if place.is_dir():
        yield from _read_folder(place, order)
    elif place.suffix.lower() == ".json":
        yield from load_digests(path)
    elif place.name == STORE_NAME:
        yield from _read_folder(place.parent, order)
    else:
        yield make_digest(result_as_data(assess_report(path, order.rubric)), path)


def _read_folder(folder: Path, order: Order) -> Iterator[Digest]:
    """The reports of one State in a batch."""
    if order.state is None:
        raise CompareError(
            "compare.state",
            "a batch holds many reports, and no State is named",
            str(folder),
            "add --state ISO3, for example --state KEN",
        )
    state, body = order.state.upper(), order.body.upper() if order.body else None
    with open_store(folder, write=False) as store, store.snapshot():
        rows = [row for row in store.reports() if row.status == "done"]
        chosen = [row for row in rows if row.state == state and body in {None, row.body}]
        if not chosen:
            known = ", ".join(sorted({row.state for row in rows if row.state})) or "none"
            to_body = f" to {body}" if body else ""
            raise CompareError(
                "compare.state",
                f"the batch holds no report of {state}{to_body} that is done",
                str(folder),
                f"choose from {known}",
            )
        digests = [make_digest(store.result(row.key), row.path) for row in chosen]
    yield from digests
