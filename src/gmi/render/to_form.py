"""The form for migrant communities, to be filled in: Markdown, or a Word document (python-docx's door for writing)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from gmi.form import ANSWER, BY, ID, ON, WHOLE, WHOLE_NOTE, WHY, tidy
from gmi.model.experience import ExperienceQuestion, Questionnaire

_CONSENT = "Before you answer"
_USE = "What happens with your answers"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_GREY = RGBColor(0x55, 0x5F, 0x6B)
_LABEL_WIDTH = Cm(4.2)
_FIELD_WIDTH = Cm(12.8)
_ANSWER_HEIGHT = Cm(3.6)


def render_form_markdown(questionnaire: Questionnaire) -> str:
    """The form as Markdown; a person writes below “Answer:”, and behind the two labels that follow it."""
    q = questionnaire
    blocks = [f"# {_escape(q.title)}", _stamp(q), *map(_escape, q.introduction)]
    for title, paragraphs in ((_CONSENT, q.consent), (_USE, q.use)):
        blocks += [f"## {title}", *map(_escape, paragraphs)]
    blocks += [f"## {WHOLE}", WHOLE_NOTE, f"{BY}: ", f"{ON}: "]
    for theme, questions in _group(q):
        blocks.append(f"## {_escape(theme)}")
        for number, question in questions:
            blocks += [
                f"### {number}. {_escape(question.question)}",
                f"{WHY}: {_escape(question.why)}",
                f"{ID}: `{question.id}`",
                f"{ANSWER}:\n\n",
                f"{BY}: ",
                f"{ON}: ",
            ]
    return "\n\n".join(blocks) + "\n"


def render_form_docx(questionnaire: Questionnaire) -> bytes:
    """The form as a Word document: a table a question, with fields that grow as they are written in."""
    q = questionnaire
    paper = docx.Document()
    _set_page(paper)
    paper.core_properties.title = tidy(q.title)
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = q.language
    paper.add_heading(tidy(q.title), 0)
    _small(paper.add_paragraph(), _stamp(q))
    for text in q.introduction:
        paper.add_paragraph(tidy(text))
    for title, paragraphs in ((_CONSENT, q.consent), (_USE, q.use)):
        paper.add_heading(title, 1)
        for text in paragraphs:
            paper.add_paragraph(tidy(text))
    paper.add_heading(WHOLE, 1)
    paper.add_paragraph(WHOLE_NOTE).paragraph_format.keep_with_next = True
    _add_fields(paper.add_table(2, 2), (BY, ON))
    for theme, questions in _group(q):
        paper.add_heading(tidy(theme), 1)
        for number, question in questions:
            if number != questions[0][0]:
                paper.add_paragraph().paragraph_format.space_after = Pt(4)
            _add_question(paper, number, question)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _stamp(questionnaire: Questionnaire) -> str:
    """Which rubric the form belongs to."""
    return f"Rubric {questionnaire.rubric_id}, version {questionnaire.rubric_version}"


def _group(questionnaire: Questionnaire) -> Iterator[tuple[str, list[tuple[int, ExperienceQuestion]]]]:
    """Numbered questions under the titles of their themes."""
    numbered = enumerate(questionnaire.questions, start=1)
    for title, questions in groupby(numbered, key=lambda pair: pair[1].theme_title):
        yield title, list(questions)


def _escape(text: str) -> str:
    """Text that stays text, on one line; brackets that mean nothing in Markdown stay as people type them."""
    return _SPECIAL.sub(r"\\\1", " ".join(tidy(text).split()))


def _set_page(paper: Any) -> None:
    """A4 and type that is easy to read."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 22), ("Heading 1", 14)):
        style = paper.styles[name]
        style.paragraph_format.space_after = Pt(6)
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0x12, 0x37, 0x5C)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)


def _small(paragraph: Paragraph, text: str, size: float = 9) -> None:
    """Small grey type."""
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), _GREY


def _add_question(paper: Any, number: int, question: ExperienceQuestion) -> None:
    """The table of one question: what is asked, and its three fields."""
    table = paper.add_table(4, 2)
    head = table.cell(0, 0).merge(table.cell(0, 1))
    head.paragraphs[0].add_run(f"{number}. {tidy(question.question)}").bold = True
    _small(head.add_paragraph(), f"{WHY}: {tidy(question.why)}", 10)
    _small(head.add_paragraph(), f"{ID}: {question.id}", 7)
    for paragraph in head.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
    _shade(head)
    _add_fields(table, (ANSWER, BY, ON), first=1)
    table.rows[1].height, table.rows[1].height_rule = _ANSWER_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST


def _add_fields(table: Any, labels: tuple[str, ...], first: int = 0) -> None:
    """Fields with their labels, one a row; the table stays together on a page as long as its answer is short."""
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _pad(table)
    for column, width in zip(table.columns, (_LABEL_WIDTH, _FIELD_WIDTH), strict=True):
        column.width = width
    for row, label in zip(table.rows[first:], labels, strict=True):
        _small(row.cells[0].paragraphs[0], label)
    for row in table.rows:
        if row.cells[0]._tc is row.cells[-1]._tc:
            row.cells[0].width = Cm(_LABEL_WIDTH.cm + _FIELD_WIDTH.cm)
        else:
            row.cells[0].width, row.cells[-1].width = _LABEL_WIDTH, _FIELD_WIDTH
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _pad(table: Any) -> None:
    """Room between the lines of the table and what is written."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 60), ("left", 100), ("bottom", 60), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    # The schema has an order: word processors mend what breaks it, and say so to the person who opens the form.
    look.addprevious(margins) if look is not None else table._tbl.tblPr.append(margins)


def _shade(cell: Any) -> None:
    """A light ground, so that the question stands apart from what is written."""
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF2F6")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
