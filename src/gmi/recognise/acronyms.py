"""Follows acronyms: where a report says what one stands for, every later use of it is the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.model.reference import NameKind
from gmi.model.span import Span
from gmi.recognise.load_vocabulary import Vocabulary
from gmi.recognise.reading import Found
from gmi.recognise.tokens import is_acronym

# What follows the name: "(NCDP)", "(the “NCDP”)", "(NCDP, from its name in Valmoran)".
_AFTER = re.compile(
    r"[”\"’]?,?\s?(?:\((?:or|the|hereinafter|hereafter|known as|referred to as|,|\s){0,4}+[“\"‘'«]?"
    r"([A-Z][A-Za-z0-9&‑-]{1,13})[”\"’'»]?(?:[,;][^()]{0,60}+)?\))"
)
# What stands before it: "NCDP (National Council …)"; in a list of acronyms, at the head of its line, "NCDP National …".
_BEFORE = re.compile(r"\b([A-Z][A-Za-z0-9&‑-]{1,13})\s?\((?:the\s)?$")
_LISTED = re.compile(r"(?:^|\n)([A-Z][A-Za-z0-9&‑-]{1,13})\s{0,3}[:=–—-]?\s{1,3}(?:the\s)?$")
# Common abbreviations that are never the name of a law or a body.
_ORDINARY = frozenset(
    {
        *("NGO", "NGOs", "CSO", "CSOs", "CBO", "CBOs", "PWD", "PWDs", "PwD", "PwDs", "HIV", "AIDS", "ICT", "ICTs"),
        *("USD", "US", "UN", "EU", "UK", "GDP", "TV", "CV", "ID", "VAT"),
    }
)


def find_acronym(text: str, span: Span, kind: NameKind, vocabulary: Vocabulary, *, listed: bool) -> str | None:
    """The acronym that the report explains by the name at ``span``; None where there is none.

    Args:
        text: The document's text.
        span: The name.
        kind: What it names.
        vocabulary: What is known of the language.
        listed: Whether it stands in the report's list of acronyms.
    """
    after = _AFTER.match(text, span.end, span.end + 100)
    if after is not None and _can_stand_for(after.group(1), span.cut(text), kind, vocabulary):
        return after.group(1)
    floor = max(0, span.start - 24)
    before = _BEFORE.search(text, floor, span.start) if text[span.end : span.end + 1] == ")" else None
    if before is None and listed:
        before = _LISTED.search(text, floor, span.start)
    if before is not None and _can_stand_for(before.group(1), span.cut(text), kind, vocabulary):
        return before.group(1)
    return None


def _can_stand_for(acronym: str, name: str, kind: NameKind, vocabulary: Vocabulary) -> bool:
    """Whether the acronym can be that of the whole name, not only of its last words ("(PWDs)" after a council's name).

    A State's own language may give the letters (a "National Health Fund" may be "FONASA"), but rarely for an act: what
    stands in brackets after one is as often its province. Nor after "… of the Ministry of Health": it may be the
    ministry's.
    """
    words: list[str] = re.findall(r"[^\W\d_][\w’']*", name)
    if not is_acronym(acronym) or acronym in _ORDINARY or acronym in words:
        return False
    letters = [letter for letter in acronym if letter.isupper()]
    initials = [word[0].upper() for word in words if word[0].isupper() or len(word) > 3]
    left = iter(initials)
    if not all(letter in left for letter in letters):
        within = any(word in vocabulary.heads for word in name.partition(" of the ")[2].split())
        return kind not in {"law", "decree"} and len(letters) > 2 and not within
    return letters[0] in initials[:2]


def find_uses(text: str, kinds: dict[str, NameKind], spans: Iterable[Span]) -> list[Found]:
    """Every bare use of an acronym within the given spans."""
    if not kinds:
        return []
    ordered = sorted(kinds, key=lambda acronym: (-len(acronym), acronym))
    pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])")
    return [
        Found(Span(match.start(), match.end()), kinds[match.group()])
        for span in spans
        for match in pattern.finditer(text, span.start, span.end)
    ]
