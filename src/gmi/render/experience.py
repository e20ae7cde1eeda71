"""What migrant communities answered, by theme and question, as they wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.scorecard import Result
from gmi.render.words import format_date


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: its paragraphs, and who gave it when."""

    paragraphs: tuple[str, ...]
    signed: str


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question and its answers."""

    text: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class AnsweredTheme:
    """A theme and its questions that were answered."""

    title: str
    questions: tuple[AnsweredQuestion, ...]


def list_experience(result: Result) -> tuple[AnsweredTheme, ...]:
    """All answers, in the order of the form; nothing when there is none."""
    themes: dict[str, dict[str, list[AnswerLine]]] = {}
    for answer in result.experience:
        lines = themes.setdefault(answer.theme, {}).setdefault(answer.question, [])
        paragraphs = tuple(line for line in answer.answer.split("\n") if line)
        lines.append(AnswerLine(paragraphs, f"{answer.by}, {format_date(answer.on)}"))
    titles = result.scorecard.theme_titles
    return tuple(
        AnsweredTheme(
            titles.get(theme, theme),
            tuple(AnsweredQuestion(text, tuple(answers)) for text, answers in questions.items()),
        )
        for theme, questions in themes.items()
    )
