"""Groups marked rows into blocks, each one paragraph of the document, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gmi.assemble.row import Row
from gmi.model.document import Zone

_BULLET = re.compile("^[•●▪■◦‣\uf000-\uf0ff]")
_ITEM = re.compile(r"^(?:\([a-z]{1,4}\)\s|\([ivx]+\)\s|\d{1,2}\)\s|[a-z]\)\s|[•●▪■◦‣\uf000-\uf0ff]|[–-]\s)")
_ENDS = re.compile(r"[.:;!?]['\"”’)\]]*\d{0,3}$")
# Lines of one paragraph stand about 1.3 sizes apart; paragraphs 1.9 or more.
_PARAGRAPH_PITCH = 1.65
_ITEM_PITCH = 1.4


@dataclass(slots=True)
class Block:
    """Rows of one paragraph.

    Attributes:
        zone: Of the paragraph.
        rows: In order.
        breaks: Places in ``rows`` where a new line begins inside the paragraph.
        number: As printed.
        heads: Whether it is a heading, also one in the Committee's words.
    """

    zone: Zone
    rows: list[Row]
    breaks: set[int] = field(default_factory=set)
    number: str | None = None
    heads: bool = False

    @property
    def bold(self) -> bool:
        """Whether most of it is set bold."""
        return sum(row.line.bold for row in self.rows) * 2 > len(self.rows)

    @property
    def italic(self) -> bool:
        """Whether most of it is set italic."""
        return sum(row.line.italic for row in self.rows) * 2 > len(self.rows)

    @property
    def size(self) -> float:
        """Size of its type."""
        return self.rows[0].line.size


def group_rows(rows: list[Row]) -> list[Block]:
    """Blocks in reading order; heads, feet and notes of a page come after the paragraph that runs over its end."""
    blocks: list[Block] = []
    waiting: list[Block] = []
    for row in rows:
        zone: Zone = row.zone or "body"
        current = blocks[-1] if blocks else None
        # Notes to the title stand below the first page's text.
        if zone in ("running-head", "footnote") or (zone == "masthead" and current and current.zone != "masthead"):
            _put_aside(waiting, row, zone)
            continue
        if current is not None and current.zone == zone and not _begins(current, row):
            if _breaks(current, row):
                current.breaks.add(len(current.rows))
            current.rows.append(row)
            continue
        interrupted = _find_interrupted(blocks, row) if zone == "body" else None
        if interrupted is not None:
            interrupted.rows.append(row)
            # The paragraph is open again; the table comes to stand before it.
            blocks.remove(interrupted)
            blocks.append(interrupted)
            continue
        blocks.extend(waiting)
        waiting.clear()
        blocks.append(Block(zone, [row], number=row.number, heads=zone == "heading"))
    blocks.extend(waiting)
    return blocks


def _find_interrupted(blocks: list[Block], row: Row) -> Block | None:
    """The paragraph in whose middle a table or figure stands, when this line goes on with its sentence."""
    if row.starts or not row.text[:1].islower():
        return None
    last = next((block for block in reversed(blocks) if block.zone != "table"), None)
    if last is None or last is blocks[-1] or last.zone != "body" or _ENDS.search(last.rows[-1].text):
        return None
    return last if row.page_number - last.rows[-1].page_number <= 1 else None


def _put_aside(waiting: list[Block], row: Row, zone: Zone) -> None:
    """Adds a row to the page furniture and notes that wait for the open paragraph to end."""
    last = next((block for block in reversed(waiting) if block.zone == zone), None)
    note = zone == "footnote" or (zone == "masthead" and not row.text.startswith("*"))
    if note and last is not None and not row.starts:
        last.rows.append(row)
        return
    waiting.append(Block(zone, [row], number=row.number))


def _begins(block: Block, row: Row) -> bool:
    """Whether a new paragraph of the same zone begins with this row."""
    last = block.rows[-1]
    if row.starts:
        return True
    if block.zone in ("heading", "table", "acronym-list"):
        return False
    if block.zone == "contents":
        return bool(re.search(r"(?:\.{3,}|\s)\s*\d{1,3}$|^(?:table of )?contents", last.text, re.IGNORECASE))
    if block.zone == "masthead":
        same_style = last.line.bold == row.line.bold and abs(last.line.size - row.line.size) < 1
        return not same_style or _pitch(last, row) > _PARAGRAPH_PITCH or row.line.top < last.line.top
    if block.number is not None:
        return False
    if block.zone == "bibliography":
        return _pitch(last, row) > _PARAGRAPH_PITCH or (
            row.line.x0 <= block.rows[0].line.x0 + 1 and bool(_ENDS.search(last.text))
        )
    if row.page_number != last.page_number:
        return bool(_ENDS.search(last.text)) and not row.text[:1].islower()
    return _pitch(last, row) > _PARAGRAPH_PITCH and not _ITEM.match(row.text)


def _breaks(block: Block, row: Row) -> bool:
    """Whether a new line begins inside the paragraph: an item, or text that stands apart."""
    last = block.rows[-1]
    if block.zone != "body":
        return False
    if _BULLET.match(row.text):
        return True
    if _ITEM.match(row.text):
        # "(b)" at the head of a line may go on with a sentence: "paragraph 5 (a) and | (b) of the Act".
        listed = re.search(r"(?:[.:;,]|\band|\bor)\W*\d{0,3}$", last.text)
        return bool(listed) or row.page_number != last.page_number or _pitch(last, row) > _ITEM_PITCH
    return (
        row.page_number == last.page_number and _pitch(last, row) > _PARAGRAPH_PITCH and bool(_ENDS.search(last.text))
    )


def _pitch(last: Row, row: Row) -> float:
    """Distance to the line before, in sizes of the type."""
    if last.page_number != row.page_number or row.line.size <= 0:
        return 0.0
    return (row.line.top - last.line.top) / row.line.size
