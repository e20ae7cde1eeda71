"""Questions on real reports: asked only where they apply, and only by what binds the State."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi.load import load_law, load_rubric
from gmi.model.scorecard import Result
from tests.real.conftest import Score

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def results(shared_data: Path, score: Score) -> list[Result]:
    """Every real report, with the rubric that gmi chooses and with the one for migrant workers."""
    paths = sorted((shared_data / "reports").glob("*.pdf"))
    return [score(path, rubric) for path in paths for rubric in (None, "gmi-cmw")]


def test_every_question_stands_on_a_gap_that_applies(results: list[Result]) -> None:
    """No question on an indicator that is met, does not apply or could not be assessed."""
    for result in results:
        outcomes = {indicator.id: indicator.outcome for indicator in result.scorecard.indicators}
        assert {outcomes[question.indicator_id] for question in result.questions} <= {"not-met", "partly-met"}


def test_no_question_on_a_theme_that_the_report_does_not_treat(results: list[Result]) -> None:
    """An indicator that asks for its theme is not asked where the theme has no paragraph."""
    for result in results:
        rubric = load_rubric(result.rubric.id)
        needs = {item.id for item in rubric.all_indicators() if item.applies_when.theme_present}
        treated = {theme.id for theme in result.scorecard.themes if theme.paragraph_indexes}
        asked = {question.theme for question in result.questions if question.indicator_id in needs}
        assert asked <= treated


def test_no_hook_of_a_treaty_that_the_state_is_not_party_to(results: list[Result]) -> None:
    """A treaty that the State has not ratified is named in no hook, unless the report is made under it."""
    law = load_law()
    for result in results:
        state, body = result.source.state, result.source.body
        out = {
            provision.instrument
            for provision in law.provisions.values()
            if provision.binding
            and provision.ratification is not None
            and state is not None
            and law.parties.get((provision.ratification, state)) in ("none", "signatory")
            and provision.ratification != body
        }
        named = {hook.instrument.removesuffix(", if party") for question in result.questions for hook in question.hooks}
        assert not named & out
