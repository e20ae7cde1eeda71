"""Checks the words of a rubric: ids, forms, and that no form belongs to two terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gmi.errors import Problem
from gmi.language import check_form
from gmi.load.ids import Register
from gmi.load.node import Node
from gmi.load.violations import suggest


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What conditions and themes may name.

    Attributes:
        groups: Group ids.
        counted: Ids of terms that are references.
        marks: Ids of theme terms and aspects.
        placed_themes: Themes that have words which place a paragraph.
        known: False when the file could not be parsed, so that nothing can be called unknown.
    """

    groups: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    placed_themes: frozenset[str] = frozenset()
    known: bool = False


def check_words(terms: Node, theme_ids: frozenset[str]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Checks ``terms.<language>.yml`` beyond its schema.

    Args:
        terms: The whole file.
        theme_ids: Themes that have a file.

    Returns:
        The ids that it defines, and every problem.
    """
    problems: list[Problem] = []
    groups = Register("group")
    words = Register("term")
    for group in terms.each("groups"):
        problems += groups.enter(group, dotted=False)
        for term in group.each("terms"):
            problems += words.enter(term, prefix=f"{group.child('id').text}.")
    counted = frozenset(words.places)
    marks: set[str] = set()
    placed: set[str] = set()
    sections = Register("theme")
    for section in terms.each("themes"):
        problems += sections.enter(section, dotted=False)
        problems += _check_theme(section.child("id"), theme_ids)
        theme = section.child("id").text
        for key, prefix in (("terms", f"{theme}.t."), ("aspects", f"{theme}.")):
            for term in section.each(key):
                problems += words.enter(term, prefix=prefix)
                marks.add(term.child("id").text)
        if any(True for _ in section.each("terms")):
            placed.add(theme)
    for key in ("vetoes", "names"):
        for rule in terms.each(key):
            problems += words.enter(rule)
    problems += (problem for entry in _all_words(terms) for problem in _check_forms(entry))
    problems += _check_shared_forms([term for group in terms.each("groups") for term in group.each("terms")])
    problems += _check_shared_forms([rule for key in ("vetoes", "names") for rule in terms.each(key)])
    found = Vocabulary(frozenset(groups.places), counted, frozenset(marks), frozenset(placed), terms.file.parsed)
    return found, tuple(problems)


def _all_words(terms: Node) -> Iterator[Node]:
    """Every entry that has forms."""
    for group in terms.each("groups"):
        yield from group.each("terms")
    for key in ("vetoes", "names"):
        yield from terms.each(key)
    for section in terms.each("themes"):
        yield from section.each("terms")
        yield from section.each("aspects")


def _check_theme(node: Node, theme_ids: frozenset[str]) -> Iterator[Problem]:
    """Whether a theme with words has a file."""
    if node.text and node.text not in theme_ids:
        hint = suggest(node.text, theme_ids) or f"write themes/NN-{node.text}.yml"
        yield Problem("rubric.id.unknown", "error", f"the theme '{node.text}' has no file in themes/", node.where, hint)


def _check_forms(entry: Node) -> Iterator[Problem]:
    """Whether the forms of one entry can be looked for."""
    for form in entry.each("forms"):
        fault = check_form(form.text) if form.text else None
        if fault:
            hint = "between words write a space; '*' is any ending, 'a|b' one of two words"
            yield Problem(
                "rubric.form", "error", f"the form '{form.text}' cannot be looked for: {fault}", form.where, hint
            )


def _check_shared_forms(entries: list[Node]) -> Iterator[Problem]:
    """Whether two entries have one form, so that its match would be reported under one of two ids by chance."""
    seen: dict[tuple[bool, str], tuple[Node, Node]] = {}
    for entry in entries:
        exact = entry.child("case").text == "exact" or (entry.has("bucket") and not entry.has("case"))
        for form in entry.each("forms"):
            written = " ".join(form.text.replace("-", " ").split())
            if not written:
                continue
            owner, first = seen.setdefault((exact, written if exact else written.lower()), (entry, form))
            if owner is not entry:
                hint = f"it stands in '{owner.child('id').text}' at {first.where} already; delete one of the two"
                message = f"the form '{form.text}' stands twice"
                yield Problem("rubric.form.duplicate", "error", message, form.where, hint)
