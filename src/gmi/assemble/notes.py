"""Finds footnotes, endnotes and tables by the size of their type and where they stand."""

from __future__ import annotations

import itertools
import re

from gmi.assemble.row import Row, group_by_page, is_small

_NOTE_START = re.compile(r"^(\d{1,3}|\*{1,3}|[a-z])\s*(?=[^\s\d.,)–-])|^(\d{1,3})\s+(?=\d{1,2}\s[A-Z]|\d{4})")
_ENDNOTES = re.compile(r"^(?:end)?notes?:?$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:Table|Figure|Chart|Graph|Box|Diagram)\s*(?:No\.?\s*)?(?:\d{1,3}|[IVX]+)\b[\s.:–-]*", re.IGNORECASE
)
_NUMBER_TOKEN = re.compile(r"^[-–(]?[\d][\d.,:%/–-]*\)?%?$|^[-–]+$")
_LINE_PITCH = 1.5


def mark_notes(rows: list[Row], body_size: float) -> None:
    """Gives footnotes and endnotes the zone ``footnote``, and each its number."""
    in_endnotes = False
    previous: list[Row] = []
    page_count = max((row.page_number for row in rows), default=0)
    for number, page in group_by_page(rows).items():
        free = [row for row in page if row.zone is None]
        for index, row in enumerate(free):
            late = number > page_count / 2
            if late and _ENDNOTES.match(row.text.strip()) and any(is_small(r, body_size) for r in free[index + 1 :]):
                in_endnotes = True
                row.zone = "heading"
                row.starts = True
        if in_endnotes:
            block = [row for row in free if row.zone is None and is_small(row, body_size)]
            _number_notes(block)
            continue
        block = _find_block(free, body_size, carried=bool(previous))
        _number_notes(block)
        previous = block


def _find_block(free: list[Row], body_size: float, *, carried: bool) -> list[Row]:
    """The footnotes of one page: small type at its foot, from the first row that begins with a note's number."""
    start = len(free)
    while start > 0 and is_small(free[start - 1], body_size):
        start -= 1
    small = free[start:]
    first = next((i for i, row in enumerate(small) if _starts_note(row, raised_only=True)), None)
    if first is None:
        first = next((i for i, row in enumerate(small) if _starts_note(row, raised_only=False)), None)
        if first is None or not _ascends(small[first:]):
            return []
    # A note that began on the page before ends above this page's first one.
    if carried and 0 < first <= 4 and all(len(row.text) > 30 for row in small[: first - 1]):
        first = 0
    return small[first:]


def _starts_note(row: Row, *, raised_only: bool) -> bool:
    """Whether a note begins with this row."""
    if any(begin == 0 for begin, _ in row.line.raised):
        return True
    return not raised_only and bool(_NOTE_START.match(row.text))


def _ascends(rows: list[Row]) -> bool:
    """Whether the numbers at the start of the rows go up one by one, as notes do and table rows do not."""
    numbers = [
        int(match.group(1) or match.group(2))
        for row in rows
        if (match := _NOTE_START.match(row.text)) and (match.group(1) or match.group(2) or "").isdigit()
    ]
    return bool(numbers) and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def _number_notes(block: list[Row]) -> None:
    """Marks the rows of a block of notes; each row that begins one gets the note's number."""
    raised = any(begin == 0 for row in block for begin, _ in row.line.raised)
    last = None
    for row in block:
        row.zone = "footnote"
        match = _NOTE_START.match(row.text)
        if not match:
            continue
        mark = match.group(1) or match.group(2)
        follows = last is None or not mark.isdigit() or int(mark) == last + 1
        if any(begin == 0 for begin, _ in row.line.raised) or (not raised and follows):
            row.starts = True
            row.number = mark
            last = int(mark) if mark.isdigit() else last


def mark_tables(rows: list[Row], body_size: float) -> None:
    """Gives tables, their captions and their sources the zone ``table``; each row of a table begins anew."""
    free = [row for row in rows if row.zone is None]
    index = 0
    caption = False
    while index < len(free):
        row = free[index]
        if row.line.kind == "table-row":
            row.zone, row.starts, caption = "table", True, False
            index += 1
        elif _CAPTION.match(row.text) and len(row.text) < 160 and not row.text.rstrip().endswith((".", ";", ",")):
            index = _take_caption(free, index, body_size)
            caption = True
        elif is_small(row, body_size) and not row.line.bold:
            end = index
            while end < len(free) and is_small(free[end], body_size):
                end += 1
            run = free[index:end]
            width = sum(len(r.text) for r in run) / len(run)
            # Small type that fills its lines and has no caption is a quotation: it stays plain text.
            if caption or width < 60 or _share_of_numbers(run) > 0.3:
                _take_rows(run)
            caption = False
            index = end
        elif (caption and _looks_tabular(row)) or (_looks_tabular(row) and (_near_tabular(free, index))):
            row.zone, row.starts = "table", True
            index += 1
        else:
            caption = caption and row.line.bold
            index += 1


def _take_caption(free: list[Row], index: int, body_size: float) -> int:
    """Marks a caption with the lines of its title; returns the place behind it."""
    label = free[index]
    label.zone, label.starts = "table", True
    index += 1
    if index < len(free) and _is_title(label, free[index]):
        free[index].zone = "table"
        index += 1
    while index < len(free) and free[index].line.bold and not is_small(free[index], 0.9 * body_size):
        if re.match(r"^(?:[IVX]+|[A-Z])\.\s|^Article\s", free[index].text):
            break
        free[index].zone = "table"
        index += 1
    return index


def _is_title(label: Row, row: Row) -> bool:
    """Whether a line set plain right below a bare "Table 1" is the title of the table."""
    bare = len(_CAPTION.sub("", label.text)) == 0
    near = row.page_number == label.page_number and row.line.top - label.line.top < 2 * max(row.line.size, 1.0)
    return bare and near and row.number is None and not row.text.rstrip().endswith((".", ";", ","))


def _take_rows(run: list[Row]) -> None:
    """Marks small type as a table; a row begins where the pitch is wider than that of lines in one cell."""
    left = min(row.line.x0 for row in run)
    before: Row | None = None
    for row in run:
        row.zone = "table"
        same_page = before is not None and before.page_number == row.page_number
        apart = not same_page or before is None or row.line.top - before.line.top > _LINE_PITCH * row.line.size
        row.starts = before is None or (apart and row.line.x0 < left + 30) or row.line.top < before.line.top - 2
        before = row


def _share_of_numbers(run: list[Row]) -> float:
    """Share of tokens that are figures."""
    tokens = [token for row in run for token in row.text.split()]
    return sum(bool(_NUMBER_TOKEN.match(token)) for token in tokens) / max(1, len(tokens))


def _looks_tabular(row: Row) -> bool:
    """Whether at least three figures make up at least half of the row."""
    tokens = row.text.split()
    figures = sum(bool(_NUMBER_TOKEN.match(token)) for token in tokens)
    return figures >= 3 and figures * 2 >= len(tokens)


def _near_tabular(free: list[Row], index: int) -> bool:
    """Whether the row before or the row after looks tabular too."""
    around = free[max(0, index - 1) : index] + free[index + 1 : index + 2]
    return any(_looks_tabular(row) or row.zone == "table" for row in around)
