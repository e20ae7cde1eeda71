"""What fills the slots of a question: the State, the symbol, paragraphs, a measure, a hook."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.ask.hook import name_hook
from gmi.ask.template import Slot, plain_text
from gmi.model.document import Document, Source
from gmi.model.reference import Measure, NameKind
from gmi.model.scorecard import Hook

_LISTED = 4
# The kinds that one can ask a State to carry out; treaties, bodies and budgets are named by other means.
_MEASURE_ORDER: tuple[NameKind, ...] = ("law", "plan", "policy", "programme", "decree")
_LONGEST_MEASURE = 160  # characters; a longer name is no help in a question
# "Law No. 12", "Act 30/2014", "article 129 of …" stand without "the".
_NUMBERED = re.compile(
    r"(?:[\w-]+\s){0,3}(?:law|act|code|decree|decree-law|order|ordinance|resolution|decision|regulation|circular|article|"
    r"section)\s(?:nos?\b|nº|n°|\d)",
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


def gather_slots(
    document: Document, paragraph_indexes: tuple[int, ...], measure: Measure | None, hooks: tuple[Hook, ...]
) -> dict[str, Slot]:
    """The slots of one question.

    Args:
        document: Names the State, and gives paragraph numbers.
        paragraph_indexes: Where to look, in order.
        measure: What the question may name; None for nothing.
        hooks: What it stands on.
    """
    source = document.source
    return {
        "state": Slot(name_state(source), ""),
        "symbol": Slot(plain_text(source.symbol or ""), "its report"),
        "paragraphs": Slot(name_paragraphs(document, paragraph_indexes), "its report"),
        "measure": Slot(name_measure(measure) if measure is not None else "", "its laws and policies"),
        "hook": Slot(name_hook(hooks), "its international obligations"),
    }


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


def choose_measure(measures: tuple[Measure, ...], paragraph_indexes: Iterable[int]) -> Measure | None:
    """A measure that the paragraphs name: a law before a plan, a policy, a programme, a decree.

    Of one kind, the one that most of the paragraphs name, then the first. None when they name none.
    """
    inside = frozenset(paragraph_indexes)
    best: tuple[tuple[int, int, int], Measure] | None = None
    for place, measure in enumerate(measures):
        named_in = len(inside.intersection(measure.paragraph_indexes))
        if named_in and measure.kind in _MEASURE_ORDER and len(measure.name) <= _LONGEST_MEASURE:
            key = (_MEASURE_ORDER.index(measure.kind), -named_in, place)
            if best is None or key < best[0]:
                best = (key, measure)
    return best[1] if best is not None else None


def name_measure(measure: Measure) -> str:
    """A measure as it stands in a sentence: "Law No. 12 on Domestic Work", "the National Plan for Migrants"."""
    name = plain_text(measure.name).rstrip(" .,;:")
    if re.match(r"the\s", name, re.IGNORECASE):
        return "the " + name[4:]
    return name if not name or _NUMBERED.match(name) else f"the {name}"


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
