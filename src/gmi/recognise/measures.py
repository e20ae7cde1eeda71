"""Joins the names of a report into its measures: one entry for a law, however often and however it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gmi.model.document import Document, Paragraph, Zone
from gmi.model.reference import Measure, Name
from gmi.recognise.acronyms import find_acronym
from gmi.recognise.keys import Keys, are_alike, find_keys
from gmi.recognise.load_vocabulary import Vocabulary, load_vocabulary
from gmi.recognise.names import find_state_words

_OWN_ZONES: frozenset[Zone] = frozenset({"heading", "body", "footnote", "table", "annex"})


def join_measures(document: Document, names: Sequence[Name]) -> tuple[Measure, ...]:
    """Laws, decrees, policies, plans, programmes, bodies, budgets and treaties that the State's own words name.

    Two forms are joined when they are of one kind and share their number, their title or an acronym that the report
    explains. A title without a year joins the same title with one, unless the report prints it with several years.

    Args:
        document: The report.
        names: As recognised in it.

    Returns:
        In the order in which the State's own text first names them.
    """
    vocabulary = load_vocabulary("en")
    groups = _Groups(len(names))
    for places in _shared_keys(document, names, vocabulary).values():
        for place in places[1:]:
            groups.join(places[0], place)
    members: dict[int, list[Name]] = defaultdict(list)
    for place, name in enumerate(names):
        if document.paragraphs[name.paragraph_index].zone in _OWN_ZONES:
            members[groups.root(place)].append(name)
    measures = [_make_measure(document, group, vocabulary) for group in members.values()]
    return tuple(measures)


class _Groups:
    """Which names belong together (disjoint sets)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, place: int) -> int:
        """The place that stands for a group."""
        while self._parents[place] != place:
            self._parents[place] = self._parents[self._parents[place]]
            place = self._parents[place]
        return place

    def join(self, one: int, other: int) -> None:
        """Makes one group of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first


def _shared_keys(document: Document, names: Sequence[Name], vocabulary: Vocabulary) -> dict[str, list[int]]:
    """For each key the places of the names that have it."""
    state_words = find_state_words(document)
    keys = [find_keys(name.text, name.kind, vocabulary, state_words) for name in names]
    years: dict[str, set[str]] = defaultdict(set)
    for name, key in zip(names, keys, strict=True):
        if key.year:
            years[f"{name.kind} {key.title}"].add(key.year)
        for number, year in key.numbers:
            years[number].update([year] if year else [])
    shared: dict[str, list[int]] = defaultdict(list)
    explained: dict[str, str] = {}
    beside: set[int] = set()
    for place, (name, key) in enumerate(zip(names, keys, strict=True)):
        for entry in _entries(name, key, years, vocabulary, explains=place in beside):
            shared[entry].append(place)
        listed = document.paragraphs[name.paragraph_index].zone == "acronym-list"
        acronym = find_acronym(document.text, name.span, name.kind, vocabulary, listed=listed)
        if acronym is None or not key.title:
            continue
        if place + 1 < len(names) and names[place + 1].text == acronym:
            beside.add(place + 1)
            shared[f"beside {place}"] = [place, place + 1]
        # An acronym that the report gives to two things stays with the first; spellings of one title may share it.
        if are_alike(explained.setdefault(f"{name.kind} {acronym}", key.title), key.title):
            shared[f"acronym {name.kind} {acronym}"].append(place)
    return shared


def _entries(
    name: Name, key: Keys, years: dict[str, set[str]], vocabulary: Vocabulary, *, explains: bool
) -> Iterable[str]:
    """What a name can be joined by; ``explains`` says that it is the acronym in the brackets after another name."""
    if explains:
        return
    yield f"printed {name.kind} {name.text}"
    for number, year in key.numbers:
        yield f"number {number} {_only(years[number], year)}"
    if key.acronym:
        yield f"acronym {name.kind} {key.acronym}"
        expansion = vocabulary.expansions.get(key.acronym)
        if expansion is not None:
            title = f"{name.kind} {expansion}"
            yield f"title {title} {_only(years[title], '')}"
    if key.title:
        yield f"title {name.kind} {key.title} {_only(years[f'{name.kind} {key.title}'], key.year)}"


def _only(years: set[str], year: str) -> str:
    """The year that is meant: the one printed, or the only one that the report ever prints with the name."""
    return next(iter(years)) if not year and len(years) == 1 else year


def _make_measure(document: Document, names: Sequence[Name], vocabulary: Vocabulary) -> Measure:
    fullest = max(names, key=lambda name: (*_fullness(name, vocabulary), -name.span.start))
    labels: dict[str, int] = {}
    for name in names:
        paragraph = document.paragraphs[name.paragraph_index]
        labels.setdefault(_label(document, paragraph), paragraph.index)
    forms = dict.fromkeys(" ".join(name.text.split()) for name in names)
    title = " ".join(fullest.text.split())
    return Measure(
        name=title,
        kind=fullest.kind,
        paragraphs=tuple(labels),
        paragraph_indexes=tuple(labels.values()),
        variants=tuple(form for form in forms if form != title),
    )


def _fullness(name: Name, vocabulary: Vocabulary) -> tuple[int, int]:
    """How much a form says: title and number, title, number, acronym; then its length."""
    key = find_keys(name.text, name.kind, vocabulary, frozenset())
    return (2 * bool(key.title) + bool(key.numbers), len(name.text))


def _label(document: Document, paragraph: Paragraph) -> str:
    """How a reader finds the paragraph: its number, for a note that of the paragraph that calls it, else the page."""
    if paragraph.zone == "footnote":
        caller = None if paragraph.called_from is None else document.paragraphs[paragraph.called_from]
        if caller is not None and caller.number is not None:
            return caller.number
    elif paragraph.number is not None:
        return paragraph.number
    return f"page {paragraph.page_number}" if paragraph.page_number is not None else f"line {paragraph.index + 1}"
