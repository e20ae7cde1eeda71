"""Makes small extractions line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gmi.assemble import assemble_document
from gmi.model.document import Document, Paragraph, Zone
from gmi.model.extraction import Extraction, Line, Page

PITCH = 12.0
GAP = 18.0


def line(
    text: str,
    *,
    x: float = 113.0,
    size: float = 10.0,
    gap: float = PITCH,
    bold: bool = False,
    italic: bool = False,
    row: bool = False,
    raised: str = "",
) -> tuple[Line, float]:
    """A line and its distance from the one before; ``raised`` is the piece of it that is set higher."""
    spans = ((text.index(raised), text.index(raised) + len(raised)),) if raised else ()
    kind = "table-row" if row else "text"
    made = Line(text, x, x + 5.0 * len(text), 0, 0, size, bold=bold, italic=italic, kind=kind, raised=spans)
    return made, gap


def start(text: str, **options: object) -> tuple[Line, float]:
    """A line that stands apart from the one before, as a paragraph's first does."""
    return line(text, **{"gap": GAP, **options})  # type: ignore[arg-type] - handed on as they are


def lay_page(number: int, lines: Iterable[tuple[Line, float]], top: float = 120.0) -> Page:
    """A page with its lines below each other."""
    laid = []
    for made, gap in lines:
        top += gap
        laid.append(replace(made, top=top - made.size, bottom=top))
    return Page(number, 595, 842, tuple(laid))


def place(made: tuple[Line, float], bottom: float) -> Line:
    """A line at a place of its own, as heads and feet have."""
    return replace(made[0], top=bottom - made[0].size, bottom=bottom)


def extract(*pages: Iterable[tuple[Line, float]], cover: bool = True) -> Extraction:
    """An extraction; its first page is a masthead's, and the pages named follow from 2 on."""
    if cover:
        pages = ([line("United Nations"), start("Report of Valmora", bold=True)], *pages)
    return Extraction(
        "report.pdf", "0" * 64, "application/pdf", tuple(lay_page(i, p) for i, p in enumerate(pages, 1)), "fast"
    )


def furnish(extraction: Extraction, head: str, foot: str) -> Extraction:
    """The extraction with a running head and a foot on every page; ``#`` stands for the page's number."""
    pages = []
    for page in extraction.pages:
        top = place(line(head.replace("#", str(page.number)), size=9), 50)
        low = place(line(foot.replace("#", str(page.number)), size=9), 800)
        pages.append(replace(page, lines=(top, *page.lines, low)))
    return replace(extraction, pages=tuple(pages))


def assemble(*pages: Iterable[tuple[Line, float]], cover: bool = True) -> Document:
    """The document of some pages."""
    return assemble_document(extract(*pages, cover=cover))


def texts(document: Document, zone: Zone) -> list[str]:
    """Texts of one zone, in order."""
    return [document.text_of(paragraph) for paragraph in document.paragraphs if paragraph.zone == zone]


def numbered(document: Document) -> dict[str, Paragraph]:
    """Paragraphs by printed number, notes apart."""
    return {p.number: p for p in document.paragraphs if p.number is not None and p.zone != "footnote"}
