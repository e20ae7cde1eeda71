"""Fills every question in every combination of its slots, and says where it does not read well."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from gmi.errors import Problem
from gmi.load.node import Node
from gmi.load.plan import Entry
from gmi.wording.template import Slot, fill_template

_SLOT = re.compile(r"\{([a-z]+)\}")

# What may stand in each slot, an empty one first where it can be empty, and what stands in its place outside brackets.
SAMPLES: dict[str, tuple[Slot, ...]] = {
    "state": (Slot("Valmora", ""), Slot("the State party", "")),
    "symbol": (Slot("", "its report"), Slot("CMW/C/XVM/2", "its report")),
    "paragraphs": (Slot("", "its report"), Slot("paragraph 12", "its report"), Slot("pages 3 and 4", "its report")),
    "measure": (
        Slot("", "its laws and policies"),
        Slot("Law No. 12 on Domestic Work", "its laws and policies"),
        Slot("the National Plan for Migrants", "its laws and policies"),
    ),
    "hook": (
        Slot("", "its international obligations"),
        Slot("article 25 of the Convention on migrant workers", "its international obligations"),
        Slot("article 5 of ILO Convention No. 189 (to be checked), if party", "its international obligations"),
    ),
}
_MISSING = re.compile(r"\b(?:of|in|to|with|by|under|for|on|from|and|or|the|a|an|as)[,;:.?!)]")
_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\[\]{}]"), "a bracket is left over"),
    (re.compile(r"\b(\w+) \1\b", re.IGNORECASE), "a word stands twice"),
    (re.compile(r"\b(?:a|an|the|its|their) (?:a|an|the|its|their)\b", re.IGNORECASE), "two articles stand together"),
    (_MISSING, "something is missing"),
    (re.compile(r"[,;:](?=[,;:.?!)])|\s[,;:.?!)]|\(\s|\(\)"), "a mark is left over"),
    (re.compile(r"\bits report of (?:the|its) report\b"), "the report is named twice"),
)


def find_bad_questions(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """Questions that do not read well in some combination of their slots; each question is named once."""
    for entry in entries:
        if entry.kind == "indicator":
            for stage, question in entry.node.child("questions").pairs():
                if question.text:
                    yield from _check_question(entry.name.text, stage, question)


def render_all(template: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A template in every combination of filled and empty slots, and with each other thing that a slot may hold.

    Yields:
        The slots that are empty, and the sentence.

    Raises:
        ValueError: The template names a slot that there is not.
    """
    names = sorted(set(_SLOT.findall(template)) & set(SAMPLES))
    full = {name: samples[-1] for name, samples in SAMPLES.items()}
    combinations = [
        dict(zip(names, chosen, strict=True)) for chosen in itertools.product(*(SAMPLES[name][:2] for name in names))
    ]
    combinations += [{name: sample} for name in names for sample in SAMPLES[name][2:]]
    for slots in combinations:
        empty = tuple(name for name, slot in slots.items() if not slot.value)
        yield empty, fill_template(template, full | slots)


def find_fault(sentence: str, template: str) -> str:
    """What keeps a sentence from reading well, with the words around it; empty when nothing does.

    A word that its author wrote before a comma ("the countries they come from, …") is no gap that a slot left.
    """
    for pattern, fault in _FAULTS:
        found = pattern.search(sentence)
        if found and not (pattern is _MISSING and found.group() in template):
            around = sentence[max(0, found.start() - 20) : found.end() + 20].strip()
            return f"{fault}: '…{around}…'"
    if not sentence.endswith((".", "?")):
        return "it does not end in a full stop or a question mark"
    return "" if sentence[:1].isupper() else "it does not begin with a capital"


def _check_question(indicator: str, stage: str, question: Node) -> Iterator[Problem]:
    """One question; the first combination that does not read well."""
    if any(name not in SAMPLES for name in _SLOT.findall(question.text)):
        return  # Loading names unknown slots.
    for empty, sentence in render_all(question.text):
        fault = find_fault(sentence, question.text)
        if fault:
            without = f" without {' and '.join(f'{{{name}}}' for name in empty)}" if empty else ""
            message = f"the question '{stage}' of '{indicator}' does not read well{without}: {fault}"
            hint = "put what belongs to a slot into the same square brackets"
            yield Problem("rubric.question", "warning", message, question.where, hint)
            return
