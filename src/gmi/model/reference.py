"""What is found in a report, and what is said about each find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from gmi.model.document import Zone
from gmi.model.span import Span

Dimension = Literal["gender", "migration"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

Bucket = Literal[
    "masthead",
    "running-head",
    "contents",
    "acronym-list",
    "committee-text",
    "treaty-title",
    "institution-name",
    "bibliography",
    "not-a-reference",
]
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)

Label = Literal["mention", "engagement", "commitment", "undecided"]
Method = Literal["human", "rule", "model", "rule+model"]

Tag = Literal[
    "hedged",
    "negated",
    "disaggregated-data",
    "budget",
    "target-or-deadline",
    "participation",
    "victim-framing",
    "agency",
    "restrictive",
]
TAGS: tuple[Tag, ...] = get_args(Tag)

QualifierKind = Literal["negated", "hedged", "past", "other-actor", "conditional", "quoted"]

NameKind = Literal["law", "decree", "policy", "plan", "programme", "body", "budget", "treaty"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of a law, policy, body or treaty at one place in the text.

    Attributes:
        span: The whole name, as printed.
        text: ``span.cut(document.text)``.
        kind: What it names.
        paragraph_index: Paragraph that holds it.
    """

    span: Span
    text: str
    kind: NameKind
    paragraph_index: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A law, policy, body or treaty that the report names, variants of one name joined.

    Attributes:
        name: The fullest form that the report prints.
        kind: What it is.
        paragraphs: Labels of the paragraphs that name it, in order, without repetition: the printed number, or
            "page 4" where there is none.
        paragraph_indexes: Places in ``Document.paragraphs``, in the same order.
        variants: Other printed forms that were joined, in order of first appearance.
    """

    name: str
    kind: NameKind
    paragraphs: tuple[str, ...]
    paragraph_indexes: tuple[int, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One occurrence of a rubric term: a fact, without opinion.

    Attributes:
        id: ``r0001`` …, in order of position.
        span: Its place in ``Document.text``.
        text: ``span.cut(document.text)``.
        sentence: Span of its sentence.
        dimension: ``gender`` or ``migration``.
        group: Codebook group, for example ``women-girls``.
        term_id: Term of the rubric that matched.
        core: Whether the published finding counts it.
        zone: Zone of its paragraph.
        annexed: Whether its paragraph stands in an annex.
        bucket: Why it is kept out of the headline; None when it counts.
        paragraph_index: Place in ``Document.paragraphs``.
        themes: Theme ids of its paragraph.
    """

    id: str
    span: Span
    text: str
    sentence: Span
    dimension: Dimension
    group: str
    term_id: str
    core: bool
    zone: Zone
    annexed: bool
    bucket: Bucket | None
    paragraph_index: int
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One occurrence of a word that places a paragraph in a theme or that an indicator asks for; never counted.

    Attributes:
        term_id: Theme term or aspect that matched, for example ``trafficking.shelter``.
        span: Its place in ``Document.text``.
        sentence: Span of its sentence.
        paragraph_index: Place in ``Document.paragraphs``.
        zone: Zone of its paragraph.
    """

    term_id: str
    span: Span
    sentence: Span
    paragraph_index: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Vetoed:
    """An occurrence that a negative term kept from being a reference ("drug trafficking"), shown as left out.

    Attributes:
        span: Its place in ``Document.text``.
        text: As printed.
        term_id: The term that it would have been.
        veto_id: The negative term that kept it out.
        paragraph_index: Place in ``Document.paragraphs``.
        why: The reason, as the rubric gives it; empty when not carried over.
    """

    span: Span
    text: str
    term_id: str
    veto_id: str
    paragraph_index: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one report.

    Attributes:
        references: In order of position; they do not overlap within a dimension.
        marks: In order of position.
        vetoed: In order of position.
        paragraph_themes: For each paragraph of the document, the ids of its themes.
    """

    references: tuple[Reference, ...]
    marks: tuple[Mark, ...]
    vetoed: tuple[Vetoed, ...]
    paragraph_themes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A trigger that changes what a sentence says of a reference.

    Attributes:
        kind: What it does.
        rule_id: The rule of the qualifier data.
        trigger: The words that triggered it, as printed.
        span: Their place in ``Document.text``.
    """

    kind: QualifierKind
    rule_id: str
    trigger: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClassifiedReference:
    """A reference with its depth.

    Attributes:
        reference: The fact.
        label: Depth; None in a bucket, which carries no label.
        tags: Sorted as in ``TAGS``.
        qualifiers: What qualified it, in order of position.
        method: Who decided.
        confidence: 0..1, how sure the method is; not a probability unless the method says so.
        reason: In words, what triggered the label.
    """

    reference: Reference
    label: Label | None
    tags: tuple[Tag, ...]
    qualifiers: tuple[Qualifier, ...]
    method: Method
    confidence: float
    reason: str
