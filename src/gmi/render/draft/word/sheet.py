"""A Word document in the styles of ``style.docx``, written line by line, with a comment beside a line."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import Any

import docx

from gmi.render.draft.word.body import Body
from gmi.render.draft.word.pack import pack_word


class Sheet:
    """A document that grows line by line."""

    def __init__(self) -> None:
        """Begins without text."""
        self.paper = open_style()
        self._body = Body(self.paper)

    def add(self, text: str, style: str = "Normal", comment: str = "", *, new_page: bool = False) -> None:
        """A line, with a comment of gmi's where one is given."""
        paragraph = self._body.add_line(text, style)
        if new_page:
            paragraph.paragraph_format.page_break_before = True
        if comment:
            self._body.remark(paragraph.runs, comment)

    def add_table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """A table of lines."""
        table = self.paper.add_table(0, len(rows[0]), style="Draft Table")
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.paragraphs[0].style = "Table Text"
                cell.paragraphs[0].add_run(text)

    def save(self) -> bytes:
        """The document's bytes."""
        stream = io.BytesIO()
        self.paper.save(stream)
        return pack_word(stream.getvalue())


def open_style() -> Any:
    """The shipped document without text that has the page, the styles and the numbering."""
    return docx.Document(io.BytesIO(files("gmi.render.draft").joinpath("style.docx").read_bytes()))
