"""Puts the one text together: zones, paragraph numbers, heading path, sentences, repairs.

Nothing of the file is thrown away. What is not the State's own statement is kept in its zone, and the rubric decides
what counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gmi.assemble.block import Block, group_rows
from gmi.assemble.committee import mark_committee, mark_reprints
from gmi.assemble.front import mark_acronyms, mark_bibliography, mark_contents
from gmi.assemble.furniture import mark_furniture, mark_masthead
from gmi.assemble.headings import heading_level, mark_headings, opens_annex, rank_sizes
from gmi.assemble.notes import mark_notes, mark_tables
from gmi.assemble.number import mark_numbers
from gmi.assemble.repair import Piece, Vocabulary, gather_vocabulary, write_rows
from gmi.assemble.row import count_words, lay_rows, measure_body_size
from gmi.language import find_opening, split_items, split_sentences
from gmi.model.document import STATE_ZONES, Document, Paragraph, Repair, Source, Zone
from gmi.model.extraction import Extraction
from gmi.model.span import Span

__all__ = ["assemble_document", "undo_repairs"]

_SEPARATOR = "\n\n"


def assemble_document(extraction: Extraction) -> Document:
    """The document of an extraction, with what it is (symbol, State …) still unknown.

    Args:
        extraction: Lines of every page.

    Returns:
        The document; its source holds the counts, and ``identify`` fills in the rest.
    """
    rows = lay_rows(extraction)
    body_size = measure_body_size(rows)
    mark_furniture(rows)
    mark_masthead(rows)
    mark_contents(rows)
    mark_acronyms(rows, body_size)
    mark_notes(rows, body_size)
    mark_bibliography(rows, body_size)
    mark_numbers(rows)
    mark_reprints(rows)
    mark_tables(rows, body_size)
    mark_headings(rows, body_size)
    blocks = group_rows(rows)
    mark_committee(blocks)
    draft = _write_blocks(blocks, gather_vocabulary(rows))
    paragraphs = _link_notes(draft.paragraphs, draft.calls)
    return Document(
        source=_count(extraction, draft.text, paragraphs),
        text=draft.text,
        paragraphs=paragraphs,
        repairs=tuple(draft.repairs),
        problems=extraction.problems,
    )


def undo_repairs(document: Document) -> str:
    """The text as extracted, before any mend."""
    text = document.text
    for repair in sorted(document.repairs, key=lambda r: (r.span.start, r.span.end), reverse=True):
        text = text[: repair.span.start] + repair.original + text[repair.span.end :]
    return text


@dataclass(slots=True)
class _Draft:
    """The text while it is being written."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    calls: list[tuple[int, str, int]] = field(default_factory=list)


def _write_blocks(blocks: list[Block], vocabulary: Vocabulary) -> _Draft:
    """Writes every block, and finds its heading path and whether it stands in an annex."""
    draft = _Draft()
    chunks: list[str] = []
    length = 0
    headings: list[tuple[tuple[int, int], str]] = []
    ranks = rank_sizes([block.size for block in blocks if block.heads])
    annexed = False
    for block in blocks:
        piece = write_rows(block.rows, block.breaks, vocabulary, tabular=block.zone == "table")
        if not piece.text.strip():
            continue
        path = tuple(text for _, text in headings)
        if block.heads:
            text = " ".join(piece.text.split())
            annexed = annexed or opens_annex(text)
            level = heading_level(text, ranks[block.size], bold=block.bold)
            headings = [item for item in headings if item[0] < level]
            path = tuple(item[1] for item in headings)
            headings.append((level, text))
        start = length
        chunks.append(piece.text + _SEPARATOR)
        length += len(chunks[-1])
        _keep(draft, block, piece, start, path, annexed=annexed)
    draft.text = "".join(chunks).removesuffix(_SEPARATOR)
    draft.paragraphs = [_split(paragraph, draft.text) for paragraph in draft.paragraphs]
    return draft


def _keep(draft: _Draft, block: Block, piece: Piece, start: int, path: tuple[str, ...], *, annexed: bool) -> None:
    """Records one written block with its positions in the one text."""
    zone: Zone = "annex" if annexed and block.zone == "body" else block.zone
    index = len(draft.paragraphs)
    draft.paragraphs.append(
        Paragraph(
            index=index,
            zone=zone,
            number=block.number,
            page_number=block.rows[0].page_number,
            heading_path=path if zone not in ("running-head", "masthead", "contents") else (),
            span=Span(start, start + len(piece.text)),
            annexed=annexed,
            page_starts=tuple((start + place, page) for place, page in piece.pages),
        )
    )
    draft.repairs.extend(
        Repair(r.kind, Span(start + r.start, start + r.end), r.original, r.page_number) for r in piece.repairs
    )
    draft.calls.extend((index, mark, page) for _, mark, page in piece.calls)


def _split(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with its sentences and, where it is a list, its items; what is not running text is one sentence.

    The printed number at its head belongs to no sentence, so that a quotation does not begin with it.
    """
    if paragraph.zone not in ("body", "annex", "footnote", "committee-text"):
        return replace(paragraph, sentences=(paragraph.span,))
    span = paragraph.span
    if paragraph.number is not None:
        number = re.match(r"\W*" + re.escape(paragraph.number).replace("\\ ", r"\s?") + r"\s?\.?\s*", span.cut(text))
        if number:
            span = Span(span.start + number.end(), span.end)
    sentences = split_sentences(text, span)
    items = split_items(text, paragraph.span, sentences)
    return replace(paragraph, sentences=sentences, items=items, opening=find_opening(text, items, sentences))


def _link_notes(paragraphs: list[Paragraph], calls: list[tuple[int, str, int]]) -> tuple[Paragraph, ...]:
    """Tells each footnote which paragraph calls it: the nearest call of its number at or before it, else after it."""
    linked = []
    for paragraph in paragraphs:
        if paragraph.zone != "footnote" or paragraph.number is None:
            linked.append(paragraph)
            continue
        matching = [index for index, mark, _ in calls if mark == paragraph.number]
        before = [index for index in matching if index <= paragraph.index]
        caller = before[-1] if before else (matching[0] if matching else None)
        linked.append(replace(paragraph, called_from=caller))
    return tuple(linked)


def _count(extraction: Extraction, text: str, paragraphs: tuple[Paragraph, ...]) -> Source:
    """The source's counts; identity is filled in later."""
    own = [paragraph for paragraph in paragraphs if paragraph.zone in STATE_ZONES]
    numbers = [
        int(match.group())
        for paragraph in paragraphs
        if paragraph.number
        and paragraph.zone in ("body", "annex", "committee-text")
        and (match := re.match(r"\d+", paragraph.number))
    ]
    pages = extraction.pages
    readable = sum(page.readable and (bool(page.lines) or not page.has_images) for page in pages)
    return Source(
        path=extraction.path,
        sha256=extraction.sha256,
        media_type=extraction.media_type,
        symbol=None,
        state=None,
        state_name=None,
        body=None,
        cycle=None,
        document_kind="other",
        language=None,
        date=None,
        page_count=len(pages),
        word_count=sum(count_words(paragraph.span.cut(text)) for paragraph in own),
        paragraph_count=sum(paragraph.zone != "heading" for paragraph in own),
        numbered_paragraph_last=max(numbers, default=None),
        readable_share=round(readable / len(pages), 4) if pages else 0.0,
    )
