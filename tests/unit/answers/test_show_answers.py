"""Answers stand apart in every output, escaped; without them the third part is said to be not assessed."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from gmi.render import render_result
from gmi.render.caveats import EXPERIENCE_SENTENCE, GIVEN_SENTENCE
from gmi.render.schema import make_schema
from tests.unit.render.factory import make_result

from .filled import make_answer

HOSTILE = make_answer(answer="<script>x</script> [a](javascript:1)\n\x1b[31m# b", by="A & <i>B</i>")


def plain(text: str) -> str:
    """Text without line breaks and escapes of Markdown."""
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("form", ["html", "md", "terminal"])
def test_answers_replace_the_sentence_that_says_there_are_none(form: str) -> None:
    """Only with answers is there a part for them, and only without is the third part not assessed."""
    without = plain(render_result(make_result(), form))
    given = plain(render_result(replace(make_result(), experience=(make_answer(),)), form))
    assert EXPERIENCE_SENTENCE in without
    assert GIVEN_SENTENCE not in without
    assert EXPERIENCE_SENTENCE not in given
    assert GIVEN_SENTENCE in given
    assert "We waited." in given
    assert "anonymous, 24 November 2026" in given


def test_answers_are_escaped() -> None:
    """What a person wrote stays text wherever it is shown."""
    result = replace(make_result(), experience=(HOSTILE, make_answer()))
    page = render_result(result, "html")
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "A &amp; &lt;i&gt;B&lt;/i&gt;" in page
    markdown = render_result(result, "md")
    assert "> \\<script\\>x\\</script\\> \\[a\\]\\(javascript:1\\)" in markdown
    assert "\x1b" not in render_result(result, "terminal")


def test_answers_are_data_too() -> None:
    """The JSON holds them as given, in the form of the schema; an empty list where there is none."""
    data = json.loads(render_result(replace(make_result(), experience=(HOSTILE,)), "json"))
    jsonschema.validate(data, make_schema())
    (answer,) = data["experience"]
    assert (answer["answer"], answer["by"], answer["on"]) == (HOSTILE.answer, HOSTILE.by, "2026-11-24")
    assert json.loads(render_result(make_result(), "json"))["experience"] == []
