"""Finds the Committee's own words that a report reprints before it answers them."""

from __future__ import annotations

import re

from gmi.assemble.block import Block
from gmi.assemble.row import Row

_COMMITTEE = re.compile(
    r"\bplease\s+(?:also\s+)?(?:provide|indicate|describe|explain|specify|inform|comment|report|clarify|elaborate|state|"
    r"update|give|list|include|outline|share|supply|furnish|advise)\b|"
    r"\bthe\s+Committee\s+(?:also\s+|further\s+)?(?:recommends|requests|urges|encourages|calls\s+(?:up)?on|"
    r"is\s+concerned|notes\s+with|invites|expresses|regrets|welcomes)|"
    r"\bthe\s+State\s+party\s+should\b|\bstates?\s+part(?:y|ies)\s+should\s+report\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^(?:(?:Reply|Replies|Response|Responses|Answer|Answers|Information|Follow-up)\s+"
    r"(?:to|on|in\s+reply\s+to|regarding)\s+)?(?:the\s+)?(?:Committee[’']s\s+)?"
    r"(?:Recommendations?|Questions?|Issues?|Paragraphs?|Points?|Concluding\s+observations?|List\s+of\s+issues|"
    r"Concerns?)\b.{0,40}?(?:\d|paragraphs?|list\s+of\s+issues|concluding\s+observations)",
    re.IGNORECASE,
)
# Lines of one paragraph stand closer together than this, in sizes of the type.
_WIDE = 1.65
_SHORT = 60


def is_committee_heading(text: str) -> bool:
    """Whether a heading only points to the Committee's question or recommendation, or reprints it."""
    return bool(_POINTER.match(text.strip())) or is_committee_text(text)


def is_committee_text(text: str) -> bool:
    """Whether the words are the Committee's: "Please provide …", "The Committee recommends …"."""
    return bool(_COMMITTEE.search(text))


def mark_reprints(rows: list[Row]) -> None:
    """Gives paragraphs set apart in bold or italics the zone ``committee-text`` where their words are the Committee's.

    A paragraph in the chain of the report's own numbers is the State's, however it is set.
    """
    run: list[Row] = []
    last: Row | None = None
    for row in rows:
        if row.zone in ("running-head", "footnote"):
            continue
        set_apart = row.zone is None and row.number is None and (row.line.bold or row.line.italic)
        if run and set_apart and _goes_on(run[-1], row):
            run.append(row)
        else:
            _close(run)
            begins = last is None or last.zone is not None or _stands_apart(last, row)
            run = [row] if set_apart and begins else []
        last = row
    _close(run)


def _stands_apart(before: Row, row: Row) -> bool:
    """Whether a line begins a paragraph of its own."""
    if before.page_number != row.page_number:
        return bool(re.search(r"[.:;!?]['\"”’)\]]*\d{0,3}$", before.text))
    return _pitch(before, row) > _WIDE


def _goes_on(last: Row, row: Row) -> bool:
    """Whether a line belongs to the same paragraph, set in the same face."""
    same = last.line.bold == row.line.bold and last.line.italic == row.line.italic
    if last.page_number != row.page_number:
        return same and not re.search(r"[.:;!?]['\"”’)\]]*$", last.text)
    return same and _pitch(last, row) <= _WIDE and abs(last.line.size - row.line.size) < 0.5


def _pitch(last: Row, row: Row) -> float:
    """Distance to the line before, in sizes of the type."""
    return (row.line.top - last.line.top) / row.line.size if row.line.size > 0 else 0.0


def _close(run: list[Row]) -> None:
    """Marks a run of lines when its words are the Committee's; a short bold one is left to be a heading."""
    text = " ".join(row.text for row in run)
    if not is_committee_text(text) or (run[0].line.bold and len(text.split()) <= _SHORT):
        return
    for row in run:
        row.zone = "committee-text"
        row.starts = False
    run[0].starts = True


def mark_committee(blocks: list[Block]) -> None:
    """Gives the zone ``committee-text`` to headings that point to the Committee's words and to what stands under them.

    A reprint without the Committee's usual verbs is told from the State's text by its type: it stands right under
    such a heading and is set bold or italic.
    """
    under = False
    for block in blocks:
        text = " ".join(row.text for row in block.rows)
        if block.zone == "heading":
            under = is_committee_heading(text)
            if under:
                block.zone = "committee-text"
        elif block.zone == "committee-text":
            under = True
        elif block.zone == "body":
            set_apart = block.number is None and (block.bold or block.italic)
            under = under and set_apart
            if under:
                block.zone = "committee-text"
