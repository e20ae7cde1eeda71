"""Follows acronyms: where a report says what one stands for, every later use of it is the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.model.reference import NameKind
from gmi.model.span import Span
from gmi.recognise.reading import Found
from gmi.recognise.tokens import is_acronym

# What follows the name: "(NCDP)", "(the “NCDP”)", "(NCDP, from its name in Valmoran)", "– NCDP".
_AFTER = re.compile(
    r"[”\"’]?,?\s?(?:\((?:or|the|hereinafter|hereafter|known as|referred to as|,|\s){0,4}+[“\"‘'«]?"
    r"([A-Z][A-Za-z0-9&‑-]{1,13})[”\"’'»]?(?:[,;][^()]{0,60}+)?\))"
)
_BEFORE = re.compile(r"\b([A-Z][A-Za-z0-9&‑-]{1,13})\s?(?:\((?:the\s)?|[:–—-]\s(?:the\s)?|\s{2,}|\t)$")
# Common abbreviations that are never the name of a law or a body.
_ORDINARY = frozenset(["NGO", "NGOs", "CSO", "CSOs", "CBO", "CBOs", "PWD", "PWDs", "PwD", "PwDs", "HIV", "AIDS", "ICT", "ICTs", "USD", "US", "UN", "EU", "UK", "GDP", "TV", "CV", "ID", "VAT"])


def definition_after(text: str, span: Span, kind: NameKind) -> str | None:
    """The acronym that the report gives in brackets right after a name; None where there is none."""
    match = _AFTER.match(text, span.end, span.end + 100)
    if match is None:
        return None
    acronym = match.group(1)
    return acronym if _can_stand_for(acronym, span.cut(text), kind) else None


def definition_before(text: str, span: Span, kind: NameKind) -> str | None:
    """The acronym before a name that explains it ("NCDP (National Council …)", "NCDP: National Council …")."""
    match = _BEFORE.search(text, max(0, span.start - 24), span.start)
    if match is None:
        return None
    acronym = match.group(1)
    bracketed = "(" not in match.group()[len(acronym) :] or text[span.end : span.end + 1] == ")"
    return acronym if bracketed and _can_stand_for(acronym, span.cut(text), kind) else None


def _can_stand_for(acronym: str, name: str, kind: NameKind) -> bool:
    """Whether the acronym can be that of the whole name, not only of its last words ("persons with disabilities (PWDs)").

    A State's own language may give the letters (a "National Health Fund" may be "FONASA"), but rarely for an act: what
    stands in brackets after one is as often its province.
    """
    words: list[str] = re.findall(r"[^\W\d_][\w’']*", name)
    if not is_acronym(acronym) or acronym in _ORDINARY or acronym in words:
        return False
    letters = [letter for letter in acronym if letter.isupper()]
    initials = [word[0].upper() for word in words if word[0].isupper() or len(word) > 3]
    left = iter(initials)
    if not all(letter in left for letter in letters):
        return kind not in {"law", "decree"} and len(letters) > 2
    return letters[0] == initials[0] or letters[-1] == initials[-1]


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
