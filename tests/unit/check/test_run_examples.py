"""A rubric's own examples and counting cases run, and each that fails is named at its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gmi.check import run_examples
from gmi.errors import RubricError

Change = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def mended(change: Change) -> None:
    """The little rubric of the loading tests, its one example that nothing can meet mended."""
    change("rubrics/mini/themes/01-health.yml", "      at_least: 2\n", "")


@pytest.mark.usefixtures("top")
def test_a_sound_rubric_passes() -> None:
    """Everything is run, and comes out as written."""
    run = run_examples("mini")
    assert (run.failures, run.cases, run.examples) == ((), 1, 17)


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "expected", "came_out"),
    [
        ("terms.en.yml", '["Mothers work in Valmora."]', '["Fathers work."]', 13, "found", "not found"),
        ("terms.en.yml", '["Fathers work in Valmora."]', '["Mothers work."]', 14, "not found", "found"),
        (
            "terms.en.yml",
            '["The motherland calls."]',
            '["A mother calls."]',
            19,
            "found",
            "not found, but women-girls.mother",
        ),
        ("terms.en.yml", '["The Ministry of Women met."]', '["The ministry met."]', 25, "found", "not found"),
        ("terms.en.yml", '["Antenatal care is free."]', '["Care is free."]', 37, "found", "not found"),
        (
            "themes/01-health.yml",
            '["The clinic opened."]',
            '["Antenatal care is offered."]',
            31,
            "not-met",
            "partly-met",
        ),
        ("rubric.yml", '["Women work in Valmora."]', '["Men work."]', 24, "met", "not-met"),
        (
            "tests.en.yml",
            "[Women, mothers]",
            "[Women]",
            1,
            "women-girls: Women; institution",
            "women-girls: Women, mothers",
        ),
    ],
)
def test_a_failure_is_named_at_its_line(
    change: Change, name: str, old: str, new: str, line: int, expected: str, came_out: str
) -> None:
    """What was written and what came out stand beside the place."""
    change(f"rubrics/mini/{name}", old, new)
    (failure,) = run_examples("mini").failures
    assert failure.where == f"rubrics/mini/{name}:{line}"
    assert failure.expected.startswith(expected)
    assert failure.came_out.startswith(came_out)


def test_a_broken_rubric_is_refused(change: Change) -> None:
    """Examples of a rubric that cannot be loaded prove nothing."""
    change("rubrics/mini/rubric.yml", "weight: 3", "weight: 4")
    with pytest.raises(RubricError, match="1 problem"):
        run_examples("mini")
