"""Loads a rubric in one language, or says everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gmi.errors import Problem, RubricError
from gmi.load.build import build_groups, build_indicator, build_name, build_theme, build_veto
from gmi.load.folder import RubricFolder, find_rubric, refuse_rubric
from gmi.load.ids import Register
from gmi.load.indicators import Known, check_groups, check_hooks, check_indicator
from gmi.load.law import load_provision_ids
from gmi.load.node import Node
from gmi.load.reference_set import load_reference_set
from gmi.load.schema import RubricFile, Strict, TermsFile, ThemeFile
from gmi.load.violations import check_schema, suggest
from gmi.load.words import check_words
from gmi.model.rubric import Calibration, Rubric

_LANGUAGE = re.compile(r"[a-z]{2}")
_RATE = re.compile(r"(gender|migration|intersections|group:(?P<group>[a-z0-9-]+))\.(mention|engagement|commitment)")


@dataclass(frozen=True, slots=True)
class _Read:
    """The files of a rubric as read, and as checked against the schema (None where that failed)."""

    rubric: Node
    terms: Node
    themes: tuple[Node, ...]
    rubric_entry: Any
    terms_entry: Any
    theme_entries: tuple[Any, ...]
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
    folder = find_rubric(id_or_path)
    rubric_file = folder.read("rubric.yml").root()
    _require_language(rubric_file, folder, language)
    read = _read_files(folder, rubric_file, language)
    refuse_rubric(folder, (*read.problems, *_check_all(folder, read)))
    return _build_rubric(folder, read, language)


def _require_language(rubric: Node, folder: RubricFolder, language: str) -> None:
    """Stops when the rubric says that it has no such language."""
    languages = [node.text for node in rubric.each("languages") if node.text]
    if languages and language not in languages:
        raise RubricError(
            "rubric.language",
            f"the rubric '{folder.name}' has no terms in the language '{language}'",
            folder.shown,
            f"it has: {', '.join(languages)}",
        )


def _read_files(folder: RubricFolder, rubric: Node, language: str) -> _Read:
    """Reads and checks each file against its schema."""
    terms = folder.read(f"terms.{language}.yml").root()
    names = [name for name in folder.files() if name.startswith("themes/") and name.endswith(".yml")]
    themes = tuple(folder.read(name).root() for name in names)
    problems: list[Problem] = []
    entries: list[Any] = []
    models: list[type[Strict]] = [RubricFile, TermsFile, *(ThemeFile for _ in themes)]
    for node, model in zip((rubric, terms, *themes), models, strict=True):
        problems += node.file.problems
        entry, violations = check_schema(model, node) if node.file.parsed else (None, ())
        entries.append(entry)
        problems += violations
    return _Read(rubric, terms, themes, entries[0], entries[1], tuple(entries[2:]), tuple(problems))


def _check_all(folder: RubricFolder, read: _Read) -> Iterator[Problem]:
    """Everything that the schema cannot see."""
    known_themes = frozenset(_theme_id(theme) for theme in read.themes)
    words, problems = check_words(read.terms, known_themes)
    known = Known(words, known_themes, load_provision_ids())
    yield from folder.check_layout()
    yield from _check_head(folder, read.rubric, known)
    yield from problems
    theme_register = Register("theme")
    register = Register("indicator")
    for indicator in read.rubric.each("overall"):
        yield from check_indicator(indicator, "overall", known, register)
    for theme in read.themes:
        yield from theme_register.enter(theme, dotted=False)
        yield from _check_theme(theme, known)
        for indicator in theme.each("indicators"):
            yield from check_indicator(indicator, theme.child("id").text or _theme_id(theme), known, register)


def _theme_id(theme: Node) -> str:
    """The theme that a file name speaks of: ``themes/01-health.yml`` holds ``health``."""
    return re.sub(r"^\d\d-", "", theme.file.name.rpartition("/")[2].removesuffix(".yml"))


def _check_head(folder: RubricFolder, rubric: Node, known: Known) -> Iterator[Problem]:
    """Id, languages and bands of ``rubric.yml``."""
    yield from Register("rubric").enter(rubric, dotted=False)
    name = rubric.child("id")
    if name.text and name.text != folder.name:
        message = f"the rubric's id is '{name.text}', but its folder is '{folder.name}'"
        yield Problem("rubric.id.folder", "error", message, name.where, "give both the same name")
    for language in rubric.each("languages"):
        if language.text and not _LANGUAGE.fullmatch(language.text):
            hint = "write the two small letters of ISO 639-1, such as en"
            yield Problem("rubric.language", "error", f"'{language.text}' is no language code", language.where, hint)
        elif language.text and f"terms.{language.text}.yml" not in folder.files():
            hint = f"write terms.{language.text}.yml, or take the language out"
            yield Problem("rubric.language", "error", f"there are no terms in '{language.text}'", language.where, hint)
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


def _check_theme(theme: Node, known: Known) -> Iterator[Problem]:
    """Id, hooks, groups and words of a theme file."""
    name = theme.child("id")
    if name.text and name.text != _theme_id(theme):
        message = f"the theme's id is '{name.text}', but its file is {theme.file.name.rpartition('/')[2]}"
        yield Problem("rubric.id.folder", "error", message, name.where, f"name the file NN-{name.text}.yml")
    if name.text == "overall":
        hint = "indicators of the whole report stand in rubric.yml under 'overall'"
        yield Problem("rubric.id.malformed", "error", "a theme cannot be called 'overall'", name.where, hint)
    yield from check_hooks(theme, known.provisions)
    yield from check_groups(theme, known.words)
    if (
        theme.file.parsed
        and known.words.known
        and not any(theme.each("groups"))
        and name.text not in known.words.placed_themes
    ):
        hint = f"give the theme 'groups', or words under 'themes' with the id '{name.text}' in the terms"
        yield Problem("rubric.theme.empty", "error", "nothing places a paragraph in this theme", name.where, hint)


def _build_rubric(folder: RubricFolder, read: _Read, language: str) -> Rubric:
    """The rubric, once nothing is wrong with it."""
    head: RubricFile = read.rubric_entry
    terms: TermsFile = read.terms_entry
    words = {section.id: section for section in terms.themes}
    return Rubric(
        id=head.id,
        version=head.version,
        sha256=folder.compute_sha256(),
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
        themes=tuple(build_theme(theme, words.get(theme.id)) for theme in read.theme_entries),
        overall=tuple(build_indicator(entry, "overall") for entry in head.overall),
    )
