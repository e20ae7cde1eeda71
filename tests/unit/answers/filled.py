"""Forms filled in as people would."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx

from gmi.form import ANSWER, BY, ON
from gmi.load import load_questionnaire
from gmi.model.experience import Answer, Questionnaire
from gmi.render.to_form import render_form_docx, render_form_markdown

FORM: Questionnaire = load_questionnaire("gmi-core")
IDS = tuple(question.id for question in FORM.questions)
Written = tuple[str, str, str]


def open_form() -> Any:
    """The empty Word form."""
    return docx.Document(io.BytesIO(render_form_docx(FORM)))


def write_word(path: Path, answers: dict[str, Written], whole: tuple[str, str] = ("", "")) -> str:
    """A Word form with answers (text, by, on), name and date of the whole."""
    paper = open_form()
    for row, value in enumerate(whole):
        paper.tables[0].cell(row, 1).text = value
    for name, values in answers.items():
        table = paper.tables[1 + IDS.index(name)]
        for row, value in enumerate(values, start=1):
            table.cell(row, 1).text = value
    paper.save(str(path))
    return str(path)


def write_markdown(path: Path, answers: dict[str, Written], whole: tuple[str, str] = ("", "")) -> str:
    """The same in Markdown."""
    text = render_form_markdown(FORM)
    head, *blocks = text.split("Question id: ")
    head = head.replace(f"{BY}: ", f"{BY}: {whole[0]}", 1).replace(f"{ON}: ", f"{ON}: {whole[1]}", 1)
    for index, name in enumerate(IDS):
        answer, by, on = answers.get(name, ("", "", ""))
        block = blocks[index].replace(f"{ANSWER}:\n", f"{ANSWER}:\n\n{answer}", 1)
        blocks[index] = block.replace(f"{BY}: ", f"{BY}: {by}", 1).replace(f"{ON}: ", f"{ON}: {on}", 1)
    path.write_text("Question id: ".join((head, *blocks)), encoding="utf-8")
    return str(path)


def make_answer(**changes: str) -> Answer:
    """An answer of a community of Valmora."""
    values = {
        "question_id": IDS[0],
        "theme": FORM.questions[0].theme,
        "question": FORM.questions[0].question,
        "answer": "We waited.",
        "by": "anonymous",
        "on": "2026-11-24",
    }
    return Answer(**(values | changes))
