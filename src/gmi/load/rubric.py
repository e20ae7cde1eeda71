"""Loads a rubric in one language, or says everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gmi.errors import Problem
from gmi.load.build import build_groups, build_indicator, build_name, build_theme, build_veto
from gmi.load.experience import check_experience
from gmi.load.folder import find_rubric, refuse_rubric
from gmi.load.ids import Register
from gmi.load.indicators import Known, check_groups, check_hooks, check_indicator
from gmi.load.law import load_provision_ids
from gmi.load.node import Node
from gmi.load.reference_set import load_reference_set
from gmi.load.schema import RubricFile, Strict, TermsFile, ThemeFile
from gmi.load.source import Source, read_source, theme_id_of
from gmi.load.violations import check_schema, suggest
from gmi.load.words import check_words
from gmi.model.rubric import Calibration, Rubric

_LANGUAGE = re.compile(r"[a-z]{2}")
_RATE = re.compile(r"(gender|migration|intersections|group:(?P<group>[a-z0-9-]+))\.(mention|engagement|commitment)")


@dataclass(frozen=True, slots=True)
class Checked:
    """A rubric's files as checked against the schema (None where that failed), and every problem of them."""

    rubric: Any
    terms: Any
    themes: tuple[Any, ...]
    problems: tuple[Problem, ...]


def load_rubric(id_or_path: str | Path, language: str = "en") -> Rubric:
    """Loads a rubric, strictly: nothing in it is passed over.

    Args:
        id_or_path: An id, or the path of a folder or of its ``rubric.yml``.
        language: ISO 639-1 code of the language whose terms are loaded.

    Returns:
        The rubric, with the reference set that its levels are compared with.

    Raises:
        RubricError: ``rubric.unknown`` when there is none; ``rubric.language`` when it has no terms in the language;
            ``rubric.broken`` with every problem, each at ``file:line``, when it cannot be used.
        ResourceError: When its reference set or the table of instruments is missing or broken.
    """
    source = read_source(find_rubric(id_or_path), language)
    checked = check_source(source)
    refuse_rubric(source.folder, checked.problems)
    return build_rubric(source, checked, language)


def check_source(source: Source) -> Checked:
    """Checks a rubric's files against the schema, and for everything that the schema cannot see."""
    problems = [*source.problems, *source.folder.check_layout()]
    if not source.complete:
        return Checked(None, None, (), tuple(problems))
    entries: list[Any] = []
    models: list[type[Strict]] = [RubricFile, TermsFile, *(ThemeFile for _ in source.themes)]
    for node, model in zip((source.rubric, source.terms, *source.themes), models, strict=True):
        entry, violations = check_schema(model, node) if node.file.parsed else (None, ())
        entries.append(entry)
        problems += violations
    return Checked(entries[0], entries[1], tuple(entries[2:]), (*problems, *_check_all(source)))


def _check_all(source: Source) -> Iterator[Problem]:
    """Everything that the schema cannot see."""
    known_themes = frozenset(theme_id_of(theme) for theme in source.themes)
    words, problems = check_words(source.terms, known_themes)
    known = Known(words, known_themes, load_provision_ids(), source.switches)
    yield from _check_head(source, known)
    yield from problems
    theme_register = Register("theme")
    register = Register("indicator")
    for indicator in source.rubric.each("overall"):
        yield from check_indicator(indicator, "overall", known, register)
    for theme in source.theme_files:
        yield from _check_theme_id(theme)
    for theme in source.themes:
        yield from theme_register.enter(theme, dotted=False)
        yield from _check_theme(theme, known)
        for indicator in theme.each("indicators"):
            yield from check_indicator(indicator, theme.child("id").text or theme_id_of(theme), known, register)
    yield from check_experience(source)


def _check_head(source: Source, known: Known) -> Iterator[Problem]:
    """Id, languages and bands of ``rubric.yml``."""
    folder, rubric = source.folder, source.rubric
    yield from Register("rubric").enter(rubric, dotted=False)
    name = rubric.child("id")
    if name.text and name.text != folder.name:
        message = f"the rubric's id is '{name.text}', but its folder is '{folder.name}'"
        yield Problem("rubric.id.folder", "error", message, name.where, "give both the same name")
    for language in rubric.each("languages"):
        if language.text and not _LANGUAGE.fullmatch(language.text):
            hint = "write the two small letters of ISO 639-1, such as en"
            yield Problem("rubric.language", "error", f"'{language.text}' is no language code", language.where, hint)
        elif language.text and not source.has_terms(language.text):
            owner = f"the base '{source.base.name}' has" if source.base else "there are"
            hint = f"write terms.{language.text}.yml{' there' if source.base else ''}, or take the language out"
            yield Problem("rubric.language", "error", f"{owner} no terms in '{language.text}'", language.where, hint)
    for key, band in rubric.child("bands").pairs():
        yield from _check_band(key, band, known)


def _check_band(key: str, band: Node, known: Known) -> Iterator[Problem]:
    """One band: what it is for, and its edges."""
    match = _RATE.fullmatch(key)
    if not match:
        hint = "write gender, migration, intersections or group:<id>, a dot, and mention, engagement or commitment"
        yield Problem("rubric.bands", "error", f"there is no level '{key}'", band.where, hint)
    elif match["group"] and known.words.known and match["group"] not in known.words.groups:
        hint = suggest(match["group"], known.words.groups)
        yield Problem("rubric.id.unknown", "error", f"there is no group '{match['group']}'", band.where, hint)
    edges = band.value if isinstance(band.value, list) else []
    numbers = [edge for edge in edges if isinstance(edge, int | float)]
    if len(numbers) == len(edges) == 2 and not numbers[0] < numbers[1]:
        hint = "write low/moderate first and moderate/high second"
        yield Problem("rubric.bands", "error", f"the edges of '{key}' do not ascend", band.where, hint)


def _check_theme_id(theme: Node) -> Iterator[Problem]:
    """Whether a theme file is named after its theme."""
    name = theme.child("id")
    if name.text and name.text != theme_id_of(theme):
        message = f"the theme's id is '{name.text}', but its file is {theme.file.name.rpartition('/')[2]}"
        yield Problem("rubric.id.folder", "error", message, name.where, f"name the file NN-{name.text}.yml")
    if name.text == "overall":
        hint = "indicators of the whole report stand in rubric.yml under 'overall'"
        yield Problem("rubric.id.malformed", "error", "a theme cannot be called 'overall'", name.where, hint)


def _check_theme(theme: Node, known: Known) -> Iterator[Problem]:
    """Hooks, groups and words of a theme file."""
    name = theme.child("id")
    yield from check_hooks(theme, known.provisions)
    yield from check_groups(theme, known)
    if (
        theme.file.parsed
        and known.words.known
        and not any(theme.each("groups"))
        and name.text not in known.words.placed_themes
    ):
        hint = f"give the theme 'groups', or words under 'themes' with the id '{name.text}' in the terms"
        yield Problem("rubric.theme.empty", "error", "nothing places a paragraph in this theme", name.where, hint)


def build_rubric(source: Source, checked: Checked, language: str) -> Rubric:
    """The rubric, once nothing is wrong with it."""
    head: RubricFile = checked.rubric
    terms: TermsFile = checked.terms
    words = {section.id: section for section in terms.themes}
    return Rubric(
        id=head.id,
        version=head.version,
        sha256=source.compute_sha256(),
        title=head.title,
        languages=tuple(head.languages),
        language=language,
        bodies=tuple(head.bodies),
        migration_bodies=tuple(head.migration_bodies),
        calibration=Calibration(head.calibration.n, head.calibration.note),
        bands={key: (edges[0], edges[1]) for key, edges in head.bands.items()},
        reference_set=load_reference_set(head.reference_set),
        groups=build_groups(terms),
        vetoes=tuple(build_veto(entry) for entry in terms.vetoes),
        names=tuple(build_name(entry) for entry in terms.names),
        themes=tuple(build_theme(theme, words.get(theme.id)) for theme in checked.themes),
        overall=tuple(build_indicator(entry, "overall") for entry in head.overall),
    )
