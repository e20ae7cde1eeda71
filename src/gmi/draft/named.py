"""The laws, policies and treaties that the report itself names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.draft.brief import LAW_KINDS, Brief
from gmi.draft.phrase import capitalise, figure, number_word, say
from gmi.model.draft import Block, Section, Support, Table
from gmi.model.reference import Measure
from gmi.model.scorecard import ThemeResult
from gmi.wording.template import plain_text

_LONGEST, _SHORTEST = 160, 6  # characters
_ODD = re.compile(r"[\[\]{}|•\ue000-\uf8ff\ufffd]|\.\.|\s[,;.:]|  ")
# A name that was cut off in the middle: it ends in a word that asks for another.
_TORN = re.compile(
    r"\b(?:(?:inter|trans)?national|supplementary|additional|[A-Z][a-z]+ian|[A-Z][a-z]+ese|Counter|Council|of|on|for|and|the|"
    r"to|against|in|by|with|concerning|regarding|relating|between)$"
)
_PLACES = 6


def make_named(brief: Brief, themes: tuple[ThemeResult, ...]) -> Section:
    """The section on frameworks: national measures, then treaties, each in a sentence and a table."""
    subject = brief.subject
    measures = [item for item in brief.result.scorecard.measures if _is_sound(item)]
    near = _near(brief, themes)
    blocks = (
        *_national(brief, [item for item in measures if item.kind in LAW_KINDS], near),
        *_international(brief, [item for item in measures if item.kind == "treaty"], near),
    )
    title = f"Frameworks and laws that {subject.short} {subject.verb('names')}"
    return Section("frameworks", title, 2, blocks)


def _national(brief: Brief, laws: list[Measure], near: dict[int, int]) -> tuple[Block, ...]:
    """Laws, policies and plans of the State."""
    subject = brief.subject
    verb = subject.verb("names", named=True)
    if not laws:
        text = f"No law, policy, plan or programme was recognised by its name in {subject.label}."
        return (say(text, Support(subject.label, (), "", "No name of a law, policy, plan or programme")),)
    chosen = _choose(brief, laws, near)
    number = figure(len(laws), "law, policy, plan or programme", "laws, decrees, policies, plans and programmes")
    text = f"{capitalise(subject.label)} {verb} {number}"
    if not chosen:
        text += ", none where gender, migration or a theme of this submission is dealt with."
        return (say(text, _support(brief, laws)),)
    if len(chosen) < len(laws):
        text += (
            ". The table holds those that stand nearest to women, gender, migration and the themes of this submission"
        )
    table = Table(
        f"National laws, policies and plans named in {subject.symbol or subject.short}",
        ("Name", "Kind", _head_places(chosen)),
        tuple((_name(item), item.kind, _places(item)) for item in chosen),
    )
    return say(f"{text}.", _support(brief, chosen)), table


def _international(brief: Brief, treaties: list[Measure], near: dict[int, int]) -> tuple[Block, ...]:
    """Treaties and declarations."""
    subject = brief.subject
    if not treaties:
        text = f"No treaty or other international instrument was recognised by its name in {subject.label}."
        return (say(text, Support(subject.label, (), "", "No name of a treaty")),)
    chosen = _choose(brief, treaties, {**dict.fromkeys(_all_places(treaties), 1), **near})
    number = figure(len(treaties), "treaty or declaration", "treaties and declarations")
    text = f"Of international instruments, {subject.label} {subject.verb('names', named=True)} {number}"
    if len(chosen) < len(treaties):
        be = "is" if len(chosen) == 1 else "are"
        text += f"; {number_word(len(chosen))} of them {be} listed"
    table = Table(
        f"International instruments named in {subject.symbol or subject.short}",
        ("Name", _head_places(chosen)),
        tuple((_name(item), _places(item)) for item in chosen),
    )
    return say(f"{text}.", _support(brief, chosen)), table


def _choose(brief: Brief, measures: Iterable[Measure], near: dict[int, int]) -> tuple[Measure, ...]:
    """Those that stand nearest to the matter, in the order of the report."""
    listed = list(measures)
    worth = {id(item): max((near.get(index, 0) for index in item.paragraph_indexes), default=0) for item in listed}
    ranked = sorted(
        (item for item in listed if worth[id(item)]),
        key=lambda item: (-worth[id(item)], not _tells(item), item.paragraph_indexes),
    )
    return tuple(sorted(ranked[: brief.plan.measures], key=lambda item: item.paragraph_indexes))


def _all_places(measures: Iterable[Measure]) -> set[int]:
    """Every paragraph that names one of them."""
    return {index for item in measures for index in item.paragraph_indexes}


def _near(brief: Brief, themes: tuple[ThemeResult, ...]) -> dict[int, int]:
    """How near each paragraph is to the matter: 4 where gender and migration meet, 3 migration, 2 gender, 1 a theme."""
    near: dict[int, int] = {}
    for theme in themes:
        near.update(dict.fromkeys(theme.paragraph_indexes, 1))
    for item in brief.result.references:
        reference = item.reference
        if reference.bucket is None:
            worth = 3 if reference.dimension == "migration" else 2
            near[reference.paragraph_index] = max(near.get(reference.paragraph_index, 0), worth)
    for meeting in brief.result.scorecard.intersections:
        near[meeting.paragraph_index] = 4
    return near


def _is_sound(measure: Measure) -> bool:
    """Whether a name can stand in a table as it is."""
    name = plain_text(measure.name).rstrip(" .,;:")
    return _SHORTEST <= len(name) <= _LONGEST and not _ODD.search(name) and not _TORN.search(name)


def _tells(measure: Measure) -> bool:
    """Whether a name says what it is about: not a number alone."""
    return len(re.findall(r"\b[A-Za-z]{4,}\b", measure.name)) >= 2


def _name(measure: Measure) -> str:
    """A name in a cell."""
    return capitalise(plain_text(measure.name).rstrip(" .,;:"))


def _head_places(measures: Iterable[Measure]) -> str:
    """The head over places: some reports, and some paragraphs of most, have no number."""
    paged = [label.startswith("page ") for item in measures for label in item.paragraphs]
    return "Pages" if all(paged) else "Paragraphs or pages" if any(paged) else "Paragraphs"


def _places(measure: Measure) -> str:
    """Paragraph numbers in a cell, pages as "p. 4"."""
    listed = [re.sub(r"^page ", "p. ", plain_text(label)) for label in measure.paragraphs[:_PLACES]]
    more = len(measure.paragraphs) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more > 0 else "")


def _support(brief: Brief, measures: Iterable[Measure]) -> Support:
    """Where the names stand."""
    names = "; ".join(f"{plain_text(item.name)}: {_places(item)}" for item in measures)
    return Support(brief.subject.label, (), "", f"Recognised as names, with paragraphs: {names}")
