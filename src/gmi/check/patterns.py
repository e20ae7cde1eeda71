"""Finds forms that get in each other's way: two that can match the same words, and one that another always wins over.

Words are compared as the rubric writes them, so that nothing needs to be read: ``*`` is any ending, ``a|b`` one of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gmi.errors import Problem
from gmi.language import check_form
from gmi.load.node import Node
from gmi.load.plan import Entry

_KEY_LENGTH = 2
_COUNTED = "term"


@dataclass(frozen=True, slots=True)
class Word:
    """What may stand in one place of a form: these letters, or anything that begins with them."""

    letters: str
    open: bool

    def covers(self, other: Word) -> bool:
        """Whether it may be whatever the other may be."""
        if self.open:
            return other.letters.startswith(self.letters)
        return not other.open and self.letters == other.letters

    def meet(self, other: Word) -> str | None:
        """A word that both may be; None when there is none."""
        longer, shorter = (self, other) if len(self.letters) >= len(other.letters) else (other, self)
        fits = longer.letters.startswith(shorter.letters) if shorter.open else longer.letters == shorter.letters
        return longer.letters if fits else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing a form.

    Attributes:
        slots: For each word, what may stand there; in lower case unless ``exact``.
        exact: Whether capitals matter.
        entry: Whose form it is.
        form: Where it stands.
    """

    slots: tuple[tuple[Word, ...], ...]
    exact: bool
    entry: Entry
    form: Node

    def covers(self, other: Pattern) -> bool:
        """Whether it matches everything that the other matches."""
        if len(self.slots) != len(other.slots) or (self.exact and not other.exact):
            return False
        theirs = other.slots if self.exact or not other.exact else _lower(other.slots)
        return all(
            all(any(mine.covers(word) for mine in ours) for word in there)
            for ours, there in zip(self.slots, theirs, strict=True)
        )

    def meet(self, other: Pattern) -> str | None:
        """Words that both match; None when there are none."""
        if len(self.slots) != len(other.slots):
            return None
        same = self.exact and other.exact
        mine, theirs = (self.slots, other.slots) if same else (_lower(self.slots), _lower(other.slots))
        shared = []
        for ours, there in zip(mine, theirs, strict=True):
            word = next((found for one in ours for two in there if (found := one.meet(two)) is not None), None)
            if word is None:
                return None
            shared.append(word)
        return " ".join(shared)


def find_clashes(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Forms of counted terms that overlap between groups, and forms that are never reached.

    Args:
        entries: Of a rubric; those that are neither counted terms, negative terms nor names are passed over.
    """
    patterns = [pattern for entry in entries for pattern in _read_patterns(entry)]
    buckets: dict[tuple[int, str], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for word in pattern.slots[0]:
            buckets[len(pattern.slots), word.letters.lower()[:_KEY_LENGTH]].append(pattern)
    beaten: dict[int, tuple[Node, list[Pattern | None]]] = {}
    for pattern in patterns:
        if pattern.entry.kind != _COUNTED:
            continue
        rivals = _rivals(pattern, buckets)
        winner = next((rival for rival in rivals if _wins(rival, pattern)), None)
        beaten.setdefault(id(pattern.form.file.data) ^ hash(pattern.form.keys), (pattern.form, []))[1].append(winner)
        if winner is None:
            yield from _find_overlaps(pattern, rivals)
    for form, winners in beaten.values():
        won = [winner for winner in winners if winner is not None]
        if len(won) == len(winners):
            yield _say_never_reached(form, won[0])


def _read_patterns(entry: Entry) -> Iterator[Pattern]:
    """The ways of writing an entry's forms; hyphenated parts also stand apart, or glued."""
    counted = entry.kind == _COUNTED and entry.parent is not None and entry.parent[0] == "group"
    if not counted and entry.kind not in {"veto", "name"}:
        return
    node = entry.node
    exact = node.child("case").text == "exact" or (entry.kind == "name" and not node.has("case"))
    for form in node.each("forms"):
        if not form.text or check_form(form.text):
            continue
        written = form.text if exact else form.text.lower()
        ways = {written.replace("-", " "), written.replace("-", "")}
        for way in sorted(ways):
            slots = tuple(tuple(_read_word(choice) for choice in word.split("|")) for word in way.split())
            yield Pattern(slots, exact, entry, form)


def _read_word(text: str) -> Word:
    """One choice of one place."""
    plain = text.replace("’", "'")
    return Word(plain.removesuffix("*"), len(plain) > 1 and plain.endswith("*") and plain[-2].isalnum())


def _lower(slots: tuple[tuple[Word, ...], ...]) -> tuple[tuple[Word, ...], ...]:
    """The same in lower case."""
    return tuple(tuple(Word(word.letters.lower(), word.open) for word in slot) for slot in slots)


def _rivals(pattern: Pattern, buckets: dict[tuple[int, str], list[Pattern]]) -> list[Pattern]:
    """Patterns of other entries that may match the same words, each once."""
    size = len(pattern.slots)
    keys: set[str] = set()
    for word in pattern.slots[0]:
        key = word.letters.lower()[:_KEY_LENGTH]
        keys.update(
            other for length, other in buckets if length == size and (other.startswith(key) or key.startswith(other))
        )
    found = {id(rival): rival for key in sorted(keys) for rival in buckets[size, key]}
    return [rival for rival in found.values() if rival.entry.key != pattern.entry.key]


def _wins(rival: Pattern, pattern: Pattern) -> bool:
    """Whether a rival takes every match: a negative term or a name, or a term that comes first by its id."""
    if not rival.covers(pattern):
        return False
    if rival.entry.kind != _COUNTED:
        return True
    return rival.entry.name.text < pattern.entry.name.text and not _is_twin(rival, pattern)


def _is_twin(one: Pattern, two: Pattern) -> bool:
    """Whether two patterns are one, which loading refuses already."""
    return one.slots == two.slots and one.exact == two.exact


def _find_overlaps(pattern: Pattern, rivals: list[Pattern]) -> Iterator[Problem]:
    """Terms of other groups, or counted otherwise, that can match the same words; each pair once, at the later one."""
    for rival in rivals:
        if rival.entry.kind != _COUNTED or _is_twin(rival, pattern) or rival.entry.name.text > pattern.entry.name.text:
            continue
        same_group = rival.entry.parent == pattern.entry.parent
        if same_group and _is_core(rival) == _is_core(pattern):
            continue
        words = pattern.meet(rival)
        if words is not None:
            message = (
                f"'{pattern.form.text}' of '{pattern.entry.name.text}' and '{rival.form.text}' of "
                f"'{rival.entry.name.text}' ({rival.form.where}) both match '{words}'"
            )
            hint = "it is counted under one of them only, by the order of their ids: let one of the two forms go"
            yield Problem("rubric.overlap", "warning", message, pattern.form.where, hint)


def _is_core(pattern: Pattern) -> bool:
    """Whether the term is counted in the headline."""
    return pattern.entry.node.child("core").value is not False


def _say_never_reached(form: Node, winner: Pattern) -> Problem:
    """A form whose every match goes to another entry."""
    kinds = {"veto": "the negative term", "name": "the name", _COUNTED: "the term"}
    kind = kinds[winner.entry.kind]
    message = (
        f"the form '{form.text}' is never reached: {kind} '{winner.entry.name.text}' ('{winner.form.text}', "
        f"{winner.form.where}) always wins"
    )
    return Problem("rubric.unreached", "warning", message, form.where, "delete it, or narrow the other")
