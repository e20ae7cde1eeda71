"""Drafts and questions of every real report, by the command line: none fails, no question is asked twice."""

from __future__ import annotations

import json
import time
from itertools import combinations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gmi.ask.distinct import asks_the_same, choose_questions
from gmi.cli import app
from gmi.load import list_rubrics
from gmi.load_committees import list_committees
from gmi.model.document import COMMITTEE_KINDS
from gmi.model.scorecard import Result
from gmi.shadow import draft_report
from tests.real.conftest import Score, read_once

pytestmark = [pytest.mark.real, pytest.mark.slow]

_DRAFT_SECONDS = 2.0


@pytest.fixture(scope="module")
def results(shared_data: Path, score: Score) -> list[Result]:
    """Every real report of a State, assessed with the rubric that gmi chooses."""
    paths = sorted([*(shared_data / "reports").glob("*.pdf"), *(shared_data / "cycles").glob("*.pdf")])
    return [score(path) for path in paths if read_once(path).source.document_kind not in COMMITTEE_KINDS]


def test_every_good_report_has_a_draft(results: list[Result], tmp_path: Path) -> None:
    """``gmi draft`` works for reports of each body and kind, by the command line."""
    kinds = {(result.source.body, result.source.document_kind): result for result in results}
    assert kinds
    for result in kinds.values():
        path = result.source.path
        out = tmp_path / "shadow.docx"
        ran = CliRunner().invoke(app, ["draft", path, "--stage", "both", "-o", str(out)])
        assert ran.exit_code == 0, (path, ran.stderr)
        assert out.read_bytes().startswith(b"PK")
        assert "words" in ran.stderr
        out.unlink()


def test_a_draft_is_quick(results: list[Result]) -> None:
    """A draft takes at most two seconds after scoring, shortened too."""
    for result in results:
        before = time.perf_counter()
        draft = draft_report(result, stage="both", words=2000, fit=True)
        assert time.perf_counter() - before <= _DRAFT_SECONDS, result.source.path
        assert draft.places


def test_bodies_have_their_rules(results: list[Result]) -> None:
    """Whatever body a report goes to, its rules are there."""
    assert {result.source.body for result in results} - {None} <= set(list_committees())


def test_no_two_questions_ask_the_same(shared_data: Path, score: Score) -> None:
    """Of one stage, under each rubric; and nearly all gaps keep their question."""
    for path in sorted((shared_data / "reports").glob("*.pdf"))[::4]:
        for rubric in list_rubrics():
            questions = score(path, rubric).questions
            chosen = choose_questions(questions)
            for one, other in combinations(chosen, 2):
                assert one.stage != other.stage or not asks_the_same(one, other), (path.name, one.text, other.text)
            assert len(chosen) >= 0.93 * len(questions), path.name


def test_questions_of_every_good_report(results: list[Result]) -> None:
    """``gmi questions`` works for each, and its JSON is what the result holds."""
    for result in results[:3]:
        ran = CliRunner().invoke(app, ["questions", result.source.path, "--format", "json"])
        assert ran.exit_code == 0, ran.stderr
        asked = [(question["stage"], question["rank"]) for question in json.loads(ran.stdout)["questions"]]
        assert asked == [(question.stage, question.rank) for question in choose_questions(result.questions)]
