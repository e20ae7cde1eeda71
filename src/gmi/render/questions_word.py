"""The questions alone as a Word document, to paste into a submission (python-docx)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Protocol

import docx
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Cm, Pt, RGBColor

from gmi.render.draft.word.pack import pack_word

_GREY = RGBColor(0x55, 0x5F, 0x6B)
_FONT = "Arial"


class WordLine(Protocol):
    """A numbered question with what it rests on."""

    @property
    def number(self) -> int:
        """Place in its list."""

    @property
    def text(self) -> str:
        """The question."""

    def list_basis(self) -> tuple[str, ...]:
        """What it rests on, a sentence each."""


def render_questions_word(
    heading: str, stages: Sequence[tuple[str, Sequence[WordLine]]], remarks: Sequence[str]
) -> bytes:
    """The document.

    Args:
        heading: Its title.
        stages: Titles with their questions.
        remarks: What stands at the end.
    """
    paper = docx.Document()
    _set_page(paper)
    paper.core_properties.title = heading
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = "en-GB"
    paper.add_heading(heading, 0)
    for title, lines in stages:
        paper.add_heading(title, 1)
        for line in lines:
            _add_question(paper, line)
    if not stages:
        paper.add_paragraph("No gap was found that leads to a question.")
    for remark in remarks:
        _small(paper.add_paragraph(), remark)
    stream = io.BytesIO()
    paper.save(stream)
    return pack_word(stream.getvalue())


def _add_question(paper: Any, line: WordLine) -> None:
    """The question under its number, and in small type what it rests on."""
    asked = paper.add_paragraph()
    asked.paragraph_format.left_indent, asked.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    asked.paragraph_format.tab_stops.add_tab_stop(Cm(1))
    asked.paragraph_format.keep_with_next = True
    asked.add_run(f"{line.number}.\t{line.text}")
    basis = paper.add_paragraph()
    basis.paragraph_format.left_indent = Cm(1)
    basis.paragraph_format.space_after = Pt(10)
    _small(basis, " ".join(line.list_basis()))


def _small(paragraph: Any, text: str) -> None:
    """Small grey type."""
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _GREY


def _set_page(paper: Any) -> None:
    """A4 and plain type."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
