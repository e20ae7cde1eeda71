"""Digests beside each other: order, names, what moved, what is warned of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.compare import MOST_REPORTS, compare_digests
from gmi.errors import CompareError, Problem
from gmi.model.comparison import Comparison
from gmi.model.digest import Digest, DigestLevel, DigestRubric
from gmi.model.scorecard import Outcome

from .factory import (
    make_counts,
    make_digest,
    make_indicator,
    make_level,
    make_pair,
    make_question,
    make_source,
    make_theme,
)


def codes(comparison: Comparison) -> list[str]:
    """Codes of the cautions."""
    return [caution.code for caution in comparison.cautions]


def test_one_state_is_put_in_order_of_date() -> None:
    """However the reports are named; each is compared with the next."""
    reports = [make_digest(make_source(f"CMW/C/XVM/{n}", f"20{n}0-01-01")) for n in (3, 1, 2)]
    comparison = compare_digests(reports)
    assert comparison.kind == "cycles"
    assert [report.name for report in comparison.reports] == ["2010", "2020", "2030"]
    assert [(pair.before, pair.after) for pair in comparison.pairs] == [(0, 1), (1, 2)]
    assert comparison == compare_digests(reports[::-1])
    assert codes(comparison) == []


def test_without_dates_cycles_give_the_order() -> None:
    """By their numbers, of which the last counts; a report without either leaves the order to the user."""
    second, first = (make_digest(make_source(f"CMW/C/XVM/{n}", None)) for n in ("10", "2-3"))
    assert [report.cycle for report in compare_digests([second, first]).reports] == ["2-3", "10"]
    lost = make_digest(make_source("CMW/C/XVM/4", None, cycle=None))
    comparison = compare_digests([second, lost])
    assert [report.symbol for report in comparison.reports] == ["CMW/C/XVM/10", "CMW/C/XVM/4"]
    assert codes(comparison) == ["compare.order"]


def test_states_stay_as_given() -> None:
    """Side by side, without pairs; the title names each State once."""
    other = make_digest(make_source("CMW/C/XTR/1", state="XTR", state_name="Terrand"))
    comparison = compare_digests([other, make_digest()])
    assert (comparison.kind, comparison.title, comparison.pairs) == ("states", "Terrand, Valmora", ())


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"document_kind": "replies"}, ["2010", "2010 replies"]),
        ({"body": "CEDAW"}, ["2010 CMW", "2010 CEDAW"]),
        ({}, ["2010 CMW/C/XVM/1", "2010 CMW/C/XVM/2"]),
        ({"symbol": "CMW/C/XVM/1"}, ["2010 CMW_C_XVM_1.pdf", "2010 CMW_C_XVM_2.pdf"]),
        (
            {"symbol": "CMW/C/XVM/1", "path": "CMW_C_XVM_1.pdf"},
            ["2010 CMW_C_XVM_1.pdf (1)", "2010 CMW_C_XVM_1.pdf (2)"],
        ),
    ],
)
def test_no_two_reports_have_one_name(changes: dict[str, object], names: list[str]) -> None:
    """A name is as short as tells it from the others."""
    second = replace(make_source("CMW/C/XVM/2"), **changes)  # type: ignore[arg-type] - the table names its fields
    pair = [make_digest(), make_digest(second)]
    assert [report.name for report in compare_digests(pair).reports] == names


def test_an_unknown_state_is_not_taken_for_the_same() -> None:
    """Two reports of which nothing is known stand side by side, under their files' names, with a warning."""
    pair = [make_digest(make_source(symbol, state=None, state_name=None)) for symbol in ("CMW/C/1", "CMW/C/2")]
    comparison = compare_digests(pair)
    assert comparison.kind == "states"
    assert [report.name for report in comparison.reports] == ["CMW_C_1.pdf", "CMW_C_2.pdf"]
    assert codes(comparison) == ["compare.state-unknown"]


@pytest.mark.parametrize(
    ("digests", "code"),
    [
        ([], "compare.one"),
        ([make_digest()], "compare.one"),
        ([make_digest(), make_digest()], "compare.twice"),
        ([make_digest(make_source(f"CMW/C/XVM/{n}")) for n in range(MOST_REPORTS + 1)], "compare.many"),
    ],
)
def test_what_is_no_comparison_is_refused(digests: list[Digest], code: str) -> None:
    """One, the same twice, and more than a table can hold."""
    with pytest.raises(CompareError) as caught:
        compare_digests(digests)
    assert caught.value.code == code
    assert caught.value.hint


_RUBRIC = DigestRubric("gmi-core", "1.0", "ab" * 32)
_BAD = Problem("page.unreadable", "warning", "Page 7 could not be read.", "page 7")


@pytest.mark.parametrize(
    ("source", "parts", "expected"),
    [
        ({}, {}, []),
        ({}, {"rubric": _RUBRIC}, ["compare.rubric"]),
        ({}, {"rubric": replace(_RUBRIC, id="gmi-cmw", version="1.1")}, ["compare.rubric-version"]),
        ({}, {"rubric": replace(_RUBRIC, id="gmi-cmw", sha256="cd" * 32)}, ["compare.rubric-version"]),
        ({}, {"gmi_version": "0.2.0"}, ["compare.gmi"]),
        ({"language": "fr"}, {}, ["compare.language"]),
        ({"readable_share": 0.9}, {}, ["compare.readable"]),
        ({"readable_share": 0.99}, {}, []),
        ({}, {"problems": (_BAD,)}, ["compare.problems"]),
        ({}, {"problems": (replace(_BAD, severity="info"),)}, []),
        ({"document_kind": "replies"}, {}, ["compare.kind"]),
        ({"body": "CEDAW"}, {}, ["compare.body"]),
        ({"word_count": 6_000}, {}, ["compare.length"]),
        ({"word_count": 7_000}, {}, []),
    ],
)
def test_what_differs_is_warned_of(source: dict[str, object], parts: dict[str, object], expected: list[str]) -> None:
    """Each difference once, and nothing where there is none."""
    second = make_digest(make_source("CMW/C/XVM/2", "2020-01-01", **source), **parts)
    assert codes(compare_digests([make_digest(), second])) == expected


def test_a_rate_of_one_passage_is_warned_of() -> None:
    """More than half of a dimension in one paragraph, and at least five."""
    count = replace(make_counts(gender=20)[0], densest=11, densest_paragraph="99")
    few = replace(make_counts(gender=6)[0], densest=4, densest_paragraph="99")
    first, second = make_pair({"counts": (few,)}, {"counts": (count,)})
    comparison = compare_digests([first, second])
    assert codes(comparison) == ["compare.one-paragraph"]
    assert "2020: 11 of the 20 gender references" in comparison.cautions[0].message


@pytest.mark.parametrize(
    ("before", "after", "presence", "verdict"),
    [
        (0, 0, "absent", "same"),
        (0, 1, "appears", "same"),
        (0, 12, "appears", "more"),
        (12, 0, "vanishes", "less"),
        (5, 6, "stays", "same"),
    ],
)
def test_groups_appear_and_vanish(before: int, after: int, presence: str, verdict: str) -> None:
    """Whether a group is named is said apart from whether the number weighs."""
    pair = make_pair({"counts": make_counts(group_return=before)}, {"counts": make_counts(group_return=after)})
    move = compare_digests(pair).pairs[0].counts[0]
    assert (move.id, move.presence, move.move.verdict) == ("group:return", presence, verdict)


def test_a_group_of_one_rubric_is_not_compared() -> None:
    """It stands in the table of all, empty for the other report."""
    pair = make_pair({"counts": make_counts(gender=1)}, {"counts": make_counts(gender=1, group_return=2)})
    comparison = compare_digests(pair)
    assert [move.id for move in comparison.pairs[0].counts] == ["gender"]
    assert comparison.figures[1].figures[0] is None


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (make_level("low", 10), make_level("high", 60), "up"),
        (make_level("high", 60), make_level("low", 10), "down"),
        (make_level("low", 10), make_level("low", 60), "same"),
        (make_level("low", 10, "low", "moderate"), make_level("moderate", 60), "unsure"),
        (make_level("low", 10), make_level("moderate", 60, "low", "moderate"), "unsure"),
        (make_level("low", 10, "low", "moderate"), make_level("high", 60, "high", "high"), "up"),
        (make_level("low", 30), make_level("moderate", 33), "unsure"),
        (make_level("absent", 0), make_level("low", 2), "unsure"),
        (make_level("absent", 0), make_level("low", 9), "up"),
        (make_level("low", 10), make_level("not-assessable", 60), "not-comparable"),
    ],
)
def test_a_level_moves_only_when_it_must(before: DigestLevel, after: DigestLevel, verdict: str) -> None:
    """Not when its range reaches the other word, and not without its rate."""
    pair = make_pair({"levels": (before,)}, {"levels": (after,)})
    assert compare_digests(pair).pairs[0].levels[0].verdict == verdict


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("not-met", "met", "gained"),
        ("not-met", "partly-met", "gained"),
        ("partly-met", "met", "gained"),
        ("met", "partly-met", "lost"),
        ("met", "not-met", "lost"),
        ("met", "met", "unchanged"),
        ("not-met", "not-met", "unchanged"),
        ("not-applicable", "met", "not_comparable"),
        ("met", "not-applicable", "not_comparable"),
        ("not-applicable", "not-applicable", "not_comparable"),
        ("not-assessable", "not-met", "not_comparable"),
    ],
)
def test_an_indicator_is_gained_lost_or_neither(before: Outcome, after: Outcome, where: str) -> None:
    """And it is counted in one place only."""
    pair = make_pair({"outcomes": {"a": before}}, {"outcomes": {"a": after}})
    moves = compare_digests(pair).pairs[0].indicators
    tally = moves.unchanged
    found = {
        "gained": len(moves.gained),
        "lost": len(moves.lost),
        "unchanged": tally.met + tally.partly_met + tally.not_met,
        "not_comparable": len(moves.not_comparable),
    }
    assert found == {**dict.fromkeys(found, 0), where: 1}


def test_indicators_of_different_rubrics_are_not_mixed() -> None:
    """Ids of one rubric are listed, and a question in other words is not compared."""
    first = (make_indicator("a", "met"), make_indicator("b", "met"), make_indicator("same", "not-met"))
    second = (make_indicator("b", "not-met", "Quite another question?"), make_indicator("c", "met"), first[2])
    comparison = compare_digests(make_pair({"indicators": first}, {"indicators": second}))
    moves = comparison.pairs[0].indicators
    assert (moves.only_before, moves.only_after) == (("a",), ("c",))
    assert [(move.id, move.why) for move in moves.not_comparable] == [("b", "asked in other words")]
    assert comparison.indicators_left_out == ("a", "b", "c")
    assert [(row.theme, [tally.not_met for tally in row.tallies]) for row in comparison.indicators] == [
        ("health", [1, 1])
    ]


def test_a_gap_of_both_reports_stands() -> None:
    """One question for each, the foremost first; gaps that are new or closed are left out."""
    before: dict[str, Outcome] = {"a": "not-met", "b": "not-met", "c": "met", "d": "partly-met"}
    after: dict[str, Outcome] = {"a": "not-met", "b": "met", "c": "not-met", "d": "not-met"}
    asked = (make_question("a", 2), make_question("a", 5), make_question("c", 3), make_question("d", 1))
    pair = make_pair({"outcomes": before}, {"outcomes": after, "questions": asked})
    standing = compare_digests(pair).pairs[0].questions
    assert [(question.indicator_id, question.before) for question in standing] == [
        ("d", "partly-met"),
        ("a", "not-met"),
    ]


def test_themes_move_with_their_references() -> None:
    """The rate is of the whole report; shares of depth stand beside their total."""
    pair = make_pair(
        {"themes": (make_theme("health", 4, 3, 1), make_theme("old"))},
        {"themes": (make_theme("health", 40, 9, 30), make_theme("new"))},
    )
    (theme,) = compare_digests(pair).pairs[0].themes
    assert (theme.id, theme.references.verdict, theme.before_paragraphs.count) == ("health", "more", 3)
    assert theme.references.before.per_1000_words == pytest.approx(0.2)
    assert theme.before_depth is not None
    assert theme.after_depth is not None
    assert (theme.before_depth.commitment, theme.after_depth.commitment) == (0.25, 0.75)


def test_depths_of_different_things_are_not_compared() -> None:
    """Gender references in one report, sentences in the other: no shares are given."""
    pair = make_pair({}, {"depth_of": "intersections"})
    assert compare_digests(pair).pairs[0].themes[0].after_depth is None


def test_states_differ_by_the_same_rule() -> None:
    """Every pair of reports whose rates differ, the higher first; others are not listed."""
    reports = [
        make_digest(
            make_source(f"CMW/C/{state}/1", state=state, state_name=name), counts=make_counts(gender=count, migration=3)
        )
        for state, name, count in (("XVM", "Valmora", 40), ("XTR", "Terrand", 120), ("XOS", "Oskaria", 42))
    ]
    gender, migration = compare_digests(reports).differences
    assert [(pair.higher, pair.lower) for pair in gender.pairs] == [(1, 0), (1, 2)]
    assert migration.pairs == ()
