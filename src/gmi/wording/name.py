"""How a State, a place, a measure and a provision are called in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.model.document import Document, Source
from gmi.model.reference import Measure
from gmi.model.scorecard import Hook
from gmi.wording.template import plain_text

IF_PARTY = ", if party"
TO_BE_CHECKED = "to be checked"

_LISTED = 4
# "Law No. 12", "Act 30/2014", "GD No. 4", "article 129 of …" stand without "the".
_NUMBERED = re.compile(
    r"(?:[\w-]+\s){0,3}(?:law|act|code|decree|decree-law|order|ordinance|resolution|decision|regulation|circular|bill|article|"
    r"section)\s(?:nos?\b|nº|n°|\d)|(?-i:[A-Z]{2,4})\s(?:nos?\b|nº|n°|\d)",
    re.IGNORECASE,
)

# States with "the" before their name in United Nations usage (UNTERM).
_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Congo",
        "Czech Republic",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "Gambia",
        "Lao People's Democratic Republic",
        "Marshall Islands",
        "Netherlands",
        "Niger",
        "Philippines",
        "Republic of Korea",
        "Republic of Moldova",
        "Russian Federation",
        "Sudan",
        "Syrian Arab Republic",
        "United Arab Emirates",
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
        "United Republic of Tanzania",
        "United States",
        "United States of America",
    }
)


def name_state(source: Source) -> str:
    """The State as it stands in a sentence; "the State party" when it is not known."""
    name = plain_text(source.state_name or "")
    if not name:
        return "the State party"
    inverted = re.fullmatch(r"(.+), (?:the )?(.+ of(?: the)?)", name, re.IGNORECASE)
    if inverted:
        return f"the {inverted.group(2)} {inverted.group(1)}"
    return f"the {name}" if name in _WITH_ARTICLE else name


def name_paragraphs(document: Document, paragraph_indexes: Iterable[int]) -> str:
    """At most four places: "paragraph 12", "paragraphs 12, 45 and 46", "paragraphs 1, 2, 3, 4 and others".

    Printed numbers of the main text are named; a note stands for the paragraph that calls it. Where no number is
    printed, pages are named instead; empty where there are neither.
    """
    numbers: list[str] = []
    pages: list[str] = []
    for index in paragraph_indexes:
        paragraph = document.paragraphs[index]
        if paragraph.zone == "footnote" and paragraph.called_from is not None:
            paragraph = document.paragraphs[paragraph.called_from]
        in_main_text = paragraph.zone != "footnote" and not paragraph.annexed and paragraph.zone != "annex"
        if paragraph.number is not None and in_main_text:
            numbers.append(plain_text(paragraph.number))
        if paragraph.page_number is not None:
            pages.append(str(paragraph.page_number))
    return _list_places("paragraph", numbers) or _list_places("page", pages)


def name_measure(measure: Measure) -> str:
    """A measure as it stands in a sentence: "Law No. 12 on Domestic Work", "the National Plan for Migrants"."""
    name = plain_text(measure.name).rstrip(" .,;:")
    if re.match(r"the\s", name, re.IGNORECASE):
        return "the " + name[4:]
    return name if not name or _NUMBERED.match(name) else f"the {name}"


def name_hook(hooks: tuple[Hook, ...]) -> str:
    """The hook that the sentence names: the first whose citation was checked, else the first; empty for none.

    Returns:
        For example "article 25 of the Convention on Migrant Workers"; a citation that was not checked says so, since
        the sentence is copied without the note beside it.
    """
    if not hooks:
        return ""
    checked = [hook for hook in hooks if not hook.note.startswith(TO_BE_CHECKED)]
    hook = checked[0] if checked else hooks[0]
    title = hook.instrument.removesuffix(IF_PARTY)
    suffix = ("" if checked else f" ({TO_BE_CHECKED})") + hook.instrument[len(title) :]
    named = f"the {title}" if _takes_article(title) else title
    return f"{hook.provision} of {named}{suffix}" if hook.provision else f"{named}{suffix}"


def _list_places(noun: str, places: list[str]) -> str:
    """Places with their noun; empty for none."""
    different = list(dict.fromkeys(places))
    if not different:
        return ""
    if len(different) == 1:
        return f"{noun} {different[0]}"
    if len(different) > _LISTED:
        return f"{noun}s {', '.join(different[:_LISTED])} and others"
    return f"{noun}s {', '.join(different[:-1])} and {different[-1]}"


def _takes_article(title: str) -> bool:
    """Whether "the" stands before a title: before a capital that does not begin an abbreviation ("ILO …")."""
    return title[:1].isupper() and title[1:2].islower()
