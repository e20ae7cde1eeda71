"""A figure that was changed in a statement of gmi's, or in a table of its annex, is found; other edits are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gmi.draft.figures import tabulate_counts, tabulate_depth
from gmi.model.draft import Support, Table
from gmi.model.proof import Finding
from gmi.proof import proofread
from gmi.remark import AUTHOR, write_remark
from gmi.wording.figure import find_figures

from ..render.factory import make_result
from .files import SENTENCE, SYMBOL, Change, add, make_submission

RESULT = make_result()
SUPPORT = Support(f"{SYMBOL}, para. 3", ("r0006",), SENTENCE)


def check(folder: Path, *changes: Change) -> list[Finding]:
    """The figures that are found."""
    path = make_submission(folder / "shadow.docx", *changes)
    return [finding for finding in proofread(path, RESULT, None) if finding.kind == "figure"]


def edit(before: str, after: str) -> Change:
    """A statement that gmi wrote and a person edited."""
    remark = "\n".join(write_remark(SUPPORT, before))
    return lambda paper: paper.add_comment(paper.add_paragraph(after).runs, text=remark, author=AUTHOR) and None


def add_table(table: Table, **cells: str) -> Change:
    """A table under its caption, with cells "_row_column" written over."""

    def change(paper: Any) -> None:
        paper.add_paragraph(table.caption)
        made = paper.add_table(0, len(table.header))
        for row, texts in enumerate((table.header, *table.rows)):
            for column, (cell, text) in enumerate(zip(made.add_row().cells, texts, strict=True)):
                cell.text = cells.get(f"_{row}_{column}", text)

    return change


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (f"{SYMBOL} refers to women 99 times.", f"{SYMBOL} refers to women 142 times.", ("99", "142")),
        ("It does so in three sentences.", "It does so in two sentences.", ("three", "two")),
        ("It holds one reference.", "It holds 11 references.", ("one", "11")),
        ("It holds no reference.", "It holds one reference.", ("no", "one")),
        ("It refers to women once.", "It refers to women twice.", ("once", "twice")),
        ("Five of 58 indicators are met.", "Five of 85 indicators are met.", ("58", "85")),
        ("It holds 1,200 words.", "It holds 12,000 words.", ("1,200", "12,000")),
        ("It speaks of it in paragraphs 12 and 14.", "It speaks of it in paragraphs 12 and 41.", ("14", "41")),
        ("The rate is 1.42.", "The rate is 1.24.", ("1.42", "1.24")),
        ("We find low mention of women.", "We find high mention of women.", ("low", "high")),
        ("We find 99 references.", "We find a hundred references.", ("99", "hundred")),
        ("We find nine references.", "We find ninety-nine references.", ("nine", "ninety-nine")),
    ],
)
def test_a_changed_figure_is_found(tmp_path: Path, before: str, after: str, said: tuple[str, str]) -> None:
    """In digits or in words, and both are named."""
    (found,) = check(tmp_path, edit(before, after))
    assert (said[0] in found.message, said[1] in found.message) == (True, True)
    assert found.text == after
    assert found.where
    assert found.hint


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It refers to women 99 times.", "Women are referred to 99 times in the report."),
        ("It refers to women 99 times.", "It refers to women ninety-nine times."),
        ("It refers to women three times.", "It refers to women 3 times."),
        ("It holds 1,200 words.", "It holds 1200 words."),
        ("It refers to women 99 times, once with migration.", "It refers to women 99 times."),
        ("It refers to women 99 times.", "As we count (12 May 2031), it refers to women 99 times."),
        (f"{SYMBOL} holds 99 references.", "CMW/C/XVM/4-5 holds 99 references."),
        ("It names general recommendation No. 26.", "It names general recommendation no. 26."),
        ("It does not speak of women.", "The State is silent on women, and one wonders why."),
    ],
)
def test_an_edit_that_changes_no_figure_is_none(tmp_path: Path, before: str, after: str) -> None:
    """Other words, another form of the same figure, one that is left out or added."""
    assert check(tmp_path, edit(before, after)) == []


def test_figures_of_the_organisation_are_its_own(tmp_path: Path) -> None:
    """What stands outside gmi's comments is not compared."""
    assert check(tmp_path, add("We counted 142 women at 3 borders."), edit("It says 99.", "It says 99.")) == []


def test_a_changed_cell_is_found(tmp_path: Path) -> None:
    """With the table, what the result holds, and what the cell says; untouched tables are not named."""
    depth, (counts, *_) = tabulate_depth(RESULT.scorecard), tabulate_counts(RESULT.scorecard.counts)
    assert check(tmp_path, add_table(counts), add_table(depth)) == []
    (found,) = check(tmp_path, add_table(counts, _1_1="9,742"), add_table(depth))
    assert counts.rows[0][1] in found.message
    assert "9,742" in found.message
    assert counts.caption in found.text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("No. 26 and no. 7", ["26", "7"]),
        ("CRPD/C/HND/2-4, para. 12", ["12"]),
        ("Twenty-one of 1,234,567", ["21", "1234567"]),
        ("Nobody, someone, lower, highest, often", []),
    ],
)
def test_what_is_a_figure(text: str, values: list[str]) -> None:
    """Neither a symbol nor "No." nor a part of a word is one."""
    assert [figure.value for figure in find_figures(text)] == values
