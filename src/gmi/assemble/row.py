"""The working unit of assembly: a printed line that knows its page and, step by step, its zone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.document import Zone
from gmi.model.extraction import Extraction, Line

# Type this much smaller than the body's is a note or a table.
SMALL_SHARE = 0.965
LARGE_SHARE = 1.06


@dataclass(slots=True)
class Row:
    """A line on its way to a paragraph.

    Attributes:
        line: As extracted.
        page_number: 1-based.
        page_height: In points, of the page as it is read.
        zone: What it belongs to; None while it is plain text.
        starts: Whether a new paragraph, note or entry begins with it.
        number: The printed number that it begins with, when that number is a paragraph's or a note's.
    """

    line: Line
    page_number: int
    page_height: float
    zone: Zone | None = None
    starts: bool = False
    number: str | None = None

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @property
    def high(self) -> bool:
        """Whether it stands where running heads stand."""
        return self.line.top < 0.12 * self.page_height

    @property
    def low(self) -> bool:
        """Whether it stands where page numbers stand."""
        return self.line.bottom > 0.86 * self.page_height


def lay_rows(extraction: Extraction) -> list[Row]:
    """All lines of all pages, in reading order."""
    return [
        Row(line, page.number, page.height) for page in extraction.pages for line in page.lines if line.text.strip()
    ]


def measure_body_size(rows: Iterable[Row]) -> float:
    """Size of the type in which most of the report is set; the first page is left out when there are others."""
    sizes: Counter[float] = Counter()
    first: Counter[float] = Counter()
    for row in rows:
        (first if row.page_number == 1 else sizes)[row.line.size] += len(row.text)
    chosen = sizes or first
    if not chosen:
        return 0.0
    # Two readings of one size differ by a tenth of a point.
    best, _ = max(chosen.items(), key=lambda item: sum(n for s, n in chosen.items() if abs(s - item[0]) <= 0.15))
    return best


def is_small(row: Row, body_size: float) -> bool:
    """Whether it is set clearly smaller than the body."""
    return 0 < row.line.size < SMALL_SHARE * body_size


def is_large(row: Row, body_size: float) -> bool:
    """Whether it is set clearly larger than the body."""
    return row.line.size > LARGE_SHARE * body_size > 0


def group_by_page(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows by page, in order."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page_number, []).append(row)
    return pages


def count_words(text: str) -> int:
    """Words as a reader counts them: runs of letters and digits, hyphens and apostrophes inside."""
    return len(re.findall(r"[^\W_]+(?:[-’'.,/][^\W_]+)*", text))
