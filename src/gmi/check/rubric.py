"""Everything that can be said against a rubric without reading a report, all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gmi.check.conditions import find_impossible
from gmi.check.patterns import find_clashes
from gmi.check.questions import find_bad_questions
from gmi.errors import Problem
from gmi.load import Survey, list_languages, survey_rubric
from gmi.load.node import Node
from gmi.load.violations import sort_problems

_DEPTHS = ("mention", "engagement", "commitment")


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was looked at, and what is wrong with it.

    Attributes:
        id: The rubric's.
        shown: Its folder as the user gave it.
        languages: In which it was checked.
        themes: How many there are; 0 when it could not be loaded.
        indicators: The same.
        terms: The same: counted terms.
        problems: By file and line.
    """

    id: str
    shown: str
    languages: tuple[str, ...]
    themes: int
    indicators: int
    terms: int
    problems: tuple[Problem, ...]


def check_rubric(id_or_path: str | Path) -> Checkup:
    """Checks a rubric in each of its languages.

    Raises:
        RubricError: ``rubric.unknown``, when there is none.
        ResourceError: When a file of gmi's own is missing or broken.
    """
    languages = list_languages(id_or_path) or ("en",)
    surveys = [survey_rubric(id_or_path, language) for language in languages]
    problems = dict.fromkeys(problem for survey in surveys for problem in _find_problems(survey))
    first = surveys[0]
    rubric = first.rubric
    return Checkup(
        id=first.id,
        shown=first.shown,
        languages=languages,
        themes=len(rubric.themes) if rubric else 0,
        indicators=len(rubric.all_indicators()) if rubric else 0,
        terms=sum(len(group.terms) for group in rubric.groups) if rubric else 0,
        problems=sort_problems(problems),
    )


def _find_problems(survey: Survey) -> Iterator[Problem]:
    """Everything in one language."""
    yield from survey.problems
    yield from find_clashes(survey.entries)
    yield from find_impossible(survey.head, survey.entries, survey.own)
    yield from find_bad_questions(survey.entries)
    yield from _find_holes(survey.head)


def _find_holes(head: Node) -> Iterator[Problem]:
    """Bands that leave a level without a place, or a depth without bands beside the others."""
    given: dict[str, list[str]] = {}
    for key, band in head.child("bands").pairs():
        subject, _, depth = key.rpartition(".")
        given.setdefault(subject, []).append(depth)
        if isinstance(band.value, list) and band.value[:1] == [0]:
            message = f"'{key}' leaves no place for 'low': its first edge is 0"
            yield Problem("rubric.bands", "warning", message, band.where, "begin above 0")
    for subject, depths in given.items():
        missing = [depth for depth in _DEPTHS if depth not in depths]
        if missing and set(depths) <= set(_DEPTHS):
            message = f"'{subject}' has bands for {' and '.join(depths)}, but none for {' and '.join(missing)}"
            hint = f"add '{subject}.{missing[0]}', or leave all three to the reference set"
            yield Problem(
                "rubric.bands", "warning", message, head.child("bands").child(f"{subject}.{depths[0]}").where, hint
            )
