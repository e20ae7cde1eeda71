"""How figures and titles stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence


def count_of(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count_of(1, "page"), count_of(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join_words(words: Sequence[str], conjunction: str = "and") -> str:
    """Words as a list in a sentence.

    >>> join_words(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def inside_sentence(title: str) -> str:
    """A title as it stands inside a sentence: its first letter small, unless it begins with an abbreviation.

    A remark in brackets at its end is left out.

    >>> inside_sentence("Men and boys (apart)"), inside_sentence("LGBTQIA+ persons")
    ('men and boys', 'LGBTQIA+ persons')
    """
    title = re.sub(r"\s*\([^()]*\)$", "", title)
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
