"""Turns a question template into a clean sentence.

Slots are filled last: what stands in the report is put in as it is, and is read neither as a slot nor as a bracket,
whatever it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_SLOT = re.compile(r"\{([a-z]+)\}")
_PRIVATE = 0xE000  # first code point of the private use area: stands for a slot while the sentence is cleaned
_DETERMINER = re.compile(r"\b(?:the|its|their|an?)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a slot.

    Attributes:
        value: The words; empty when there are none, and a bracketed part then falls away.
        fallback: What stands in an empty slot outside brackets.
    """

    value: str
    fallback: str


def plain_text(text: str) -> str:
    r"""Words of a report in one line: control and private characters gone, white space made single.

    >>> plain_text(" Law\x00 No.\n5 ")
    'Law No. 5'
    """
    kept = (
        character if not unicodedata.category(character).startswith("C") else _space_for(character)
        for character in text
    )
    return " ".join("".join(kept).split())


def fill_template(template: str, slots: Mapping[str, Slot]) -> str:
    """The sentence of a template.

    A part in square brackets falls away when one of its own slots is empty; brackets may be nested, and an inner part
    that falls away leaves the outer one. A bracket without its partner is an ordinary character.

    Args:
        template: With slots such as ``{state}``.
        slots: By name.

    Returns:
        One line: single spaces, no space before a mark, no doubled or stranded marks, a capital first.

    Raises:
        ValueError: The template names a slot that there is not.
    """
    names = sorted(slots)
    for name in _SLOT.findall(template):
        if name not in slots:
            raise ValueError(f"no such slot: {{{name}}}")
    codes = {name: chr(_PRIVATE + place) for place, name in enumerate(names)}
    coded = _SLOT.sub(lambda match: codes[match.group(1)], template)
    empty = {codes[name] for name in names if not slots[name].value}
    sentence = _clean(_drop_brackets(coded, empty))
    for name in names:
        words = slots[name].value or slots[name].fallback
        sentence = _insert(sentence, codes[name], words)
    return sentence[:1].upper() + sentence[1:]


def _space_for(character: str) -> str:
    """What stands for a character that is no text: a space for one that parts words, else nothing."""
    return " " if character in "\t\n\r\f\v\x85" else ""


def _drop_brackets(text: str, empty: set[str]) -> str:
    """The text without its brackets, and without the parts that hold an empty slot."""
    levels: list[str] = [""]
    for character in text:
        if character == "[":
            levels.append("")
        elif character == "]" and len(levels) > 1:
            part = levels.pop()
            levels[-1] += "" if any(code in part for code in empty) else part
        else:
            levels[-1] += character
    return "[".join(levels)


def _clean(text: str) -> str:
    """Takes out what a part that fell away leaves behind."""
    text = " ".join(text.split())
    before = None
    while before != text:
        before = text
        text = re.sub(r"\(\s*\)", "", text)
        text = re.sub(r"\s+([,;:.?!)])", r"\1", text)
        text = re.sub(r"\(\s+", "(", text)
        text = re.sub(r"[,;:]+(?=[,;:.?!)])", "", text)
        text = re.sub(r"\.{2,}", ".", text)
        text = re.sub(r"^[,;:.\s]+", "", text)
        text = re.sub(r"\s{2,}", " ", text).strip()
    return text


def _insert(sentence: str, code: str, words: str) -> str:
    """Puts the words in place of a code, and fits them to what stands on either side."""
    pieces = sentence.split(code)
    text = pieces[0]
    for piece in pieces[1:]:
        fitted = words
        if _DETERMINER.search(text):
            fitted = re.sub(r"^the\s+", "", fitted)
        if re.search(r"[.?!]\s$", text):
            fitted = fitted[:1].upper() + fitted[1:]
        following = piece
        if fitted.endswith(", if party") and re.match(r"\s+[\w(“\"]", following):
            following = "," + following
        if fitted.endswith("s") and re.match(r"['’]s\b", following):
            following = following[0] + following[2:]
        text += fitted + following
    return text
