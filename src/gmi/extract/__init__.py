"""Reads a file into lines with their place on the page; chooses the reader by content, not by name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gmi.errors import Problem, SourceError
from gmi.extract import pdf, plumb
from gmi.extract.quality import check_quality
from gmi.extract.structure import check_structure, find_damaged_streams
from gmi.model.extraction import Extraction, Line, Page

__all__ = ["READERS", "draw_paragraph", "extract_report"]

READERS = ("fast", "careful")

# A table may lack this share of the signs that stand inside its frame.
_MOST_LOST = 0.003
_HYPHENS = "-\u2010\u2011\u00ad\ufffe\x02"

_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP file (perhaps a Word or spreadsheet document)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"<", "an HTML or XML page"),
)


def extract_report(path: str, reader: str = "fast") -> Extraction:
    """Reads a report into lines.

    Args:
        path: The file, as the user named it.
        reader: ``fast`` (pdfium, with pdfplumber for the pages that need it) or ``careful`` (pdfplumber throughout).

    Returns:
        All pages; those that could not be read are marked and have a Problem.

    Raises:
        SourceError: When the file is missing, empty, of an unsupported kind, encrypted, damaged or a scan without text.
    """
    data = _read_bytes(path)
    _check_kind(path, data)
    digest = hashlib.sha256(data).hexdigest()
    if reader == "careful":
        openable, page_count = pdf.list_openable(path)
        pages, problems = plumb.read_pages(path, openable, page_count)
        ruled = tuple(page.number for page in pages if page.readable)
    else:
        reading = pdf.read_pages(path)
        pages, problems, ruled = reading.pages, reading.problems, reading.ruled
        pages = _reread_disordered(path, pages, reading.disordered)
    pages, broken = _mark_damaged(path, data, pages)
    _refuse_empty(path, pages)
    pages, doubts = check_quality(_set_tables(path, pages, ruled))
    problems = check_structure(data) + problems + broken + doubts
    return Extraction(path, digest, "application/pdf", pages, reader, problems)


def _read_bytes(path: str) -> bytes:
    """The file's bytes, or a clear error."""
    place = Path(path)
    if place.is_dir():
        raise SourceError("source.directory", "this is a folder, not a report", path, "name the PDF file itself")
    try:
        data = place.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("source.missing", "there is no such file", path, "check the name and the folder") from error
    except OSError as error:
        raise SourceError(
            "source.unreadable", f"the file cannot be opened ({error.strerror})", path, "check its permissions"
        ) from error
    if not data.strip():
        raise SourceError("source.empty", "the file is empty", path, "download the report again")
    return data


def _check_kind(path: str, data: bytes) -> None:
    """Refuses what is not a PDF, saying what it is."""
    if b"%PDF-" in data[:1024]:
        return
    head = data[:16].lstrip()
    kind = next((name for start, name in _OTHER_KINDS if head.startswith(start)), "not a PDF")
    raise SourceError(
        "source.unsupported",
        f"the file is {kind}; gmi reads PDF reports",
        path,
        "open it and save or print it as PDF",
    )


def _reread_disordered(path: str, pages: tuple[Page, ...], numbers: tuple[int, ...]) -> tuple[Page, ...]:
    """Pages whose lines were out of order, read again from top to bottom."""
    if not numbers:
        return pages
    lines = plumb.read_lines(path, numbers)
    return tuple(replace(page, lines=lines[page.number]) if page.number in lines else page for page in pages)


def _set_tables(path: str, pages: tuple[Page, ...], numbers: tuple[int, ...]) -> tuple[Page, ...]:
    """Puts each row of a ruled table in place of the lines that stood inside it."""
    if not numbers:
        return pages
    tables = plumb.find_ruled_tables(path, numbers)
    return tuple(replace(page, lines=_set_rows(page.lines, tables.get(page.number, ()))) for page in pages)


def _set_rows(lines: tuple[Line, ...], tables: tuple[plumb.RuledTable, ...]) -> tuple[Line, ...]:
    """The lines with each table's rows as one line each, cells parted by a tab."""
    for table in tables:
        left, top, right, bottom = table.box
        inside = [
            line
            for line in lines
            if left - 3 <= line.x0 and line.x1 <= right + 3 and top - 3 <= line.top and line.bottom <= bottom + 3
        ]
        if not inside:
            continue
        # Where the table has less text than the lines, it would lose words: the lines stay.
        printed = _count_letters(line.text for line in inside)
        if (
            printed - _count_letters(cell for row in table.rows for cell in row)
        ).total() > _MOST_LOST * printed.total():
            continue
        size = inside[0].size
        rows = tuple(
            Line("\t".join(" ".join(cell.split()) for cell in row if cell), left, right, y0, y1, size, kind="table-row")
            for row, (y0, y1) in zip(table.rows, table.row_boxes, strict=False)
            if any(row)
        )
        place = lines.index(inside[0])
        kept = set(map(id, inside))
        before = tuple(line for line in lines[:place] if id(line) not in kept)
        after = tuple(line for line in lines[place:] if id(line) not in kept)
        lines = before + rows + after
    return lines


def _count_letters(texts: Iterable[str]) -> Counter[str]:
    """How often each sign stands in the texts, white space and hyphens left out."""
    return Counter(char for text in texts for char in text if not char.isspace() and char not in _HYPHENS)


def _mark_damaged(path: str, data: bytes, pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Marks pages whose text is stored in damaged bytes, and names each."""
    damaged = find_damaged_streams(data)
    if not damaged:
        return pages, ()
    numbers = {*plumb.find_pages_with(path, damaged, len(pages))}
    marked = tuple(
        replace(page, readable=False) if page.number in numbers and not page.lines else page for page in pages
    )
    problems = tuple(
        Problem(
            "page.unreadable" if not page.lines else "page.damaged",
            "error",
            f"page {page.number} is damaged: {'none' if not page.lines else 'only a part'} of its text could be read",
            f"page {page.number}",
            "read the page by eye; what is missing is not counted",
        )
        for page in pages
        if page.number in numbers and page.readable
    )
    if problems:
        return marked, problems
    general = Problem(
        "source.damaged-parts",
        "warning",
        f"the PDF is damaged: its pictures, fonts or text cannot be unpacked in {len(damaged)} place(s)",
        "",
        "text may be missing: compare it with the pages, or download the report again",
    )
    return pages, (general,)


def _refuse_empty(path: str, pages: tuple[Page, ...]) -> None:
    """Refuses a report without text, saying why it has none."""
    if any(line.text.strip() for page in pages for line in page.lines):
        return
    if not any(page.readable for page in pages):
        raise SourceError(
            "source.damaged",
            "the PDF is damaged: no page could be read",
            path,
            "try the other reader, download the report again, or open and re-save it in a PDF viewer",
        )
    if any(page.has_images for page in pages):
        raise SourceError(
            "source.no-text",
            "the PDF has no text: it is a scan (a picture of the pages)",
            path,
            "run text recognition on it first, for example with OCRmyPDF, and score the file that comes out",
        )
    raise SourceError("source.no-text", "the PDF has no text: its pages are blank", path, "check that it is the report")


def draw_paragraph(path: str, page_number: int, text: str) -> bytes:
    """A picture (PNG) of a page with the lines of one paragraph marked. See ``plumb.draw_page``."""
    return plumb.draw_page(path, page_number, text)
