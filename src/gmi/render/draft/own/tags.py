"""What the tags of an organisation's own template stand for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, Literal

from gmi.model.draft import Block, Draft, Listing, Quotation, Section, Statement
from gmi.render.draft.closing import strip_mark
from gmi.render.draft.outline import Heading, join_runs, list_headings

TAGS: Final[dict[str, str]] = {
    "title": "the title, for example “Shadow report on Valmora”",
    "subtitle": "treaty body, treaty and session",
    "organisation": "the organisation’s name; empty when no profile was given",
    "state": "the State’s name",
    "symbol": "the symbol of the State’s report",
    "committee": "the Committee’s full name; empty when it is not known",
    "session": "the session; empty when it was not given",
    "finding": "the finding in words",
    "facts": "what the title page states; each has label and value",
    "sections": "the whole text; each section has number, title, level and blocks",
    "themes": "the themes alone; each has number, title, blocks, quotations and points (its questions and "
    "recommendations)",
    "quotations": "every quotation; each has text, citation, paragraph and page",
    "questions": "every question",
    "recommendations": "every recommendation",
    "places": "what waits for your own words; each has asked and section",
    "word_count": "the draft’s words, as a Committee counts them",
    "word_limit": "the most that the Committee takes; empty when no limit is known",
    "confidential": "true when the submission is not for publication",
    "gmi_version": "the version of gmi",
    "rubric": "the rubric and its version",
}
"""Every tag, with its meaning."""

REQUIRED: Final = ("state", "symbol")
"""Tags that each template has: without them nobody could tell which report is meant."""

ONE_OF: Final = ("sections", "themes", "questions", "recommendations")
"""A template has at least one of these: without them nothing of the draft would be in the file."""


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A block in plain text.

    Attributes:
        kind: Which of the others are filled.
        text: Of a statement or quotation; caption of a table; else empty.
        number: Of a numbered paragraph; else empty.
        citation: Of a quotation; else empty.
        points: Items of a list.
        header: Cells of a table's head.
        rows: Rows of a table.
    """

    kind: Literal["paragraph", "quotation", "list", "table"]
    text: str = ""
    number: int | str = ""
    citation: str = ""
    points: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSection:
    """A section; its number is empty for an annex."""

    number: str
    title: str
    level: int
    blocks: tuple[OwnBlock, ...]


@dataclass(frozen=True, slots=True)
class OwnQuotation:
    """A quotation; paragraph and page are empty where the report has none."""

    text: str
    citation: str
    paragraph: str
    page: int | str


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A theme with all that stands under its heading."""

    number: str
    title: str
    blocks: tuple[OwnBlock, ...]
    quotations: tuple[OwnQuotation, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnFact:
    """A line of the title page."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A mark that is still to be filled."""

    asked: str
    section: str


def list_values(draft: Draft) -> dict[str, Any]:
    """The value of each tag."""
    headings = list_headings(draft)
    page, length = draft.title_page, draft.length
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "organisation": draft.organisation,
        "state": draft.source.state_name or "",
        "symbol": draft.source.symbol or "",
        "committee": draft.committee,
        "session": draft.session,
        "finding": draft.finding,
        "facts": tuple(OwnFact(label, join_runs(runs)) for label, runs in page.rows),
        "sections": tuple(
            OwnSection(one.number, one.section.title, one.section.level, _lay_blocks(one.section.blocks))
            for one in headings
        ),
        "themes": tuple(
            _lay_theme(heading, headings[place + 1 :])
            for place, heading in enumerate(headings)
            if heading.section.id.startswith("theme.") and heading.section.level == 1
        ),
        "quotations": tuple(map(_lay_quotation, draft.quotations)),
        "questions": draft.questions,
        "recommendations": draft.recommendations,
        "places": tuple(OwnPlace(strip_mark(place.text), place.section_title) for place in draft.places),
        "word_count": length.word_count,
        "word_limit": "" if length.word_limit is None else length.word_limit,
        "confidential": draft.confidential,
        "gmi_version": draft.gmi_version,
        "rubric": f"{draft.rubric.id} {draft.rubric.version}",
    }


def _lay_theme(heading: Heading, after: tuple[Heading, ...]) -> OwnTheme:
    """A theme with the sections below its own."""
    below = takewhile(lambda one: one.section.level > heading.section.level, after)
    sections: list[Section] = [heading.section, *(one.section for one in below)]
    blocks = tuple(block for section in sections for block in section.blocks)
    return OwnTheme(
        heading.number,
        heading.section.title,
        _lay_blocks(blocks),
        tuple(_lay_quotation(block) for block in blocks if isinstance(block, Quotation)),
        tuple(join_runs(item) for block in blocks if isinstance(block, Listing) for item in block.items),
    )


def _lay_blocks(blocks: tuple[Block, ...]) -> tuple[OwnBlock, ...]:
    return tuple(map(_lay_block, blocks))


def _lay_block(block: Block) -> OwnBlock:
    if isinstance(block, Statement):
        return OwnBlock("paragraph", join_runs(block.runs), "" if block.number is None else block.number)
    if isinstance(block, Quotation):
        return OwnBlock("quotation", block.text, citation=block.citation)
    if isinstance(block, Listing):
        return OwnBlock("list", points=tuple(map(join_runs, block.items)))
    return OwnBlock("table", block.caption, header=block.header, rows=block.rows)


def _lay_quotation(quotation: Quotation) -> OwnQuotation:
    return OwnQuotation(
        quotation.text,
        quotation.citation,
        quotation.paragraph_number or "",
        "" if quotation.page_number is None else quotation.page_number,
    )
