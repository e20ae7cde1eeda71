"""The scorecard in Word: it says what the Markdown says, as text, and is the same at each run."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from gmi.model.scorecard import Result
from gmi.render.markdown import render_markdown
from gmi.render.to_word import render_word
from tests.unit.render.factory import make_result

HOSTILE = "<b>&amp; {{ 7 * 7 }}</b> | a \\ b *c* [d](e)\x07"


@pytest.fixture(scope="module")
def result() -> Result:
    """A report with everything in it."""
    return make_result(3)


def list_words(content: bytes) -> list[str]:
    """Paragraphs and cells, in no order."""
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs] + cells


def test_the_order_is_that_of_the_page(result: Result) -> None:
    """The headings of the Markdown, in its order and at its levels."""
    paper = docx.Document(io.BytesIO(render_word(result)))
    made = [(p.style.name, p.text) for p in paper.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    plain = re.sub(r"\\([^\w\s])", r"\1", render_markdown(result))
    wanted = re.findall(r"^(#{1,4}) (.+)$", plain, re.MULTILINE)
    assert made == [("Title" if mark == "#" else f"Heading {len(mark) - 1}", text) for mark, text in wanted]


def test_everything_but_the_evidence_is_there(result: Result) -> None:
    """Finding, every indicator, every question and its basis; the references are pointed to."""
    words = list_words(render_word(result))
    text = "\n".join(words)
    assert result.scorecard.finding in words
    assert all(question.text in words for question in result.questions)
    assert all(indicator.question in words for indicator in result.scorecard.indicators)
    assert f"{len(result.references)} references were found" in text
    assert not any("**" in word or word.startswith(("#", "|", ">")) for word in words)


def test_report_text_stays_text(result: Result) -> None:
    """Markup, bars and control characters are words, in paragraphs and in cells."""
    card = result.scorecard
    first = replace(card.indicators[0], reason=HOSTILE)
    changed = replace(
        result,
        scorecard=replace(card, indicators=(first, *card.indicators[1:]), finding=HOSTILE),
        questions=(replace(result.questions[0], text=HOSTILE), *result.questions[1:]),
    )
    words = list_words(render_word(changed))
    assert words.count(HOSTILE.removesuffix("\x07")) == 3


def test_the_same_result_gives_the_same_bytes(result: Result) -> None:
    """No clock and no author."""
    content = render_word(result)
    assert content == render_word(result)
    assert docx.Document(io.BytesIO(content)).core_properties.author == ""


def test_tables_repeat_their_heads(result: Result) -> None:
    """The first row of each table is a head; columns fill the page and no more."""
    for table in docx.Document(io.BytesIO(render_word(result))).tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]
        assert 9_000 <= sum(widths) <= 10_500
