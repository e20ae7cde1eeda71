"""What is said about a report: counts, depth, levels, indicators, questions, each traceable to references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gmi.errors import Problem
from gmi.model.document import Document, Source
from gmi.model.experience import Answer
from gmi.model.frame import Frame, FrameNote
from gmi.model.label_error import LabelErrors
from gmi.model.reference import Bucket, ClassifiedReference, Dimension, Measure, Vetoed
from gmi.model.rubric import Calibration, Level, Part, Stage

Outcome = Literal["met", "partly-met", "not-met", "not-applicable", "not-assessable"]
Strength = Literal["complete", "in-extracted-text"]


@dataclass(frozen=True, slots=True)
class Count:
    """How often a dimension is referred to.

    Attributes:
        headline: Core references (for gender) that are in no bucket; ``men-boys`` is not among them.
        extended: References to extended terms that are in no bucket.
        raw: Every reference of the headline groups found, core, in any bucket.
        excluded: What each bucket took away from ``raw``; ``raw - sum(excluded) == headline``.
        groups: Core references in no bucket, by group, ``men-boys`` among them.
        per_page: Headline by page.
        per_1000_words: Headline by 1,000 words of the State's own zones.
        paragraph_share: Share of the State's own paragraphs that hold one, 0..1.
        variants: The headline recounted with a zone taken out or a choice reversed, by name: "without footnotes",
            "without headings", "without tables", "without annexes", "with institution names",
            "with treaty titles", "with extended terms"…
    """

    headline: int
    extended: int
    raw: int
    excluded: dict[Bucket, int]
    groups: dict[str, int]
    per_page: float
    per_1000_words: float
    paragraph_share: float
    variants: dict[str, int]


@dataclass(frozen=True, slots=True)
class IntersectionCount:
    """Sentences and paragraphs that hold a gender and a migration reference that both count."""

    sentences: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of both dimensions, never added up, and where they meet."""

    gender: Count
    migration: Count
    intersections: IntersectionCount


@dataclass(frozen=True, slots=True)
class Depth:
    """How many references have which label; exclusive, not cumulative.

    ``restrictive``, ``negated`` and ``hedged`` say how many of them carry the tag.
    """

    mention: int
    engagement: int
    commitment: int
    undecided: int
    restrictive: int
    negated: int
    hedged: int

    @property
    def total(self) -> int:
        """All labelled references."""
        return self.mention + self.engagement + self.commitment + self.undecided


@dataclass(frozen=True, slots=True)
class LevelResult:
    """One level: a statement about a text, not about a State's conduct.

    Attributes:
        level: ``absent``, ``low``, ``moderate``, ``high`` or ``not-assessable``.
        count: References (or intersection sentences) under it, cumulative.
        per_1000_words: The measure.
        band: Edges low/moderate and moderate/high; None when there is no reference set.
        percentile: Share of the reference set that lies below, 0..100; None without a set.
        range: The level if bands lay 20% lower, if undecided ones moved up, and if bands lay 20% higher, from lowest to
            highest: two words, the same word twice when nothing changes.
        reason: In words.
    """

    level: Level
    count: int
    per_1000_words: float
    band: tuple[float, float] | None
    percentile: float | None
    range: tuple[Level, Level]
    reason: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """Mention, engagement and commitment of one dimension or group; cumulative."""

    mention: LevelResult
    engagement: LevelResult
    commitment: LevelResult


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels of each dimension, of where they meet, and of each group of the rubric."""

    gender: LevelRow
    migration: LevelRow
    intersections: LevelRow
    groups: dict[str, LevelRow]


@dataclass(frozen=True, slots=True)
class Intersection:
    """A sentence that holds a gender and a migration reference that both count.

    Attributes:
        paragraph_index: Place in ``Document.paragraphs``.
        sentence_start: First code point of the sentence.
        sentence_end: One past its last code point.
        label: The stronger of the labels.
        reference_ids: The references, in order.
        restrictive: Whether its strongest reference is restrictive.
    """

    paragraph_index: int
    sentence_start: int
    sentence_end: int
    label: Literal["mention", "engagement", "commitment", "undecided"]
    reference_ids: tuple[str, ...]
    restrictive: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """A headline group that the report does not refer to.

    Attributes:
        group: Group id.
        statement: The sentence that may be said.
        searched_terms: Every form that was looked for.
        zones: Zones that were looked through.
        strength: ``complete`` when no zone, bucket or veto holds a hit, in the repaired and the raw text, and every
            page was readable; else ``in-extracted-text``.
    """

    group: str
    statement: str
    searched_terms: tuple[str, ...]
    zones: tuple[str, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """One theme in the report.

    Attributes:
        id: Theme id.
        title: In plain words.
        paragraph_indexes: Paragraphs of the theme.
        reference_count: Gender references (core, counted) in them.
        intersection_count: Intersection sentences in them.
        depth: Of those gender references, or of the intersections where the report is not about migration.
        level: Of mention, by the theme's own rate; ``absent`` when the theme is not treated or without the group.
        gaps: Ids of applicable indicators not met or partly met.
        treated_without_group: The theme has paragraphs, and none refers to the headline dimension.
    """

    id: str
    title: str
    paragraph_indexes: tuple[int, ...]
    reference_count: int
    intersection_count: int
    depth: Depth
    level: Level
    gaps: tuple[str, ...]
    treated_without_group: bool


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """The answer to one indicator.

    Attributes:
        id: Indicator id.
        question: As in the rubric.
        theme: Theme id or ``overall``.
        part: Part of the method.
        outcome: See ``Outcome``; ``not-assessable`` is not "no".
        measured: The figure that decided; None when nothing was measured.
        unit: Of the figure, for example ``paragraphs``.
        reason: In words.
        evidence: Reference ids.
        evidence_paragraphs: Paragraph indexes that were decisive (met, partly met) or looked at (not met).
        weight: As in the rubric.
        gap: As in the rubric.
    """

    id: str
    question: str
    theme: str
    part: Part
    outcome: Outcome
    measured: float | None
    unit: str
    reason: str
    evidence: tuple[str, ...]
    evidence_paragraphs: tuple[int, ...]
    weight: int
    gap: str


@dataclass(frozen=True, slots=True)
class Hook:
    """A provision that a question stands on.

    Attributes:
        instrument: Short title, with ", if party" where the status is not known.
        provision: For example ``article 25``.
        note: "to be checked" and other notes; empty for none.
    """

    instrument: str
    provision: str
    note: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where to look in the report."""

    paragraph_number: str | None
    page_number: int | None
    paragraph_index: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question or recommendation suggested because of a named gap.

    Attributes:
        text: Ready to copy.
        stage: ``list-of-issues`` or ``session``.
        theme: Theme id or ``overall``.
        indicator_id: The gap.
        gap: The gap in words.
        hooks: Most specific first.
        evidence: What was looked at.
        rank: 1 is first, within its stage.
    """

    text: str
    stage: Stage
    theme: str
    indicator_id: str
    gap: str
    hooks: tuple[Hook, ...]
    evidence: tuple[Evidence, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class RubricStamp:
    """Which rubric made the result.

    Attributes:
        reference_rates: Rates per 1,000 words of all reports of the reference set, ascending, by the keys of
            ``ReferenceRate.rates`` (``gender.mention``); the page draws them beside the report's own rate.
        reference_set_bodies: How many reports of the set go to which body, as their symbols say, the most first;
            ``UPR`` for national reports to the universal periodic review.
        in_reference_set: Whether the report itself is one of the set.
        bodies: Treaty bodies that the rubric was written for.
    """

    id: str
    version: str
    sha256: str
    title: str
    languages: tuple[str, ...]
    calibration: Calibration
    reference_set_id: str
    reference_set_date: str
    reference_set_size: int
    reference_rates: dict[str, tuple[float, ...]] = field(default_factory=dict)
    reference_set_bodies: dict[str, int] = field(default_factory=dict)
    in_reference_set: bool = False
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that gmi says of one report, questions apart.

    Attributes:
        headline: The dimension that the scorecard leads with.
        finding: The finding sentence, in the form of the published method.
        theme_titles: Title by theme id, ``overall`` among them.
        group_titles: Title by group id.
        frame_note: Said where nearly everything on migrant women shows them as victims; else None.
    """

    headline: Literal["gender", "intersections"]
    finding: str
    counts: Counts
    depth: dict[Literal["gender", "migration", "intersections"], Depth]
    levels: Levels
    intersections: tuple[Intersection, ...]
    absences: tuple[Absence, ...]
    themes: tuple[ThemeResult, ...]
    indicators: tuple[IndicatorResult, ...]
    measures: tuple[Measure, ...]
    frames: tuple[Frame, ...]
    theme_titles: dict[str, str]
    group_titles: dict[str, str]
    group_dimensions: dict[str, Dimension]
    frame_note: FrameNote | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One report, assessed: the value that every renderer takes.

    Attributes:
        schema_version: Of the JSON result.
        gmi_version: Of the program.
        source: What the report is.
        rubric: Which rubric was used.
        document: The report as read.
        references: Classified, in order of position.
        vetoed: What a negative term kept out.
        scorecard: What is said of it.
        questions: Ranked, list of issues first.
        problems: What could not be read or recognised.
        label_errors: The expected error of the labels; None where it was not measured for the language.
        experience: Answers of migrant communities, in the order of the questions: the only part that no machine made.
    """

    schema_version: str
    gmi_version: str
    source: Source
    rubric: RubricStamp
    document: Document
    references: tuple[ClassifiedReference, ...]
    vetoed: tuple[Vetoed, ...]
    scorecard: Scorecard
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    label_errors: LabelErrors | None = None
    experience: tuple[Answer, ...] = ()
