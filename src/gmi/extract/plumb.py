"""pdfplumber's only door: ruled tables, pages whose lines are out of order, and whole reports read slowly.

Every page is closed as soon as it is read: pdfplumber otherwise keeps all glyphs of all pages in memory.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import chars_to_textmap

from gmi.errors import Problem, SourceError
from gmi.model.extraction import Line, Page

# pdfminer warns of every odd font; a reader of the scorecard can do nothing with that.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_WORD_GAP_SHARE = 0.15
_PICTURE_DPI = 110
# A line of fewer letters stands in any paragraph.
_LEAST_LETTERS = 8
_RAISED_SHARE = 0.85
_LEAST_RISE = 0.1
_WHOLE_LINE = 0.9
_BULLET = "(cid:127)"
_CMYK = 4
# Whatever the damage of a file makes pdfminer stumble over; the page is then reported as not read.
_DAMAGE = (
    PDFException,
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_Seen = TypeVar("_Seen")
# A picture that covers this share of a page is the page's own picture: a scan.
_FULL_PAGE = 0.7


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
    return dict(_visit(path, numbers, _tables_of))


def _tables_of(page: Any) -> tuple[RuledTable, ...]:
    """The page's ruled tables."""
    found = []
    for table in page.filter(_is_drawn).find_tables():
        rows = tuple(tuple((cell or "").strip() for cell in row) for row in table.extract())
        boxes = tuple((row.bbox[1], row.bbox[3]) for row in table.rows)
        # A grid of one row or one column is a frame around text.
        if len(rows) > 1 and max(len(row) for row in rows) > 1 and any(any(row) for row in rows):
            found.append(RuledTable(tuple(table.bbox), rows, boxes))
    return tuple(found)


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
    return dict(_visit(path, numbers, _lines_of))


def find_pages_with(path: str, objects: frozenset[int], page_count: int) -> tuple[int, ...]:
    """Numbers of the pages whose text stands in one of the objects named; none where the file cannot be told."""
    try:
        visited = dict(_visit(path, tuple(range(1, page_count + 1)), lambda page: page.page_obj.attrs.get("Contents")))
    except SourceError:
        return ()
    return tuple(
        number
        for number, contents in visited.items()
        for parts in [contents if isinstance(contents, list) else [contents]]
        if any(getattr(part, "objid", None) in objects for part in parts)
    )


def read_pages(path: str, openable: tuple[int, ...], page_count: int) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """A whole report, read slowly: some seven pages a second.

    Args:
        path: The PDF.
        openable: Numbers of the pages that pdfium can open; pdfminer leaves out the others without a word.
        page_count: Number of its pages.

    Returns:
        The pages in order, and a Problem for each one that could not be read.

    Raises:
        SourceError: When the two libraries do not see the same pages.
    """
    with _open(path, None) as pages:
        seen = len(pages)
    numbers = {page_count: tuple(range(1, page_count + 1)), len(openable): openable}.get(seen)
    if numbers is None:
        raise SourceError(
            "source.damaged",
            f"the PDF is damaged: the careful reader sees {seen} of its {page_count} pages",
            path,
            "use the fast reader, or open and re-save the report in a PDF viewer",
        )
    read = {
        numbers[place - 1]: replace(page, number=numbers[place - 1])
        for place, page in _visit(path, tuple(range(1, seen + 1)), _read_page)
    }
    missing = [number for number in range(1, page_count + 1) if number not in read]
    pages_read = [*read.values(), *(Page(number, 0.0, 0.0, (), readable=False) for number in missing)]
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
    return tuple(sorted(pages_read, key=lambda page: page.number)), problems


def _read_page(page: Any) -> Page:
    """One page."""
    width, height = float(page.width), float(page.height)
    scanned = any(item["width"] * item["height"] > _FULL_PAGE * width * height for item in page.images)
    images = bool(page.images)
    lines = _lines_of(page)
    if sum(line.turned for line in lines) * 2 > len(lines):
        width, height = height, width
    return Page(page.page_number, width, height, lines, has_images=images, scanned=scanned)


def draw_page(path: str, number: int, wanted: str) -> bytes:
    """A picture of one page with the lines of a paragraph marked, to look at evidence where it is printed.

    Args:
        path: The PDF.
        number: Of the page, 1-based.
        wanted: Text of the paragraph; a line is marked when its words stand in it.

    Returns:
        A PNG.

    Raises:
        SourceError: When the page cannot be read.
    """
    letters = _only_letters(wanted)

    def look(page: Any) -> bytes:
        picture = page.to_image(resolution=_PICTURE_DPI)
        for item in page.extract_text_lines(x_tolerance_ratio=_WORD_GAP_SHARE, return_chars=False):
            line = _only_letters(item["text"])
            if len(line) >= _LEAST_LETTERS and line in letters:
                picture.draw_rect((item["x0"] - 2, item["top"] - 1, item["x1"] + 2, item["bottom"] + 1))
        buffer = io.BytesIO()
        picture.annotated.convert("RGB").save(buffer, format="PNG")
        return buffer.getvalue()

    for _, drawn in _visit(path, (number,), look):
        return drawn
    raise SourceError(
        "page.unreadable",
        f"page {number} cannot be drawn",
        path,
        "open the report in a PDF viewer and look at the page",
    )


def _only_letters(text: str) -> str:
    """The text's letters and digits alone, so that line ends, hyphens and mends make no difference."""
    return re.sub(r"[\W_]+", "", text).lower()


def _visit(path: str, numbers: tuple[int, ...], look: Callable[[Any], _Seen]) -> Iterator[tuple[int, _Seen]]:
    """What ``look`` sees on each page that can be read; each is closed again before the next."""
    if not numbers:
        return
    with _open(path, numbers) as pages:
        for page in pages:
            try:
                seen = look(page)
            except _DAMAGE:
                continue
            finally:
                page.close()
            yield page.page_number, seen


@contextmanager
def _open(path: str, numbers: tuple[int, ...] | None) -> Iterator[list[Any]]:
    """The pages named, or all pages, of a PDF, with a damaged one told in gmi's words."""
    try:
        pdf = pdfplumber.open(path, pages=None if numbers is None else list(numbers))
        pages = pdf.pages
    except _DAMAGE as error:
        raise SourceError(
            "source.damaged",
            "the PDF is damaged and the careful reader cannot open it",
            path,
            "use the fast reader, or open and re-save the report in a PDF viewer",
        ) from error
    try:
        yield pages
    finally:
        pdf.close()


def _lines_of(page: Any) -> tuple[Line, ...]:
    """The page's lines with size, weight and raised digits; those set sideways come last."""
    chars = [_name_glyph(char) for char in page.chars]
    upright = [char for char in chars if char["upright"]]
    turned = [_turn(char, float(page.width), float(page.height)) for char in chars if not char["upright"]]
    return (
        *(_as_line(item, turned=False) for item in _join_chars(upright)),
        *(_as_line(item, turned=True) for item in _join_chars(turned)),
    )


def _join_chars(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines of text, each with its glyphs."""
    if not chars:
        return []
    lines: list[dict[str, Any]] = chars_to_textmap(chars, x_tolerance_ratio=_WORD_GAP_SHARE).extract_text_lines()
    return lines


def _name_glyph(char: dict[str, Any]) -> dict[str, Any]:
    """A glyph that pdfminer only knows the number of, as the sign that pdfium gives for it."""
    if not char["text"].startswith("(cid:"):
        return char
    return {**char, "text": "•" if char["text"] == _BULLET else "\ufffd"}


def _turn(char: dict[str, Any], width: float, height: float) -> dict[str, Any]:
    """A glyph that is set sideways, placed as if the page were turned."""
    left, right, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
    x0, x1, up, down = (height - bottom, height - top, left, right)
    if char["matrix"][1] < 0:
        x0, x1, up, down = (top, bottom, width - right, width - left)
    # pdfplumber takes the height of the glyph's box, here its width, for its size.
    size = char["x1"] - char["x0"]
    return {**char, "x0": x0, "x1": x1, "top": up, "bottom": down, "doctop": up, "size": size, "upright": True}


def _as_line(item: dict[str, Any], *, turned: bool) -> Line:
    """One line as gmi knows it."""
    chars = item["chars"]
    letters = [char for char in chars if char["text"].isalpha()] or chars
    size = Counter(round(char["size"], 1) for char in letters).most_common(1)[0][0]
    text = item["text"].strip()
    return Line(
        text=text,
        x0=round(item["x0"], 1),
        x1=round(item["x1"], 1),
        top=round(item["top"], 1),
        bottom=round(item["bottom"], 1),
        size=size,
        bold=_is_set_in(letters, "bold"),
        italic=_is_set_in(letters, "italic") or _is_set_in(letters, "oblique"),
        turned=turned,
        raised=_find_raised(
            text, chars, size, Counter(round(char["bottom"], 1) for char in letters).most_common(1)[0][0]
        ),
    )


def _is_set_in(letters: list[dict[str, Any]], face: str) -> bool:
    """Whether nearly all letters are set in a face; a line that only holds a foreign name in it is not."""
    return sum(face in char["fontname"].lower() for char in letters) > _WHOLE_LINE * len(letters)


def _find_raised(text: str, chars: list[dict[str, Any]], size: float, foot: float) -> tuple[tuple[int, int], ...]:
    """Runs of digits or stars set smaller than the line and higher."""
    raised: list[tuple[int, int]] = []
    place = 0
    for char in chars:
        found = text.find(char["text"], place)
        if found < 0:
            continue
        place = found + len(char["text"])
        small = char["size"] < _RAISED_SHARE * size and char["bottom"] < foot - _LEAST_RISE * size
        if char["text"] in "0123456789*" and small:
            if raised and raised[-1][1] == found:
                raised[-1] = (raised[-1][0], place)
            else:
                raised.append((found, place))
    return tuple(raised)
