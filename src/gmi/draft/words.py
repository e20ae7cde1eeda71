"""Counts a draft's words as a Committee does.

The convention: everything that a reader of the submission reads is counted, headings, quotations with their
citations, tables and annexes included. The title page, the contents, paragraph numbers and places still marked
"[Add: …]" are not; neither are comments, which are taken out before sending. A word is a run of characters between
spaces that holds a letter or a digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gmi.model.draft import Block, Draft, Listing, Quotation, Run, Section, Statement, Table


def count_words(draft: Draft) -> int:
    """Words of a draft, title page, contents and marked places apart."""
    return count_section_words(draft.sections)


def count_section_words(sections: Iterable[Section]) -> int:
    """Words of sections: their titles and all that stands under them."""
    return sum(_count(text) for section in sections for text in _read_section(section))


def _read_section(section: Section) -> Iterator[str]:
    """Every text of a section that counts."""
    yield section.title
    for block in section.blocks:
        yield from _read_block(block)


def _read_block(block: Block) -> Iterator[str]:
    """Every text of a block that counts."""
    match block:
        case Statement(runs):
            yield _join(runs)
        case Quotation():
            yield block.text
            yield block.citation
        case Listing(items):
            for item in items:
                yield _join(item)
        case Table():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row


def _join(runs: tuple[Run, ...]) -> str:
    """The text of runs without the marked places."""
    return "".join(run.text if run.kind != "place" else " " for run in runs)


def _count(text: str) -> int:
    """Words of a text."""
    return sum(any(character.isalnum() for character in word) for word in text.split())
