"""One file of a batch and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gmi.model.document import DocumentKind, Zone

ReviewStatus = Literal["done", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class File:
    """A file that the user named, before anything is read of it but its bytes.

    Attributes:
        path: As the user named it: a path, or a storage URL; separators are ``/``.
        sha256: Of its bytes; equal for copies. Of its name, when its bytes could not be read.
        size_bytes: How many there are.
    """

    path: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What the user wants of every report of a batch.

    Attributes:
        rubric: Id or path; None for the one made for each report's treaty body.
        language: Of all reports; None to read it from each.
        force: Score documents in the Committee's words too.
    """

    rubric: str | None = None
    language: str | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class ReviewedParagraph:
    """One paragraph as the store keeps it.

    Attributes:
        index: 0-based place in the document.
        zone: What part of the report it is.
        number: As printed; None when it has none.
        page_number: 1-based; None in a format without pages.
        heading_path: Headings above it, outermost first.
        themes: Themes that it is placed in, in the rubric's order.
        text: Its text.
        start: First code point in the document's text.
        end: One past its last code point.
        called_from_number: For a footnote: printed number of the paragraph that calls it; else None.
        annexed: Whether it stands in an annex, where paragraphs are numbered anew.
    """

    index: int
    zone: Zone
    number: str | None
    page_number: int | None
    heading_path: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    start: int
    end: int
    called_from_number: str | None = None
    annexed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file has no result: the error's code, what, where and what to do."""

    code: str
    message: str
    where: str
    hint: str


@dataclass(frozen=True, slots=True)
class Review:
    """What came of one file: the value that a worker sends back, and all that the store and the folder keep.

    The same file, rubric and version give the same review, on any machine and in any order.

    Attributes:
        file: What was reviewed.
        fingerprint: Of everything that the review depends on: content, rubric, model, cues, version, options. Another
            fingerprint means that the file must be done again.
        status: ``done``; ``failed`` with a fault; ``skipped`` for a document in the Committee's words.
        result: The result as the contract's JSON has it (plain dictionaries and lists); None unless done.
        paragraphs: Of a report that is done, in order; else empty.
        outputs: Files for the report's folder by name ("report.html", "report.json", "report.csv"), as bytes.
        fault: Why it failed or was skipped; None when done.
        document_kind: Of a skipped document; None when failed.
        symbol: Of a skipped document, when it could be read.
        headline: The dimension that the scorecard leads with; None unless done.
    """

    file: File
    fingerprint: str
    status: ReviewStatus
    result: dict[str, object] | None = None
    paragraphs: tuple[ReviewedParagraph, ...] = ()
    outputs: dict[str, bytes] = field(default_factory=dict)
    fault: Fault | None = None
    document_kind: DocumentKind | None = None
    symbol: str | None = None
    headline: Literal["gender", "intersections"] | None = None
