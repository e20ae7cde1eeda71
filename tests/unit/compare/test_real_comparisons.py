"""Real reports compared: what may be said of two cycles, and how often the rule would be wrong."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from pathlib import Path

import pytest

from gmi import assess_report
from gmi.chance import judge_move, make_figure
from gmi.fingerprint import make_stamp
from gmi.model.comparison import Comparison
from gmi.model.review import File, ReviewOrder
from gmi.model.scorecard import Result
from gmi.render.batch.cycles import list_changes
from gmi.render.compare import render_comparison
from gmi.render.compare_names import name_move
from gmi.review import review_file
from gmi.set_beside import compare_results
from gmi.store import open_store

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def cycles(shared_data: Path) -> tuple[Result, Result]:
    """Two cycles of one State, the later first."""
    names = ("Philippines_2025_CRPD_C_PHL_2-3.pdf", "Philippines_2014_CRPD_C_PHL_1.pdf")
    later, earlier = (assess_report(str(shared_data / "reports" / name)) for name in names)
    return later, earlier


@pytest.fixture(scope="module")
def compared(cycles: tuple[Result, Result]) -> Comparison:
    """The same, compared."""
    return compare_results(*cycles)


def test_two_cycles_are_put_in_order(compared: Comparison, cycles: tuple[Result, Result]) -> None:
    """The figures are those of the scorecards; every indicator and measure is in one place."""
    later, earlier = cycles
    pair = compared.pairs[0]
    assert [report.symbol for report in compared.reports] == [earlier.source.symbol, later.source.symbol]
    gender = next(move.move for move in pair.counts if move.id == "gender")
    assert gender.before.count == earlier.scorecard.counts.gender.headline
    assert gender.after.count == later.scorecard.counts.gender.headline
    moves = pair.indicators
    same = moves.unchanged.met + moves.unchanged.partly_met + moves.unchanged.not_met
    placed = len(moves.gained) + len(moves.lost) + len(moves.not_comparable) + same
    assert placed == len(later.scorecard.indicators)


def test_acts_are_recognised_again(compared: Comparison) -> None:
    """An act that both reports number is still named, in whatever form each prints it."""
    still = {measure.name: measure.before_name for measure in compared.pairs[0].measures.still_named}
    assert any("9710" in name for name in still)
    assert not any("9710" in measure.name for measure in compared.pairs[0].measures.newly_named)


def test_a_real_comparison_fits_the_terminal(compared: Comparison) -> None:
    """80 columns, whatever the names are."""
    assert max(map(len, render_comparison(compared, "terminal").splitlines())) <= 80


@pytest.mark.parametrize(
    "names",
    [
        ("Philippines_2014_CRPD_C_PHL_1.pdf", "Philippines_2025_CRPD_C_PHL_2-3.pdf"),
        ("Sweden_2011_CRPD_C_SWE_1.pdf", "Sweden_2019_CRPD_C_SWE_2-3.pdf"),
    ],
)
def test_the_page_of_a_batch_says_the_same(shared_data: Path, tmp_path: Path, names: tuple[str, str]) -> None:
    """Under “Who changed” the page says what ``gmi compare`` says of the same two reports."""
    order = ReviewOrder()
    with open_store(tmp_path, write=True) as store:
        run = store.begin_run(gmi_version="", rubric=None, jobs=1, engine="local")
        for name in names:
            place = shared_data / "reports" / name
            file = File(name, hashlib.sha256(place.read_bytes()).hexdigest(), place.stat().st_size)
            store.save_review(review_file(str(place), file, order, make_stamp(order)), run, seconds=0)
        rows = store.reports()
        results = [store.result(row.key) for row in rows]
    (change,) = list_changes(rows).lines
    (pair,) = compare_results(*results).pairs
    moves = {move.id: name_move(move) for move in pair.counts}
    assert [move.word for move in change.moves] == [moves["gender"], moves["intersections"]]


@pytest.mark.parametrize(("passage", "most"), [(1, 0.03), (5, 0.12)])
def test_halves_of_one_report_are_seldom_called_different(
    cycles: tuple[Result, Result], passage: int, most: float
) -> None:
    """Nothing has changed between two random halves of a report: paragraphs drawn alone, or in passages."""
    draw = random.Random(7)  # noqa: S311 - no secret, and the same every time
    said = [
        _is_told_apart(result, dimension, passage, draw)
        for result in cycles
        for dimension in ("gender", "migration")
        for _ in range(100)
    ]
    assert sum(said) <= most * len(said)


def _is_told_apart(result: Result, dimension: str, passage: int, draw: random.Random) -> bool:
    """Whether the rule tells two random halves of a report apart."""
    last = result.source.numbered_paragraph_last or 0
    drawn = {number for number in range(last // passage + 1) if draw.random() < 0.5}
    halves: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for item in result.references:
        number = result.document.paragraphs[item.reference.paragraph_index].number or ""
        if item.reference.dimension == dimension and item.label is not None and number.isdecimal():
            halves[int(number) // passage not in drawn][int(number)] += 1
    share = sum(number // passage in drawn for number in range(1, last + 1)) / last
    words = (max(1, int(result.source.word_count * share)), max(1, int(result.source.word_count * (1 - share))))
    clustering = max(sum(n * n for n in half.values()) / half.total() if half else 1.0 for half in halves)
    figures = [make_figure(half.total(), count, 0) for half, count in zip(halves, words, strict=True)]
    return judge_move(figures[0], figures[1], words, clustering).verdict in {"more", "less"}
