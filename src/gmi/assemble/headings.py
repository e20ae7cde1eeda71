"""Finds headings, their level, and where the annexes begin."""

from __future__ import annotations

import re

from gmi.assemble.row import Row, is_large, is_small

_ROMAN = re.compile(r"^[IVXL]{1,6}\.\s*\S")
_LETTER = re.compile(r"^[A-Z]\.\s*\S")
_ARTICLE = re.compile(r"^(?:Articles?|Art\.)\s*\d+", re.IGNORECASE)
_DIGIT = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+\S")
_PART = re.compile(r"^(?:Part|Chapter|Section|Title)\s+(?:\d+|[IVX]+|[A-Z]|one|two|three|four|five)\b", re.IGNORECASE)
_ANNEX = re.compile(
    r"^(?:Annex(?:es)?|Appendix|Appendices|Attachments?)\b(?:\s*(?:\d{1,2}|[IVX]{1,5}|[A-Z]))?\b[.:*]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_OPENS_ANEW = re.compile(
    r"^(?:[IVXL]{1,6}\.|[A-Z]\.|\d{1,2}\.|Articles?\s+\d|Art\.\s*\d|Part\s|Chapter\s|Section\s|Annex|Appendix|Recommendation\s|"
    r"(?:Reply|Response|Answer)\s+to\s|Points?\s+\d|Paragraphs?\s+\d|Question\s+\d|Issues?\s+\d)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.:;!?]['\"”’)\]]*\d{0,3}$")
_APART = 1.7
_FULL_LINE = 60
_LONGEST_HEADING = 60
_HEADING_LINES = 5
_SIZE_STEP = 0.45


def mark_headings(rows: list[Row], body_size: float) -> None:
    """Gives headings their zone; each first line of one begins anew."""
    text_rows = [row for row in rows if row.zone not in ("running-head", "footnote")]
    run: list[Row] = []
    for before, row, after in zip([None, *text_rows], text_rows, [*text_rows[1:], None], strict=False):
        free = row.zone is None and row.number is None
        if free and run and before is run[-1] and _goes_on(run[-1], row, body_size):
            run.append(row)
            continue
        _close(run, body_size)
        above = None if run and before is run[-1] else before
        run = [row] if free and _looks_like_heading(row, above, after, body_size) else []
    _close(run, body_size)


def _goes_on(last: Row, row: Row, body_size: float) -> bool:
    """Whether a heading runs on in this line: set alike, close below, and no heading of its own."""
    if not _belongs(last, row):
        return False
    return (
        row.line.bold or row.line.italic or is_large(row, body_size) or _looks_like_heading(row, None, None, body_size)
    )


def _looks_like_heading(row: Row, before: Row | None, after: Row | None, body_size: float) -> bool:
    """Whether the type of a line says heading."""
    text = row.text.strip()
    if not re.search(r"[^\W\d_]", text) or _runs_on(before, row):
        return False
    if is_large(row, body_size) or (row.line.bold and not is_small(row, 0.9 * body_size)):
        return True
    if text.endswith((".", ",", ";")) or _gap(before, row) <= _APART or _leads_on(row, after):
        return False
    if _ARTICLE.match(text) and len(text.split()) <= 12:
        return True
    title = re.sub(r"^\([a-z]\)\s*", "", text)
    short = len(text) < 110 and len(text.split()) <= 14 and title[:1].isupper()
    # A short italic line that stands apart is a heading of the lowest level.
    return row.line.italic and short and not text.endswith(":")


def _leads_on(row: Row, after: Row | None) -> bool:
    """Whether a line that is not set large or bold is the first of running text: a long line follows close below."""
    if after is None or after.zone is not None or after.number is not None or after.page_number != row.page_number:
        return False
    alike = after.line.italic == row.line.italic and abs(after.line.size - row.line.size) <= 0.4
    # An italic heading of two lines ends short; a quotation in italics does not.
    long = len(after.text) > _FULL_LINE or after.text.rstrip().endswith(".")
    return _gap(row, after) <= 1.5 and (long or not alike)


def _runs_on(before: Row | None, row: Row) -> bool:
    """Whether a line only goes on with the running text above it, a part of which is set bold or italic."""
    if before is None or before.zone is not None:
        return False
    tight = _gap(before, row) <= 1.5 and abs(before.line.size - row.line.size) <= 0.4
    # The first line of a numbered paragraph may stand a little further from the second.
    tight = tight or (before.number is not None and _gap(before, row) <= 1.8 and not _ENDS.search(before.text))
    onward = row.text[:1].islower() and before.page_number != row.page_number
    return tight or onward


def _gap(before: Row | None, row: Row) -> float:
    """Pitch to the line before, in sizes of the type; large at the top of a page."""
    if before is None or before.page_number != row.page_number or row.line.size <= 0:
        return 9.0
    return (row.line.top - before.line.top) / row.line.size


def _belongs(last: Row, row: Row) -> bool:
    """Whether a heading goes on in this line."""
    if row.page_number != last.page_number or (_OPENS_ANEW.match(row.text) and not row.text[:1].islower()):
        return False
    same = abs(row.line.size - last.line.size) <= 0.4 and row.line.bold == last.line.bold
    same = same and row.line.italic == last.line.italic
    return same and _gap(last, row) <= 1.6


def _close(run: list[Row], body_size: float) -> None:
    """Makes a run of lines a heading, unless it is as long as a paragraph."""
    if not run:
        return
    text = " ".join(row.text for row in run)
    words = len(text.split())
    prominent = is_large(run[0], body_size)
    if (
        len(run) > _HEADING_LINES
        or words > _LONGEST_HEADING
        or (words > 25 and not prominent and text.rstrip().endswith("."))
    ):
        # Bold or italic running text: it keeps its paragraphs, and the Committee's words are told apart later.
        run[0].starts = True
        return
    for row in run:
        row.zone = "heading"
        row.starts = False
    run[0].starts = True


def rank_sizes(sizes: list[float]) -> dict[float, int]:
    """Rank of each size of type, 0 for the largest; sizes that differ by less than half a point are one."""
    ranks: dict[float, int] = {}
    rank = 0
    for index, size in enumerate(ordered := sorted(set(sizes), reverse=True)):
        if index and ordered[index - 1] - size > _SIZE_STEP:
            rank += 1
        ranks[size] = rank
    return ranks


def heading_level(text: str, size_rank: int, *, bold: bool) -> tuple[int, int]:
    """Sort key of a heading: larger type first, then the kind of its number; a smaller key is a higher level."""
    kinds = (_ANNEX, _PART, _ROMAN, _LETTER, _ARTICLE, _DIGIT)
    kind = next((index for index, pattern in enumerate(kinds) if pattern.match(text)), len(kinds))
    return (size_rank, kind if bold else kind + len(kinds) + 1)


def opens_annex(text: str) -> bool:
    """Whether a heading begins the annexes ("Annex I", "Appendix: list of laws")."""
    match = _ANNEX.match(text.strip())
    return bool(match) and len(text.split()) <= 20
