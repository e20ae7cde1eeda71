"""Overview and charts of the batch page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.render.batch.cycles import judge_sides, list_changes
from gmi.render.batch.least import list_least
from gmi.render.batch.overview import list_by_body, list_by_region, list_by_year
from gmi.render.batch.themes import list_theme_lines
from tests.unit.render.batch_rows import make_failure, make_report, make_side, make_theme


def test_regions_with_their_parts() -> None:
    """A region sums up its sub-regions; States without a region stand apart; failures count nowhere."""
    rows = [
        make_report("KEN", gender=10, body="CRPD", both=0),
        make_report("EGY", gender=30, body="CRPD", both=2),
        make_report("FRA", gender=20, body="CRPD", both=0),
        make_report("XVM"),
        make_failure(),
    ]
    lines = list_by_region(rows)
    assert [(line.title, line.inner, line.reports, line.silent) for line in lines] == [
        ("Africa", False, "2", "1"),
        ("Northern Africa", True, "1", "0"),
        ("Sub-Saharan Africa", True, "1", "1"),
        ("Europe", False, "1", "1"),
        ("Western Europe", True, "1", "1"),
        ("No region known", False, "1", "0"),
    ]
    assert lines[0].rates[0][0] == "2.00"
    assert lines[2].view == "region=uSub-Saharan-Africa"
    assert lines[-1].view == ""


def test_years_and_bodies() -> None:
    """One line each, those that are not known last, with the share of indicators met over all reports."""
    rows = [
        make_report(met=(1, 0, 1)),
        make_report("XTR", met=(0, 0, 2)),
        make_report("XKE", None, body=None, met=(0, 0, 0)),
    ]
    assert [(line.title, line.reports, line.states, line.met) for line in list_by_year(rows)] == [
        ("2020", "2", "2", "25%"),
        ("Not known", "1", "1", "–"),
    ]
    assert [line.view for line in list_by_body(rows)] == ["body=CMW", ""]


def test_who_speaks_least() -> None:
    """The latest State report of each State to each body; least first; of two that are silent, the longer one."""
    rows = [
        make_report("XVM", "2010-01-01", body="CRPD", both=0),
        make_report("XVM", "2020-01-01", body="CRPD", both=9, cycle="2"),
        make_report("XTR", body="CRPD", both=0, words=5_000),
        make_report("XOS", body="CRPD", both=0, words=9_000),
        make_report("XKE", body="CRPD", both=0, kind="replies"),
    ]
    (part,) = list_least(rows)
    assert [line.title for line in part.lines] == ["Oskaria, CRPD, 2020", "Terrand, CRPD, 2020", "Valmora, CRPD, 2020"]
    assert (part.silent, part.total, part.greatest) == (2, 3, "0.90")
    assert [line.width for line in part.lines] == ["0", "0", "100"]


def test_two_measures_are_never_in_one_order() -> None:
    """Reports about migration are measured by gender references, and stand apart."""
    parts = list_least([make_report("XVM"), make_report("XTR", body="CRPD")])
    assert [(part.leads, part.total) for part in parts] == [("gender", 1), ("intersections", 1)]


def test_who_changed() -> None:
    """State reports to one body, each with the one before; replies and single reports are no cycle."""
    rows = [
        make_report("XVM", "2024-01-01", gender=150, cycle="3"),
        make_report("XVM", "2010-01-01", gender=40, cycle="1"),
        make_report("XVM", "2018-01-01", gender=41, cycle="2"),
        make_report("XVM", "2019-01-01", kind="replies", cycle="2"),
        make_report("XTR"),
    ]
    changes = list_changes(rows)
    assert [(line.earlier[0], line.later[0], line.moves[0].word) for line in changes.lines] == [
        ("2018", "2024", "more"),
        ("2010", "2018", "about the same"),
    ]
    assert changes.lines[0].moves[0].counts == "41, then 150"
    assert changes.greatest == ("15.00", "1.20")


def test_indicators_by_different_rubrics_are_marked() -> None:
    """Their numbers cannot be compared."""
    rows = [make_report(), make_report(date="2024-01-01", cycle="2", rubric_sha256="cd" * 32)]
    assert [line.unlike for line in list_changes(rows).lines] == [True]


@pytest.mark.parametrize(
    ("before", "after", "clustering", "words", "word"),
    [
        (0, 0, 1.0, (10_000, 10_000), "in neither"),
        (0, 2, 1.0, (10_000, 10_000), "new, but few"),
        (1, 3, 1.0, (10_000, 10_000), "about the same"),
        (0, 3, 1.0, (10_000, 10_000), "new, not clear"),
        (9, 0, 1.0, (10_000, 10_000), "gone"),
        (40, 48, 1.0, (10_000, 10_000), "about the same"),
        (40, 80, 1.0, (10_000, 10_000), "more"),
        (40, 80, 12.0, (10_000, 10_000), "not clear"),
        (80, 40, 1.0, (10_000, 10_000), "less"),
        (40, 80, 1.0, (10_000, 20_000), "about the same"),
        (40, 80, 1.0, (0, 10_000), "about the same"),
    ],
)
def test_a_change_is_more_than_chance(
    before: int, after: int, clustering: float, words: tuple[int, int], word: str
) -> None:
    """Few references, one passage, or what falls within chance by the length of the texts, are no change."""
    later = replace(make_side(after), clustering=clustering)
    assert judge_sides(make_side(before), later, words) == word


def test_themes_that_nobody_treats_come_first() -> None:
    """Treated with the group, without it, or not at all; a report that was read poorly says nothing of a theme."""
    one, two = make_report(body="CRPD"), make_report("XTR", body="CRPD")
    themes = [
        make_theme(one, "care", 0), make_theme(two, "care", 0),
        make_theme(one, "health", 4), make_theme(two, "health", 2, alone=True),
        make_theme(one, "work", 1, alone=True), make_theme(two, "work", 0),
        make_theme(one, "data", 1, level="not-assessable"),
    ]  # fmt: skip
    found = [(line.title, line.asked, line.with_group, line.without_group, line.silent, line.never)
             for line in list_theme_lines([one, two], themes)]  # fmt: skip
    assert found == [
        ("Care", "2", "0", "0", "2", True),
        ("Work", "2", "0", "1", "1", False),
        ("Health", "2", "1", "1", "0", False),
    ]
