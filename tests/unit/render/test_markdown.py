"""The Markdown scorecard: all parts in order, report text never more than text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gmi.render import render_result
from gmi.render.markdown import escape_markdown

from .factory import make_result
from .report import Line


def test_all_parts_in_order() -> None:
    """The headings stand in the order of the page."""
    text = render_result(make_result(), "md")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Levels",
        "Where it speaks",
        "What was counted and what was left out",
        "Themes",
        "Indicators",
        "Questions and recommendations",
        "Measures, frames and absences",
        "Evidence",
        "Method and caveats",
    ]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\</script\>"),
        ("[click](javascript:x)", r"\[click\]\(javascript:x\)"),
        ("a | b", r"a \| b"),
        ("two\n\n# lines", r"two \# lines"),
        ("12. Women", r"12\. Women"),
        ("- item", r"\- item"),
        ("0.5 of 1.0", "0.5 of 1.0"),
        ("&lt;b&gt; `code` *bold*", r"\&lt;b\&gt; \`code\` \*bold\*"),
        ("see https://example.org", r"see https\://example.org"),
    ],
)
def test_text_stays_text(text: str, escaped: str) -> None:
    """What Markdown or HTML would take for a sign is escaped, on one line."""
    assert escape_markdown(text) == escaped


def test_table_rows_keep_their_columns() -> None:
    """A bar or a line break in a sentence does not make a new cell or row."""
    line = Line(("One | two\n| [migrants:m|migrants] | three",))
    text = render_result(make_result(extra=(line,)), "md")
    row = next(row for row in text.splitlines() if "«migrants»" in row and "three" in row)
    assert len(re.findall(r"(?<!\\)\|", row)) == 6


def test_markup_in_names_is_escaped() -> None:
    """Markup in the State's name and in measures is shown as words."""
    result = make_result(state_name="<img src=x onerror=alert(1)>")
    measures = tuple(replace(m, name="<b>Act</b>") for m in result.scorecard.measures)
    text = render_result(replace(result, scorecard=replace(result.scorecard, measures=measures)), "md")
    assert not re.search(r"(?<!\\)<(img|b)", text)
