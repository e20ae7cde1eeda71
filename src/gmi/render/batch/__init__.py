"""A batch as one page and as one sheet."""

from gmi.render.batch.index import render_index
from gmi.render.batch.summary import render_summary

__all__ = ["render_index", "render_summary"]
