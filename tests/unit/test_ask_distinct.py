"""Which questions are put: by stage and theme, best rank first, no two that ask the same."""

from __future__ import annotations

from typing import Any

import pytest

from gmi.ask.distinct import asks_the_same, choose_questions
from gmi.model.scorecard import Question

SITUATION = (
    "With reference to paragraphs 4 and 7 of the report, please provide information on the situation of gender-diverse "
    "migrants in Valmora, and on the measures taken to protect them from discrimination and violence based on gender "
    "identity, including under Act No. 9/2018, in line with article 7 of the Convention."
)
SAME_AGAIN = (
    "With reference to paragraph 22 of the report, where discrimination is dealt with, how does Valmora protect "
    "gender-diverse migrants, in law and in practice, from discrimination and violence based on gender identity, in "
    "particular under the Equality Act, in line with article 7 of the Convention?"
)
DETENTION = (
    "With reference to paragraphs 4 and 7 of the report, please describe the conditions of women in detention in "
    "Valmora, including under Act No. 9/2018, in line with article 7 of the Convention."
)


def make(text: str, number: int = 1, **changes: Any) -> Question:
    """A question of a gap of its own."""
    fields: dict[str, Any] = {
        "text": text,
        "stage": "list-of-issues",
        "theme": "health",
        "indicator_id": f"health.{number}",
        "gap": "does not say so",
        "hooks": (),
        "evidence": (),
        "rank": number,
    }
    return Question(**{**fields, **changes})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SITUATION, SITUATION, True),
        (SITUATION, SAME_AGAIN, True),
        (SITUATION, DETENTION, False),
        (SAME_AGAIN, DETENTION, False),
        ("Please say how.", "Please say how.", True),
        ("Who?", "What?", False),
        ("", "Please describe the shelters.", False),
        ("The Committee recommends that Terrand train judges and police on the Convention.",
         "The Committee recommends that Terrand train police and judges on the Convention (see page 3).", True),
        ("The Committee recommends that Terrand prevent, investigate and punish violence against refugee women, and "
         "give them reparation.",
         "The Committee recommends that Terrand prevent, investigate and punish violence against women at its borders "
         "and in camps, and train its border officials.", False),
        ("Indique cómo protege a las mujeres migrantes en detención.",
         "Indique cómo protege a las mujeres migrantes en detención, en la práctica.", True),
    ],
)  # fmt: skip
def test_asks_the_same(one: str, other: str, *, same: bool) -> None:
    """Only what is asked counts: paragraphs, measures and provisions are left out; both ways give the same answer."""
    assert asks_the_same(make(one, 1), make(other, 2)) is same
    assert asks_the_same(make(other, 2), make(one, 1)) is same


def test_one_gap_is_asked_about_once() -> None:
    """Two questions of one indicator ask the same, whatever their words."""
    assert asks_the_same(make(SITUATION, 1), make(DETENTION, 2, indicator_id="health.1"))


def test_the_better_rank_stays() -> None:
    """Of two that ask the same the first by rank is kept; another stage keeps its own."""
    questions = (make(SAME_AGAIN, 3), make(DETENTION, 2), make(SITUATION, 1), make(SITUATION, 1, stage="session"))
    chosen = choose_questions(questions)
    assert [(question.stage, question.rank) for question in chosen] == [
        ("list-of-issues", 1),
        ("list-of-issues", 2),
        ("session", 1),
    ]


def test_stages_themes_and_number() -> None:
    """Other stages and themes are left out, and so is what comes after so many; nothing fits, nothing is chosen."""
    questions = (
        make("Please describe shelters.", 1),
        make("Please describe wages.", 2, theme="work"),
        make("Please describe visas.", 3),
        make("It is recommended that wages be paid.", 1, stage="session", theme="work"),
    )
    assert [q.rank for q in choose_questions(questions, ("list-of-issues",))] == [1, 2, 3]
    assert [q.rank for q in choose_questions(questions, themes=("work",))] == [2, 1]
    assert [q.text for q in choose_questions(questions, most=1)] == [questions[0].text, questions[3].text]
    assert choose_questions(questions, ("session",), ("health",)) == ()
    assert choose_questions(()) == ()
