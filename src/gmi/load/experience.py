"""Reads and checks what a rubric asks migrant communities: ``experience.<language>.yml``, on top of its base's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gmi.errors import Problem
from gmi.load.extend import merge_files
from gmi.load.ids import Register
from gmi.load.node import Node
from gmi.load.plan import Listed, Plan
from gmi.load.schema import ExperienceFile
from gmi.load.source import Source, theme_id_of
from gmi.load.violations import check_schema, suggest

_PLAN: Plan = {"questions": Listed("question")}


def check_experience(source: Source) -> Iterator[Problem]:
    """Everything that is wrong with a rubric's questions for migrant communities, in each of their languages."""
    known = frozenset(theme_id_of(theme) for theme in source.themes)
    for language in _list_languages(source):
        node = read_experience(source, language)
        if node is None or not node.file.parsed:
            yield from node.file.problems if node else ()
            continue
        _, violations = check_schema(ExperienceFile, node)
        yield from violations
        register = Register("question")
        for question in node.each("questions"):
            yield from register.enter(question, f"{question.child('theme').text}.")
            yield from _check_theme(question.child("theme"), known, source)


def _check_theme(theme: Node, known: frozenset[str], source: Source) -> Iterator[Problem]:
    """Whether there is such a theme; one of the base that is switched off takes its questions with it."""
    if theme.text and theme.text not in known and not source.switches.cover("theme", theme.text):
        message = f"there is no theme '{theme.text}'"
        yield Problem("rubric.id.unknown", "error", message, theme.where, suggest(theme.text, known))


def _list_languages(source: Source) -> tuple[str, ...]:
    """The languages in which the rubric or its base asks migrant communities."""
    files = (*source.folder.files(), *(source.base.files() if source.base else ()))
    matches = (re.fullmatch(r"experience\.([a-z]{2})\.yml", name) for name in files)
    return tuple(sorted({match[1] for match in matches if match}))


def read_experience(source: Source, language: str) -> Node | None:
    """The file as it holds for the rubric; None when neither it nor its base has one."""
    name = f"experience.{language}.yml"
    own = source.folder.read(name).root() if name in source.folder.files() else None
    if source.base is None or name not in source.base.files():
        return own
    return merge_files(source.base.read(name).root(), own, _PLAN, source.switches)
