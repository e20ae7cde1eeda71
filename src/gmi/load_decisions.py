"""People's corrections from the sheet of references that ``score`` writes, as a spreadsheet gives it back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gmi.errors import DecisionsError, Problem
from gmi.model.decision import Decision
from gmi.model.labelled import DEPTHS, TRUE_LABELS
from gmi.model.reference import DIMENSIONS, TAGS, Dimension, Tag
from gmi.model.span import Span

COLUMNS = ("dimension", "start", "end", "text", "sentence", "label", "tags", "by", "on", "note")
_SEPARATORS = (",", ";", "\t")
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+)?")
_LOCAL_DATE = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4})")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Attributes:
        where: ``file:line``, the line on which the row begins.
        cells: By column, in lower case; without white space around them.
    """

    where: str
    cells: dict[str, str]


def load_decisions(path: str) -> tuple[Decision, ...]:
    """The decisions of a sheet: its rows that someone signed.

    A row without a name in ``by`` is the machine's. A signed row without a label, or with ``undecided``, decides
    nothing: whoever fills a column downwards signs those too.

    Args:
        path: CSV with comma, semicolon or tabulator, in UTF-8, UTF-16 or Windows-1252.

    Returns:
        In the order of the rows.

    Raises:
        DecisionsError: When the file cannot be read, or any signed row is bad; ``problems`` names every one.
    """
    problems: list[Problem] = []
    decisions = []
    for row in read_sheet(path, COLUMNS, problems):
        if row.cells["by"] and _name_label(row) not in ("", "undecided"):
            decision = _read_decision(row, problems)
            if decision is not None:
                decisions.append(decision)
        elif row.cells["on"] and not row.cells["by"]:
            problems.append(_bad(row.where, "the row is dated but names no one in “by”", "sign it, or clear “on”"))
    problems.extend(_find_twice(decisions))
    if problems:
        raise DecisionsError(
            "decision.invalid",
            f"the decisions cannot be used: {len(problems)} to mend",
            path,
            "mend these rows; the sheet's own columns must stay as they are",
            tuple(problems),
        )
    return tuple(decisions)


def read_sheet(path: str, columns: Sequence[str], problems: list[Problem]) -> Iterator[Row]:
    """The rows of a sheet, empty ones left out; what cannot be read goes to ``problems``.

    Args:
        path: CSV as a spreadsheet writes it.
        columns: Those that must be there.
        problems: Takes what is wrong with the sheet.

    Raises:
        DecisionsError: When the file cannot be read at all.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise DecisionsError(
            "decision.unreadable", f"the file cannot be read ({error.strerror})", path, "check the path"
        ) from error
    if content.startswith(b"PK"):
        raise DecisionsError(
            "decision.not-csv", "this is a workbook (XLSX or ODS), not CSV", path, "save the sheet as CSV first"
        )
    text = _decode(content)
    skipped = 1 if re.match(r"sep=.\s*\n", text) else 0
    lines = text.split("\n", skipped)[-1]
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=_find_separator(lines), strict=True)
    header: list[str] = []
    line = skipped
    try:
        for cells in reader:
            where, line = f"{path}:{line + 1}", reader.line_num + skipped
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [name.strip().lower() for name in cells]
                missing = [name for name in columns if name not in header]
                if missing:
                    problems.append(_bad(where, f"columns are missing: {', '.join(missing)}"))
                    return
                continue
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                problems.append(_bad(where, f"the row has {len(cells)} cells, the head has {len(header)}"))
                continue
            row = dict(zip(header, cells, strict=False))
            yield Row(where, {name: row.get(name, "").strip() for name in header})
    except csv.Error as error:
        problems.append(_bad(f"{path}:{line + 1}", f"the row cannot be read ({error})", "save the sheet as CSV again"))
    if not header:
        problems.append(_bad(path, "the file is empty"))


def read_tags(row: Row, problems: list[Problem]) -> tuple[Tag, ...]:
    """The tags of a row, in the order of ``TAGS``; unknown ones go to ``problems``."""
    named = {_slug(tag) for tag in re.split("[;,]", row.cells.get("tags", "")) if tag.strip()}
    problems.extend(
        _bad(row.where, f"unknown tag “{unknown}”", f"any of {', '.join(TAGS)}")
        for unknown in sorted(named.difference(TAGS))
    )
    return tuple(tag for tag in TAGS if tag in named)


def unguard(cell: str) -> str:
    """A cell as the report prints it: without the apostrophe that keeps a spreadsheet from running it, one space each.

    >>> unguard("'=women  and men")
    '=women and men'
    """
    return " ".join(re.sub(r"^'(?=[=+\-@＝＋－＠\s])", "", cell).split())


def _decode(content: bytes) -> str:
    """Text from the bytes that spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _find_separator(text: str) -> str:
    """The mark that cuts the head into the most cells."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    return max(_SEPARATORS, key=head.count)


def _name_label(row: Row) -> str:
    return _slug(row.cells["label"])


def _slug(cell: str) -> str:
    """A word of the codebook as people write it: "Not a reference", "not_a_reference"."""
    return re.sub(r"[\s_]+", "-", cell.strip().lower())


def _read_decision(row: Row, problems: list[Problem]) -> Decision | None:
    """The decision of a signed row; None, with its problems noted, when anything is wrong with it."""
    before = len(problems)
    cells = row.cells
    label = next((known for known in TRUE_LABELS if known == _name_label(row)), None)
    if label is None:
        allowed = ", ".join((*DEPTHS, "not-a-reference"))
        problems.append(_bad(row.where, f"unknown label “{cells['label']}”", f"one of {allowed}"))
    tags = read_tags(row, problems)
    span = _read_span(cells["start"], cells["end"])
    if span is None:
        message = f"start “{cells['start']}” and end “{cells['end']}” are no place in the report"
        problems.append(_bad(row.where, message, "copy both from the sheet that gmi wrote"))
    if not cells["text"] or not cells["sentence"]:
        problems.append(_bad(row.where, "“text” or “sentence” is empty", "copy both from the sheet that gmi wrote"))
    dimension = next((known for known in DIMENSIONS if known == _slug(cells["dimension"])), None)
    if dimension is None:
        problems.append(_bad(row.where, f"unknown dimension “{cells['dimension']}”", f"one of {', '.join(DIMENSIONS)}"))
    on = read_date(cells["on"])
    if on is None:
        what = (
            f"the date “{cells['on']}” cannot be read" if cells["on"] else "the row is signed but has no date in “on”"
        )
        problems.append(_bad(row.where, what, "write it as 2026-11-24"))
    if len(problems) > before or label is None or dimension is None or span is None or on is None:
        return None
    return Decision(
        where=row.where,
        dimension=dimension,
        span=span,
        text=cells["text"],
        sentence=cells["sentence"],
        label=label,
        tags=tags,
        by=unguard(cells["by"]),
        on=on,
        note=unguard(cells["note"]),
    )


def _read_span(start: str, end: str) -> Span | None:
    if not (start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) else None


def read_date(cell: str) -> str | None:
    """A date as people and spreadsheets write it, in ISO form; None where it is none, or could be two days."""
    iso, local = _ISO_DATE.fullmatch(cell), _LOCAL_DATE.fullmatch(cell)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif local:
        first, mark, second, year = int(local[1]), local[2], int(local[3]), int(local[4])
        # With full stops the day comes first everywhere; with strokes it depends on where the sheet was written.
        if mark != "." and first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if mark == "." or first > 12 else (second, first)
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _find_twice(decisions: Sequence[Decision]) -> Iterator[Problem]:
    seen: dict[tuple[Dimension, Span], str] = {}
    for decision in decisions:
        if decision.place in seen:
            yield _bad(decision.where, f"this reference is decided twice, first at {seen[decision.place]}")
        else:
            seen[decision.place] = decision.where


def _bad(where: str, message: str, hint: str = "") -> Problem:
    return Problem("decision.row", "error", message, where, hint)
