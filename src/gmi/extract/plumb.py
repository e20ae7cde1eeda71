"""pdfplumber's only door: ruled tables, pages whose lines are out of order, and whole reports read slowly.

Every page is closed as soon as it is read: pdfplumber otherwise keeps all glyphs of all pages in memory.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException

from gmi.errors import Problem, SourceError
from gmi.model.extraction import Line, Page

# pdfminer warns of every odd font; a reader of the scorecard can do nothing with that.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_WORD_GAP_SHARE = 0.15
_RAISED_SHARE = 0.85
_CMYK = 4


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with drawn lines.

    Attributes:
        box: Left, top, right, bottom in points from the top left.
        rows: Its rows from top to bottom; each cell's text, empty for an empty cell.
        row_boxes: Top and bottom of each row.
    """

    box: tuple[float, float, float, float]
    rows: tuple[tuple[str, ...], ...]
    row_boxes: tuple[tuple[float, float], ...]


def find_ruled_tables(path: str, numbers: tuple[int, ...]) -> dict[int, tuple[RuledTable, ...]]:
    """The ruled tables of the pages named; a page that pdfplumber cannot read has none."""
    tables: dict[int, tuple[RuledTable, ...]] = {}
    for number, page in _open_pages(path, numbers):
        found = []
        for table in page.filter(_is_drawn).find_tables():
            rows = tuple(tuple((cell or "").strip() for cell in row) for row in table.extract())
            boxes = tuple((row.bbox[1], row.bbox[3]) for row in table.rows)
            # A grid of one row or one column is a frame around text.
            if len(rows) > 1 and max(len(row) for row in rows) > 1 and any(any(row) for row in rows):
                found.append(RuledTable(tuple(table.bbox), rows, boxes))
        tables[number] = tuple(found)
    return tables


def _is_drawn(item: dict[str, Any]) -> bool:
    """Whether an object of a page can be seen; word processors leave white grounds behind text."""
    if item["object_type"] not in ("rect", "curve") or item.get("stroke"):
        return True
    colour = item.get("non_stroking_color")
    shades = colour if isinstance(colour, (tuple, list)) else (colour,)
    if len(shades) == _CMYK:
        return any(isinstance(shade, (int, float)) and shade > 0.04 for shade in shades)
    return not all(isinstance(shade, (int, float)) and shade > 0.96 for shade in shades)


def read_lines(path: str, numbers: tuple[int, ...]) -> dict[int, tuple[Line, ...]]:
    """The lines of the pages named, from top to bottom."""
    return {number: _lines_of(page) for number, page in _open_pages(path, numbers)}


def read_pages(path: str, page_count: int) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """A whole report, read slowly: some seven pages a second.

    Args:
        path: The PDF.
        page_count: Number of its pages.

    Returns:
        The pages in order, and a Problem for each one that could not be read.
    """
    pages: list[Page] = []
    for number, page in _open_pages(path, tuple(range(1, page_count + 1))):
        images = bool(page.images)
        pages.append(Page(number, float(page.width), float(page.height), _lines_of(page), has_images=images))
    read = {page.number for page in pages}
    missing = [number for number in range(1, page_count + 1) if number not in read]
    pages.extend(Page(number, 0.0, 0.0, (), readable=False) for number in missing)
    problems = tuple(
        Problem(
            "page.unreadable",
            "error",
            f"page {number} could not be read",
            f"page {number}",
            "read the page by eye; nothing on it is counted",
        )
        for number in missing
    )
    return tuple(sorted(pages, key=lambda page: page.number)), problems


def _open_pages(path: str, numbers: tuple[int, ...]) -> Iterator[tuple[int, Any]]:
    """Each page that can be read, closed again before the next."""
    if not numbers:
        return
    with _open(path, numbers) as pdf:
        for page in pdf.pages:
            try:
                yield page.page_number, page
            except (PDFException, ValueError, KeyError, TypeError, IndexError):
                # A damaged page raises whatever its damage makes pdfminer stumble over; it is reported as unread.
                continue
            finally:
                page.close()


@contextmanager
def _open(path: str, numbers: tuple[int, ...]) -> Iterator[Any]:
    """The PDF, with a damaged one told in gmi's words."""
    try:
        pdf = pdfplumber.open(path, pages=list(numbers))
    except (PDFException, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "source.damaged",
            "the PDF is damaged and the careful reader cannot open it",
            path,
            "use the fast reader, or open and re-save the report in a PDF viewer",
        ) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _lines_of(page: Any) -> tuple[Line, ...]:
    """The page's lines with size, weight and raised digits."""
    lines = []
    for item in page.extract_text_lines(x_tolerance_ratio=_WORD_GAP_SHARE, return_chars=True):
        chars = item["chars"]
        letters = [char for char in chars if char["text"].isalpha()] or chars
        size = Counter(round(char["size"], 1) for char in letters).most_common(1)[0][0]
        bold = sum("bold" in char["fontname"].lower() for char in letters) * 2 > len(letters)
        italic = sum("italic" in char["fontname"].lower() for char in letters) * 2 > len(letters)
        lines.append(
            Line(
                text=item["text"].strip(),
                x0=round(item["x0"], 1),
                x1=round(item["x1"], 1),
                top=round(item["top"], 1),
                bottom=round(item["bottom"], 1),
                size=size,
                bold=bold,
                italic=italic,
                raised=_find_raised(item["text"].strip(), chars, size),
            )
        )
    return tuple(lines)


def _find_raised(text: str, chars: list[dict[str, Any]], size: float) -> tuple[tuple[int, int], ...]:
    """Runs of digits or stars set smaller than the line."""
    raised: list[tuple[int, int]] = []
    place = 0
    for char in chars:
        found = text.find(char["text"], place)
        if found < 0:
            continue
        place = found + len(char["text"])
        if char["text"] in "0123456789*" and char["size"] < _RAISED_SHARE * size:
            if raised and raised[-1][1] == found:
                raised[-1] = (raised[-1][0], place)
            else:
                raised.append((found, place))
    return tuple(raised)
