"""Loads the counting cases of a rubric: sentences, and what must be counted in each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gmi.errors import Problem
from gmi.load.folder import find_rubric, refuse_rubric
from gmi.load.node import Node
from gmi.load.schema import CaseEntry
from gmi.load.source import read_source
from gmi.load.violations import check_schema, suggest
from gmi.model.reference import BUCKETS


@dataclass(frozen=True, slots=True)
class CountingCase:
    """One sentence of our own, and everything that must be found in it.

    Attributes:
        where: ``file:line``.
        text: The sentence.
        expect: The texts of the references that count, by group, in order; a group that is not named has none.
        buckets: The texts of those that are kept out, by bucket, in order.
    """

    where: str
    text: str
    expect: dict[str, tuple[str, ...]]
    buckets: dict[str, tuple[str, ...]]


def load_counting_cases(id_or_path: str | Path, language: str = "en") -> tuple[CountingCase, ...]:
    """Loads ``tests.<language>.yml`` of a rubric.

    Returns:
        Cases in the order of the file; none when the rubric has no such file.

    Raises:
        RubricError: ``rubric.unknown``, or ``rubric.broken`` with every problem of the file.
    """
    folder = find_rubric(id_or_path)
    name = f"tests.{language}.yml"
    if name not in folder.files():
        return ()
    root = folder.read(name).root()
    groups = frozenset(group.child("id").text for group in read_source(folder, language).terms.each("groups"))
    problems = list(root.file.problems)
    cases = []
    if root.file.parsed and not isinstance(root.value, list):
        problems.append(
            Problem(
                "schema.value.type", "error", "the file must be a list", root.where, "begin each case with '- text:'"
            )
        )
    for item in root.items():
        entry, violations = check_schema(CaseEntry, item)
        problems += violations
        problems += _check_case(item, groups)
        if entry:
            cases.append(CountingCase(item.where, entry.text, _freeze(entry.expect), _freeze(entry.buckets)))
    refuse_rubric(folder, problems)
    return tuple(cases)


def _freeze(texts: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Lists as tuples."""
    return {key: tuple(value) for key, value in texts.items()}


def _check_case(case: Node, groups: frozenset[str]) -> list[Problem]:
    """Whether a case names groups and buckets that exist, and texts that stand in its sentence."""
    problems = []
    for key, known, kind in (("expect", groups, "group"), ("buckets", frozenset(BUCKETS), "bucket")):
        for name, texts in case.child(key).pairs():
            if known and name not in known:
                hint = suggest(name, known)
                problems.append(
                    Problem("rubric.id.unknown", "error", f"there is no {kind} '{name}'", texts.where, hint)
                )
            for text in texts.items():
                if text.text and text.text not in case.child("text").text:
                    message = f"'{text.text}' does not stand in the sentence"
                    problems.append(Problem("rubric.case", "error", message, text.where, "copy it from the sentence"))
    return problems
