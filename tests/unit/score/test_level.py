"""Levels: bands, terciles, percentile, range and the reason in words."""

from __future__ import annotations

import pytest

from gmi.model.rubric import ReferenceSet, Rubric
from gmi.score.level import Ground, collect_rates, find_band, find_quantile, judge_level, judge_row, name_level

from .factory import bands_for, make_rates, make_report, make_rubric


def _with_set(*rates: float) -> Rubric:
    return make_rubric(reference_set=ReferenceSet("set", "2024-01-01", make_rates(*rates)))


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5.0], 1 / 3, 5.0),
        ([1.0, 2.0], 0.5, 1.5),
        ([4.0, 1.0, 3.0, 2.0], 1 / 3, 2.0),
        ([0.0, 0.0, 0.0, 9.0], 2 / 3, 0.0),
        ([0.0, 3.0, 6.0], 1 / 3, 2.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
    ],
)
def test_quantiles_lie_on_lines_between_sorted_values(values: list[float], share: float, expected: float) -> None:
    """The convention is type 7 of Hyndman and Fan."""
    assert find_quantile(values, share) == expected


@pytest.mark.parametrize(
    ("rate", "level"), [(0.1, "low"), (1.99, "low"), (2.0, "moderate"), (5.0, "moderate"), (5.01, "high")]
)
def test_an_edge_belongs_to_the_middle(rate: float, level: str) -> None:
    """Low lies below the lower edge and high above the upper one."""
    assert name_level(rate, (2.0, 5.0)) == level


def test_rubric_bands_win_over_terciles() -> None:
    """Explicit bands are used as they are; without them the terciles of the set."""
    assert find_band(_with_set(1.0, 2.0, 3.0, 4.0), "gender.mention") == (2.0, 3.0)
    rubric = make_rubric(bands={"gender.mention": (0.5, 0.7)})
    assert find_band(rubric, "gender.mention") == (0.5, 0.7)


@pytest.mark.parametrize("rates", [(), (1.0,), (1.0, 2.0)])
def test_fewer_than_three_reports_give_no_band(rates: tuple[float, ...]) -> None:
    """Nothing can be cut into three parts; a count of 0 is absent all the same."""
    ground = Ground(_with_set(*rates), 1000)
    result = judge_level(ground, "gender.mention", 4, 0, "reference")
    assert (result.level, result.band) == ("not-assessable", None)
    assert "fewer than three reports" in result.reason
    assert judge_level(ground, "gender.mention", 0, 0, "reference").level == "absent"


def test_reason_gives_the_rate_the_place_in_the_set_and_the_band() -> None:
    """A reader can check the level from the reason alone."""
    ground = Ground(_with_set(0.5, 1.0, 2.0, 4.0, 8.0), 1000)
    result = judge_level(ground, "gender.mention", 3, 0, "reference")
    assert result.percentile == 60.0
    assert result.reason.startswith(
        "3.00 references per 1,000 words; more than 60% of the 5 reports in the reference set; "
        "low is below 1.33 and high above 3.33"
    )


def test_a_report_of_the_set_does_not_lie_below_itself() -> None:
    """The percentile counts what lies strictly below."""
    assert judge_level(Ground(_with_set(1.0, 3.0, 4.0), 1000), "gender.mention", 3, 0, "reference").percentile == 33.3


@pytest.mark.parametrize(
    ("count", "words"), [(1, "not more than any of the 3 reports"), (90, "more than all of the 3 reports")]
)
def test_reason_says_it_plainly_at_both_ends(count: int, words: str) -> None:
    """No report is called more than 0% or 100% of the set."""
    assert words in judge_level(Ground(_with_set(2.0, 3.0, 4.0), 1000), "gender.mention", count, 0, "reference").reason


def test_range_holds_the_level_under_shifted_bands() -> None:
    """A rate near an edge can be moved by 20%."""
    rubric = make_rubric(bands={"gender.mention": (2.0, 5.0)})
    near = judge_level(Ground(rubric, 1000), "gender.mention", 2, 0, "reference")
    assert (near.level, near.range) == ("moderate", ("low", "moderate"))
    clear = judge_level(Ground(rubric, 1000), "gender.mention", 3, 0, "reference")
    assert clear.range == ("moderate", "moderate")


def test_undecided_ones_count_as_mention_and_widen_the_range() -> None:
    """Moved up, they could carry engagement and commitment."""
    rubric = make_rubric(bands=bands_for("gender"))
    labelled = [("mention", frozenset()), *[("undecided", frozenset())] * 9]
    row = judge_row(Ground(rubric, 1000), "gender", labelled, "reference")  # type: ignore[arg-type]
    assert (row.mention.level, row.mention.count) == ("high", 10)
    assert (row.engagement.level, row.engagement.range) == ("absent", ("absent", "high"))
    assert "9 undecided" in row.engagement.reason


def test_levels_are_cumulative_and_commitment_leaves_restrictive_ones_out() -> None:
    """A ban is engagement with the group, and no commitment to it."""
    report = make_report(
        "[women-girls|a] [women-girls engagement|b] [women-girls commitment|c] "
        "[women-girls commitment +restrictive|d] [women-girls undecided|e]"
    )
    levels = report.score(make_rubric(bands=bands_for("gender"))).levels
    assert (levels.gender.mention.count, levels.gender.engagement.count, levels.gender.commitment.count) == (5, 3, 1)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"readable_share": 0.0}, "No page"),
        ({"word_count": 0}, "No text"),
        ({"language": "fr"}, "language (fr)"),
    ],
)
def test_what_could_not_be_looked_at_is_not_absent(source: dict[str, object], words: str) -> None:
    """Could not look is never no."""
    level = make_report("Nothing.", **source).score().levels.gender.mention
    assert (level.level, level.range) == ("not-assessable", ("not-assessable", "not-assessable"))
    assert words in level.reason


def test_unread_pages_are_named_in_the_reason() -> None:
    """A report read in part has levels, with the part that is missing."""
    report = make_report("The [women-girls|women].", readable_share=0.9)
    assert "10% of the pages could not be read" in report.score().levels.gender.mention.reason


def test_a_group_that_most_reports_do_not_name_is_high_and_the_reason_says_why() -> None:
    """Terciles of 0 are not hidden."""
    result = judge_level(Ground(_with_set(0.0, 0.0, 0.0, 1.0), 1000), "gender.mention", 1, 0, "reference")
    assert result.level == "high"
    assert "at least two thirds of those reports hold none" in result.reason


def test_rates_of_a_scorecard_are_an_entry_of_a_reference_set() -> None:
    """Keys name dimension or group and level."""
    rates = collect_rates(make_report("The [women-girls commitment|women] and [migrants|migrants].").score().levels)
    assert rates["gender.commitment"] == rates["group:women-girls.mention"] == 1.0
    assert rates["intersections.commitment"] == 1.0
    assert rates["group:lgbtqia.mention"] == 0.0
