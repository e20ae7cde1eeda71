"""What a rubric holds, once loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gmi.model.reference import Bucket, Dimension, Label, Tag

Part = Literal["overall", "policy"]
Within = Literal["sentence", "paragraph", "theme"]
Case = Literal["any", "exact"]
Level = Literal["absent", "low", "moderate", "high", "not-assessable"]
Stage = Literal["list-of-issues", "session"]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are one reference, or one mark, when they occur.

    Attributes:
        id: Permanent dotted slug, for example ``women-girls.woman``.
        forms: How it is written. Words are separated by a space, which also matches a hyphen or nothing printed
            between hyphenated parts; ``*`` at the end of a word stands for any ending; ``a|b`` for one of two words.
        case: ``exact`` for acronyms that are a word in lower case.
        core: Whether the published finding counts it (gender only).
        match: Sentences of our own in which it must be found.
        no_match: Sentences of our own in which it must not be found.
    """

    id: str
    forms: tuple[str, ...]
    case: Case = "any"
    core: bool = True
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A codebook group: terms that are counted together.

    Attributes:
        id: For example ``women-girls``.
        dimension: ``gender`` or ``migration``.
        title: In plain words.
        headline: Whether it is part of the headline count (``men-boys`` is not).
        terms: In the order of the file.
    """

    id: str
    dimension: Dimension
    title: str
    headline: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """Words in which a term is not a reference at all ("drug trafficking").

    Attributes:
        id: Permanent dotted slug.
        forms: As in ``Term``.
        why: One sentence.
        case: As in ``Term``.
        match: Sentences in which the veto must hold.
        no_match: Sentences in which it must not.
    """

    id: str
    forms: tuple[str, ...]
    why: str
    case: Case = "any"
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameRule:
    """Words that are a title or an institution's name: a term inside them goes to the bucket.

    Attributes:
        id: Permanent dotted slug.
        bucket: ``treaty-title`` or ``institution-name``.
        forms: As in ``Term``.
        case: As in ``Term``.
        match: Sentences in which it must hold.
        no_match: Sentences in which it must not.
    """

    id: str
    bucket: Bucket
    forms: tuple[str, ...]
    case: Case = "exact"
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Atom:
    """Asks for one find (reference or mark) that has every property named here.

    Attributes:
        terms: Any of these term ids.
        groups: Any of these groups.
        dimension: This dimension.
        labels: Any of these depth labels.
        tags: All of these tags.
        zones: Any of these zones.
        themes: The paragraph is in any of these themes.
        core: Core references only.
    """

    terms: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    dimension: Dimension | None = None
    labels: tuple[Label, ...] = ()
    tags: tuple[Tag, ...] = ()
    zones: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    core: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand in the report.

    A unit (sentence, paragraph, or all paragraphs of the theme) satisfies the condition when every part of ``all``
    holds in it, at least one of ``any`` (when there are any) and none of ``none``. The condition holds when at least
    ``at_least`` units satisfy it and, when ``share`` is given, at least that share of the units looked at.

    Attributes:
        all: Parts that must all hold in one unit.
        any: Parts of which one must hold.
        none: Parts of which none may hold.
        within: What a unit is.
        at_least: How many units.
        share: 0..1 of the units looked at, or None.
    """

    all: tuple[Atom | Condition, ...] = ()
    any: tuple[Atom | Condition, ...] = ()
    none: tuple[Atom | Condition, ...] = ()
    within: Within = "paragraph"
    at_least: int = 1
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Applies:
    """When an indicator is asked at all; an empty field asks nothing.

    Attributes:
        bodies: Treaty bodies.
        kinds: Document kinds.
        theme_present: Only where the report has at least one paragraph on the indicator's theme.
    """

    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    theme_present: bool = False


@dataclass(frozen=True, slots=True)
class Examples:
    """Paragraphs of our own, each written to give one outcome."""

    met: tuple[str, ...] = ()
    partly_met: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionTemplate:
    """A question for the Committee, with slots.

    Attributes:
        stage: ``list-of-issues`` (a question) or ``session`` (a recommendation for concluding observations).
        text: Slots ``{state}``, ``{symbol}``, ``{paragraphs}``, ``{measure}``, ``{hook}``. A part in square brackets
            is left out when one of its slots is empty.
    """

    stage: Stage
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that a reader can answer yes or no from the text.

    Attributes:
        id: Permanent dotted slug, for example ``trafficking.data.disaggregated``.
        theme: Theme id, or ``overall`` for the whole report.
        part: Part of the method.
        question: What is asked, in one sentence.
        why: Why it matters, in one or two sentences.
        gap: What is missing when it is not met, as a clause that follows "The report".
        hooks: Ids of provisions, for example ``icrmw.25``, most specific first.
        weight: 1 (useful) to 3 (telling).
        met: Condition for ``met``.
        partly: Weaker condition for ``partly-met``; None when there is no half-way.
        applies_when: When it is asked.
        questions: Templates, at least one for each stage.
        examples: Paragraphs that run as tests.
    """

    id: str
    theme: str
    part: Part
    question: str
    why: str
    gap: str
    hooks: tuple[str, ...]
    weight: int
    met: Condition
    partly: Condition | None
    applies_when: Applies
    questions: tuple[QuestionTemplate, ...]
    examples: Examples


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of policy: what places a paragraph in it, and what is asked about it.

    Attributes:
        id: For example ``trafficking``.
        title: In plain words.
        why: Why the theme matters.
        hooks: Ids of provisions.
        groups: Groups whose references place a paragraph in the theme.
        terms: Words that place a paragraph in the theme when they stand in it or in a heading above it.
        aspects: Words that indicators of the theme ask for; they do not place a paragraph.
        indicators: In the order of the file.
    """

    id: str
    title: str
    why: str
    hooks: tuple[str, ...]
    groups: tuple[str, ...]
    terms: tuple[Term, ...]
    aspects: tuple[Term, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the bands have been checked against published findings.

    Attributes:
        n: Published findings that are known with their numbers.
        note: What they are, in one or two sentences.
    """

    n: int
    note: str


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """One report of the reference set: references per 1,000 words.

    Attributes:
        symbol: UN symbol.
        words: Words in the State's own zones.
        rates: By ``dimension.level``, for example ``gender.mention`` (dimensions: gender, migration, intersections,
            and groups as ``group:women-girls``).
    """

    symbol: str
    words: int
    rates: dict[str, float]


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """The reports that levels are compared with.

    Attributes:
        id: For example ``state-reports-en``.
        date: ISO 8601 date on which it was computed.
        reports: Sorted by symbol.
    """

    id: str
    date: str
    reports: tuple[ReferenceRate, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric in one language.

    Attributes:
        id: For example ``gmi-cmw``.
        version: For example ``1.0``.
        sha256: Over all its files, by name and content.
        title: In plain words.
        languages: ISO 639-1 codes that it has terms for.
        language: The one that was loaded.
        bodies: Treaty bodies that it is made for.
        migration_bodies: Bodies whose reports are about migration; for any other, intersections are the headline.
        calibration: How far the bands have been checked.
        bands: Explicit band edges by ``dimension.level`` as (low/moderate, moderate/high); empty to take the terciles
            of the reference set.
        reference_set: The reports that levels are compared with.
        groups: In the order of the file.
        vetoes: In the order of the file.
        names: In the order of the file.
        themes: In the order of the file names.
        overall: Indicators of the whole report, which belong to no theme.
    """

    id: str
    version: str
    sha256: str
    title: str
    languages: tuple[str, ...]
    language: str
    bodies: tuple[str, ...]
    migration_bodies: tuple[str, ...]
    calibration: Calibration
    bands: dict[str, tuple[float, float]]
    reference_set: ReferenceSet
    groups: tuple[Group, ...]
    vetoes: tuple[Veto, ...]
    names: tuple[NameRule, ...]
    themes: tuple[Theme, ...]
    overall: tuple[Indicator, ...] = field(default=())

    def all_indicators(self) -> tuple[Indicator, ...]:
        """Overall indicators first, then theme by theme."""
        return self.overall + tuple(indicator for theme in self.themes for indicator in theme.indicators)


@dataclass(frozen=True, slots=True)
class Provision:
    """One article, objective, target or general comment that a question can stand on.

    Attributes:
        id: For example ``icrmw.25``.
        instrument_id: For example ``icrmw``.
        instrument: Short title for use in a sentence.
        provision: For example ``article 25``; empty when the whole instrument is meant.
        title: What it is about.
        verified: False where the citation has not been checked against its source: shown as "to be checked".
        source: Where it was read.
        binding: Whether only States parties are bound (a ratification is then looked up).
        ratification: Name of the treaty in the table of ratifications; None where no table covers it.
        note: What a user must know, for example that the Yogyakarta Principles are not UN-adopted; empty for none.
    """

    id: str
    instrument_id: str
    instrument: str
    provision: str
    title: str
    verified: bool
    source: str
    binding: bool
    ratification: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """The table of instruments and who is party to them.

    Attributes:
        provisions: By id.
        parties: By treaty name and ISO 3166-1 alpha-3: ``party``, ``signatory`` or ``none``.
        date: ISO 8601 date of the table of ratifications.
        source: Of the table of ratifications.
    """

    provisions: dict[str, Provision]
    parties: dict[tuple[str, str], str]
    date: str
    source: str
