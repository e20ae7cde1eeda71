"""Tells what a report is: symbol, State, treaty body, cycle, kind, language and dates, from its masthead.

What the masthead does not say stays unknown, with a Problem; what the user says wins.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

import pycountry

from gmi.errors import Problem, SourceError
from gmi.model.document import Document, DocumentKind, Source

_SYMBOL = re.compile(
    r"(?P<upr>A/HRC/WG\.6/\d+/(?P<upr_state>[A-Z]{3})/\d+)|"
    r"(?P<treaty>(?P<body>CMW|CEDAW|CRPD|CERD|CRC|CAT|CED|CCPR|E/C\.12)/C?/?(?P<tail>[A-Z]{3}(?:/[A-Z]{1,4})?/[A-Z0-9.\-]+(?:/[A-Z][a-z]+\.\d+)?))"
)
_TREATY = re.compile(
    r"(?P<state>[A-Z]{3})/(?:(?P<mark>CO|Q|QPR|LOI|RQ|LIT|FCO)/)?(?P<cycle>\d{1,2}(?:-\d{1,2})?)(?P<rest>.*)"
)
_BODIES = {
    "CMW": ("Migrant Workers",),
    "CEDAW": ("Discrimination against Women",),
    "CRPD": ("Persons with Disabilities",),
    "CERD": ("Racial Discrimination",),
    "CESCR": ("Economic, Social and Cultural Rights",),
    "CRC": ("Rights of the Child",),
    "CAT": ("against Torture",),
    "CCPR": ("Human Rights Committee", "Civil and Political Rights"),
    "CED": ("Enforced Disappearances",),
    "UPR": ("Universal Periodic Review",),
}
_DATE = re.compile(
    r"\b(\d{1,2})\s+(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{4})\b"
)
_STATE_TITLES = (
    re.compile(
        r"submitted by (?:the )?(?P<name>[A-Z][\w’'(),\- ]+?)(?:,? (?:under|pursuant|in accordance|due)\b|\*|$)"
    ),
    re.compile(r"reports? (?:of|by|from) (?:the )?(?P<name>[A-Z][\w’'(),\- ]+?)(?:,? (?:under|due|adopted)\b|\*|$)"),
    re.compile(r"Replies (?:of|by|from) (?:the )?(?P<name>[A-Z][\w’'(),\- ]+?)(?: to\b|\*|$)"),
)
# The commonest short words tell the language of a text of any length that a report has.
_STOPWORDS = {
    "en": "the of and to in for that with is on by which are as",
    "fr": "de la et les des le du en dans pour par une sur est",
    "es": "de la el los las en y del que para por con una se",
}
_SCRIPTS = (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"), ("zh", "\u4e00", "\u9fff"))
_LANGUAGE_SAMPLE = 60_000
_LEAST_STOPWORD_SHARE = 0.12
# What some national plans print on their cover; ISO's own names need no entry.
_OTHER_NAMES = {
    "kingdom of cambodia": "KHM",
    "turkey": "TUR",
    "cape verde": "CPV",
    "swaziland": "SWZ",
    "holy see": "VAT",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a report; None where the report is to be asked."""

    symbol: str | None = None
    state: str | None = None
    language: str | None = None


def identify_document(document: Document, given: Given | None = None) -> Document:
    """The document with its source filled in.

    Args:
        document: As assembled.
        given: What the user says; it wins over what the report says.

    Returns:
        The document; for everything that could not be read a Problem is added.
    """
    given = given or Given()
    lines = _masthead_lines(document)
    head = "\n".join(lines)
    symbol = given.symbol or _find_symbol(document, head)
    parts = _SYMBOL.search(symbol.replace(" ", "")) if symbol else None
    state, state_name = _find_state(document, given, parts, lines)
    body = _find_body(parts, head)
    source = replace(
        document.source,
        symbol=symbol,
        state=state,
        state_name=state_name,
        body=body,
        cycle=_find_cycle(parts),
        document_kind=_find_kind(parts, head),
        language=given.language or _find_language(document),
        date=_find_date(head),
    )
    return replace(document, source=source, problems=document.problems + _name_unknown(source))


def check_given(given: Given) -> None:
    """Refuses a State or a language that there is not.

    Raises:
        SourceError: With what to write instead.
    """
    state = given.state.upper() if given.state else None
    if state and not _country_name(state) and not _is_user_assigned(state):
        meant = _country_code(state)
        raise SourceError(
            "given.state",
            f"there is no State with the code “{given.state}”",
            "--state",
            f"did you mean {meant}?" if meant else "use the three letters of ISO 3166-1, for example PER",
        )
    if given.language and not re.fullmatch(r"[a-z]{2}", given.language):
        raise SourceError(
            "given.language",
            f"“{given.language}” is no code of a language",
            "--language",
            "use the two letters of ISO 639-1, for example en",
        )


def _masthead_lines(document: Document) -> list[str]:
    """Text of the masthead's paragraphs; the first paragraphs where there is none."""
    found = [document.text_of(p) for p in document.paragraphs if p.zone == "masthead"]
    found = found or [document.text_of(p) for p in document.paragraphs[:12]]
    return [" ".join(text.split()) for text in found]


def _find_symbol(document: Document, head: str) -> str | None:
    """The document symbol: the one in the masthead that the running heads repeat, else the one most repeated."""
    heads = [document.text_of(p) for p in document.paragraphs if p.zone == "running-head"]
    repeated = Counter(
        match.group().rstrip(".-") for text in heads for match in _SYMBOL.finditer(re.sub(r"\s*/\s*", "/", text))
    )
    printed = [match.group().rstrip(".-") for match in _SYMBOL.finditer(re.sub(r"\s*/\s*", "/", head))]
    if repeated:
        best, _ = repeated.most_common(1)[0]
        return best
    return printed[0] if printed else None


def _find_state(
    document: Document, given: Given, parts: re.Match[str] | None, lines: list[str]
) -> tuple[str | None, str | None]:
    """ISO code and name of the State: as given, by the symbol, or by the title."""
    code = given.state.upper() if given.state else None
    if code is None and parts:
        code = parts.group("upr_state") or (parts.group("tail") or "")[:3] or None
    if code and (name := _country_name(code)):
        return code, name
    title = _state_in_title(lines)
    if code and _is_user_assigned(code):
        return code, title
    if title and (by_name := _country_code(title)):
        return by_name, _country_name(by_name)
    for line in lines:
        if by_line := _country_code(line.strip(" *")) or _country_at_start(line):
            return by_line, _country_name(by_line)
    return None, title or document.source.state_name


def _state_in_title(lines: list[str]) -> str | None:
    """The State as the title prints it."""
    for line in lines:
        for pattern in _STATE_TITLES:
            if match := pattern.search(line):
                return match.group("name").strip(" ,*")
    return None


def _is_user_assigned(code: str) -> bool:
    """Whether ISO 3166-1 leaves the code to its users (XAA to XZZ): gmi's example State has one."""
    return bool(re.fullmatch(r"X[A-Z]{2}", code))


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Alpha-3 code by name in lower case; common, short and official names."""
    names: dict[str, str] = dict(_OTHER_NAMES)
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            name = getattr(country, attribute, None)
            if name:
                names[name.lower()] = country.alpha_3
                names[name.split(",")[0].lower()] = names.get(name.split(",")[0].lower(), country.alpha_3)
    return names


def _country_code(name: str) -> str | None:
    """Alpha-3 code of a State's name."""
    return _countries().get(re.sub(r"^the\s+", "", name.strip().lower()))


def _country_at_start(line: str) -> str | None:
    """Alpha-3 code of the State whose full name of at least two words begins a line ("Kingdom of …")."""
    lower = re.sub(r"^the\s+", "", line.lower())
    fitting = [name for name in _countries() if " " in name and re.match(re.escape(name) + r"\b", lower)]
    return _countries()[max(fitting, key=len)] if fitting else None


def _country_name(code: str) -> str | None:
    """Short English name of an alpha-3 code."""
    country: Any = pycountry.countries.get(alpha_3=code)
    if country is None:
        return None
    name: str = getattr(country, "common_name", None) or country.name
    return name


def _find_body(parts: re.Match[str] | None, head: str) -> str | None:
    """The treaty body by the symbol, else by its name in the masthead."""
    if parts:
        if parts.group("upr"):
            return "UPR"
        return {"E/C.12": "CESCR"}.get(parts.group("body"), parts.group("body"))
    for body, names in _BODIES.items():
        if any(name.lower() in head.lower() for name in names):
            return body
    return None


def _find_cycle(parts: re.Match[str] | None) -> str | None:
    """The cycle as the symbol gives it; a Universal Periodic Review's symbol gives the session instead."""
    if not parts or not parts.group("tail"):
        return None
    match = _TREATY.match(parts.group("tail"))
    return match.group("cycle") if match else None


def _find_kind(parts: re.Match[str] | None, head: str) -> DocumentKind:
    """The kind by the symbol's mark, and by the title where the symbol has none."""
    lower = " ".join(head.lower().split())
    if parts and parts.group("tail") and (match := _TREATY.match(parts.group("tail"))):
        mark, rest = match.group("mark"), match.group("rest")
        if mark in ("CO", "FCO"):
            # A State's comments on the observations are an addendum to them.
            return "replies" if "Add" in rest else "concluding-observations"
        if mark in ("Q", "QPR", "LOI", "LIT"):
            return "replies" if "Add" in rest else "list-of-issues"
        if mark == "RQ":
            return "replies"
        return "state-report"
    for words, kind in _TITLES:
        if words in lower:
            return kind
    if parts and parts.group("upr"):
        return "state-report" if parts.group("upr").endswith("/1") else "other"
    return "other"


_TITLES: tuple[tuple[str, DocumentKind], ...] = (
    ("replies to the list of issues", "replies"),
    ("concluding observations on", "concluding-observations"),
    ("list of issues", "list-of-issues"),
    ("list of themes", "list-of-issues"),
    ("national report submitted", "state-report"),
    ("periodic report", "state-report"),
    ("initial report", "state-report"),
    ("reports submitted by states parties", "state-report"),
)


def _find_language(document: Document) -> str | None:
    """The language whose commonest words the text holds most; None when no language that gmi knows stands out."""
    sample = document.text[:_LANGUAGE_SAMPLE].lower()
    letters = [char for char in sample if char.isalpha()]
    for language, first, last in _SCRIPTS:
        if sum(first <= char <= last for char in letters) * 2 > len(letters) > 0:
            return language
    words = re.findall(r"[^\W\d_]+", sample)
    if not words:
        return None
    shares = {
        language: sum(word in set(listed.split()) for word in words) / len(words)
        for language, listed in _STOPWORDS.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _LEAST_STOPWORD_SHARE else None


def _find_date(head: str) -> str | None:
    """The date on which the report was distributed: the first in the masthead that stands alone, else the first."""
    dates = []
    for match in _DATE.finditer(head):
        day, month, year = match.groups()
        try:
            dates.append(datetime.strptime(f"{day} {month} {year}", "%d %B %Y").date())
        except ValueError:
            continue
    if not dates:
        return None
    after = re.search(r"Distr\b.*?(?=Original|$)", head, re.DOTALL)
    distributed = _DATE.search(after.group()) if after else None
    if distributed:
        wanted = distributed.group()
        return datetime.strptime(wanted, "%d %B %Y").date().isoformat()
    return dates[0].isoformat()


def _name_unknown(source: Source) -> tuple[Problem, ...]:
    """A Problem for each thing that could not be read from the masthead."""
    wanted = (
        ("symbol", source.symbol, "the document symbol was not found", "give it with --symbol"),
        ("state", source.state, "the State was not recognised", "give its three-letter code with --state"),
        ("body", source.body, "the treaty body was not recognised", "choose the rubric with --rubric"),
        ("language", source.language, "the language was not recognised", "give it with --language"),
    )
    problems = [
        Problem(f"source.{name}-unknown", "warning", message, "masthead", hint)
        for name, value, message, hint in wanted
        if value is None
    ]
    if source.state and _is_user_assigned(source.state):
        problems.append(
            Problem(
                "source.state-user-assigned",
                "info",
                f"{source.state} is not the code of a real State (ISO 3166-1 leaves it to its users)",
                "masthead",
                "treaties are named with “if party”",
            )
        )
    return tuple(problems)
