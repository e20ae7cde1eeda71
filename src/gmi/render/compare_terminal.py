"""A comparison in a terminal of 80 columns; nothing is said by colour or weight alone."""

from __future__ import annotations

import math

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from gmi.render.compare_blocks import Items, Part, Sheet, Table, Words
from gmi.render.paper import WIDTH, make_paper
from gmi.render.terminal import clean

# What 80 columns leave between the indent and the last gap.
_ROOM = WIDTH - 2
# A first column that is longer is broken over lines.
_FIRST_WIDTH = 26


def show_terminal(sheet: Sheet, *, colour: bool = False) -> str:
    """The sheet; long lists are cut, and say so.

    Args:
        sheet: What to show.
        colour: Whether the terminal takes bold and dim type.
    """
    console, paper = make_paper(colour=colour)
    _say(console, sheet.kicker, "dim", 0)
    _say(console, sheet.title, "bold", 0)
    if sheet.notice:
        _head(console, "Read this first")
        for line in sheet.notice:
            _item(console, line)
    for part in sheet.parts:
        _print_part(console, part)
    console.print()
    _say(console, sheet.stamp, "dim", 0)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()) + "\n"


def _say(console: Console, text: str, style: str = "", indent: int = 2) -> None:
    console.print(Padding(Text(clean(text), style=style), (0, 0, 0, indent)))


def _item(console: Console, text: str) -> None:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_row(Text("  -"), Text(clean(text)))
    console.print(grid)


def _head(console: Console, text: str) -> None:
    console.print()
    console.print(Text(clean(text).upper(), style="bold"))


def _print_part(console: Console, part: Part) -> None:
    _head(console, part.title)
    for block in part.blocks:
        if isinstance(block, Words):
            _say(console, block.text, "dim" if block.soft else "")
        elif isinstance(block, Items):
            shown = block.lines if block.brief is None else block.lines[: block.brief]
            for line in shown:
                _item(console, line)
            _say_rest(console, len(block.lines) - len(shown))
        else:
            _print_table(console, block)


def _say_rest(console: Console, number: int) -> None:
    if number > 0:
        _say(console, f"and {number:,} more, which -o comparison.html lists", "dim")


def _print_table(console: Console, table: Table) -> None:
    """One table, broken between the reports when they are too many for 80 columns."""
    places = [place for place, column in enumerate(table.columns) if not column.roomy]
    widths = [_measure(table, place) for place in range(len(table.columns))]
    first = min(widths[0], _FIRST_WIDTH)
    _say(console, table.caption, "dim")
    rows = table.rows if table.brief is None else table.rows[: table.brief]
    for piece in _break(places, widths, first) if table.repeated else [places]:
        drawn = RichTable(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        roomy = first + sum(widths[place] + 2 for place in piece[1:]) <= _ROOM
        for place in piece:
            column = table.columns[place]
            drawn.add_column(
                clean(column.title),
                justify="right" if column.number else "left",
                overflow="fold",
                min_width=first if place == 0 and roomy else None,
            )
        for row in rows:
            style = "bold" if row.strong else ""
            indent = "  " if row.under else ""
            cells = (f"{indent if place == 0 else ''}{clean(row.cells[place])}" for place in piece)
            drawn.add_row(*(Text(cell, style=style) for cell in cells))
        console.print(Padding(drawn, (0, 0, 0, 2)))
    _say_rest(console, len(table.rows) - len(rows))


def _measure(table: Table, place: int) -> int:
    """Columns that the widest cell takes."""
    cells = [table.columns[place].title, *(row.cells[place] for row in table.rows)]
    under = any(row.under for row in table.rows) and place == 0
    return max(cell_len(clean(cell)) for cell in cells) + 2 * under


def _break(places: list[int], widths: list[int], first: int) -> list[list[int]]:
    """The reports in pieces of about one size, each with the first column."""
    others = places[1:]
    fits = max(1, next((n for n in range(len(others), 0, -1) if _fits(others, widths, first, n)), 1))
    pieces = math.ceil(len(others) / fits)
    size = math.ceil(len(others) / pieces)
    return [[places[0], *others[start : start + size]] for start in range(0, len(others), size)]


def _fits(others: list[int], widths: list[int], first: int, size: int) -> bool:
    """Whether so many reports side by side never pass the margin."""
    return all(
        first + sum(widths[place] + 2 for place in others[start : start + size]) <= _ROOM
        for start in range(0, len(others), size)
    )
