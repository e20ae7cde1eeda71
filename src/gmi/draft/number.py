"""Numbers the paragraphs of a draft and gathers the places that are still to be filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gmi.model.draft import Block, Listing, Place, Run, Section, Statement, TitlePage


def number_statements(sections: Iterable[Section], start: int) -> tuple[Section, ...]:
    """The sections with their paragraphs counted through from ``start``."""
    number = start
    numbered = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Statement):
                blocks.append(replace(block, number=number))
                number += 1
            else:
                blocks.append(block)
        numbered.append(replace(section, blocks=tuple(blocks)))
    return tuple(numbered)


def last_numbers(sections: Iterable[Section]) -> dict[str, int]:
    """For each section that has one, the number of its last paragraph."""
    return {
        section.id: block.number
        for section in sections
        for block in section.blocks
        if isinstance(block, Statement) and block.number is not None
    }


def gather_places(title_page: TitlePage, sections: Iterable[Section]) -> tuple[Place, ...]:
    """Every mark that is still to be filled, title page first."""
    places = [
        Place(run.text, "title-page", "Title page")
        for _, runs in title_page.rows
        for run in runs
        if run.kind == "place"
    ]
    for section in sections:
        for block in section.blocks:
            places += [Place(run.text, section.id, section.title) for run in _runs_of(block) if run.kind == "place"]
    return tuple(places)


def _runs_of(block: Block) -> tuple[Run, ...]:
    """The runs of a block; quotations and tables have none."""
    if isinstance(block, Statement):
        return block.runs
    if isinstance(block, Listing):
        return tuple(run for item in block.items for run in item)
    return ()
