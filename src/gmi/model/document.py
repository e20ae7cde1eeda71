"""The report as one text, with the zone, number and heading path of every paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from gmi.errors import Problem
from gmi.model.span import Span

Zone = Literal[
    "masthead",
    "running-head",
    "contents",
    "acronym-list",
    "heading",
    "body",
    "footnote",
    "table",
    "annex",
    "committee-text",
    "bibliography",
]
ZONES: tuple[Zone, ...] = get_args(Zone)

STATE_ZONES: tuple[Zone, ...] = ("heading", "body", "footnote", "table", "annex")

DocumentKind = Literal["state-report", "replies", "list-of-issues", "concluding-observations", "other"]
COMMITTEE_KINDS: tuple[DocumentKind, ...] = ("list-of-issues", "concluding-observations")

RepairKind = Literal[
    "line-end-hyphen", "split-word", "note-call", "glued-heading", "special-character", "doubled-glyphs"
]


@dataclass(frozen=True, slots=True)
class Repair:
    """One mend of the extracted text; putting ``original`` back in place of ``span`` undoes it.

    Attributes:
        kind: What was mended.
        span: Where the mended piece stands in ``Document.text``.
        original: The piece as extracted.
        page_number: Page of the piece; None in a format without pages.
    """

    kind: RepairKind
    span: Span
    original: str
    page_number: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, note, table row or line of furniture.

    Attributes:
        index: 0-based place in ``Document.paragraphs``.
        zone: What part of the report it is.
        number: As printed, without its full stop ("12", "12 bis"); None when it has none. A footnote's number is the
            number of the note.
        page_number: Page on which it begins, 1-based place in the file; None in a format without pages.
        heading_path: Headings above it, outermost first; a heading's own text is not in its path.
        span: Its place in ``Document.text``, without the blank line that ends it.
        sentences: Spans of its sentences, in order; they do not overlap and cover every word but the
            printed number.
        called_from: For a footnote: index of the paragraph that calls it; else None.
        annexed: Whether it stands in an annex. An annexed heading, table or note keeps its own zone; annexed text
            has the zone ``annex``.
        page_starts: For each page that the paragraph stands on, in order: position in ``Document.text`` at which the
            page's part begins, and the page's number.
        items: Where the paragraph is a list: first its lead-in, which may be empty, then its items, in order. They
            cover the paragraph and do not overlap. Empty where it is none.
        opening: The sentence of the lead-in with which every item goes on; None where there is none.
    """

    index: int
    zone: Zone
    number: str | None
    page_number: int | None
    heading_path: tuple[str, ...]
    span: Span
    sentences: tuple[Span, ...] = ()
    called_from: int | None = None
    annexed: bool = False
    page_starts: tuple[tuple[int, int], ...] = ()
    items: tuple[Span, ...] = ()
    opening: Span | None = None

    def page_at(self, position: int) -> int | None:
        """The page on which a position of this paragraph stands."""
        page = self.page_number
        for start, number in self.page_starts:
            if start <= position:
                page = number
        return page


@dataclass(frozen=True, slots=True)
class Source:
    """What the report is. What could not be read is None, and has a Problem.

    Attributes:
        path: As the user gave it.
        sha256: Of the file's bytes.
        media_type: For example ``application/pdf``.
        symbol: UN document symbol, for example ``CMW/C/PER/2``.
        state: ISO 3166-1 alpha-3.
        state_name: Short English name, or as printed for a State that ISO does not list.
        body: Treaty body or mechanism: CMW, CEDAW, CRPD, CERD, CESCR, CRC, CAT, CCPR, CED, UPR.
        cycle: As the symbol gives it: "1", "2-3".
        document_kind: ``state-report``, ``replies``, ``list-of-issues``, ``concluding-observations`` or ``other``.
        language: ISO 639-1.
        date: Date of distribution or receipt, ISO 8601.
        page_count: Pages in the file.
        word_count: Words in the State's own zones (heading, body, footnote, table, annex): the base of every rate.
        paragraph_count: Paragraphs in the State's own zones, headings apart.
        numbered_paragraph_last: Highest printed paragraph number.
        readable_share: Share of pages that could be read, 0..1.
    """

    path: str
    sha256: str
    media_type: str
    symbol: str | None
    state: str | None
    state_name: str | None
    body: str | None
    cycle: str | None
    document_kind: DocumentKind
    language: str | None
    date: str | None
    page_count: int
    word_count: int
    paragraph_count: int
    numbered_paragraph_last: int | None
    readable_share: float


@dataclass(frozen=True, slots=True)
class Document:
    """The one text of a report. Every later position is a range in ``text``.

    Attributes:
        source: What the report is.
        text: All paragraphs, one blank line between them.
        paragraphs: In reading order; every code point of ``text`` but the blank lines belongs to one of them.
        repairs: In order of position.
        problems: What could not be read or recognised.
    """

    source: Source
    text: str
    paragraphs: tuple[Paragraph, ...]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def text_of(self, paragraph: Paragraph) -> str:
        """The text of one paragraph."""
        return paragraph.span.cut(self.text)
