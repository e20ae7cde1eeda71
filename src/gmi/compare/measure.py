"""Measures newly named, still named and no longer named; joined by number, title or acronym."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gmi.model.comparison import MeasureMoves, NamedMeasure
from gmi.model.digest import Digest, DigestMeasure

# A running number this long is not begun anew each year.
_LONG_NUMBER = 4


@dataclass(frozen=True, slots=True)
class _Sides:
    """Places of measures on either side that are one."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def compare_measures(before: Digest, after: Digest, *, treaties: bool) -> MeasureMoves:
    """Joins what two reports name.

    Two are one when they are of one kind and share the number of the act, the acronym that is their name, or the title;
    titles with different years or numbers are editions of one thing, not one.

    Args:
        before: The earlier report.
        after: The later.
        treaties: Treaties alone, or all but treaties.
    """
    first = [measure for measure in before.measures if (measure.kind == "treaty") is treaties]
    second = [measure for measure in after.measures if (measure.kind == "treaty") is treaties]
    joined = _join(first, second)
    groups = [_make(first, second, sides) for sides in joined]
    old = {sides.before[0]: sides for sides in joined if not sides.after}
    editions: list[NamedMeasure] = []
    spent: set[int] = set()
    for sides in joined:
        follower = None if sides.before else _find_earlier(first, second[sides.after[0]], old, spent)
        if follower is not None:
            spent.update(follower.before)
            spent.update(len(first) + place for place in sides.after)
            editions.append(_make(first, second, _Sides(follower.before, sides.after)))
    return MeasureMoves(
        newly_named=tuple(
            group
            for sides, group in zip(joined, groups, strict=True)
            if not sides.before and len(first) + sides.after[0] not in spent
        ),
        still_named=tuple(group for sides, group in zip(joined, groups, strict=True) if sides.before and sides.after),
        no_longer_named=tuple(
            group
            for sides, group in zip(joined, groups, strict=True)
            if not sides.after and sides.before[0] not in spent
        ),
        new_edition=tuple(editions),
    )


def _join(first: Sequence[DigestMeasure], second: Sequence[DigestMeasure]) -> list[_Sides]:
    """Groups of places; in order of the later report, then what only the earlier names."""
    measures = [*first, *second]
    parents = list(range(len(measures)))

    def root(place: int) -> int:
        while parents[place] != place:
            place = parents[place]
        return place

    editions = _find_editions(measures)
    shared: dict[str, list[int]] = defaultdict(list)
    for place, measure in enumerate(measures):
        for key in _list_keys(measure, editions):
            shared[key].append(place)
    for places in shared.values():
        for place in places[1:]:
            one, other = sorted((root(places[0]), root(place)))
            parents[other] = one
    members: dict[int, list[int]] = defaultdict(list)
    for place in (*range(len(first), len(measures)), *range(len(first))):
        members[root(place)].append(place)
    return [
        _Sides(
            tuple(place for place in places if place < len(first)),
            tuple(place - len(first) for place in places if place >= len(first)),
        )
        for places in members.values()
    ]


def _find_editions(measures: Iterable[DigestMeasure]) -> dict[str, set[str]]:
    """By number and by title, what tells the things apart that share it."""
    editions: dict[str, set[str]] = defaultdict(set)
    for measure in measures:
        for name, edition in _name_editions(measure):
            editions[name].update([edition] if edition else [])
    return editions


def _name_editions(measure: DigestMeasure) -> Iterable[tuple[str, str]]:
    """Number with its year, title with its number or year; the second is empty where none is printed."""
    for number, year in measure.numbers:
        yield f"number {number}", year
    if measure.title:
        numbers = " ".join(sorted(number for number, _ in measure.numbers))
        yield f"title {measure.kind} {measure.title}", numbers or measure.year


def _list_keys(measure: DigestMeasure, editions: dict[str, set[str]]) -> Iterable[str]:
    """What a measure can be joined by."""
    yield f"printed {measure.kind} {measure.name}"
    if measure.acronym:
        yield f"acronym {measure.kind} {measure.acronym}"
    for name, printed in _name_editions(measure):
        edition = _only(editions[name], printed)
        digits = len(name.removeprefix("number "))
        # States number their acts anew each year: "Act No. 5" alone may be another one in another report.
        if edition or name.startswith("title ") or digits >= _LONG_NUMBER:
            yield f"{name} {edition}"


def _only(editions: set[str], printed: str) -> str:
    """The edition printed, or the only one that is ever printed with the name."""
    return next(iter(editions)) if not printed and len(editions) == 1 else printed


def _find_earlier(
    first: Sequence[DigestMeasure], later: DigestMeasure, old: dict[int, _Sides], spent: set[int]
) -> _Sides | None:
    """The measure of the earlier report, no longer named, that has the same title with another year or number."""
    if not later.title:
        return None
    for place, sides in old.items():
        earlier = first[place]
        same = earlier.kind == later.kind and earlier.title == later.title
        if same and place not in spent and (earlier.year, earlier.numbers) != (later.year, later.numbers):
            return sides
    return None


def _make(first: Sequence[DigestMeasure], second: Sequence[DigestMeasure], sides: _Sides) -> NamedMeasure:
    """A group as it is shown, under its fullest name."""
    old = [first[place] for place in sides.before]
    new = [second[place] for place in sides.after]
    shown = _fullest(new or old)
    return NamedMeasure(
        name=shown.name,
        kind=shown.kind,
        before_name=_fullest(old).name if old else "",
        before=_labels(old),
        after=_labels(new),
    )


def _fullest(measures: Sequence[DigestMeasure]) -> DigestMeasure:
    return max(measures, key=lambda measure: len(measure.name))


def _labels(measures: Iterable[DigestMeasure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for measure in measures for label in measure.paragraphs))
