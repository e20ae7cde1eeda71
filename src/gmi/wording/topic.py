"""What makes words speak of a theme."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gmi.model.rubric import Term, Theme


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme as patterns.

    Attributes:
        groups: Of references that belong to it.
        words: That name it.
        aspects: Words that only its indicators ask for.
    """

    groups: frozenset[str]
    words: tuple[re.Pattern[str], ...]
    aspects: tuple[re.Pattern[str], ...]

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds a word that names it."""
        return any(word.search(text) for word in self.words)

    def is_touched_in(self, text: str) -> bool:
        """Whether a text holds one of its words or aspects."""
        return self.is_named_in(text) or any(word.search(text) for word in self.aspects)


def make_topic(theme: Theme | None, texts: str | None = None) -> Topic:
    """A theme of the rubric as patterns; one that it does not hold speaks of nothing.

    Args:
        theme: Its terms and aspects are read.
        texts: All that will be looked through, when it is known: words that it does not hold are left out, since to
            compile thousands of them takes longer than everything else here.
    """
    if theme is None:
        return Topic(frozenset(), (), ())
    known = None if texts is None else texts.lower()
    return Topic(frozenset(theme.groups), _compile(theme.terms, known), _compile(theme.aspects, known))


def _compile(terms: tuple[Term, ...], known: str | None) -> tuple[re.Pattern[str], ...]:
    """Terms as patterns: one that does not mind capitals and one that does."""
    patterns = []
    for case in ("any", "exact"):
        forms = [
            _read_form(form)
            for term in terms
            if term.case == case
            for form in term.forms
            if known is None or _begin(form) in known
        ]
        if forms:
            patterns.append(re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE if case == "any" else 0))
    return tuple(patterns)


def _begin(form: str) -> str:
    """The letters that every text with this form holds: its first word up to a choice or an open ending."""
    return re.split(r"[|*\s-]", form.lower(), maxsplit=1)[0] if "|" not in form.split(maxsplit=1)[0] else ""


def _read_form(form: str) -> str:
    """One form of a term as a pattern."""
    words = [
        "(?:" + "|".join(re.escape(choice).replace(r"\*", r"\w*") for choice in word.split("|")) + ")"
        for word in form.split()
    ]
    return r"[\s-]+".join(words)
