"""Reads a PDF quickly: each page's text in one call, and a few glyph boxes for each line.

pdfium gives a page's text in the order in which the page was written. That is the reading order in nearly every report;
where it is not, and where a page has ruled tables, ``plumb`` reads the page instead.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from gmi.errors import Problem, SourceError
from gmi.extract.order import join_segments, put_in_order
from gmi.model.extraction import Line, Page

# pdfium puts this in place of a hyphen that ends a line, and drops the line end.
_LINE_END_HYPHEN = "\ufffe"
_LINE_BREAK = re.compile(r"\r?\n|\r")
# pdfium takes a list of no pages for damage.
_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
_MAYBE_RAISED = re.compile(r"(?<=\S)\s?\d{1,3}(?!\d)|^\s*\d{1,3}(?=\s?[^\s\d.,)])|\*+")
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 0x40
_RAISED_SHARE = 0.85
_LEAST_RISE = 0.15
# Share of the size that hangs below the baseline.
_BELOW = 0.22
# A ruled table has at least two rules each way; fewer are underlines and note separators.
_MIN_RULES = 3
# In points; pdfium's box around a drawn line is twice as thick as the line.
_THICKEST_RULE = 3.5
# A picture that covers this share of a page is the page's own picture: a scan.
_FULL_PAGE = 0.7
# A space between words is at least this wide, in sizes of the type; letters of one word are set closer.
_LEAST_GAP = 0.15
_WIDEST_GAP = 0.6
_GLUED = re.compile(r"[^\W\d_]{4}")


def open_pdf(path: str) -> Any:
    """Opens a PDF.

    Raises:
        SourceError: When it is encrypted, damaged or has no pages.
    """
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise SourceError(
                "source.encrypted",
                "the PDF is encrypted and needs a password",
                path,
                "save a copy without a password and use that",
            ) from error
        if _NO_PAGES.search(Path(path).read_bytes()):
            raise _no_pages(path) from error
        raise SourceError(
            "source.damaged",
            "the PDF is damaged and cannot be opened",
            path,
            "download the report again, or open and re-save it in a PDF viewer",
        ) from error
    if len(pdf) == 0:
        pdf.close()
        raise _no_pages(path)
    return pdf


def _no_pages(path: str) -> SourceError:
    """Says that there is nothing to read."""
    return SourceError("source.no-pages", "the PDF has no pages", path, "download the report again")


def list_openable(path: str) -> tuple[tuple[int, ...], int]:
    """Numbers of the pages that can be opened, and how many pages there are.

    Raises:
        SourceError: See ``open_pdf``.
    """
    pdf = open_pdf(path)
    openable = []
    try:
        for index in range(len(pdf)):
            try:
                pdf[index].close()
            except pypdfium2.PdfiumError:
                continue
            openable.append(index + 1)
        return tuple(openable), len(pdf)
    finally:
        pdf.close()


@dataclass(frozen=True, slots=True)
class FastReading:
    """What the fast reader made of a PDF.

    Attributes:
        pages: In order.
        problems: One for each page that could not be read.
        ruled: Numbers of the pages that hold a ruled table.
        disordered: Numbers of the pages whose lines are out of reading order.
    """

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    ruled: tuple[int, ...]
    disordered: tuple[int, ...]


def read_pages(path: str) -> FastReading:
    """All pages of a PDF as lines.

    Raises:
        SourceError: See ``open_pdf``.
    """
    pdf = open_pdf(path)
    pages: list[Page] = []
    problems: list[Problem] = []
    ruled: list[int] = []
    disordered: list[int] = []
    try:
        for index in range(len(pdf)):
            number = index + 1
            try:
                page, has_rules, in_order = _read_page(pdf, index)
            except (pypdfium2.PdfiumError, ValueError, OSError) as error:
                page, has_rules, in_order = Page(number, 0.0, 0.0, (), readable=False), False, True
                problems.append(
                    Problem(
                        "page.unreadable",
                        "error",
                        f"page {number} could not be read ({type(error).__name__})",
                        f"page {number}",
                        "read the page by eye; nothing on it is counted",
                    )
                )
            pages.append(page)
            # The first page's masthead is set in columns; it is put right by its own rules.
            if has_rules and number > 1:
                ruled.append(number)
            if not in_order and number > 1:
                disordered.append(number)
    finally:
        pdf.close()
    return FastReading(tuple(pages), tuple(problems), tuple(ruled), tuple(disordered))


def _read_page(pdf: Any, index: int) -> tuple[Page, bool, bool]:
    """One page, whether it holds a ruled table, and whether its lines are in reading order."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        rotated = page.get_rotation() in (90, 270)
        text_page = page.get_textpage()
        try:
            lines = _read_lines(text_page, width if rotated else height)
            turned = sum(line.turned for line in lines) * 2 > len(lines)
            if turned and not rotated:
                width, height = height, width
        finally:
            text_page.close()
        rules, has_images, scanned = _look_at_objects(page)
        lines, in_order = put_in_order(lines)
    finally:
        page.close()
    # The careful reader cannot read text that is set sideways; the order in which it was written serves better.
    page_read = Page(index + 1, width, height, tuple(lines), has_images=has_images, scanned=scanned)
    return page_read, rules and not turned, in_order or turned


def _look_at_objects(page: Any) -> tuple[bool, bool, bool]:
    """Whether the page holds a ruled table, whether it holds pictures, and whether one picture fills it."""
    page_left, page_bottom, page_right, page_top = page.get_cropbox()
    horizontal: set[int] = set()
    vertical: set[int] = set()
    has_images = scanned = False
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            has_images = True
            left, bottom, right, top = item.get_bounds()
            width = max(0.0, min(right, page_right) - max(left, page_left))
            height = max(0.0, min(top, page_top) - max(bottom, page_bottom))
            scanned = scanned or width * height > _FULL_PAGE * (page_right - page_left) * (page_top - page_bottom)
            continue
        if _is_white(item):
            continue
        left, bottom, right, top = item.get_bounds()
        if top - bottom < _THICKEST_RULE and right - left > 20:
            horizontal.add(round(bottom))
        elif right - left < _THICKEST_RULE and top - bottom > 6:
            vertical.add(round(left))
        elif right - left > 20 and top - bottom > 6:
            # A drawn or filled rectangle has four edges.
            horizontal.update((round(bottom), round(top)))
            vertical.update((round(left), round(right)))
    return len(horizontal) >= _MIN_RULES and len(vertical) >= _MIN_RULES, has_images, scanned


def _is_white(item: Any) -> bool:
    """Whether a shape is only a white ground behind text, as word processors leave it."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(item.raw, fill, stroke)
    if stroke.value:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) > 245


def _read_lines(text_page: Any, height: float) -> list[Line]:
    """The lines of a page in the order in which the page was written."""
    count = text_page.count_chars()
    text = text_page.get_text_range() if count else ""
    if len(text) != count:
        # Characters outside the basic plane shift the count: ask for each.
        text = "".join(chr(pdfium_c.FPDFText_GetUnicode(text_page.raw, i) or 32) for i in range(count))
    gaps = _find_gaps(text_page, text)
    lines: list[Line] = []
    start = 0
    for match in [*_LINE_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        lines.extend(_cut_line(text_page, text, start, end, height, gaps))
        start = match.end() if match else end
    return join_segments(lines)


def _find_gaps(text_page: Any, text: str) -> frozenset[int]:
    """Places of letters before which a space is printed that pdfium left out, between two pieces of type."""
    found = set()
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    before: tuple[float, float] | None = None
    for index in range(pdfium_c.FPDFText_CountRects(text_page.raw, 0, len(text))):
        pdfium_c.FPDFText_GetRect(text_page.raw, index, left, top, right, bottom)
        start, low, size = left.value, bottom.value, top.value - bottom.value
        gap = start - before[0] if before and abs(before[1] - low) < size else 0.0
        if 0.1 * size < gap < size:
            place = pdfium_c.FPDFText_GetCharIndexAtPos(text_page.raw, start + 0.3, low + size / 2, 1, 2)
            if place > 0 and _GLUED.match(text, place - 2):
                ahead, behind = _loose_box(text_page, place - 1), _loose_box(text_page, place)
                height = behind[3] - behind[1]
                if ahead[1] == behind[1] and _LEAST_GAP * height < behind[0] - ahead[2] < _WIDEST_GAP * height:
                    found.add(place)
        before = (right.value, low)
    return frozenset(found)


def _cut_line(text_page: Any, text: str, start: int, end: int, height: float, gaps: frozenset[int]) -> list[Line]:
    """One line of pdfium's as the lines that are printed: it runs on over a hyphen at a line end."""
    lines = []
    while start < end:
        cut = text.find(_LINE_END_HYPHEN, start, end)
        stop = end if cut < 0 else cut
        piece = text[start:stop]
        if piece.strip():
            line = _measure_line(text_page, piece, start, height)
            if gaps:
                lead = start + len(piece) - len(piece.lstrip())
                line = _part_words(line, [place - lead for place in gaps if lead < place < stop])
            lines.append(replace(line, text=line.text + "-") if cut >= 0 else line)
        start = stop + 1 if cut >= 0 else end
    return lines


def _part_words(line: Line, places: list[int]) -> Line:
    """The line with a space before each of the places."""
    for place in sorted(places, reverse=True):
        raised = tuple((a + 1, b + 1) if a >= place else (a, b) for a, b in line.raised)
        line = replace(line, text=f"{line.text[:place]} {line.text[place:]}", raised=raised)
    return line


def _measure_line(text_page: Any, piece: str, start: int, height: float) -> Line:
    """A line with its place, size, weight and raised digits."""
    lead = len(piece) - len(piece.lstrip())
    text = piece.strip()
    first = start + lead
    last = first + len(text) - 1
    letters = [i for i, char in enumerate(text) if char.isalpha()] or [0]
    probes = (first + letters[0], first + letters[len(letters) // 2], first + letters[-1])
    turned = _is_turned(text_page, probes[1])
    size = Counter(round(_type_size(text_page, index), 1) for index in probes).most_common(1)[0][0]
    baseline = _baseline(text_page, probes[1], turned)
    styles = [_font_style(text_page, index) for index in probes]
    first_box, last_box = _loose_box(text_page, first), _loose_box(text_page, last)
    x0, x1 = (first_box[1], last_box[3]) if turned else (first_box[0], last_box[2])
    # The boxes of fonts differ in height: the place of a line is measured from what all its glyphs stand on.
    foot = (baseline if turned else height - baseline) + _BELOW * size
    return Line(
        text=text,
        x0=round(x0, 1),
        x1=round(max(x0, x1), 1),
        top=round(foot - size, 1),
        bottom=round(foot, 1),
        size=size,
        bold=all(bold for bold, _ in styles),
        italic=all(italic for _, italic in styles),
        turned=turned,
        raised=_find_raised(text_page, text, first, (baseline, size), turned=turned),
    )


def _find_raised(
    text_page: Any, text: str, first: int, usual: tuple[float, float], *, turned: bool
) -> tuple[tuple[int, int], ...]:
    """Digits and stars that are set smaller and higher than the line: note calls, ordinals, units.

    Args:
        text_page: Of the page.
        text: The line.
        first: Place of its first character on the page.
        usual: Baseline and size of its letters.
        turned: Whether the line is set sideways.
    """
    raised = []
    for match in _MAYBE_RAISED.finditer(text):
        start, end = match.end() - len(match.group().lstrip()), match.end()
        # The call of a note may follow a year: only the digits that are set higher belong to it.
        if start and text[start - 1].isdigit() and not _is_raised(text_page, first + end - 1, usual, turned):
            continue
        while start < end and not _is_raised(text_page, first + start, usual, turned):
            start += 1
        if start < end:
            raised.append((start, end))
    return tuple(raised)


def _is_raised(text_page: Any, index: int, usual: tuple[float, float], turned: bool) -> bool:
    """Whether a glyph is set smaller than the line and stands higher."""
    baseline, size = usual
    rise = _baseline(text_page, index, turned) - baseline
    small = _type_size(text_page, index) < _RAISED_SHARE * size
    return small and (-rise if turned else rise) > _LEAST_RISE * size


def _type_size(text_page: Any, index: int) -> float:
    """Size of the glyph's type in points, as printed."""
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFText_GetMatrix(text_page.raw, index, matrix):
        return 0.0
    size: float = pdfium_c.FPDFText_GetFontSize(text_page.raw, index)
    return size * math.hypot(matrix.b, matrix.d)


def _baseline(text_page: Any, index: int, turned: bool) -> float:
    """What the glyph stands on: its distance from the foot of the page, or from the left where it is set sideways."""
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text_page.raw, index, across, up)
    return across.value if turned else up.value


def _loose_box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the glyph's line box: the same height for every glyph of one type size."""
    box: tuple[float, float, float, float] = text_page.get_charbox(index, loose=True)
    return box


def _is_turned(text_page: Any, index: int) -> bool:
    """Whether the glyph is turned by about a quarter, as in a table set sideways."""
    angle = pdfium_c.FPDFText_GetCharAngle(text_page.raw, index)
    return abs(math.sin(angle)) > 0.7


def _font_style(text_page: Any, index: int) -> tuple[bool, bool]:
    """Whether the glyph is bold and whether it is italic, by its font's weight, flags and name."""
    buffer = ctypes.create_string_buffer(120)
    flags = ctypes.c_int(0)
    length = pdfium_c.FPDFText_GetFontInfo(text_page.raw, index, buffer, 120, flags)
    name = buffer.raw[: max(0, length - 1)].decode("utf-8", "replace").lower()
    heavy = pdfium_c.FPDFText_GetFontWeight(text_page.raw, index) >= _BOLD_WEIGHT
    italic = "italic" in name or "oblique" in name or bool(flags.value & _ITALIC_FLAG)
    return heavy or "bold" in name, italic
