"""Reckons on which page each heading will stand, so that the contents can name it before a word processor has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gmi.model.draft import Block, Listing, Quotation, Run, Statement, Table
from gmi.render.draft.outline import Heading, announces, join_runs
from gmi.render.draft.widths import TEXT_WIDTH, count_lines, share_width

_HEIGHT: Final = 841.9 - 2 * 70.85
_WIDTH: Final = TEXT_WIDTH / 20
_INDENT: Final = 34.0
_FIRST_PAGE: Final = 3  # after the title page and the contents
_CONTENTS_LINES: Final = 33
_NATURAL: Final = 1.15  # height of a line of type by its size, where nothing else is said
_CELL_ROOM: Final = 8.5
_RULE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Style:
    """A style of ``style.docx`` in points: type size, least height of a line, room above and below, indents."""

    size: float
    line: float
    before: float
    after: float
    left: float = 0.0
    right: float = 0.0
    bold: float = 0.0

    def measure_lines(self, text: str, width: float = _WIDTH, bold: float = 0.0) -> int:
        """Lines that a text takes."""
        return count_lines(text, width - self.left - self.right, self.size, bold=bold or self.bold)


_HEADINGS: Final = {
    1: _Style(14, 14 * _NATURAL, 22, 8, _INDENT, bold=1.0),
    2: _Style(12.5, 12.5 * _NATURAL, 14, 6, _INDENT, bold=1.0),
    3: _Style(11.5, 11.5 * _NATURAL, 10, 5, bold=1.0),
}
_STATEMENT: Final = _Style(11.5, 15, 0, 7, _INDENT)
_QUOTE: Final = _Style(11, 14, 0, 7, 59.5, 28.35)
_ITEM: Final = _Style(11.5, 15, 0, 5, 54.0)
_CAPTION: Final = _Style(10.5, 14, 10, 4, bold=1.0)
_CELL: Final = _Style(10, 12.5, 2, 2)
_HEAD: Final = _Style(10, 12.5, 2, 2, bold=1.0)
_AFTER_TABLE: Final = _Style(4, 8, 0, 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or a row of a table.

    Attributes:
        lines: How many it has.
        line: Height of each; a row is one line as high as the row.
        before: Room above.
        after: Room below.
        keeps: Whether it stays with what follows.
        anchor: Of the heading that it is; else empty.
        head: Height of the head that is repeated where this row begins a page.
    """

    lines: int
    line: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    anchor: str = ""
    head: float = 0.0

    @property
    def first_lines(self) -> int:
        """Lines that cannot be parted from the first: a single line stands alone neither below nor above."""
        return self.lines if self.lines <= 3 else 2


def estimate_pages(headings: tuple[Heading, ...]) -> dict[str, int]:
    """The page of each heading by its anchor, for A4 and the type of ``style.docx``.

    A word processor may break a line elsewhere; its own reckoning is right, and a remark on the contents says how to
    ask for it.
    """
    listed = sum(heading.in_contents for heading in headings)
    page = _FIRST_PAGE + max(listed - 1, 0) // _CONTENTS_LINES
    pieces = tuple(piece for heading in headings for piece in _lay_section(heading))
    found: dict[str, int] = {}
    used = below = 0.0
    for place, piece in enumerate(pieces):
        above = max(piece.before, below) if used else 0.0
        if used and used + above + _need(pieces, place) > _HEIGHT:
            page, used, above = page + 1, piece.head, 0.0
        if piece.anchor:
            found[piece.anchor] = page
        used += above
        left = piece.lines
        while used + left * piece.line > _HEIGHT and left > 1:
            fits = max(int((_HEIGHT - used) / piece.line), 1)
            left -= fits - 1 if left - fits == 1 and fits > 2 else fits
            page, used = page + 1, 0.0
        used += left * piece.line
        below = piece.after
    return found


def _need(pieces: Sequence[_Piece], place: int) -> float:
    """The height that has to be free for a piece to begin on a page: its first lines, and what it stays with."""
    height = 0.0
    for piece, after in zip(pieces[place:], (*pieces[place + 1 :], None), strict=True):
        if not piece.keeps or after is None:
            return height + piece.first_lines * piece.line
        height += piece.lines * piece.line + max(piece.after, after.before)
    return height


def _lay_section(heading: Heading) -> Iterator[_Piece]:
    style = _HEADINGS[min(heading.section.level, 3)]
    lines = style.measure_lines(heading.section.title)
    yield _Piece(lines, style.line, style.before, style.after, keeps=True, anchor=heading.anchor)
    for block in heading.section.blocks:
        yield from _lay_block(block)


def _lay_block(block: Block) -> Iterator[_Piece]:
    if isinstance(block, Statement):
        yield _lay_runs(_STATEMENT, block.runs, keeps=announces(block))
    elif isinstance(block, Quotation):
        yield _lay(_QUOTE, f"“{block.text}” ({block.citation})")
    elif isinstance(block, Listing):
        for item in block.items:
            yield _lay_runs(_ITEM, item)
    else:
        yield from _lay_table(block)


def _lay(style: _Style, text: str, *, keeps: bool = False) -> _Piece:
    return _Piece(style.measure_lines(text), style.line, style.before, style.after, keeps)


def _lay_runs(style: _Style, runs: tuple[Run, ...], *, keeps: bool = False) -> _Piece:
    text = join_runs(runs)
    bold = sum(len(run.text) for run in runs if run.kind != "plain") / max(len(text), 1)
    return _Piece(style.measure_lines(text, bold=bold), style.line, style.before, style.after, keeps)


def _lay_table(table: Table) -> Iterator[_Piece]:
    widths = [size / 20 - _CELL_ROOM for size in share_width(table)]
    head = _height_row(table.header, widths, _HEAD)
    yield _lay(_CAPTION, table.caption, keeps=True)
    yield _Piece(1, head, keeps=True)
    for row in table.rows:
        yield _Piece(1, _height_row(row, widths, _CELL), head=head)
    yield _lay(_AFTER_TABLE, "")


def _height_row(texts: tuple[str, ...], widths: list[float], style: _Style) -> float:
    lines = max(style.measure_lines(text, width) for text, width in zip(texts, widths, strict=True))
    return style.before + lines * style.line + style.after + _RULE
