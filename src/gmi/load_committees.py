"""Loads what a Committee asks of submissions by civil society: ``corpora/committees/<body>.yml``."""

from __future__ import annotations

from functools import lru_cache

from gmi.errors import Problem
from gmi.load.node import Node
from gmi.load.own import parse_own, read_own
from gmi.load.schema import Strict, Text
from gmi.model.committee import Committee, Rule, WordLimit
from gmi.model.rubric import Stage
from gmi.resources import find_data

_FOLDER = "corpora/committees"
_LEAST_WORDS = 100  # a limit below that is a slip of the pen


class RuleEntry(Strict):
    """One rule with its source."""

    text: Text
    source: Text
    date: Text
    verified: bool


class LimitEntry(Strict):
    """How long a submission may be."""

    words: int
    coalition: bool
    stage: Stage | None
    footnotes: bool
    rule: RuleEntry


class CommitteeFile(Strict):
    """``corpora/committees/<body>.yml``."""

    id: Text
    name: Text
    treaty: str
    treaty_short: str
    instrument: str
    by_article: bool
    languages: list[Text]
    languages_rule: RuleEntry | None
    file_format: RuleEntry | None
    word_limits: list[LimitEntry]
    statements: list[RuleEntry]
    advice: list[RuleEntry]
    dates: list[RuleEntry]


def list_committees() -> tuple[str, ...]:
    """Ids of the bodies whose rules gmi brings, in order of the alphabet."""
    return tuple(sorted(path.stem.upper() for path in find_data(*_FOLDER.split("/")).glob("*.yml")))


def find_committee(body: str | None) -> Committee | None:
    """The rules of a body; None for a report whose body is not known, or that goes to none.

    Args:
        body: As in ``Source.body``.

    Raises:
        ResourceError: When its file is broken.
    """
    return load_committee(body) if body is not None and body in list_committees() else None


@lru_cache(maxsize=16)
def load_committee(body: str) -> Committee:
    """The rules of a body that ``list_committees`` names.

    Raises:
        ResourceError: When its file is missing or broken; the message names every problem with ``file:line``.
    """
    name = f"{_FOLDER}/{body.lower()}.yml"
    entry = parse_own(read_own(name), name, CommitteeFile, lambda root: _check(root, body))
    return Committee(
        id=entry.id,
        name=entry.name,
        treaty=entry.treaty,
        treaty_short=entry.treaty_short,
        instrument=entry.instrument,
        by_article=entry.by_article,
        languages=tuple(entry.languages),
        languages_rule=_make_rule(entry.languages_rule),
        file_format=_make_rule(entry.file_format),
        word_limits=tuple(
            WordLimit(limit.words, limit.coalition, limit.stage, limit.footnotes, Rule(**limit.rule.model_dump()))
            for limit in entry.word_limits
        ),
        statements=_make_rules(entry.statements),
        advice=_make_rules(entry.advice),
        dates=_make_rules(entry.dates),
    )


def _make_rule(entry: RuleEntry | None) -> Rule | None:
    return None if entry is None else Rule(**entry.model_dump())


def _make_rules(entries: list[RuleEntry]) -> tuple[Rule, ...]:
    return tuple(Rule(**entry.model_dump()) for entry in entries)


def _check(root: Node, body: str) -> tuple[Problem, ...]:
    """Whether the file is the one that was asked for, and its limits can be meant."""
    problems = []
    name = root.child("id")
    if name.text and name.text != body:
        message = f"'{name.text}' is not the file's body"
        problems.append(Problem("committee.id", "error", message, name.where, f"write {body}"))
    for limit in root.each("word_limits"):
        words = limit.child("words")
        if isinstance(words.value, int) and words.value < _LEAST_WORDS:
            message = f"a limit of {words.value} words cannot be meant"
            problems.append(Problem("committee.words", "error", message, words.where, "write words, not pages"))
    return tuple(problems)
