"""A draft in the forms that organisations write in, read and send."""

from __future__ import annotations

from gmi.errors import RenderError
from gmi.model.draft import Draft
from gmi.render.draft.markdown import render_draft_markdown
from gmi.render.draft.own import render_template, write_template
from gmi.render.draft.tidy import tidy_texts
from gmi.render.draft.to_html import render_draft_html
from gmi.render.draft.to_json import render_draft_json
from gmi.render.draft.word import render_docx

__all__ = ["DRAFT_FORMATS", "render_draft", "render_template", "write_template"]

DRAFT_FORMATS = ("docx", "md", "html", "json")


def render_draft(draft: Draft, format: str) -> bytes:  # noqa: A002 - the contract's word
    """One draft in one format.

    Args:
        draft: What to lay out.
        format: One of ``DRAFT_FORMATS``.

    Returns:
        The file's bytes, the same for the same draft; text is UTF-8 and ends with a line end.

    Raises:
        RenderError: When the format is not known, or a page cannot be filled.
    """
    clean = tidy_texts(draft)
    if format == "docx":
        return render_docx(clean)
    renderers = {"md": render_draft_markdown, "html": render_draft_html, "json": render_draft_json}
    if format not in renderers:
        known = ", ".join(DRAFT_FORMATS)
        raise RenderError("render.format", f"gmi does not write a draft as {format!r}", hint=f"choose one of {known}")
    return f"{renderers[format](clean).rstrip()}\n".encode()
