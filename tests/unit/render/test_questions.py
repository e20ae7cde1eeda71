"""The questions alone: every format holds each of them, whatever stands in it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import docx
import pytest

from gmi.errors import RenderError
from gmi.model.scorecard import Question, Result
from gmi.render.questions import CSV_COLUMNS, QUESTION_FORMATS, render_questions
from tests.unit.render.factory import make_result

HOSTILE = '=HYPERLINK("x") <b>{{ 7 * 7 }}</b> *bold* [link](javascript:1)\x1b[31m \u202erow\n| a | # b'
PLAIN = '=HYPERLINK("x") <b>{{ 7 * 7 }}</b> *bold* [link](javascript:1)[31m row | a | # b'


@pytest.fixture(scope="module")
def result() -> Result:
    """A report with questions."""
    return make_result(3)


def read_docx(content: bytes) -> list[str]:
    """Paragraphs of a Word document."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_every_format_holds_every_question(result: Result) -> None:
    """Question, gap and provisions stand in each format, in order of rank."""
    assert len(result.questions) > 3
    for form in QUESTION_FORMATS:
        content = render_questions(result, result.questions, form)
        text = "\n".join(read_docx(content)) if form == "docx" else content.decode("utf-8")
        text = " ".join(text.replace("\\", "").split())
        places = [text.index(question.text) for question in result.questions if question.stage == "list-of-issues"]
        assert places == sorted(places), form
        for question in result.questions:
            assert question.gap.rstrip(".") in text, form
            assert all(hook.instrument in text for hook in question.hooks), form


def test_the_same_questions_give_the_same_bytes(result: Result) -> None:
    """No clock: a Word document too is the same at each run."""
    for form in QUESTION_FORMATS:
        first = render_questions(result, result.questions, form)
        assert first == render_questions(result, result.questions, form)
    document = docx.Document(io.BytesIO(render_questions(result, result.questions, "docx")))
    assert document.core_properties.author == ""


def hostile(result: Result) -> tuple[Question, ...]:
    """One question that would do harm."""
    return (replace(result.questions[0], text=HOSTILE, gap=HOSTILE),)


def test_hostile_text_stays_text(result: Result) -> None:
    """A formula, markup, control characters and turned text do nothing in any format."""
    questions = hostile(result)
    row = list(csv.reader(io.StringIO(render_questions(result, questions, "csv").decode("utf-8-sig"))))[1]
    assert row[CSV_COLUMNS.index("question")] == f"'{PLAIN}"
    markdown = render_questions(result, questions, "md").decode("utf-8")
    assert "<b>" not in markdown.replace("\\<b", "")
    assert "[link](" not in markdown
    terminal = render_questions(result, questions, "terminal").decode("utf-8")
    assert not {"\x1b", "\u202e"} & set(terminal)
    assert any(PLAIN in paragraph for paragraph in read_docx(render_questions(result, questions, "docx")))


def test_the_terminal_fits_80_columns(result: Result) -> None:
    """No line is longer, not even with long words."""
    long = replace(result.questions[0], text=" ".join(("word" * 30, "a-b" * 60, "short")))
    text = render_questions(result, (long, *result.questions[1:]), "terminal").decode("utf-8")
    assert max(map(len, text.splitlines())) <= 80
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_json_is_what_the_result_holds(result: Result) -> None:
    """Questions have the keys of the result's JSON, and say which report and rubric they belong to."""
    from gmi.render.to_json import result_as_data  # noqa: PLC0415 - only here

    data = json.loads(render_questions(result, result.questions[:2], "json"))
    whole = json.loads(json.dumps(result_as_data(result)))
    assert data["questions"] == whole["questions"][:2]
    assert data["source"] == whole["source"]
    assert data["rubric"]["id"] == result.rubric.id


@pytest.mark.parametrize("form", QUESTION_FORMATS)
def test_no_question(result: Result, form: str) -> None:
    """A report without gaps has an empty list, and says so."""
    content = render_questions(result, (), form)
    if form == "json":
        assert json.loads(content)["questions"] == []
    elif form == "csv":
        assert content.decode("utf-8-sig").splitlines() == [",".join(CSV_COLUMNS)]
    else:
        text = "\n".join(read_docx(content)) if form == "docx" else content.decode("utf-8")
        assert "No gap was found that leads to a question." in text


def test_unknown_format(result: Result) -> None:
    """A format that there is not is refused."""
    with pytest.raises(RenderError, match="'odt'"):
        render_questions(result, result.questions, "odt")
