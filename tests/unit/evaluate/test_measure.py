"""The figures of an evaluation, against counts made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gmi.evaluate import measure_predictions
from gmi.model.evaluation import Figures, Prediction
from gmi.model.labelled import LabelledReference
from gmi.model.reference import Label, Tag

from ..labelled import make_labelled


def given(label: Label, confidence: float = 0.9, tags: tuple[Tag, ...] = ()) -> Prediction:
    """A prediction."""
    return Prediction("x", label, confidence, tags, "rule", "because")


def true(label: str, *tags: str) -> LabelledReference:
    """A labelled reference."""
    return make_labelled(label=label, tags=list(tags))


def measure(*pairs: tuple[LabelledReference, Prediction]) -> Figures:
    """The figures of these pairs."""
    return measure_predictions([a for a, _ in pairs], [b for _, b in pairs])


def repeat(pair: tuple[LabelledReference, Prediction], times: int) -> Sequence[tuple[LabelledReference, Prediction]]:
    """The same pair a number of times."""
    return [pair] * times


M, E, C = "mention", "engagement", "commitment"
SIX = (
    (true(M), given("mention", 1.0)),
    (true(M), given("engagement", 0.5)),
    (true(E), given("engagement", 0.8)),
    (true(E), given("undecided", 0.5)),
    (true(C), given("commitment", 0.6)),
    (true(C), given("undecided", 0.5)),
)


def test_precision_recall_and_f1_of_each_label() -> None:
    """Counted by hand: an undecided one takes from recall, not from precision."""
    figures = measure(*SIX)
    rows = {label: (row.precision, row.recall, row.f1, row.support) for label, row in figures.per_label.items()}
    assert rows == {
        "mention": (1.0, 0.5, pytest.approx(2 / 3), 2),
        "engagement": (0.5, 0.5, 0.5, 2),
        "commitment": (1.0, 0.5, pytest.approx(2 / 3), 2),
    }


def test_an_undecided_one_counts_as_wrong_in_macro_f1_and_accuracy() -> None:
    """Coverage says how many were decided; accuracy is given of all and of those decided."""
    figures = measure(*SIX)
    assert figures.n == 6
    assert figures.macro_f1 == pytest.approx((2 / 3 + 0.5 + 2 / 3) / 3)
    assert figures.coverage == pytest.approx(4 / 6)
    assert figures.accuracy == pytest.approx(3 / 6)
    assert figures.accuracy_decided == pytest.approx(3 / 4)


def test_the_brier_score_is_that_of_the_decided() -> None:
    """Squares of 0 (right at 1.0), 0.5 (wrong at 0.5), 0.2 and 0.4, over four."""
    assert measure(*SIX).brier == pytest.approx((0 + 0.25 + 0.04 + 0.16) / 4)


def test_the_confusion_has_a_column_for_undecided() -> None:
    """Rows are true labels, columns what was given; the rows add up to the support."""
    confusion = measure(*SIX).confusion
    assert confusion["engagement"] == {"mention": 0, "engagement": 1, "commitment": 0, "undecided": 1}
    assert {label: sum(row.values()) for label, row in confusion.items()} == {
        "mention": 2,
        "engagement": 2,
        "commitment": 2,
    }


def test_lines_that_are_no_references_have_no_part() -> None:
    """Nor do their tags."""
    alone = measure(*SIX)
    more = measure(*SIX, (true("not-a-reference", "hedged"), given("commitment", 0.9, ("hedged",))))
    assert more == alone


def test_a_label_that_does_not_occur_has_no_part_in_macro_f1() -> None:
    """A file without commitments is not marked down for them, unless they were given."""
    assert measure((true(M), given("mention")), (true(E), given("engagement"))).macro_f1 == 1.0
    wrong = measure((true(M), given("mention")), (true(E), given("commitment")))
    assert wrong.macro_f1 == pytest.approx(1 / 3)
    assert wrong.per_label["commitment"].recall is None


def test_nothing_to_measure_is_no_zero() -> None:
    """Could not look is never no."""
    figures = measure((true("not-a-reference"), given("mention")))
    assert (figures.n, figures.coverage, figures.macro_f1, figures.accuracy, figures.brier) == (
        0,
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("confidence", "low"),
    [(0.0, 0.0), (0.49, 0.0), (0.5, 0.5), (0.6, 0.6), (0.7, 0.7), (0.89, 0.8), (0.9, 0.9), (1.0, 0.9)],
)
def test_a_confidence_falls_into_one_band(confidence: float, low: float) -> None:
    """A band holds its lower end; the last holds 1.0 too."""
    bands = measure((true(M), given("mention", confidence))).bands
    assert [band.low for band in bands if band.count] == [low]


@pytest.mark.parametrize(("right", "holds"), [(20, False), (18, True), (12, True), (11, False), (0, False)])
def test_a_band_of_twenty_holds_when_the_share_right_is_near(right: int, holds: bool) -> None:
    """0.7 to 0.8 allows shares from 0.6 to 0.9."""
    pairs = [*repeat((true(M), given("mention", 0.75)), right), *repeat((true(E), given("mention", 0.75)), 20 - right)]
    band = next(band for band in measure(*pairs).bands if band.count)
    assert band.right == right / 20
    assert band.holds is holds


def test_a_band_of_fewer_is_not_judged() -> None:
    """Nineteen labels are too few to say."""
    band = next(band for band in measure(*repeat((true(E), given("mention", 0.95)), 19)).bands if band.count)
    assert (band.right, band.holds) == (0.0, None)


def test_tags_have_precision_and_recall() -> None:
    """Only tags that occur or were given are listed."""
    figures = measure(
        (true(M, "hedged"), given("mention", tags=("hedged", "budget"))),
        (true(M, "hedged"), given("undecided")),
        (true(M), given("mention", tags=("hedged",))),
    )
    assert set(figures.per_tag) == {"hedged", "budget"}
    assert (figures.per_tag["hedged"].precision, figures.per_tag["hedged"].recall) == (0.5, 0.5)
    assert (figures.per_tag["budget"].precision, figures.per_tag["budget"].recall) == (0.0, None)
