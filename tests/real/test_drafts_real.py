"""Drafts of real reports: every quotation word for word, every paragraph number right, no broken sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gmi.draft import compose_draft
from gmi.load import load_rubric
from gmi.load_committees import find_committee
from gmi.model.draft import DraftStage
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.model.scorecard import Result
from tests.real.conftest import Score
from tests.unit.draft.sound import list_faults

pytestmark = [pytest.mark.real, pytest.mark.slow]

_SECONDS = 2.0


@pytest.fixture(scope="module")
def results(shared_data: Path, score: Score) -> list[Result]:
    """Every real report and every State's replies."""
    paths = [*sorted((shared_data / "reports").glob("*.pdf")), *sorted((shared_data / "cycles").glob("*Add.1.pdf"))]
    return [score(path, "gmi-core") for path in paths]


@pytest.mark.parametrize("stage", ["list-of-issues", "session", "both"])
def test_no_fault_in_any_draft(results: list[Result], stage: DraftStage) -> None:
    """Quotations are verbatim in the paragraph cited, and nothing is broken, empty or said twice."""
    rubric = load_rubric("gmi-core")
    for result in results:
        options = DraftOptions(stage=stage)
        draft = compose_draft(result, rubric, find_committee(result.source.body), Profile(), options)
        assert list_faults(draft, result) == [], result.source.path
        assert draft.quotations, result.source.path


def test_a_fitted_draft_is_sound_and_quick(results: list[Result]) -> None:
    """A draft that is shortened step by step holds no fault either, and takes at most two seconds."""
    rubric = load_rubric("gmi-core")
    for result in results:
        committee = find_committee(result.source.body)
        started = time.perf_counter()
        draft = compose_draft(result, rubric, committee, Profile(), DraftOptions(fit=True, word_limit=2815))
        assert time.perf_counter() - started < _SECONDS, result.source.path
        assert list_faults(draft, result) == [], result.source.path
        assert draft.length.over <= 0, result.source.path
