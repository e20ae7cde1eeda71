"""Where things stand in the report, in the words and links that a reader follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gmi.model.document import Paragraph, Zone
from gmi.model.scorecard import Result

# Groups that are counted but kept out of the headline (codebook, section 1).
APART_GROUPS = frozenset({"men-boys"})
STATE_ZONES: tuple[Zone, ...] = ("heading", "body", "footnote", "table", "annex")


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph as a reader is sent to it.

    Attributes:
        label: The printed number, "12 (note 7)", "page 4" or "after 12"; never empty.
        anchor: Id of the first reference of the paragraph in the table of evidence; of its own text where it holds no
            reference and something of the scorecard points to it; else None.
    """

    label: str
    anchor: str | None

    @property
    def numbered(self) -> bool:
        """Whether the label is, or begins with, a printed number."""
        return self.label[:1].isdecimal()


class Places:
    """Knows the label and the anchor of every paragraph of one report.

    Attributes:
        bare: Indexes of the paragraphs that the scorecard points to and that hold no reference, in order.
    """

    def __init__(self, result: Result) -> None:
        """Reads the report once."""
        self._paragraphs = result.document.paragraphs
        self._anchors: dict[int, str] = {}
        for item in result.references:
            self._anchors.setdefault(item.reference.paragraph_index, item.reference.id)
        self.bare = tuple(sorted(_pointed_to(result) - self._anchors.keys()))
        self._anchors |= {index: f"p{index}" for index in self.bare}

    def find(self, index: int) -> Place:
        """The place of one paragraph by its index."""
        return Place(label_paragraph(self._paragraphs[index], self._paragraphs), self._anchors.get(index))

    def find_all(self, indexes: Iterable[int]) -> tuple[Place, ...]:
        """The places of several paragraphs, in the order given, each label once."""
        places: dict[str, Place] = {}
        for index in indexes:
            place = self.find(index)
            known = places.get(place.label)
            if known is None:
                places[place.label] = place
        return tuple(places.values())

    def labels(self, indexes: Iterable[int]) -> tuple[str, ...]:
        """The labels alone."""
        return tuple(place.label for place in self.find_all(indexes))


def _pointed_to(result: Result) -> set[int]:
    """Every paragraph that an indicator, a question, a measure or a vetoed word names."""
    card = result.scorecard
    named = {index for indicator in card.indicators for index in indicator.evidence_paragraphs}
    named.update(evidence.paragraph_index for question in result.questions for evidence in question.evidence)
    named.update(index for measure in card.measures for index in measure.paragraph_indexes)
    named.update(hit.paragraph_index for hit in result.vetoed)
    return {index for index in named if index < len(result.document.paragraphs)}


def label_paragraph(paragraph: Paragraph, paragraphs: tuple[Paragraph, ...]) -> str:
    """What a reader looks for: the printed number, the note, the page, or the last number above."""
    if paragraph.zone == "footnote" and paragraph.number:
        caller = number_paragraph(paragraph, paragraphs)
        return f"{caller} (note {paragraph.number})" if caller else f"note {paragraph.number}"
    if paragraph.number:
        # Annexes number their paragraphs anew.
        return f"annex, {paragraph.number}" if paragraph.annexed else paragraph.number
    if paragraph.page_number is not None:
        return f"page {paragraph.page_number}"
    above = (p.number for p in reversed(paragraphs[: paragraph.index]) if p.number and p.zone != "footnote")
    return next((f"after {number}" for number in above), "opening")


def number_paragraph(paragraph: Paragraph, paragraphs: tuple[Paragraph, ...]) -> str | None:
    """The printed number under which a paragraph is cited; a footnote is cited by the paragraph that calls it."""
    if paragraph.zone != "footnote":
        return paragraph.number
    return None if paragraph.called_from is None else paragraphs[paragraph.called_from].number
