"""What the terminal renderers write on."""

from __future__ import annotations

import io

from rich.console import Console

WIDTH = 80


def make_paper(*, colour: bool) -> tuple[Console, io.StringIO]:
    """A console of 80 columns, and the text that it fills; nothing in a report is read as markup.

    Args:
        colour: Whether the terminal takes bold and dim type.
    """
    paper = io.StringIO()
    console = Console(
        file=paper,
        width=WIDTH,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    return console, paper
