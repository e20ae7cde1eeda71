"""What there is to see of one reference in its sentence: rules and a trained model look at the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.cue import CueKind
from gmi.model.reference import Name, Qualifier, Reference
from gmi.model.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue at one place of a sentence.

    Attributes:
        kind: What it is evidence of.
        cue_id: The cue of the data, or ``name.<kind>`` for a name that the report prints.
        span: Its place in the sentence.
        text: As printed.
        named: Whether it is, or looks like, a proper name.
    """

    kind: CueKind
    cue_id: str
    span: Span
    text: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """Everything that the rules may look at.

    Attributes:
        reference: The reference.
        sentence: Text of its sentence.
        target: Its place in that sentence.
        hits: Cues of the sentence, in order of position.
        lead: Cues of the lead-in of a list item, or of the sentence before one that opens with "It" or "The Act".
        is_item: Whether the sentence is an item of a list.
        lead_is_list: Whether ``lead`` is a list's lead-in.
        opening: Where the sentence's words begin, after number and bullet.
        item_count: Length of the enumeration that holds the reference; 1 when it stands in none.
        names: Names of laws, plans, bodies that overlap the sentence, with their place in it.
        qualifiers: Qualifiers of the reference.
    """

    reference: Reference
    sentence: str
    target: Span
    hits: tuple[Hit, ...]
    lead: tuple[Hit, ...]
    is_item: bool
    lead_is_list: bool
    opening: int
    item_count: int
    names: tuple[tuple[Name, Span], ...]
    qualifiers: tuple[Qualifier, ...]

    def find(self, *kinds: CueKind) -> tuple[Hit, ...]:
        """Cues of these kinds, wherever they stand."""
        return tuple(hit for hit in self.hits if hit.kind in kinds)

    def first(self, *kinds: CueKind) -> Hit | None:
        """The first cue of these kinds."""
        return next((hit for hit in self.hits if hit.kind in kinds), None)

    def over_target(self, *kinds: CueKind) -> Hit | None:
        """The cue of these kinds that holds the reference or a part of it."""
        return next((hit for hit in self.find(*kinds) if hit.span.overlaps(self.target)), None)

    def opens_with(self, *kinds: CueKind) -> Hit | None:
        """The cue of these kinds with which the sentence opens."""
        return next((hit for hit in self.find(*kinds) if hit.span.start == self.opening), None)

    def qualified(self, *rule_ids: str) -> Qualifier | None:
        """The first qualifier of one of these rules; ``negated.`` stands for all rules of a kind."""
        wanted = {*rule_ids}
        return next((q for q in self.qualifiers if wanted & {q.rule_id, f"{q.kind}."}), None)

    @property
    def names_persons(self) -> bool:
        """Whether the reference is a word for people, not for a thing such as trafficking."""
        return not any(hit.span.contains(self.target) for hit in self.find("abstract"))
