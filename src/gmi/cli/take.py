"""A report, or a result that was saved, as the commands take it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gmi.assess import assess_report
from gmi.cli.run import say
from gmi.errors import RenderError, SourceError
from gmi.extract import READERS
from gmi.identify import Given, check_given
from gmi.model.scorecard import Result
from gmi.reopen import Reopening, is_saved_result, reopen_result


@dataclass(frozen=True, slots=True)
class Taking:
    """How a report is to be read and assessed.

    Attributes:
        rubric: Id or path; None for the one made for the treaty body, or for that of the saved result.
        report: Where the report of a saved result is.
        given: What the user says the report is.
        reader: ``fast`` or ``careful``.
        decisions: File of people's corrections; None for none.
        answers: Forms that migrant communities filled in.
        force: Take the Committee's words too.
        quiet: Say nothing but errors.
    """

    rubric: str | None = None
    report: str | None = None
    given: Given = field(default_factory=Given)
    reader: str = "fast"
    decisions: str | None = None
    answers: tuple[str, ...] = ()
    force: bool = False
    quiet: bool = False

    def list_inputs(self) -> tuple[str, ...]:
        """Files that are read besides the report."""
        return tuple(filter(None, (self.report, self.decisions, *self.answers)))


def take_result(path: str, taking: Taking) -> Result:
    """Assesses a report, or opens a saved result again; says on standard error what is to be known of that.

    Raises:
        GmiError: When neither can be done.
    """
    if taking.reader not in READERS:
        raise SourceError(
            "reader.unknown", f"there is no reader “{taking.reader}”", "--reader", "choose fast or careful"
        )
    check_given(taking.given)
    if not is_saved_result(path):
        if taking.report is not None:
            raise SourceError(
                "result.report-option",
                "--report belongs to a saved result",
                path,
                "leave it out: the report is named already",
            )
        return assess_report(
            path,
            taking.rubric,
            given=taking.given,
            reader=taking.reader,
            force=taking.force,
            decisions=taking.decisions,
            answers=taking.answers,
        )
    result = reopen_result(
        path,
        Reopening(
            report=taking.report,
            rubric=taking.rubric,
            decisions=taking.decisions,
            answers=taking.answers,
            given=taking.given,
            reader=taking.reader,
            force=taking.force,
        ),
    )
    for problem in result.problems:
        if problem.code.startswith("result."):
            say(f"gmi: {problem.as_line()}")
    return result


def refuse_input(output: str | None, inputs: tuple[str | None, ...]) -> None:
    """Refuses an output that would be written over a file that is read.

    Raises:
        RenderError: When it would.
    """
    if output is None:
        return
    for name in filter(None, inputs):
        if Path(output).resolve() == Path(name).resolve() or _is_same(Path(output), Path(name)):
            raise RenderError(
                "output.input",
                "the output is a file that is read; it was left as it is",
                output,
                "choose another name with -o",
            )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def name_format(output: str | None, asked: str | None, formats: dict[str, str], default: str) -> str:
    """The format: asked for by name, or by the output's ending.

    Args:
        output: Where to write; None for standard output.
        asked: What ``--format`` says.
        formats: By ending.
        default: Without either.

    Raises:
        RenderError: When there is no such format or ending.
    """
    known = tuple(dict.fromkeys((default, *formats.values())))
    if asked is not None:
        if asked not in known:
            raise RenderError(
                "output.format", f"there is no format “{asked}”", "--format", f"choose from {', '.join(known)}"
            )
        return asked
    if output is None:
        return default
    ending = Path(output).suffix.lower()
    if ending not in formats:
        raise RenderError(
            "output.ending",
            f"the ending “{ending}” is not known",
            output,
            f"use one of {', '.join(formats)}, or say --format",
        )
    return formats[ending]
