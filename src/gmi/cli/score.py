"""The command ``gmi score``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from gmi.assess import assess_report
from gmi.cli.run import DONE, NOT_DONE, PARTLY, say, say_error
from gmi.errors import GmiError, RenderError, SourceError
from gmi.extract import READERS
from gmi.identify import Given, check_given
from gmi.model.scorecard import Result
from gmi.render import FORMATS, name_next_step, render_json_array, render_result
from gmi.write import check_folder, write_bytes, write_text

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".json": "json",
    ".csv": "csv",
    ".txt": "terminal",
    ".docx": "docx",
}
_FOLDER_FORMATS = ("html", "json", "csv")
_ENDINGS = {"html": ".html", "md": ".md", "json": ".json", "csv": ".csv", "terminal": ".txt", "docx": ".docx"}
_KNOWN = (*FORMATS, "docx")


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for.

    Attributes:
        rubric: Id or path; None for the one made for the treaty body.
        format: Asked for by name; None to go by the output's ending.
        output: File or folder; None for standard output.
        given: What the user says the reports are.
        reader: ``fast`` or ``careful``.
        decisions: File of people's corrections; None for none.
        answers: Forms that migrant communities filled in.
        force: Score the Committee's words too.
        quiet: Say nothing but errors.
    """

    rubric: str | None
    format: str | None
    output: str | None
    given: Given
    reader: str
    decisions: str | None
    answers: tuple[str, ...]
    force: bool
    quiet: bool


def score_reports(paths: list[str], order: Order) -> int:
    """Scores the reports and writes what was asked for.

    Returns:
        The contract's exit code: 1 when some of several could not be read.

    Raises:
        GmiError: When nothing can be done.
    """
    _check_order(paths, order)
    check_given(order.given)
    folder = Path(order.output) if order.output and _is_folder(order.output, paths) else None
    if folder is not None:
        check_folder(folder)
    results: list[Result] = []
    failed: list[GmiError] = []
    seen: dict[str, str] = {}
    stems: set[str] = set()
    for path in paths:
        try:
            result = assess_report(
                path,
                order.rubric,
                given=order.given,
                reader=order.reader,
                force=order.force,
                decisions=order.decisions,
                answers=order.answers,
            )
        except SourceError as error:
            if len(paths) == 1:
                raise
            failed.append(error)
            continue
        digest = result.source.sha256
        if digest in seen:
            _talk(order, f"{path}: the same content as {seen[digest]}; counted once")
            continue
        seen[digest] = path
        results.append(result)
        if folder is not None:
            _write_files(result, folder, _free_stem(path, stems), order)
    if folder is None and results:
        _write_one(results, order, several=len(paths) > 1)
    for failure in failed:
        say_error(failure)
    if not failed:
        return DONE
    return PARTLY if results else NOT_DONE


def _check_order(paths: list[str], order: Order) -> None:
    """Refuses, before any work, what cannot be done."""
    if order.format is not None and order.format not in _KNOWN:
        raise RenderError(
            "output.format", f"there is no format “{order.format}”", "--format", f"choose from {', '.join(_KNOWN)}"
        )
    if order.format == "docx" and order.output is None:
        raise RenderError(
            "output.file", "a Word document needs a file", "-o", "name one, for example -o scorecard.docx"
        )
    if order.reader not in READERS:
        raise SourceError(
            "reader.unknown", f"there is no reader “{order.reader}”", "--reader", "choose fast or careful"
        )
    if len(paths) > 1 and order.decisions is not None:
        raise RenderError(
            "decisions.several", "corrections belong to one report", "--decisions", "score that report alone"
        )
    if len(paths) > 1 and order.answers:
        raise RenderError("answer.several", "answers are set beside one report", "--answers", "score that report alone")
    if len(paths) > 1 and order.output is None and order.format not in (None, "json", "terminal"):
        raise RenderError(
            "output.several",
            f"several reports in the format {order.format} need a folder each can be written to",
            "-o",
            "name one, for example -o out/",
        )
    if (
        order.output
        and order.format is None
        and not _is_folder(order.output, paths)
        and Path(order.output).suffix.lower() not in _SUFFIXES
    ):
        raise RenderError(
            "output.ending",
            f"the ending “{Path(order.output).suffix}” is not known",
            order.output,
            f"use one of {', '.join(sorted(_SUFFIXES))}, or say --format",
        )


def _is_folder(output: str, paths: list[str]) -> bool:
    """Whether the output means a folder: it is one, ends in a slash, has no ending, or several reports go there."""
    place = Path(output)
    return place.is_dir() or output.endswith(("/", "\\")) or not place.suffix or len(paths) > 1


def _free_stem(path: str, taken: set[str]) -> str:
    """A file name made from the report's own, safe and not yet used."""
    base = re.sub(r"[^\w.-]+", "_", Path(path).stem).strip("._") or "report"
    stem, number = base, 2
    while stem in taken:
        stem, number = f"{base}-{number}", number + 1
    taken.add(stem)
    return stem


def _write_files(result: Result, folder: Path, stem: str, order: Order) -> None:
    """Writes one report's outputs into the folder."""
    formats = (order.format,) if order.format else _FOLDER_FORMATS
    written = []
    for name in formats:
        place = folder / f"{stem}{_ENDINGS[name]}"
        _write(place, result, name)
        written.append(str(place))
    if not order.quiet:
        say(f"{result.source.path}: {result.scorecard.finding}")
        for place_name in written:
            say(f"  wrote {place_name}")
        say(f"Next: {name_next_step(result, written)}")


def _write_one(results: list[Result], order: Order, *, several: bool) -> None:
    """Writes to the file that was named, or to standard output; several reports as JSON are an array."""
    name = order.format or (_SUFFIXES[Path(order.output).suffix.lower()] if order.output else "terminal")
    if order.output:
        _write(Path(order.output), results[0], name)
        _talk(order, f"wrote {order.output}")
        if name == "html":
            _talk(order, f"Next: {name_next_step(results[0], (order.output,))}")
        return
    if several:
        text = (
            render_json_array(results)
            if name == "json"
            else "\n".join(render_result(result, name, colour=_in_colour()) for result in results)
        )
    else:
        text = render_result(results[0], name, colour=_in_colour())
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _write(place: Path, result: Result, name: str) -> None:
    """Writes one report in one format."""
    if name == "docx":
        from gmi.render.to_word import render_word  # noqa: PLC0415 - python-docx loads only for Word

        write_bytes(place, render_word(result))
    else:
        write_text(place, render_result(result, name))


def _in_colour() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def _talk(order: Order, line: str) -> None:
    """A line on standard error, unless the user wants none."""
    if not order.quiet:
        say(line)
