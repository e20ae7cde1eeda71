"""Finds conditions that can never hold, whatever a report says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gmi.errors import Problem
from gmi.load.node import Node
from gmi.load.plan import Entry
from gmi.model.document import ZONES
from gmi.score.select import OWN_ZONES

_WIDTH = {"sentence": 0, "paragraph": 1, "theme": 2}
_LISTS = ("all", "any", "none")
# Properties of a find; an atom that names fewer of one, or more of another, asks for less.
_CHOICES = ("terms", "groups", "labels", "zones", "themes")


@dataclass(frozen=True, slots=True)
class _Words:
    """What is known of the words of a rubric.

    Attributes:
        group_of: Group by id of a counted term.
        dimension_of: Dimension by group.
        extended: Counted terms of gender that the headline leaves out.
    """

    group_of: dict[str, str]
    dimension_of: dict[str, str]
    extended: frozenset[str]


def find_impossible(head: Node, entries: tuple[Entry, ...], own: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Conditions that can never hold, halves that can never be told from the whole, and questions never asked.

    Args:
        head: The rubric's ``rubric.yml``.
        entries: Of the rubric.
        own: Kind and id of those that it brings itself: a base may well ask what other Committees need not know.
    """
    words = _gather(entries)
    bodies = {node.text for node in head.each("bodies")}
    for entry in entries:
        if entry.kind != "indicator":
            continue
        met, partly = entry.node.child("met"), entry.node.child("partly")
        yield from _check(met, 2, words)
        yield from _check(partly, 2, words)
        if met.value is not None and met.value == partly.value:
            message = f"'{entry.name.text}' can never be partly met: 'partly' asks for the same as 'met'"
            yield _say(partly, message, "ask for less in 'partly', or delete it")
        asked = list(entry.node.child("applies_when").each("bodies"))
        if entry.key in own and bodies and asked and not bodies & {node.text for node in asked}:
            message = f"'{entry.name.text}' is never asked: the rubric is made for {', '.join(sorted(bodies))} only"
            yield _say(asked[0], message, "name one of the rubric's own bodies, or delete 'bodies'")


def _gather(entries: tuple[Entry, ...]) -> _Words:
    """Groups and dimensions of the terms."""
    dimensions = {e.name.text: e.node.child("dimension").text for e in entries if e.kind == "group"}
    counted = [e for e in entries if e.kind == "term" and e.parent is not None and e.parent[0] == "group"]
    groups = {e.name.text: e.parent[1] for e in counted if e.parent is not None}
    extended = frozenset(
        name
        for e in counted
        if (name := e.name.text) and e.node.child("core").value is False and dimensions.get(groups[name]) == "gender"
    )
    return _Words(groups, dimensions, extended)


def _check(condition: Node, width: int, words: _Words) -> Iterator[Problem]:
    """One condition tried in a piece of a width."""
    if not isinstance(condition.value, dict):
        return
    asked = _WIDTH.get(condition.child("within").text or "paragraph", width)
    inner = min(asked, width)
    least = condition.child("at_least").value
    if inner == width and isinstance(least, int) and least > 1 and not isinstance(least, bool):
        names = {number: name for name, number in _WIDTH.items()}
        message = f"the condition asks for {least} pieces, but it is tried in one {names[width]} as a whole"
        yield _say(condition.child("at_least"), message, "delete 'at_least', or make 'within' narrower")
    for key in _LISTS:
        for part in condition.each(key):
            if any(part.has(name) for name in _LISTS):
                yield from _check(part, inner, words)
            elif isinstance(part.value, dict):
                yield from _check_atom(part, words)
    yield from _check_barred(condition)


def _check_atom(atom: Node, words: _Words) -> Iterator[Problem]:
    """One find that no report can hold."""
    terms = [node.text for node in atom.each("terms")]
    groups = [node.text for node in atom.each("groups")]
    zones = [node for node in atom.each("zones") if node.text in ZONES]
    dimension = atom.child("dimension").text
    if zones and not any(node.text in OWN_ZONES for node in zones):
        message = f"conditions are tried in the State's own paragraphs, and {zones[0].text} is none of these"
        yield _say(zones[0], message, f"name {', '.join(sorted(OWN_ZONES))}")
    if dimension and groups and all(words.dimension_of.get(group, dimension) != dimension for group in groups):
        message = f"no group that is named here is of the dimension '{dimension}'"
        yield _say(atom.child("dimension"), message, "name its groups, or the dimension alone")
    known = [term for term in terms if term in words.group_of]
    if not known or len(known) < len(terms):
        return
    if groups and all(words.group_of[term] not in groups for term in known):
        yield _say(atom, "no term that is named here belongs to a group that is named here", "name only one of the two")
    if dimension and all(words.dimension_of.get(words.group_of[term], dimension) != dimension for term in known):
        message = f"no term that is named here is of the dimension '{dimension}'"
        yield _say(atom.child("dimension"), message, "delete the dimension, or name other terms")
    if atom.child("core").value is True and all(term in words.extended for term in known):
        yield _say(atom.child("core"), "none of these terms is core", "delete 'core', or name core terms")


def _check_barred(condition: Node) -> Iterator[Problem]:
    """Whether what is needed is also barred."""
    barred = [part for part in condition.each("none") if _is_atom(part)]
    needed = [part for part in condition.each("all") if _is_atom(part)]
    choices = list(condition.each("any"))
    clashing = [part for part in needed if any(_implies(part.value, bar.value) for bar in barred)]
    if not clashing and choices and all(_is_atom(part) for part in choices):
        shut = [part for part in choices if any(_implies(part.value, bar.value) for bar in barred)]
        clashing = shut if len(shut) == len(choices) else []
    if clashing:
        message = "the condition can never hold: what it needs here is barred under 'none'"
        yield _say(clashing[0], message, "narrow what stands under 'none'")


def _is_atom(part: Node) -> bool:
    """Whether a part asks for one find."""
    return isinstance(part.value, dict) and not any(part.has(name) for name in _LISTS)


def _implies(narrow: dict[str, object], wide: dict[str, object]) -> bool:
    """Whether every find that has the properties of the first has those of the second."""
    for key in _CHOICES:
        asked, given = wide.get(key), narrow.get(key)
        if isinstance(asked, list) and asked and not (isinstance(given, list) and given and set(given) <= set(asked)):
            return False
    tags, own = wide.get("tags"), narrow.get("tags")
    if isinstance(tags, list) and tags and not (isinstance(own, list) and set(tags) <= set(own)):
        return False
    if wide.get("dimension") and wide.get("dimension") != narrow.get("dimension"):
        return False
    return not (wide.get("core") and not narrow.get("core"))


def _say(node: Node, message: str, hint: str) -> Problem:
    """A condition that cannot be."""
    return Problem("rubric.condition.impossible", "warning", message, node.where, hint)
