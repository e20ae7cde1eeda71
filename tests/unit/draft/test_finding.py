"""The finding in words, in the form of the published method."""

from __future__ import annotations

from typing import Any

import pytest

from gmi.draft.phrase import word_levels
from gmi.model.rubric import Level
from tests.unit.draft.factory import compose, make_counted, text_of, with_finding

EVEN: tuple[Level, Level, Level] = ("moderate", "moderate", "moderate")


def test_published_form() -> None:
    """Equal counts give a finding of the published form: levels joined, pages, references, a complete absence."""
    result = with_finding(make_counted(page_count=39), EVEN, 42)
    assert compose(result).finding == (
        "Based on an analysis in the style of the Gender-Migration Index (GMI), we find moderate mention of, "
        "engagement with, and commitment to gender in CMW/C/XVM/2. The 39-page report refers to women, girls, gender "
        "and gender-based considerations 42 times, with no reference to LGBTQIA+ and gender-diverse migrants."
    )


def test_finding_stands_in_its_section_with_its_references() -> None:
    """The finding sentence is a paragraph of the draft and carries the references that were counted."""
    draft = compose()
    runs = [run for item in draft.sections if item.id == "finding" for block in item.blocks for run in block.runs]  # type: ignore[union-attr] - the section holds paragraphs only
    assert runs[0].text == draft.finding
    assert runs[0].support is not None
    assert len(runs[0].support.reference_ids) == compose_count(draft.finding)


def compose_count(finding: str) -> int:
    """The number of references that a finding names."""
    return int(finding.rpartition(" times")[0].rpartition(" ")[2])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("moderate", "low", "absent"), "moderate mention of, low engagement with and no commitment to"),
        (("high", "high", "low"), "high mention of, high engagement with and low commitment to"),
        (("absent", "absent", "absent"), "no mention of, engagement with, or commitment to"),
        (("low", "low", "low"), "low mention of, engagement with, and commitment to"),
    ],
)
def test_levels_in_words(levels: tuple[Level, Level, Level], expected: str) -> None:
    """Equal levels are joined, unequal ones listed, and an absent one is "no"."""
    assert word_levels(*levels) == expected


@pytest.mark.parametrize(
    ("source", "number", "changes", "expected"),
    [
        (
            {"page_count": 39},
            1,
            {},
            "The 39-page report refers to women, girls, gender and gender-based considerations once,",
        ),
        ({"page_count": 39}, 2, {}, "considerations twice, with no reference"),
        ({"page_count": 39}, 7, {}, "considerations seven times, with no reference"),
        ({"page_count": 1}, 42, {}, "The one-page report refers to"),
        ({"page_count": 0}, 42, {}, "The report refers to"),
        ({"page_count": 39}, 0, {}, "In the 39-page report no reference to women, girls, gender and gender-based"),
        ({"document_kind": "replies", "page_count": 15}, 9, {}, "The 15-page replies refer to women"),
        (
            {"page_count": 39},
            42,
            {"lgbtqia": 3},
            "42 times; three of these are to LGBTQIA+ and gender-diverse persons.",
        ),
        ({"page_count": 39}, 42, {"lgbtqia": 1}, "42 times; one of these is to LGBTQIA+ and gender-diverse persons."),
        (
            {"page_count": 39},
            42,
            {"absence": "in-extracted-text"},
            "no reference to LGBTQIA+ and gender-diverse migrants was found in the text that could be extracted.",
        ),
        ({"page_count": 40, "readable_share": 0.95}, 42, {}, "report, two of whose pages could not be read, refers to"),
        (
            {"page_count": 39},
            42,
            {"headline": "intersections"},
            "to women, girls or gender together with migration in CMW",
        ),
        ({"symbol": None, "page_count": 39}, 42, {}, "commitment to gender in the report of Valmora."),
    ],
)
def test_counts_in_words(source: dict[str, Any], number: int, changes: dict[str, Any], expected: str) -> None:
    """Zero, one and many, pages or none, replies, and how firm the absence is."""
    assert expected in compose(with_finding(make_counted(**source), EVEN, number, **changes)).finding


def test_levels_that_cannot_be_given() -> None:
    """Without reports to compare with, no level is named."""
    result = with_finding(make_counted(), ("not-assessable",) * 3, 42)
    finding = compose(result).finding
    assert "no level of mention, engagement or commitment can be given" in finding
    assert "not-assessable" not in finding


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        ("complete", "This absence is complete: three words and forms of words for them"),
        ("in-extracted-text", "could be extracted"),
    ],
)
def test_absence_says_how_strong_it_is(absence: str, expected: str) -> None:
    """The draft says whether an absence is complete, and what was searched for."""
    draft = compose(with_finding(make_counted(), EVEN, 42, absence=absence))
    assert expected in text_of(draft, "finding")
