"""Tells whether two words only stand beside each other in one enumeration: "women, children and migrants"."""

from __future__ import annotations

import re

from gmi.model.span import Span

_SEPARATOR = re.compile(
    r",\s*(?:and|or|as well as|along with|nor)\s+|\s*[;,/]\s*|\s+(?:and/or|and|or|nor|as well as)\s+"
)
# One member of an enumeration: what is longer is a clause of its own.
_MEMBER_WORDS = 7
# Of these, those that tie words far from each other too.
_LINK = re.compile(
    r"\b(?:who|whom|whose|including|includes?|included|especially|particular|particularly|notably|specifically|mainly|"
    r"mostly|primarily|such|among|namely)\b",
    re.IGNORECASE,
)
# What may stand before the second word in its own member: "for", "the other"; more where an article opens it.
_BEFORE_WORDS = 2
_NOUN_WORDS = 6
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
# Words that tie one member to another, or open a clause that says something of it.
_TIE = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|including|includes?|included|especially|particular|particularly|"
    r"notably|specifically|mainly|mostly|primarily|such|among|both|namely|their|his|her|are|is|was|were|has|have|had|"
    r"be|been|may|must|shall|will|can|could|would)\b|[():]",
    re.IGNORECASE,
)
# A word after a noun and a preposition ("children of migrants") may belong to the member before as well.
_NOUN_FIRST = re.compile(
    r"\b(?!(?:victims?|survivors?)\b)\w+\s+(?:of|from|in|at|as|with|without|by|for|on|against|into|"
    r"through|under|during|within|across)\b|^\w+\s+to\b",
    re.IGNORECASE,
)
# A word that goes on to the noun of the next member: "migrant and rural women".
_MODIFIER = re.compile(
    r"(?:migrant|refugee|returnee|foreign|displaced|seeking|trafficked|repatriated|deported|undocumented|stateless|"
    r"female|trans|transgender)$",
    re.IGNORECASE,
)
# What may follow the first word in its own member: nothing, a noun, or more words that a preposition opens.
_AFTER = re.compile(r"\s*(?:\w+|(?:\w+\s+)?(?:of|from|in|at|with|without|by|for|on|against|into)\b.*)?\s*", re.DOTALL)
# A point of view, and no member of a list of people: "on gender and migration", "identified, by sex".
_VIEW = re.compile(r"gender|by\s.*|.*disaggregat.*", re.IGNORECASE)
# The two together are everyone, and no member of their own: "migrants, women and men".
_EVERYONE = re.compile(
    r"\b(?:women|females?|girls)\s+(?:and|or)\s+(?:men|males?|boys)\b"
    r"|\b(?:men|males?|boys)\s+(?:and|or)\s+(?:women|females?|girls)\b",
    re.IGNORECASE,
)


def are_parted(sentence: str, one: Span, other: Span) -> bool:
    """Whether a comma, a stroke, "and" or "or" stands between two words, and nothing that ties them."""
    first, second = sorted((one, other))
    between = sentence[first.end : second.start]
    tied = _LINK.search(between) or (_SEPARATOR.match(between) and _MODIFIER.search(first.cut(sentence)))
    return _SEPARATOR.search(between) is not None and not tied and not _is_view(sentence, one, other)


def stand_beside(sentence: str, one: Span, other: Span) -> bool:
    """Whether two words are members of one enumeration and nothing ties the one to the other.

    >>> text = "It helps women, children and migrants."
    >>> stand_beside(text, Span(9, 14), Span(29, 37))
    True
    >>> text = "It helps women who are migrants."
    >>> stand_beside(text, Span(9, 14), Span(23, 31))
    False
    """
    first, second = sorted((one, other))
    between = sentence[first.end : second.start]
    cuts = [Span(*match.span()) for match in _SEPARATOR.finditer(between)]
    if _is_view(sentence, one, other) or first.overlaps(second) or not cuts or _TIE.search(between):
        return False
    if cuts[0].start == 0 and _MODIFIER.search(first.cut(sentence)):
        return False
    begins, ends = (0, *(cut.end for cut in cuts)), (*(cut.start for cut in cuts), len(between))
    members = [between[start:end] for start, end in zip(begins, ends, strict=True)]
    if not _AFTER.fullmatch(members[0]) or any(len(member.split()) > _MEMBER_WORDS for member in members):
        return False
    most = _NOUN_WORDS if _ARTICLE.match(members[-1]) else _BEFORE_WORDS
    if len(members[-1].split()) > most or _NOUN_FIRST.search(members[-1]):
        return False
    return not any(
        match.start() <= word.start and word.end <= match.end()
        for match in _EVERYONE.finditer(sentence)
        for word in (one, other)
    )


def _is_view(sentence: str, *words: Span) -> bool:
    """Whether one of the words names a point of view."""
    return any(_VIEW.fullmatch(word.cut(sentence)) for word in words)
