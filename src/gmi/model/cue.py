"""Words and rules that depth and qualifiers are read from, once loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from gmi.model.reference import Label, QualifierKind
from gmi.model.rubric import Case

Direction = Literal["forward", "backward", "bidirectional", "terminate", "pseudo"]

CueKind = Literal[
    "law",
    "plan",
    "named-programme",
    "body",
    "adopt",
    "in-force",
    "legal-verb",
    "penal",
    "binding",
    "passive-duty",
    "right",
    "basis",
    "task",
    "money",
    "target",
    "delivery",
    "situation",
    "figure",
    "disaggregation",
    "study",
    "consultation",
    "court",
    "court-rule",
    "case",
    "agency",
    "victim",
    "restriction",
    "rule-verb",
    "everyone",
    "opener",
    "equality",
    "parents",
    "mother",
    "father",
    "procedure",
    "setting",
    "pointer",
    "event-name",
    "principle",
    "imperative",
    "gerund",
    "noun-phrase",
    "anaphor",
    "finite",
    "link",
    "status-clause",
    "benefit",
    "reported-act",
    "people",
    "ground",
    "abstract",
    "mask",
]
CUE_KINDS: tuple[CueKind, ...] = get_args(CueKind)


@dataclass(frozen=True, slots=True)
class QualifierRule:
    """A trigger and where it looks.

    Attributes:
        id: Permanent dotted slug.
        kind: What it does to a reference.
        direction: Where the reference stands, seen from the trigger; ``terminate`` ends the scope of others;
            ``pseudo`` keeps triggers of its kind from counting.
        max_scope: Tokens between trigger and reference at most, within the sentence. For ``pseudo``: tokens after it
            in which a trigger does not count.
        applies_to: Kinds that a ``terminate`` rule ends.
        phrases: In the form syntax of ``gmi.language.Phrase``.
        marks: Punctuation marks that act as the phrases do; a form of ``Phrase`` must hold a word.
        case: As in ``Phrase``.
        match: Our own sentences, reference in square brackets, that it qualifies.
        no_match: Our own sentences that it does not qualify.
    """

    id: str
    kind: QualifierKind
    direction: Direction
    max_scope: int
    applies_to: tuple[QualifierKind, ...]
    phrases: tuple[str, ...]
    marks: str
    case: Case
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are evidence for or against depth.

    Attributes:
        id: Permanent dotted slug.
        kind: What they are evidence of.
        phrases: In the form syntax of ``gmi.language.Phrase``.
        case: As in ``Phrase``.
    """

    id: str
    kind: CueKind
    phrases: tuple[str, ...]
    case: Case = "any"


@dataclass(frozen=True, slots=True)
class DepthRule:
    """What is known of one rule of the depth classifier.

    Attributes:
        id: As the code names it, for example ``commitment.undertaking``.
        label: What it decides.
        says: What the reason of a label says; ``{trigger}`` and ``{source}`` stand for words of the report.
        says_with_source: The same where the rule leans on an instrument or an actor; empty when it never does.
        confidence: Share of the development references, to 0.05, on which it was right; pulled towards 0.6 where
            few were seen.
        seen: On how many development references it decided.
        why: The codebook's sentence that it stands for.
        contradicts: Rules that, when they hold as well, leave the reference undecided.
    """

    id: str
    label: Label
    says: str
    confidence: float
    seen: int
    why: str
    says_with_source: str = ""
    contradicts: tuple[str, ...] = ()
