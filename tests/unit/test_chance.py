"""When two rates may be said to differ."""

from __future__ import annotations

import math

import pytest

from gmi.chance import find_limits, judge_move, make_figure
from gmi.model.comparison import Move

_WORDS = 20_000


def judge(counts: tuple[int, int], words: tuple[int, int] = (_WORDS, _WORDS), clustering: float = 1.0) -> Move:
    """The move between two counts."""
    before, after = (make_figure(count, n, 40) for count, n in zip(counts, words, strict=True))
    return judge_move(before, after, words, clustering)


@pytest.mark.parametrize(
    ("counts", "words", "clustering", "verdict"),
    [
        ((0, 0), (_WORDS, _WORDS), 1.0, "same"),
        ((0, 1), (_WORDS, _WORDS), 1.0, "same"),
        ((0, 2), (_WORDS, _WORDS), 1.0, "same"),
        ((0, 3), (_WORDS, _WORDS), 1.0, "unclear"),
        ((0, 4), (_WORDS, _WORDS), 1.0, "unclear"),
        ((0, 6), (_WORDS, _WORDS), 1.0, "more"),
        ((6, 0), (_WORDS, _WORDS), 1.0, "less"),
        ((40, 45), (_WORDS, _WORDS), 1.0, "same"),
        ((40, 80), (_WORDS, _WORDS), 1.0, "more"),
        ((40, 80), (_WORDS, _WORDS), 8.0, "unclear"),
        ((40, 40), (_WORDS, _WORDS), 1.0, "same"),
        ((40, 20), (_WORDS, 10_000), 1.0, "same"),
        ((40, 40), (_WORDS, 5_000), 1.0, "more"),
        ((0, 2), (_WORDS, 500), 1.0, "same"),
        ((40, 0), (_WORDS, 500), 1.0, "same"),
        ((10, 5), (_WORDS, 500), 1.0, "more"),
    ],
)
def test_a_change_needs_more_than_chance(
    counts: tuple[int, int], words: tuple[int, int], clustering: float, verdict: str
) -> None:
    """Small counts, short texts and single passages are no change; rates count, not totals."""
    assert judge(counts, words, clustering).verdict == verdict


@pytest.mark.parametrize("counts", [(0, 6), (3, 19), (40, 80), (17, 18)])
def test_order_turns_the_verdict_round(counts: tuple[int, int]) -> None:
    """What is more one way is less the other way, with the same interval."""
    forth, back = judge(counts), judge((counts[1], counts[0]))
    turned = {"more": "less", "less": "more"}
    assert back.verdict == turned.get(forth.verdict, forth.verdict)
    assert forth.low is not None
    assert back.high == pytest.approx(-forth.low)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.39), (100, 81.36, 121.63)],
)
def test_limits_are_close_to_the_exact_ones(count: int, lower: float, upper: float) -> None:
    """Against Garwood's exact limits of a Poisson mean, to a twentieth of a reference."""
    found = find_limits(count, 1)
    assert math.isclose(found[0], lower, abs_tol=0.05)
    assert math.isclose(found[1], upper, abs_tol=0.05)


def test_a_text_without_words_has_no_rates() -> None:
    """Nothing is divided by zero, and nothing is said."""
    move = judge((3, 9), (0, _WORDS))
    assert (move.difference, move.verdict) == (None, "same")
    assert make_figure(3, 100, 0).per_page is None
