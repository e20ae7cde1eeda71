"""Documents of fictional Valmora for every unit test that needs one: a source, and paragraphs from plain text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gmi.language import find_opening, split_items, split_sentences
from gmi.model.document import Document, Paragraph, Source, Zone
from gmi.model.span import Span

Piece = str | tuple[Zone, str | None, str]


def make_source(**changes: Any) -> Source:
    """A periodic report of Valmora to the Committee on Migrant Workers."""
    source = Source(
        path="report.pdf",
        sha256="0" * 64,
        media_type="application/pdf",
        symbol="CMW/C/XVM/2",
        state="XVM",
        state_name="Valmora",
        body="CMW",
        cycle="2",
        document_kind="state-report",
        language="en",
        date="2024-05-01",
        page_count=10,
        word_count=1000,
        paragraph_count=0,
        numbered_paragraph_last=None,
        readable_share=1.0,
    )
    return replace(source, **changes)


def make_unknown_source(**changes: Any) -> Source:
    """A report of which nothing is known yet."""
    unknown = dict.fromkeys(("symbol", "state", "state_name", "body", "cycle", "language", "date"))
    return replace(make_source(**unknown, document_kind="other"), **changes)


def make_document(*pieces: Piece, source: Source | None = None, page_number: int = 1) -> Document:
    """A document of these paragraphs, parted by an empty line; without a source, a report of Valmora.

    Args:
        pieces: Body text, numbered by its place, or zone, number and text.
        source: What the report is.
        page_number: The page on which everything stands.
    """
    text = ""
    paragraphs: list[Paragraph] = []
    for index, piece in enumerate(pieces):
        zone, number, words = ("body", str(index + 1), piece) if isinstance(piece, str) else piece
        text += "\n\n" if paragraphs else ""
        span = Span(len(text), len(text) + len(words))
        text += words
        sentences = split_sentences(text, span)
        items = split_items(text, span, sentences)
        opening = find_opening(text, items, sentences)
        paragraphs.append(
            Paragraph(index, zone, number, page_number, (), span, sentences, items=items, opening=opening)
        )
    return Document(source or make_source(), text, tuple(paragraphs))
