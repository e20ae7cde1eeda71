"""A comparison as one HTML file that needs nothing else and lets nothing in."""

from __future__ import annotations

from gmi.render.compare_blocks import Items, Sheet, Table, Words
from gmi.render.html import make_policy
from gmi.render.templates import fill_template, read_asset


def show_html(sheet: Sheet) -> str:
    """The whole page, without a script; text of reports is escaped."""
    style = f"{read_asset('scorecard.css')}\n{read_asset('comparison.css')}"
    parts = [(part, [(_name_kind(block), block) for block in part.blocks]) for part in sheet.parts]
    values = {"style": style, "policy": make_policy(style, ""), "sheet": sheet, "parts": parts}
    return fill_template("comparison.html.j2", values).strip() + "\n"


def _name_kind(block: Table | Words | Items) -> str:
    """Which piece of the template draws a block."""
    return "table" if isinstance(block, Table) else "items" if isinstance(block, Items) else "words"
