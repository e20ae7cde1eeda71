"""A result in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence

from gmi.errors import RenderError
from gmi.model.scorecard import Result
from gmi.render.brief import name_next_step
from gmi.render.html import render_html
from gmi.render.markdown import render_markdown
from gmi.render.terminal import render_terminal
from gmi.render.to_csv import render_csv
from gmi.render.to_json import render_json, render_json_array, result_as_data

__all__ = ["FORMATS", "name_next_step", "render_json_array", "render_result", "result_as_data"]

FORMATS = ("terminal", "html", "md", "json", "csv")


def render_result(result: Result, format: str, *, files: Sequence[str] = (), colour: bool = False) -> str:  # noqa: A002 - the contract's word
    """One result in one format.

    Args:
        result: What to render.
        format: One of ``FORMATS``.
        files: Paths that were written; the terminal scorecard says where they are.
        colour: Whether the terminal takes bold and dim type.

    Returns:
        The whole text, ending with a line end; to be written as UTF-8. The CSV begins with a byte order mark.

    Raises:
        RenderError: When the format is not known, or a template cannot be filled.
    """
    if format == "terminal":
        return render_terminal(result, files, colour=colour)
    renderers = {"html": render_html, "md": render_markdown, "json": render_json, "csv": render_csv}
    if format not in renderers:
        raise RenderError("render.format", f"gmi does not write {format!r}", hint=f"choose one of {', '.join(FORMATS)}")
    return renderers[format](result)
