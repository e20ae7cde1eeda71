"""The table of evidence: one row a reference, and the filters that every number of the page points to."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.reference import BUCKETS, Bucket, ClassifiedReference, Dimension
from gmi.model.scorecard import Result
from gmi.model.span import Span
from gmi.render.places import APART_GROUPS, Places
from gmi.render.words import BUCKET_TITLES, LABEL_TITLES, METHOD_TITLES, ROLE_TITLES, TAG_TITLES, ZONE_TITLES

# Longer sentences (lists, mostly) are shown around the reference; the CSV and the JSON hold all of them.
_LONGEST_SENTENCE = 700
_KEPT_EACH_SIDE = 300
# A sentence that stands in the row above is not repeated whole.
_KEPT_WHEN_REPEATED = 90
_LONGEST_BARE = 300


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One reference as the page shows it.

    Attributes:
        id: Reference id, the row's anchor.
        keys: Filter keys, separated by spaces.
        place: Paragraph label.
        page: "p. 4", or empty.
        before: Sentence up to the reference.
        text: The reference.
        after: The rest of the sentence.
        group: Title of its group.
        label: Depth in a word, or why it is left out.
        note: Zone, where it is not the running text; empty otherwise.
        reason: Who decided, how sure, and why.
        counts: Whether it counts.
        sentence: Number of its sentence in the report, from 1: some figures count sentences.
        again: Whether its sentence stands in the row above already, and is shortened here.
    """

    id: str
    keys: str
    place: str
    page: str
    before: str
    text: str
    after: str
    group: str
    label: str
    note: str
    reason: str
    counts: bool
    sentence: int
    again: bool


@dataclass(frozen=True, slots=True)
class BareParagraph:
    """A paragraph that was looked at and holds no reference: where it stands, and how it begins."""

    anchor: str
    place: str
    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One drop-down list: its title and its choices as (key, title, number of rows)."""

    title: str
    choices: tuple[tuple[str, str, int], ...]


class FilterKeys:
    """Short names of everything that the rows can be filtered by; the same on both sides of a link."""

    def __init__(self, result: Result) -> None:
        """Numbers the groups and themes of one result."""
        card = result.scorecard
        self._titles = card.group_titles
        self._theme_titles = card.theme_titles
        self._groups = {group: f"g{place}" for place, group in enumerate(card.group_titles)}
        self._themes = {theme: f"t{place}" for place, theme in enumerate(card.theme_titles)}
        self._placed: dict[int, list[str]] = {}
        for theme in card.themes:
            for index in theme.paragraph_indexes:
                self._placed.setdefault(index, []).append(self.theme(theme.id))
        self._zones = {zone: f"z{place}" for place, zone in enumerate(ZONE_TITLES)}
        self._roles: dict[str, list[str]] = {}
        for frame in card.frames:
            for role, names in frame.evidence.items():
                for name in names:
                    self._roles.setdefault(name, []).append(self.role(role))
        self._meeting = frozenset(name for meet in card.intersections for name in meet.reference_ids)

    def dimension(self, dimension: Dimension) -> str:
        """Rows of one dimension."""
        return {"gender": "dg", "migration": "dm"}[dimension]

    def meeting(self) -> str:
        """Rows whose sentence is an intersection."""
        return "di"

    def group(self, group: str) -> str:
        """Rows of one group."""
        return self._groups.get(group, "g")

    def theme(self, theme: str) -> str:
        """Rows in paragraphs of one theme."""
        return self._themes.get(theme, "t")

    def bucket(self, bucket: Bucket | None) -> str:
        """Rows in one bucket, or those that count."""
        return "b" if bucket is None else f"b{BUCKETS.index(bucket)}"

    def role(self, role: str) -> str:
        """Rows that show their group in one part: victim, beneficiary, agency, participation."""
        return f"r{role[0]}"

    def headline(self, dimension: Dimension) -> str:
        """Exactly the rows that a headline count counts."""
        return f"{self.dimension(dimension)} k0 {self.bucket(None)}"

    def raw(self, dimension: Dimension) -> str:
        """Exactly the rows that a raw total counts."""
        return f"{self.dimension(dimension)} k0"

    def extended(self, dimension: Dimension) -> str:
        """Exactly the rows of extended terms that count."""
        return f"{self.dimension(dimension)} k1 {self.bucket(None)}"

    def excluded(self, dimension: Dimension, bucket: Bucket) -> str:
        """Exactly the rows that a bucket takes away from a raw total."""
        return f"{self.raw(dimension)} {self.bucket(bucket)}"

    def of_group(self, group: str) -> str:
        """Exactly the rows that the count of a group counts."""
        return f"{self.group(group)} {'k2' if group in APART_GROUPS else 'k0'} {self.bucket(None)}"

    def of_row(self, item: ClassifiedReference) -> str:
        """All keys of one row."""
        reference = item.reference
        apart = reference.group in APART_GROUPS
        kind = ("k2" if apart else "k0") if reference.core else ("k3" if apart else "k1")
        keys = [
            self.dimension(reference.dimension),
            self.group(reference.group),
            kind,
            self.bucket(reference.bucket),
            f"l{item.label[0] if item.label else ''}",
            self._zones[reference.zone],
            *self._placed.get(reference.paragraph_index, ()),
            *self._roles.get(reference.id, ()),
        ]
        return " ".join([*keys, self.meeting()] if reference.id in self._meeting else keys)

    def list_filters(self, rows: tuple[EvidenceRow, ...]) -> tuple[Filter, ...]:
        """The drop-down lists, with choices that hold at least one row."""
        tally: dict[str, int] = {}
        for row in rows:
            for key in row.keys.split():
                tally[key] = tally.get(key, 0) + 1
        named: tuple[tuple[str, dict[str, str]], ...] = (
            ("Dimension", {"dg": "gender", "dm": "migration", "di": "where both meet"}),
            ("Group", {key: self._titles[group] for group, key in self._groups.items()}),
            ("Depth", {f"l{label[0]}": title for label, title in LABEL_TITLES.items()} | {"l": "no label: left out"}),
            ("Shown as", {self.role(role): title for role, title in ROLE_TITLES.items()}),
            ("Theme", {key: self._theme_titles[theme] for theme, key in self._themes.items()}),
            ("Part of the report", {key: ZONE_TITLES[zone] for zone, key in self._zones.items()}),
            ("Counted", {"b": "yes"} | {self.bucket(b): f"no: {BUCKET_TITLES[b]}" for b in BUCKETS}),
            ("Terms", {"k0": "core", "k1": "extended", "k2": "men and boys, core", "k3": "men and boys, extended"}),
        )
        return tuple(
            Filter(title, tuple((key, name, tally[key]) for key, name in names.items() if key in tally))
            for title, names in named
        )


def list_evidence(result: Result, keys: FilterKeys, places: Places) -> tuple[EvidenceRow, ...]:
    """Every reference of the result, in order of position."""
    numbers: dict[Span, int] = {}
    rows = []
    last: Span | None = None
    for item in result.references:
        sentence = item.reference.sentence
        number = numbers.setdefault(sentence, len(numbers) + 1)
        rows.append(_make_row(item, result, keys, places, number, again=sentence == last))
        last = sentence
    return tuple(rows)


def list_bare(result: Result, places: Places) -> tuple[BareParagraph, ...]:
    """How the paragraphs begin that something points to and that hold no reference."""
    listed = []
    for index in places.bare:
        paragraph = result.document.paragraphs[index]
        text = " ".join(result.document.text_of(paragraph).split())
        if len(text) > _LONGEST_BARE:
            text = text[:_LONGEST_BARE].rpartition(" ")[0] + " …"
        place = places.find(index).label
        listed.append(BareParagraph(f"p{index}", place, _name_page(paragraph.page_number, place), text))
    return tuple(listed)


def cut_sentence(result: Result, item: ClassifiedReference, *, again: bool = False) -> tuple[str, str, str]:
    """The sentence before, in and after the reference; a very long or repeated one is cut at a word."""
    reference = item.reference
    text = result.document.text
    before = text[reference.sentence.start : reference.span.start]
    after = text[reference.span.end : reference.sentence.end]
    kept = _KEPT_WHEN_REPEATED if again else _KEPT_EACH_SIDE
    if again or len(reference.sentence) > _LONGEST_SENTENCE:
        if len(before) > kept:
            before = "… " + before[-kept:].partition(" ")[2]
        if len(after) > kept:
            after = after[:kept].rpartition(" ")[0] + " …"
    return before, reference.text, after


def _name_page(page: int | None, place: str) -> str:
    return "" if page is None or place.startswith("page ") else f"p. {page}"


def _make_row(
    item: ClassifiedReference, result: Result, keys: FilterKeys, places: Places, sentence: int, *, again: bool
) -> EvidenceRow:
    reference = item.reference
    before, text, after = cut_sentence(result, item, again=again)
    page = result.document.paragraphs[reference.paragraph_index].page_at(reference.span.start)
    place = places.find(reference.paragraph_index).label
    zone = "" if reference.zone == "body" else ZONE_TITLES[reference.zone]
    return EvidenceRow(
        id=reference.id,
        keys=keys.of_row(item),
        place=place,
        page=_name_page(page, place),
        before=before,
        text=text,
        after=after,
        group=result.scorecard.group_titles.get(reference.group, reference.group),
        label=LABEL_TITLES[item.label] if item.label else "not counted",
        note=f"annex, {zone}".removesuffix(", ") if reference.annexed and reference.zone != "annex" else zone,
        reason=_name_reason(item),
        counts=reference.bucket is None,
        sentence=sentence,
        again=again,
    )


def _name_reason(item: ClassifiedReference) -> str:
    """Who decided, how sure, why, and the tags."""
    bucket = item.reference.bucket
    reason = item.reason.strip().rstrip(".").removeprefix(f"{item.label}: ")
    if bucket:
        signed = f" ({reason.removeprefix(f'{bucket}: ')})" if item.method == "human" else ""
        return f"Left out: {BUCKET_TITLES[bucket]}{signed}."
    tags = "; ".join(TAG_TITLES[tag] for tag in item.tags)
    words = f"{METHOD_TITLES[item.method].capitalize()} (confidence {item.confidence:.2f}): {reason}."
    return f"{words} Tags: {tags}." if tags else words
