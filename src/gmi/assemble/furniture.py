"""Finds what every page carries: running heads, page numbers, GE lines, and the masthead of the first page."""

from __future__ import annotations

import re
from collections import defaultdict

from gmi.assemble.row import Row, count_words, group_by_page

SYMBOL = r"(?:A/HRC/WG\.6/\d+/[A-Z]{3}/\d+|(?:[A-Z]{3,5}/C|E/C\.12|HRI/CORE)/[A-Z0-9/.\-]+)"
_PAGE = r"(?:\d{1,3}(?:\s*/\s*\d{1,3})?|[ivxl]{1,6}|[Pp]age\s+\d{1,3}(?:\s+of\s+\d{1,3})?)"
_GE = r"GE\.\s?\d{2}-?\s?\d{4,6}(?:\s*\([A-Z]+\))?(?:\s+\d{6})*"
_ALWAYS = re.compile(rf"^(?:{_GE}(?:\s+{_PAGE})?|{_PAGE}\s+{_GE}|\*\s?\d{{7}}\s?\*|[\uf020-\uf0ff\s]+)$")
_AT_EDGE = re.compile(rf"^(?:{SYMBOL}\*{{0,3}}(?:\s+{_PAGE})?|{_PAGE}(?:\s+{SYMBOL})?|[Pp]age\s*\d+)$")
_MASTHEAD_MARK = re.compile(r"United Nations|UNITED|NATIONS|Distr\.|General Assembly|Committee on", re.IGNORECASE)
_BODY_START = re.compile(
    r"^(?:I\.\s*\S|A\.\s*\S|1\.\s*\S|Contents\b|CONTENTS\b|Introduction$|List of (?:issues|themes)\b.{0,5}$)"
)
# A cover page of a document that has no masthead says little.
_COVER_WORDS = 150
_LEAST_PAGES = 3


def mark_furniture(rows: list[Row]) -> None:
    """Gives running heads, page numbers and GE lines the zone ``running-head``."""
    pages = group_by_page(rows)
    repeated = _find_repeated(pages)
    for page in pages.values():
        edge = set(map(id, _edge_rows(page)))
        for row in page:
            text = " ".join(row.text.split())
            if _ALWAYS.match(text) or (
                (row.high or row.low) and (_AT_EDGE.match(text) or (id(row) in edge and _shape(text) in repeated))
            ):
                row.zone = "running-head"


def mark_masthead(rows: list[Row]) -> None:
    """Gives the head of the first page the zone ``masthead``, up to where the report itself begins."""
    first = [row for row in rows if row.page_number == 1]
    is_masthead = any(_MASTHEAD_MARK.search(row.text) for row in first)
    is_cover = rows[-1:] != first[-1:] and count_words(" ".join(row.text for row in first)) <= _COVER_WORDS
    if not is_masthead and not is_cover:
        return
    title_seen = False
    for row in first:
        if title_seen and _BODY_START.match(row.text):
            break
        title_seen = title_seen or row.line.bold
        row.zone = "masthead"
    # Notes to the title stand at the foot of the page.
    for row in first:
        if row.zone is None and re.match(r"\*+\s*\D", row.text) and row.low:
            row.zone = "masthead"


def _edge_rows(page: list[Row]) -> list[Row]:
    """The two outermost rows at the head and at the foot of a page."""
    ordered = sorted(page, key=lambda row: row.line.top)
    return ordered[:2] + ordered[-2:]


def _shape(text: str) -> str:
    """The text with its numbers blanked, so that heads with a page number are alike."""
    return re.sub(r"\d+", "#", text)


def _find_repeated(pages: dict[int, list[Row]]) -> frozenset[str]:
    """Shapes of edge rows that stand on a sixth of the pages or more, and on at least three."""
    seen: dict[str, set[int]] = defaultdict(set)
    for number, page in pages.items():
        for row in _edge_rows(page):
            if row.high or row.low:
                seen[_shape(" ".join(row.text.split()))].add(number)
    least = max(_LEAST_PAGES, len(pages) // 6)
    return frozenset(
        shape for shape, numbers in seen.items() if len(numbers) >= least and re.search(r"[^\W\d_]{2}", shape)
    )
