"""Measures newly named, still named, no longer named, and in another edition."""

from __future__ import annotations

import pytest

from gmi.compare.measure import compare_measures
from gmi.model.comparison import MeasureMoves
from gmi.model.digest import DigestMeasure

from .factory import make_measure, make_pair

_PLAN_2014 = make_measure("National Plan on Care 2014", "national plan care", "2014", kind="plan")
_PLAN_2020 = make_measure("National Plan on Care 2020", "national plan care", "2020", kind="plan")
_PLAN = make_measure("National Plan on Care", "national plan care", kind="plan")


def compare(before: list[DigestMeasure], after: list[DigestMeasure], *, treaties: bool = False) -> MeasureMoves:
    """The moves between two lists."""
    pair = make_pair({"measures": tuple(before)}, {"measures": tuple(after)})
    return compare_measures(*pair, treaties=treaties)


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        (make_measure("Care Act"), make_measure("Care Act"), "still_named"),
        (make_measure("Care Act"), make_measure("Care Act", kind="policy"), "newly_named"),
        (make_measure("Care Act"), make_measure("Transport Act"), "newly_named"),
        (_PLAN_2014, _PLAN, "still_named"),
        (_PLAN_2014, _PLAN_2014, "still_named"),
        (_PLAN_2014, _PLAN_2020, "new_edition"),
        (
            make_measure("Act No. 9710", numbers=[("9710", "")]),
            make_measure("RA 9710", numbers=[("9710", "")]),
            "still_named",
        ),
        (make_measure("Act No. 5", numbers=[("5", "")]), make_measure("Law No. 5", numbers=[("5", "")]), "newly_named"),
        (
            make_measure("Act No. 5 of 2003", numbers=[("5", "2003")]),
            make_measure("Law No. 5/2003", numbers=[("5", "2003")]),
            "still_named",
        ),
        (
            make_measure("Act No. 5 of 2003", numbers=[("5", "2003")]),
            make_measure("Act No. 5 of 2013", numbers=[("5", "2013")]),
            "newly_named",
        ),
        (
            make_measure("Care Act", "care act"),
            make_measure("Care Act (RA 9710)", "care act", numbers=[("9710", "")]),
            "still_named",
        ),
    ],
)
def test_measures_join_by_number_and_title(one: DigestMeasure, other: DigestMeasure, where: str) -> None:
    """Years and running numbers tell editions apart; a short number without a year joins nothing."""
    moves = compare([one], [other])
    found = {name: len(getattr(moves, name)) for name in ("newly_named", "still_named", "new_edition")}
    assert found == {**dict.fromkeys(found, 0), where: 1}
    assert len(moves.no_longer_named) == (where == "newly_named")


def test_both_forms_and_places_are_kept() -> None:
    """The later form is the name, the earlier stands beside it."""
    (named,) = compare([_PLAN_2014], [_PLAN]).still_named
    assert (named.name, named.before_name) == ("National Plan on Care", "National Plan on Care 2014")
    assert (named.before, named.after) == (("7",), ("7",))


def test_an_edition_is_used_once() -> None:
    """Of two later plans, one follows the earlier; the other is new."""
    later = make_measure("National Plan on Care 2026", "national plan care", "2026", kind="plan")
    moves = compare([_PLAN_2014], [_PLAN_2020, later])
    assert [m.name for m in moves.new_edition] == ["National Plan on Care 2020"]
    assert [m.name for m in moves.newly_named] == ["National Plan on Care 2026"]
    assert moves.no_longer_named == ()


def test_treaties_stand_apart() -> None:
    """They are in one list or the other, never in both."""
    named = [make_measure("Care Act"), make_measure("Convention on Care", kind="treaty")]
    assert [m.name for m in compare([], named).newly_named] == ["Care Act"]
    assert [m.name for m in compare([], named, treaties=True).newly_named] == ["Convention on Care"]
