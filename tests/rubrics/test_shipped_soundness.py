"""The rubrics that gmi brings: no problem, every question in every combination of its slots, pages that are current."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.check import check_rubric
from gmi.check.questions import find_fault, render_all
from gmi.load import list_rubrics, load_law, load_rubric
from gmi.model.rubric import Indicator, Rubric
from tests.rubrics import shipped

_GENDER_DIVERSE = "gender-diverse"
_TREATY_LISTS = frozenset({"icrmw.7", "iccpr.2", "iccpr.26", "icescr.2"})
_TOP = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("rubric", list_rubrics())
def test_the_check_finds_no_problem(rubric: str) -> None:
    """``gmi rubric check`` has nothing to say against any of them."""
    assert [problem.as_line() for problem in check_rubric(rubric).problems] == []


@pytest.mark.parametrize(("rubric", "indicator"), shipped.indicators())
def test_each_question_reads_well_in_every_combination(rubric: Rubric, indicator: Indicator) -> None:
    """Whatever slots are empty, the sentence is whole; both stages are there, and each names the State."""
    assert {question.stage for question in indicator.questions} == {"list-of-issues", "session"}, rubric.id
    for question in indicator.questions:
        assert "{state}" in question.text
        sentences = {text for _, text in render_all(question.text)}
        assert {text: find_fault(text, question.text) for text in sentences if find_fault(text, question.text)} == {}


@pytest.mark.parametrize("rubric", list(shipped.sound_rubrics()), ids=lambda rubric: rubric.id)
def test_questions_on_gender_diverse_persons_name_the_ground(rubric: Rubric) -> None:
    """No treaty names sexual orientation or gender identity: the citation or the question says "other status"."""
    asked = [i for i in rubric.all_indicators() if any(_GENDER_DIVERSE in q.text for q in i.questions)]
    bare = [
        (indicator.id, question.stage)
        for indicator in asked
        if not _TREATY_LISTS.isdisjoint(indicator.hooks)
        for question in indicator.questions
        if "“other status”" not in question.text
    ]
    assert len(asked) > 5
    assert bare == []


def test_citations_of_the_ground_say_so() -> None:
    """A provision whose id ends in "other-status" carries the words, and is the same article as the one without."""
    law = load_law()
    grounds = {name: provision for name, provision in law.provisions.items() if name.endswith(".other-status")}
    assert {"icrmw.7.other-status", "iccpr.26.other-status"} <= set(grounds)
    for name, provision in grounds.items():
        assert "“other status”" in provision.provision, name
        plain = law.provisions.get(name.removesuffix(".other-status"))
        assert plain is None or provision.provision.startswith(f"{plain.provision} ("), name


def time_of(work: Callable[[], object]) -> float:
    """Seconds of processor time, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("rubric", list_rubrics())
def test_loading_and_checking_are_quick(rubric: str) -> None:
    """A rubric, resolved, is loaded in under 0.3 s and checked in under 2 s."""
    assert time_of(lambda: load_rubric(rubric)) < 0.3
    assert time_of(lambda: check_rubric(rubric)) < 2


def test_every_file_names_its_schema() -> None:
    """The first line of each file leads an editor to the published schema."""
    for path in sorted((_TOP / "rubrics").rglob("*.yml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        name, _, part = first.removeprefix("# yaml-language-server: $schema=").partition("#")
        assert (path.parent / name).resolve() == _TOP / "docs" / "reference" / "rubric.schema.json", path
        names = ("rubric.yml", "terms.en.yml", "tests.en.yml", "experience.en.yml")
        expected = {name: name.partition(".")[0] for name in names}.get(path.name, "theme")
        assert part == f"/$defs/{expected}", path


def test_the_pages_and_the_schema_are_current() -> None:
    """docs/reference/rubrics and rubric.schema.json are what the rubrics and the code say today."""
    ran = subprocess.run(
        [sys.executable, "scripts/make_rubric_pages.py", "--check"],
        capture_output=True, text=True, check=False, cwd=_TOP,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
