"""Checks indicators: conditions that can hold, hooks that exist, questions that can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gmi.errors import Problem
from gmi.load.ids import Register
from gmi.load.node import Node
from gmi.load.switch import Switches
from gmi.load.violations import suggest
from gmi.load.words import Vocabulary

SLOTS = ("state", "symbol", "paragraphs", "measure", "hook")

_PIECE = re.compile(r"\{(\w*)\}|[\[\]{}]")
_OF_REFERENCES = ("groups", "dimension", "labels", "tags", "core")
_LISTS = ("all", "any", "none")


@dataclass(frozen=True, slots=True)
class Known:
    """What an indicator may name.

    Attributes:
        words: Groups and terms.
        themes: Theme ids.
        provisions: Provision ids.
        switches: What is switched off in the base.
    """

    words: Vocabulary
    themes: frozenset[str]
    provisions: frozenset[str]
    switches: Switches = field(default_factory=Switches)


def check_indicator(indicator: Node, theme: str, known: Known, register: Register) -> Iterator[Problem]:
    """Checks one indicator beyond its schema.

    Args:
        indicator: The entry.
        theme: Its theme, or ``overall``.
        known: What it may name.
        register: Ids of the indicators before it.
    """
    yield from register.enter(indicator, prefix=f"{theme}.")
    yield from check_hooks(indicator, known.provisions)
    for key in ("met", "partly"):
        if indicator.has(key):
            yield from _check_condition(indicator.child(key), known)
    for _, question in indicator.child("questions").pairs():
        yield from _check_template(question)
    yield from _check_gap(indicator.child("gap"))
    yield from _check_examples(indicator)


def check_hooks(entry: Node, provisions: frozenset[str]) -> Iterator[Problem]:
    """Whether the provisions that an entry names exist."""
    for hook in entry.each("hooks"):
        yield from _check_known(hook, provisions, "provision")


def check_groups(entry: Node, known: Known) -> Iterator[Problem]:
    """Whether the groups that an entry names exist."""
    if known.words.known:
        for group in entry.each("groups"):
            yield from _check_known(group, known.words.groups, "group", known.switches)


def _check_known(node: Node, known: frozenset[str], kind: str, switches: Switches | None = None) -> Iterator[Problem]:
    """Whether one id exists."""
    if node.text and node.text not in known:
        hint = (switches.explain(kind, node.text) if switches else "") or suggest(node.text, known)
        yield Problem("rubric.id.unknown", "error", f"there is no {kind} '{node.text}'", node.where, hint)


def _check_condition(condition: Node, known: Known) -> Iterator[Problem]:
    """Whether a condition asks for something, and for things that exist."""
    parts = [part for key in _LISTS for part in condition.each(key)]
    if isinstance(condition.value, dict) and not parts:
        hint = "list what it looks for under 'all', 'any' or 'none'"
        yield Problem("rubric.condition.empty", "error", "the condition asks for nothing", condition.where, hint)
    for part in parts:
        if any(part.has(key) for key in _LISTS):
            yield from _check_condition(part, known)
        elif isinstance(part.value, dict):
            yield from _check_atom(part, known)


def _check_atom(atom: Node, known: Known) -> Iterator[Problem]:
    """Whether an atom asks for one find that can exist."""
    words = known.words
    if not any(atom.has(key) and atom.value[key] not in ([], False) for key in atom.value):
        hint = "name terms, groups, a dimension, labels, tags, zones or themes"
        yield Problem("rubric.condition.empty", "error", "this part of a condition asks for nothing", atom.where, hint)
    yield from check_groups(atom, known)
    for theme in atom.each("themes"):
        yield from _check_known(theme, known.themes, "theme", known.switches)
    if not words.known:
        return
    asked = [key for key in _OF_REFERENCES if atom.has(key) and atom.value[key] not in ([], False)]
    for term in atom.each("terms"):
        yield from _check_known(term, words.counted | words.marks, "term", known.switches)
        if asked and term.text in words.marks:
            message = f"'{term.text}' can never be found here: theme terms and aspects have no {' or '.join(asked)}"
            hint = "ask for the reference and for the word in two parts of the condition"
            yield Problem("rubric.condition.impossible", "error", message, term.where, hint)


def _check_template(question: Node) -> Iterator[Problem]:
    """Whether the slots and brackets of a question can be filled in."""
    opened = filled = False
    for piece in _PIECE.finditer(question.text):
        mark, slot = piece.group(), piece.group(1)
        fault, hint = _check_slot(mark, slot) if mark[0] in "{}" else _check_bracket(mark, opened, filled)
        if mark in "[]":
            opened, filled = mark == "[", False
        else:
            filled = True
        if fault:
            yield Problem("rubric.question", "error", f"{fault} in the question", question.where, hint)
    if opened:
        message, hint = "'[' opens a part that is never closed in the question", "add ']'"
        yield Problem("rubric.question", "error", message, question.where, hint)


def _check_slot(mark: str, slot: str | None) -> tuple[str, str]:
    """What is wrong with a slot or a brace, and how to mend it; empty when nothing is."""
    if slot is None:
        return f"'{mark}' stands alone", "a slot is a word in braces, such as {state}"
    if slot not in SLOTS:
        return f"there is no slot '{mark}'", suggest(slot, SLOTS, "slots")
    return "", ""


def _check_bracket(mark: str, opened: bool, filled: bool) -> tuple[str, str]:
    """What is wrong with a bracket, and how to mend it; empty when nothing is."""
    if mark == "[" and opened:
        return "a bracket stands inside a bracket", "close the first part before the second"
    if mark == "]" and not opened:
        return "']' closes a part that was never opened", "add '[' or delete ']'"
    if mark == "]" and not filled:
        return "a part in brackets has no slot", "it would always stand there: take the brackets away"
    return "", ""


def _check_gap(gap: Node) -> Iterator[Problem]:
    """Whether the gap can follow "The report"."""
    if gap.text and (gap.text[0].isupper() or gap.text.endswith(".")):
        hint = "write a clause that follows 'The report', without capital and full stop: 'does not say …'"
        yield Problem("rubric.gap", "error", "the gap is not a clause", gap.where, hint)


def _check_examples(indicator: Node) -> Iterator[Problem]:
    """Whether there are examples of partly met exactly where that can happen."""
    examples = indicator.child("examples")
    name = indicator.child("id").text
    if indicator.has("partly") and isinstance(examples.value, dict) and "partly_met" not in examples.value:
        message, hint = (
            f"'{name}': 'partly_met' has no example",
            "write a paragraph that is partly met, or delete 'partly'",
        )
        yield Problem("rubric.examples", "error", message, examples.where, hint)
    if examples.has("partly_met") and not indicator.has("partly"):
        message = f"'{name}': there are examples of 'partly_met', but no condition 'partly'"
        yield Problem(
            "rubric.examples", "error", message, examples.child("partly_met").where, "add 'partly', or delete them"
        )
