"""Looks at a rubric without stopping at what is wrong with it: for those who check, test and show rubrics."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gmi.errors import Problem
from gmi.load.folder import find_rubric, refuse_problems
from gmi.load.node import Node
from gmi.load.plan import Entry
from gmi.load.rubric import build_rubric, check_source
from gmi.load.source import read_languages, read_source
from gmi.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Survey:
    """A rubric with the places of its entries.

    Attributes:
        id: Its folder's name.
        shown: Its folder as the user gave it.
        rubric: None when there is any problem.
        problems: Every one that loading finds.
        head: ``rubric.yml`` as it holds.
        entries: Every entry that has an id, with its place.
        own: Kind and id of the entries that stand in its own files.
        inherited: Kind and id of the entries of the base.
        extends: Id of the base; None without one.
        off: What is switched off, as written.
    """

    id: str
    shown: str
    rubric: Rubric | None
    problems: tuple[Problem, ...]
    head: Node
    entries: tuple[Entry, ...]
    own: frozenset[tuple[str, str]]
    inherited: frozenset[tuple[str, str]]
    extends: str | None
    off: tuple[str, ...]


def survey_rubric(id_or_path: str | Path, language: str = "en") -> Survey:
    """Reads a rubric in one language; its problems are data.

    Raises:
        RubricError: ``rubric.unknown`` or ``rubric.language``, when there is nothing to look at.
        ResourceError: When a file of gmi's own is missing or broken.
    """
    source = read_source(find_rubric(id_or_path), language)
    checked = check_source(source)
    return Survey(
        id=source.folder.name,
        shown=source.folder.shown,
        rubric=None if checked.problems else build_rubric(source, checked, language),
        problems=checked.problems,
        head=source.rubric,
        entries=tuple(source.entries()) if source.complete else (),
        own=source.own,
        inherited=source.inherited,
        extends=source.base.name if source.base else None,
        off=tuple(node.text for node in source.rubric.each("off")),
    )


def list_languages(id_or_path: str | Path) -> tuple[str, ...]:
    """The languages that a rubric says it has, in its order; none where it does not say.

    Raises:
        RubricError: ``rubric.unknown``, when there is none.
    """
    return read_languages(find_rubric(id_or_path))


def refuse_survey(survey: Survey) -> Rubric:
    """The rubric, when it can be used.

    Raises:
        RubricError: ``rubric.broken``, with every problem.
    """
    refuse_problems(survey.id, survey.shown, survey.problems)
    if survey.rubric is None:
        raise AssertionError("a rubric without problems is there")
    return survey.rubric
