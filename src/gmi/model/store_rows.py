"""Rows of a batch's store, as the batch page, the summary and the search take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.model.document import Zone
from gmi.model.review import Fault, ReviewStatus
from gmi.model.rubric import Level
from gmi.model.scorecard import Depth


@dataclass(frozen=True, slots=True)
class FileRow:
    """One path that a batch was given.

    Attributes:
        path: As the user named it.
        sha256: Of its bytes.
        size_bytes: How many there are.
        report_key: The report that it holds; None while it is not reviewed.
        duplicate_of: The first path, in sorted order, with the same content; None when this is the first.
    """

    path: str
    sha256: str
    size_bytes: int
    report_key: str | None
    duplicate_of: str | None


@dataclass(frozen=True, slots=True)
class SideRow:
    """The figures of one dimension, or of where both meet.

    Attributes:
        count: References (headline), or intersection sentences; more is more said.
        per_page: Of ``count``.
        per_1000_words: Of ``count``.
        paragraph_share: Share of the State's own paragraphs that hold one, 0..1; None for intersections.
        depth: How many have which label; exclusive.
        mention: Level of mention.
        engagement: Level of engagement or more.
        commitment: Level of commitment.
        clustering: How many come together: mean number in the paragraph that one stands in; 1 when each stands alone.
    """

    count: int
    per_page: float
    per_1000_words: float
    paragraph_share: float | None
    depth: Depth
    mention: Level
    engagement: Level
    commitment: Level
    clustering: float = 1.0


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """How many indicators have which outcome."""

    met: int
    partly_met: int
    not_met: int
    not_applicable: int
    not_assessable: int


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """What is said of a report that is done.

    Attributes:
        headline: The dimension that its scorecard leads with.
        finding: The finding sentence.
        groups: Counted references by group, of both dimensions, in the rubric's order.
        problem_count: Problems of any severity met while reading.
        warning_count: Those that may have put a figure wrong: warnings and errors.
    """

    headline: Literal["gender", "intersections"] | None
    finding: str
    page_count: int
    word_count: int
    paragraph_count: int
    numbered_paragraph_last: int | None
    readable_share: float
    gender: SideRow
    migration: SideRow
    intersections: SideRow
    groups: dict[str, int]
    indicators: OutcomeCounts
    problem_count: int
    warning_count: int
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    gmi_version: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One content of a batch, whatever came of it.

    Attributes:
        key: First 16 hexadecimal digits of ``sha256``; names its folder.
        sha256: Of the content.
        path: First path, in sorted order, that holds it.
        title: What to call it: State and symbol, or the file's name.
        status: ``done``, ``failed`` or ``skipped``.
        fault: Why it failed or was skipped; None when done.
        year: Of ``date``; None when it has none.
        figures: None unless done.
    """

    key: str
    sha256: str
    path: str
    title: str
    status: ReviewStatus
    fault: Fault | None
    symbol: str | None
    state: str | None
    state_name: str | None
    body: str | None
    cycle: str | None
    document_kind: str | None
    language: str | None
    date: str | None
    year: int | None
    figures: ReportFigures | None


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in one report."""

    report_key: str
    theme_id: str
    title: str
    paragraph_count: int
    reference_count: int
    intersection_count: int
    level: Level
    gap_count: int
    treated_without_group: bool


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What a search is narrowed to; an empty tuple or None narrows nothing. Entries of one tuple are alternatives.

    Attributes:
        states: ISO 3166-1 alpha-3 codes.
        bodies: Treaty bodies by their symbols.
        years: First and last year of the report's date.
        groups: Groups of which the paragraph holds a counted reference.
        labels: Labels of which it holds a counted reference (of the group, when groups are given).
        themes: Themes that it is placed in.
        zones: Parts of a report; empty for the State's own words.
        all_zones: Look through every part.
    """

    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    groups: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    all_zones: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a search found.

    Attributes:
        citation: Ready to paste: "(CRPD/C/KEN/1, para. 123)"; the page where there is no number.
        number: As printed; None when it has none.
        text: The whole paragraph.
        snippet: The part around the words found, cut into pieces; every second piece, from the second on, is a word
            found.
    """

    report_key: str
    path: str
    citation: str
    state: str | None
    state_name: str | None
    body: str | None
    symbol: str | None
    date: str | None
    zone: Zone
    number: str | None
    page_number: int | None
    heading_path: str
    themes: tuple[str, ...]
    text: str
    snippet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found: the best of it, and how many paragraphs there are in all."""

    total: int
    report_count: int
    best: tuple[Hit, ...]
