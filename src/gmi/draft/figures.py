"""The tables of the method annex."""

from __future__ import annotations

from collections.abc import Iterator

from gmi.draft.phrase import capitalise
from gmi.model.draft import Table
from gmi.model.reference import Bucket
from gmi.model.scorecard import Count, Counts, Depth, LevelResult, Levels, Scorecard

_BUCKETS: dict[Bucket, str] = {
    "masthead": "in the masthead",
    "running-head": "in running heads",
    "contents": "in the contents",
    "acronym-list": "in lists of acronyms",
    "committee-text": "in the Committee's words",
    "treaty-title": "in titles of treaties",
    "institution-name": "in names of institutions",
    "bibliography": "in the bibliography",
    "not-a-reference": "no reference, as a person decided",
}
# Of the variants, those that bear on a printed count.
_VARIANTS = (
    "without footnotes",
    "without headings",
    "without tables",
    "without annexes",
    "with institution names",
    "with treaty titles",
    "with extended terms",
)


def tabulate_counts(counts: Counts) -> tuple[Table, ...]:
    """What was found, left out and counted, and the count with another choice where it differs."""
    gender, migration = counts.gender, counts.migration
    rows = [_row("Found", gender.raw, migration.raw)]
    rows += [
        _row(f"Left out: {words}", gender.excluded.get(bucket, 0), migration.excluded.get(bucket, 0))
        for bucket, words in _BUCKETS.items()
        if gender.excluded.get(bucket, 0) or migration.excluded.get(bucket, 0)
    ]
    rows.append(_row("Counted", gender.headline, migration.headline))
    rows.append(_row("Apart: wider terms", gender.extended, migration.extended))
    rows.append(("Counted, by 1,000 words", f"{gender.per_1000_words:.2f}", f"{migration.per_1000_words:.2f}"))
    found = Table("References counted and left out", ("", "Gender", "Migration"), tuple(rows))
    other = tuple(
        _row(capitalise(name), _variant(gender, name), _variant(migration, name))
        for name in _VARIANTS
        if _variant(gender, name) != gender.headline or _variant(migration, name) != migration.headline
    )
    if not other:
        return (found,)
    return found, Table("The same count with another choice", ("Choice", "Gender", "Migration"), other)


def tabulate_depth(scorecard: Scorecard) -> Table:
    """How many references have which label."""
    rows = (
        ("Gender", scorecard.depth["gender"]),
        ("Migration", scorecard.depth["migration"]),
        ("Sentences where the two meet", scorecard.depth["intersections"]),
    )
    return Table(
        "Depth of what was counted, each in one column",
        ("", "Mention", "Engagement", "Commitment", "Undecided"),
        tuple((name, *_labels(depth)) for name, depth in rows),
    )


def tabulate_levels(levels: Levels) -> Table:
    """Levels with the rates and bands that made them."""
    return Table(
        "Levels, with rates and bands by 1,000 words",
        ("", "Level", "Rate", "Low below", "High above", "Could be"),
        tuple((name, *_level_cells(level)) for name, level in _name_levels(levels)),
    )


def _name_levels(levels: Levels) -> Iterator[tuple[str, LevelResult]]:
    """Each level of each dimension with its name."""
    for name, row in (("Gender", levels.gender), ("Migration", levels.migration), ("Together", levels.intersections)):
        yield f"{name}: mention", row.mention
        yield f"{name}: engagement", row.engagement
        yield f"{name}: commitment", row.commitment


def _level_cells(level: LevelResult) -> tuple[str, ...]:
    """Level, rate, band and range of one row."""
    low, high = level.range
    could_be = low if low == high else f"{low} to {high}"
    band = ("–", "–") if level.band is None else (f"{level.band[0]:.2f}", f"{level.band[1]:.2f}")
    return _spaced(level.level), f"{level.per_1000_words:.2f}", *band, _spaced(could_be)


def _spaced(level: str) -> str:
    """A level as two words where it is two."""
    return level.replace("not-assessable", "not assessable")


def _labels(depth: Depth) -> tuple[str, ...]:
    """The labels of one row."""
    return tuple(f"{number:,}" for number in (depth.mention, depth.engagement, depth.commitment, depth.undecided))


def _variant(count: Count, name: str) -> int:
    """A recount; the count itself where it was not made."""
    return count.variants.get(name, count.headline)


def _row(name: str, gender: int, migration: int) -> tuple[str, str, str]:
    """One row of two figures."""
    return name, f"{gender:,}", f"{migration:,}"
