"""A comparison in the forms that people and programs read."""

from __future__ import annotations

from gmi.errors import RenderError
from gmi.model.comparison import Comparison
from gmi.render.compare_html import show_html
from gmi.render.compare_json import show_json
from gmi.render.compare_markdown import show_markdown
from gmi.render.compare_terminal import show_terminal
from gmi.render.compare_view import view_comparison

COMPARISON_FORMATS = ("terminal", "html", "md", "json")


def render_comparison(comparison: Comparison, format: str, *, colour: bool = False) -> str:  # noqa: A002 - the contract's word
    """A comparison in one format.

    Args:
        comparison: What to render.
        format: One of ``COMPARISON_FORMATS``.
        colour: Whether the terminal takes bold and dim type.

    Returns:
        The whole text, ending with a line end; the same comparison gives the same text.

    Raises:
        RenderError: When the format is not known, or the template cannot be filled.
    """
    if format == "json":
        return show_json(comparison)
    sheet = view_comparison(comparison)
    if format == "terminal":
        return show_terminal(sheet, colour=colour)
    if format == "html":
        return show_html(sheet)
    if format == "md":
        return show_markdown(sheet)
    raise RenderError(
        "render.format", f"gmi does not write {format!r}", hint=f"choose one of {', '.join(COMPARISON_FORMATS)}"
    )
