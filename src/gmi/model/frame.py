"""How a report shows people: as victims, as beneficiaries, as actors, as people who are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How the report shows a group: sentences by role; one sentence can show more than one.

    Attributes:
        group: Group id.
        sentences: All sentences that refer to it.
        victim: As victim or vulnerable only.
        beneficiary: As beneficiary of a measure.
        agency: As decision-makers, workers, organisers, rights holders.
        participation: As consulted or taking part.
        evidence: Reference ids, by role in the order victim, beneficiary, agency, participation.
    """

    group: str
    sentences: int
    victim: int
    beneficiary: int
    agency: int
    participation: int
    evidence: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FrameNote:
    """Nearly every sentence on migrant women shows them as victims and as nothing else.

    Attributes:
        text: The note in words: what was found, and what the standard asks.
        sentences: Sentences that refer to women or girls and to migration.
        victim_only: Those of them that show women or girls as victims and in no other part.
        source: Of the standard that the note names.
        evidence: Ids of the references to women and girls in the sentences of ``victim_only``.
    """

    text: str
    sentences: int
    victim_only: int
    source: str
    evidence: tuple[str, ...]
