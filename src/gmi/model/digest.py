"""What a comparison needs of one result: figures, outcomes and names, without the evidence behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gmi.errors import Problem
from gmi.model.document import DocumentKind
from gmi.model.reference import NameKind
from gmi.model.rubric import Level, Stage
from gmi.model.scorecard import Depth, Outcome

DepthName = Literal["mention", "engagement", "commitment"]
DepthOf = Literal["gender", "intersections"]


@dataclass(frozen=True, slots=True)
class DigestSource:
    """What the report is; None for what could not be read.

    Attributes:
        path: As the user named it.
        sha256: Of the report's bytes.
        page_count: 0 where the format has no pages.
        word_count: Words in the State's own zones: the base of every rate.
    """

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


@dataclass(frozen=True, slots=True)
class DigestRubric:
    """Which rubric made the result."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DigestCount:
    """How often one thing is referred to.

    Attributes:
        id: ``gender``, ``migration``, ``intersections``, or ``group:`` and the id of a group.
        count: References, or sentences for ``intersections``; more is more said.
        clustering: How many come together: the mean size of the cluster that a reference stands in, a cluster being
            all that one paragraph holds. 1 when each stands in a paragraph of its own.
        densest: How many the paragraph with the most of them holds.
        densest_paragraph: Its label; empty where there is none.
    """

    id: str
    count: int
    clustering: float
    densest: int = 0
    densest_paragraph: str = ""


@dataclass(frozen=True, slots=True)
class DigestLevel:
    """One level.

    Attributes:
        id: As in ``DigestCount``.
        depth: ``mention``, ``engagement`` or ``commitment``; cumulative.
        count: References (or sentences) under it.
        range: Lowest and highest word that it could read.
    """

    id: str
    depth: DepthName
    level: Level
    count: int
    range: tuple[Level, Level]


@dataclass(frozen=True, slots=True)
class DigestTheme:
    """One theme.

    Attributes:
        paragraphs: How many are placed in it.
        references: Gender references in them.
        intersections: Sentences in them in which gender and migration meet.
        depth: Of the references, or of the sentences; see ``Digest.depth_of``.
    """

    id: str
    title: str
    paragraphs: int
    references: int
    intersections: int
    depth: Depth
    level: Level


@dataclass(frozen=True, slots=True)
class DigestIndicator:
    """The answer to one indicator.

    Attributes:
        paragraphs: Labels of those that decided or were looked at.
    """

    id: str
    question: str
    theme: str
    outcome: Outcome
    reason: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestMeasure:
    """A measure that the report names, with what it can be joined by.

    Attributes:
        name: The fullest form printed.
        paragraphs: Labels of those that name it.
        numbers: Numbers of the act in any form printed, with their year, which is empty where none stands.
        title: Its words in one spelling, without number, year and State; empty when it is only a number.
        year: Years in its name; empty for none.
        acronym: The form printed that is an acronym; empty when there is none.
    """

    name: str
    kind: NameKind
    paragraphs: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    title: str
    year: str
    acronym: str


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """A question or recommendation that a gap suggests; ``rank`` 1 is first within its stage."""

    text: str
    stage: Stage
    theme: str
    indicator_id: str
    rank: int


@dataclass(frozen=True, slots=True)
class Digest:
    """One result, as far as it can be compared.

    Attributes:
        origin: What the user named: the report itself, or the file or folder that holds its result.
        counts: Both dimensions, where they meet, then the groups in the rubric's order.
        levels: In the same order, three to each.
        depth_of: What the depth of its themes is a depth of: gender references, or sentences where both meet.
        problems: What was met while reading.
        group_titles: What the rubric calls each group, by id; empty in results that do not say it.
    """

    origin: str
    gmi_version: str
    source: DigestSource
    rubric: DigestRubric
    counts: tuple[DigestCount, ...]
    levels: tuple[DigestLevel, ...]
    depth_of: DepthOf
    themes: tuple[DigestTheme, ...]
    indicators: tuple[DigestIndicator, ...]
    measures: tuple[DigestMeasure, ...]
    questions: tuple[DigestQuestion, ...]
    problems: tuple[Problem, ...]
    group_titles: dict[str, str] = field(default_factory=dict)
