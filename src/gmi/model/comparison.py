"""What two or more results say beside each other: figures with their counts, and what may be said to have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gmi.model.document import DocumentKind
from gmi.model.reference import NameKind
from gmi.model.rubric import Level
from gmi.model.scorecard import Outcome

Verdict = Literal["more", "less", "unclear", "same"]
"""Of the later (or second) rate against the first. ``unclear``: they lie apart, but chance alone could make the
difference. ``same``: they do not lie far apart, or by one or two references only."""

LevelVerdict = Literal["up", "down", "same", "unsure", "not-comparable"]
Presence = Literal["appears", "vanishes", "stays", "absent"]
CautionCode = Literal[
    "compare.rubric",
    "compare.rubric-version",
    "compare.gmi",
    "compare.language",
    "compare.readable",
    "compare.problems",
    "compare.kind",
    "compare.body",
    "compare.length",
    "compare.one-paragraph",
    "compare.order",
    "compare.state-unknown",
]


@dataclass(frozen=True, slots=True)
class Caution:
    """Why a figure of the comparison may mislead, in words.

    Attributes:
        reports: Places in ``Comparison.reports`` that it is about.
    """

    code: CautionCode
    message: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """One report of a comparison.

    Attributes:
        name: What it is called in the tables; no two have the same.
    """

    name: str
    path: str
    sha256: str
    symbol: str | None
    state: str | None
    state_name: str | None
    body: str | None
    cycle: str | None
    document_kind: DocumentKind
    language: str | None
    date: str | None
    page_count: int
    word_count: int
    readable_share: float
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    gmi_version: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and its rates.

    Attributes:
        count: References, or sentences where both meet.
        per_1000_words: Of the State's own words; None when it has none.
        per_page: None in a format without pages.
    """

    count: int
    per_1000_words: float | None
    per_page: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """Two rates and what may be said of their difference.

    Attributes:
        difference: Second less first, per 1,000 words.
        low: Lower end of the 95% interval of the difference.
        high: Upper end.
        verdict: ``more`` or ``less`` only when the interval leaves out 0 and at least three references lie between.
    """

    before: Figure
    after: Figure
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One thing counted, in every report; None where the report's rubric does not count it.

    Attributes:
        title: Of a group, as the first rubric that has it says it; empty for what is no group.
    """

    id: str
    figures: tuple[Figure | None, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level, and the lowest and highest word that it could read."""

    level: Level
    range: tuple[Level, Level]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level in every report."""

    id: str
    depth: Literal["mention", "engagement", "commitment"]
    cells: tuple[LevelCell | None, ...]


@dataclass(frozen=True, slots=True)
class CountMove:
    """One thing counted, before and after.

    Attributes:
        presence: ``appears`` and ``vanishes`` are said of any number; ``move.verdict`` says whether it weighs.
        title: Of a group, as the later rubric says it; empty for what is no group.
    """

    id: str
    move: Move
    presence: Presence
    title: str = ""


@dataclass(frozen=True, slots=True)
class LevelMove:
    """One level, before and after.

    Attributes:
        verdict: ``unsure`` when the words differ, but could read the same or the rate has not clearly moved.
    """

    id: str
    depth: Literal["mention", "engagement", "commitment"]
    before: LevelCell
    after: LevelCell
    verdict: LevelVerdict


@dataclass(frozen=True, slots=True)
class DepthShares:
    """How the references (or sentences) of a theme divide, 0..1; they add up to 1, or are all 0."""

    mention: float
    engagement: float
    commitment: float
    undecided: float
    total: int


@dataclass(frozen=True, slots=True)
class ThemeMove:
    """One theme, before and after.

    Attributes:
        before_paragraphs: Placed in it. Nothing is said of their change: one chapter brings many at once.
        after_paragraphs: The same, later.
        references: Gender references in them, by 1,000 words of the whole report.
        intersections: Sentences in them in which both meet.
        before_depth: None when the two reports count different things there.
    """

    id: str
    title: str
    before_paragraphs: Figure
    after_paragraphs: Figure
    references: Move
    intersections: Move
    before_depth: DepthShares | None
    after_depth: DepthShares | None


@dataclass(frozen=True, slots=True)
class IndicatorMove:
    """One indicator in two results; ``why`` says why it cannot be compared, and is empty when it can."""

    id: str
    question: str
    theme: str
    theme_title: str
    before: Outcome
    after: Outcome
    before_paragraphs: tuple[str, ...]
    after_paragraphs: tuple[str, ...]
    before_reason: str
    after_reason: str
    why: str


@dataclass(frozen=True, slots=True)
class OutcomeTally:
    """How many indicators have which outcome."""

    met: int
    partly_met: int
    not_met: int
    not_applicable: int
    not_assessable: int


@dataclass(frozen=True, slots=True)
class IndicatorMoves:
    """Every indicator of both results.

    Attributes:
        gained: From not met to partly met or met, or from partly met to met.
        lost: The other way.
        unchanged: With the same answer, by it.
        not_comparable: Not applicable or not assessable in one of them, or asked in other words.
        only_before: Ids that only the first rubric has.
        only_after: Ids that only the second rubric has.
    """

    gained: tuple[IndicatorMove, ...]
    lost: tuple[IndicatorMove, ...]
    unchanged: OutcomeTally
    not_comparable: tuple[IndicatorMove, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure in one report, or in both.

    Attributes:
        name: As the later report prints it, or the only one that names it.
        before_name: As the earlier prints it; empty when it does not name it.
        before: Labels of paragraphs.
        after: Labels of paragraphs.
    """

    name: str
    kind: NameKind
    before_name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureMoves:
    """What the two reports name; a measure that is no longer named is not said to be no longer in force.

    Attributes:
        newly_named: In the later report alone.
        still_named: In both.
        no_longer_named: In the earlier alone.
        new_edition: One title with another year or number: a law or plan that may have followed the other.
    """

    newly_named: tuple[NamedMeasure, ...]
    still_named: tuple[NamedMeasure, ...]
    no_longer_named: tuple[NamedMeasure, ...]
    new_edition: tuple[NamedMeasure, ...]


@dataclass(frozen=True, slots=True)
class StandingQuestion:
    """A question of the later result, and how its gap stood in the earlier one."""

    text: str
    theme: str
    theme_title: str
    indicator_id: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one State, the earlier first.

    Attributes:
        before: Place in ``Comparison.reports``.
        after: Place of the later.
        counts: Dimensions, where they meet, groups.
        measures: Laws, plans, bodies and so on.
        treaties: Apart: nearly every report names them.
        questions: One for each gap that was there before and is there still, the highest rank first.
    """

    before: int
    after: int
    counts: tuple[CountMove, ...]
    levels: tuple[LevelMove, ...]
    themes: tuple[ThemeMove, ...]
    indicators: IndicatorMoves
    measures: MeasureMoves
    treaties: MeasureMoves
    questions: tuple[StandingQuestion, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports of which one has the higher rate of something, by the same rule as a move."""

    higher: int
    lower: int


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """Which reports differ in the rate of one thing; pairs that are not listed are about the same."""

    id: str
    pairs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ThemeTallyRow:
    """Indicators of one theme in every report; only those that all the reports' rubrics have, in the same words."""

    theme: str
    title: str
    tallies: tuple[OutcomeTally, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more results beside each other.

    Attributes:
        schema_version: Of the JSON.
        kind: ``cycles`` when all are of one State, in order of date; ``states`` else, in the order given.
        title: The State, or the States.
        figures: Every count and rate.
        levels: Every level.
        pairs: Consecutive pairs; empty for States.
        differences: Which rates differ; empty for cycles.
        indicators: By theme.
        indicators_left_out: Ids that not every rubric has in the same words.
    """

    schema_version: str
    kind: Literal["cycles", "states"]
    title: str
    reports: tuple[ComparedReport, ...]
    cautions: tuple[Caution, ...]
    figures: tuple[FigureRow, ...]
    levels: tuple[LevelRow, ...]
    pairs: tuple[Pair, ...]
    differences: tuple[DifferenceRow, ...]
    indicators: tuple[ThemeTallyRow, ...]
    indicators_left_out: tuple[str, ...]
