"""Reads a rubric's files, those of its base included, and puts them together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gmi.errors import Problem, RubricError
from gmi.load.extend import merge_files
from gmi.load.folder import RubricFolder, find_base, find_rubric, list_rubrics
from gmi.load.node import Node
from gmi.load.plan import RUBRIC_PLAN, TERMS_PLAN, THEME_PLAN, Entry, walk_entries
from gmi.load.switch import Switches, find_switches
from gmi.load.violations import suggest


@dataclass(frozen=True, slots=True)
class Source:
    """A rubric's files as they hold: on top of those of its base, when it has one.

    Attributes:
        folder: The rubric's own.
        base: The folder of the rubric that it extends.
        rubric: ``rubric.yml``.
        terms: ``terms.<language>.yml``.
        themes: Theme files, the base's first.
        own: Kind and id of every entry that stands in the rubric's own files.
        inherited: Kind and id of every entry of the base.
        theme_files: Every theme file of both, as written.
        switches: What of the base is switched off.
        problems: Of the YAML, of ``extends`` and of ``off``.
        complete: False when there is no such base: what is missing cannot be told from what is inherited.
    """

    folder: RubricFolder
    base: RubricFolder | None
    rubric: Node
    terms: Node
    themes: tuple[Node, ...]
    theme_files: tuple[Node, ...]
    own: frozenset[tuple[str, str]]
    inherited: frozenset[tuple[str, str]] = frozenset()
    switches: Switches = field(default_factory=Switches)
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    def compute_sha256(self) -> str:
        """Over the rubric's files and those of its base."""
        return _hash_folders((self.folder,) if self.base is None else (self.folder, self.base))

    def entries(self) -> Iterator[Entry]:
        """Every entry that holds for the rubric and has an id."""
        yield from walk_entries(self.rubric, RUBRIC_PLAN)
        yield from walk_entries(self.terms, TERMS_PLAN)
        for theme in self.themes:
            yield Entry("theme", theme, None)
            yield from walk_entries(theme, THEME_PLAN, ("theme", theme_id_of(theme)))

    def has_terms(self, language: str) -> bool:
        """Whether there are terms in a language: the base's, when there is one, since its conditions name them."""
        return f"terms.{language}.yml" in (self.base or self.folder).files()


def theme_id_of(theme: Node) -> str:
    """The theme that a file name speaks of: ``themes/01-health.yml`` holds ``health``."""
    return re.sub(r"^\d\d-", "", theme.file.name.rpartition("/")[2].removesuffix(".yml"))


def hash_rubric(id_or_path: str) -> str:
    """What ``Rubric.sha256`` will be, without reading more than the head: to see whether a rubric has changed.

    Raises:
        RubricError: ``rubric.unknown``, when there is no such rubric.
    """
    return _hash_folders(list_rubric_folders(id_or_path))


def list_rubric_folders(id_or_path: str) -> tuple[RubricFolder, ...]:
    """The folders that a rubric is read from: its own, then that of the rubric that it extends.

    Raises:
        RubricError: ``rubric.unknown``, when there is no such rubric.
    """
    folder = find_rubric(id_or_path)
    base, _ = _find_base(folder, folder.read("rubric.yml").root())
    return (folder,) if base is None else (folder, base)


def _hash_folders(folders: tuple[RubricFolder, ...]) -> str:
    """Over a rubric's files and those of its base, which comes second."""
    own, *base = [folder.compute_sha256() for folder in folders]
    return hashlib.sha256(f"{base[0]}\0{own}".encode()).hexdigest() if base else own


def read_source(folder: RubricFolder, language: str) -> Source:
    """Reads a rubric in one language.

    Raises:
        RubricError: ``rubric.language``, when it has no terms in that language.
    """
    head = folder.read("rubric.yml").root()
    base, problems = _find_base(folder, head)
    base_head = base.read("rubric.yml").root() if base else None
    languages = _list_languages(head, base_head)
    if languages and language not in languages:
        raise RubricError(
            "rubric.language",
            f"the rubric '{folder.name}' has no terms in the language '{language}'",
            folder.shown,
            f"it has: {', '.join(languages)}",
        )
    extends = head.has("extends") if head.file.parsed else folder.mention("extends")
    own = _read_files(folder, head, language, needed=not extends)
    if base is None or base_head is None:
        return _alone(folder, own, problems, complete=not extends)
    below = _read_files(base, base_head, language, needed=True)
    return _join(folder, base, own, below)


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of one folder as read."""

    rubric: Node
    terms: Node | None
    themes: dict[str, Node]
    twins: tuple[Node, ...]

    def all(self) -> tuple[Node, ...]:
        """Every one."""
        return (self.rubric, *((self.terms,) if self.terms else ()), *self.themes.values(), *self.twins)

    def entries(self) -> Iterator[Entry]:
        """Every entry that has an id; those of a theme are a part of it."""
        yield from walk_entries(self.rubric, RUBRIC_PLAN)
        if self.terms is not None:
            yield from walk_entries(self.terms, TERMS_PLAN)
        for name, theme in self.themes.items():
            if theme.child("id").text:
                yield Entry("theme", theme, None)
            yield from walk_entries(theme, THEME_PLAN, ("theme", name))


def _read_files(folder: RubricFolder, rubric: Node, language: str, *, needed: bool) -> _Files:
    """Reads the files of one folder; terms that are not needed may be missing."""
    files = folder.files()
    name = f"terms.{language}.yml"
    terms = folder.read(name).root() if needed or name in files else None
    themes: dict[str, Node] = {}
    twins = []
    for file in files:
        if file.startswith("themes/") and file.endswith(".yml"):
            theme = folder.read(file).root()
            if themes.setdefault(theme_id_of(theme), theme) is not theme:
                twins.append(theme)
    return _Files(rubric, terms, themes, tuple(twins))


def _alone(folder: RubricFolder, own: _Files, problems: tuple[Problem, ...], *, complete: bool) -> Source:
    """A rubric that extends none, or whose base cannot be told or found."""
    found = [problem for node in own.all() for problem in node.file.problems]
    switched = own.rubric.child("off")
    if complete and switched.value:
        hint = "name the base under 'extends', or delete 'off'"
        found.append(Problem("rubric.off", "error", "there is no base to switch anything off in", switched.where, hint))
    themes = (*own.themes.values(), *own.twins)
    terms = own.terms or own.rubric
    keys = frozenset(entry.key for entry in own.entries())
    found = [*problems, *found]
    return Source(folder, None, own.rubric, terms, themes, themes, keys, problems=tuple(found), complete=complete)


def _join(folder: RubricFolder, base: RubricFolder, own: _Files, below: _Files) -> Source:
    """A rubric on top of its base."""
    problems = [*base.check_layout()]
    problems += (problem for node in (*below.all(), *own.all()) for problem in node.file.problems)
    switches, faults = find_switches(own.rubric, below.entries(), own.entries())
    problems += faults
    themes = [
        merge_files(theme, own.themes.get(name), THEME_PLAN, switches)
        for name, theme in below.themes.items()
        if name in own.themes or not switches.cover("theme", name)
    ]
    themes += (theme for name, theme in own.themes.items() if name not in below.themes)
    terms = below.terms or own.terms
    if terms is None:
        raise AssertionError("the terms of a base are always read")
    return Source(
        folder,
        base,
        merge_files(below.rubric, own.rubric, RUBRIC_PLAN, switches),
        merge_files(terms, own.terms, TERMS_PLAN, switches),
        (*themes, *below.twins, *own.twins),
        (*below.themes.values(), *below.twins, *own.themes.values(), *own.twins),
        frozenset(entry.key for entry in own.entries()),
        frozenset(entry.key for entry in below.entries()),
        switches,
        tuple(problems),
    )


def _find_base(folder: RubricFolder, head: Node) -> tuple[RubricFolder | None, tuple[Problem, ...]]:
    """The rubric that this one extends, and what is wrong with that."""
    name = head.child("extends")
    if not name.text:
        wrong = _refuse(name, "'extends' is no rubric's id", "write the id of one rubric, such as gmi-core")
        return None, (wrong,) if head.has("extends") else ()
    if name.text in {folder.name, head.child("id").text}:
        return None, (_refuse(name, f"the rubric '{name.text}' extends itself", "name another, or delete 'extends'"),)
    base = find_base(folder, name.text)
    if base is None:
        hint = suggest(name.text, list_rubrics(), "gmi brings") or "put its folder beside this one"
        return None, (_refuse(name, f"there is no rubric '{name.text}' to extend", hint),)
    above = base.read("rubric.yml").root().child("extends")
    if above.value is None:
        return base, ()
    if above.text == folder.name:
        message = f"the rubrics '{folder.name}' and '{base.name}' extend each other"
        return None, (_refuse(name, message, f"delete 'extends' here or at {above.where}"),)
    message = f"the rubric '{base.name}' extends another one itself ('{above.text}', {above.where})"
    return None, (_refuse(name, message, f"a base stands on its own: extend '{above.text}' instead"),)


def _refuse(node: Node, message: str, hint: str) -> Problem:
    """A problem of ``extends``."""
    return Problem("rubric.extends", "error", message, node.where, hint)


def read_languages(folder: RubricFolder) -> tuple[str, ...]:
    """The languages that a rubric, or else its base, says it has."""
    head = folder.read("rubric.yml").root()
    base, _ = _find_base(folder, head)
    return _list_languages(head, base.read("rubric.yml").root() if base else None)


def _list_languages(head: Node, base_head: Node | None) -> tuple[str, ...]:
    """The rubric's own languages, else those of its base."""
    said = head if base_head is None or head.has("languages") else base_head
    return tuple(node.text for node in said.each("languages") if node.text)
