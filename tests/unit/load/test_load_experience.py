"""Questions for migrant communities: loaded on top of the base's, or every fault with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.errors import RubricError
from gmi.load import list_rubrics, load_questionnaire, load_rubric

_HEAD = "title: T\nintroduction: [I]\nconsent: [C]\nuse: [U]\nquestions:\n"


def _write(top: Path, *questions: tuple[str, str], head: str = _HEAD) -> None:
    lines = [f'  - {{id: {name}, theme: {theme}, question: "Q?", why: "W."}}\n' for name, theme in questions]
    (top / "rubrics" / "mini" / "experience.en.yml").write_text(head + "".join(lines), encoding="utf-8")


@pytest.mark.parametrize("rubric", list_rubrics())
def test_gmis_rubrics_ask_migrant_communities(rubric: str) -> None:
    """Each has 12 to 20 questions on its themes, with what a person must know before answering."""
    asked = load_questionnaire(rubric)
    assert 12 <= len(asked.questions) <= 20
    assert asked.introduction
    assert asked.consent
    assert asked.use
    titles = {theme.id: theme.title for theme in load_rubric(rubric).themes}
    assert all(titles[question.theme] == question.theme_title for question in asked.questions)


def test_questions_of_a_theme_stand_together(top: Path) -> None:
    """Whatever their order in the file; a rubric may also ask nothing."""
    theme = load_rubric("mini").themes[0].id
    with pytest.raises(RubricError) as caught:
        load_questionnaire("mini")
    assert caught.value.code == "rubric.experience"
    _write(top, (f"{theme}.b", theme), (f"{theme}.a", theme))
    assert [question.id for question in load_questionnaire("mini").questions] == [f"{theme}.b", f"{theme}.a"]


def test_every_fault_is_named(top: Path, change: Callable[[str, str, str], None]) -> None:
    """An unknown theme, an id twice, an id of another theme, a missing key."""
    theme = load_rubric("mini").themes[0].id
    _write(top, (f"{theme}.a", theme), (f"{theme}.a", theme), ("nowhere.a", "nowhere"), ("b.c", theme))
    change("rubrics/mini/experience.en.yml", "use: [U]\n", "")
    with pytest.raises(RubricError) as caught:
        load_rubric("mini")
    found = {(problem.code, problem.where.rpartition(":")[2]) for problem in caught.value.problems}
    assert found >= {
        ("schema.key.missing", "1"),
        ("rubric.id.duplicate", "6"),
        ("rubric.id.unknown", "7"),
        ("rubric.id.malformed", "8"),
    }
