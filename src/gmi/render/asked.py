"""Questions and recommendations as they are shown: by stage, by theme, ranked, each with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from gmi.model.rubric import Stage
from gmi.model.scorecard import Hook, Question, Result
from gmi.render.places import Place, Places
from gmi.render.words import REVIEW_STAGE_TITLES, STAGE_TITLES, join_words

# A long report can lead to forty questions a stage; the themes that lead are open, the others folded.
_MOST_UNFOLDED = 3
_UNCHECKED = "to be checked"


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question with its gap, the places looked at and its hooks."""

    rank: int
    text: str
    gap: str
    places: tuple[Place, ...]
    hooks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionTheme:
    """Questions of one theme, best rank first; ``unfolded`` for the themes that lead."""

    title: str
    lines: tuple[QuestionLine, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class QuestionStage:
    """One stage; themes in the order of their best question."""

    id: Stage
    title: str
    themes: tuple[QuestionTheme, ...]

    @property
    def number(self) -> int:
        """How many questions there are."""
        return sum(len(theme.lines) for theme in self.themes)


def list_questions(result: Result, places: Places) -> tuple[QuestionStage, ...]:
    """Both stages, those without a question left away."""
    stages: tuple[Stage, ...] = get_args(Stage)
    made = tuple(
        QuestionStage(stage, name_stage(result, stage), _list_themes(result, stage, places)) for stage in stages
    )
    return tuple(stage for stage in made if stage.themes)


def name_stage(result: Result, stage: Stage) -> str:
    """The title of a stage: a review of States has no list of issues and no concluding observations."""
    return (REVIEW_STAGE_TITLES if result.source.body == "UPR" else STAGE_TITLES)[stage]


def rank_questions(result: Result, stage: Stage, most: int) -> tuple[Question, ...]:
    """The first questions of a stage by rank."""
    mine = sorted((q for q in result.questions if q.stage == stage), key=lambda question: question.rank)
    return tuple(mine[:most])


def cite_hooks(hooks: Sequence[Hook]) -> tuple[str, ...]:
    """Provisions as they are cited, an instrument's together; with the warning that one has not been checked.

    Other notes are listed once, apart.
    """
    by_instrument: dict[str, list[str]] = {}
    for hook in hooks:
        warning = f" ({_UNCHECKED})" if _UNCHECKED in hook.note else ""
        by_instrument.setdefault(hook.instrument, []).append(f"{hook.provision}{warning}")
    return tuple(_cite(instrument, provisions) for instrument, provisions in by_instrument.items())


def _cite(instrument: str, provisions: list[str]) -> str:
    """An instrument with its provisions: "Convention on …, articles 7 and 25"."""
    if not provisions[0] or provisions[0].startswith(" "):
        return instrument + provisions[0]
    if len(provisions) > 1 and all(provision.startswith("article ") for provision in provisions):
        numbers = [provision.removeprefix("article ") for provision in provisions]
        return f"{instrument}, articles {join_words(numbers)}"
    return f"{instrument}, {join_words(provisions)}"


def list_hook_notes(result: Result) -> tuple[tuple[str, str], ...]:
    """What is to be known of each instrument that a question stands on, by its name, each once."""
    notes: dict[str, str] = {}
    for hook in (hook for question in result.questions for hook in question.hooks):
        note = hook.note.replace(_UNCHECKED, "").strip(" ;,.")
        if note:
            sentences = ". ".join(_begin(part) for part in note.split("; "))
            notes.setdefault(_begin(hook.instrument.removesuffix(", if party")), f"{sentences}.")
    return tuple(sorted(notes.items()))


def _begin(text: str) -> str:
    """A text as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def name_gap(question: Question) -> str:
    """The gap as a sentence; the rubric writes it as what follows "The report"."""
    gap = question.gap.strip().rstrip(".")
    return f"{gap}." if gap.startswith("The report") else f"The report {gap}."


def _list_themes(result: Result, stage: Stage, places: Places) -> tuple[QuestionTheme, ...]:
    titles = result.scorecard.theme_titles
    by_theme: dict[str, list[QuestionLine]] = {}
    for question in rank_questions(result, stage, len(result.questions)):
        line = QuestionLine(
            rank=question.rank,
            text=question.text,
            gap=name_gap(question),
            places=places.find_all(evidence.paragraph_index for evidence in question.evidence),
            hooks=cite_hooks(question.hooks),
        )
        by_theme.setdefault(question.theme, []).append(line)
    return tuple(
        QuestionTheme(titles.get(theme, theme), tuple(lines), place < _MOST_UNFOLDED)
        for place, (theme, lines) in enumerate(by_theme.items())
    )
