"""What a person decided on a reference, signed and dated."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.labelled import TrueLabel
from gmi.model.reference import ClassifiedReference, Dimension, Tag
from gmi.model.span import Span


@dataclass(frozen=True, slots=True)
class Decision:
    """One signed row of a sheet of references.

    Attributes:
        where: ``file:line`` of the row.
        dimension: ``gender`` or ``migration``.
        span: Place of the reference in ``Document.text`` when the sheet was written.
        text: The reference, as the sheet holds it.
        sentence: Its sentence, as the sheet holds it: white space may differ from the report's.
        label: Depth, or ``not-a-reference``.
        tags: In the order of ``TAGS``.
        by: Who decided.
        on: When, ISO 8601.
        note: What the person added; empty when nothing.
    """

    where: str
    dimension: Dimension
    span: Span
    text: str
    sentence: str
    label: TrueLabel
    tags: tuple[Tag, ...]
    by: str
    on: str
    note: str = ""

    @property
    def place(self) -> tuple[Dimension, Span]:
        """What the decision is on: references of one dimension do not overlap."""
        return self.dimension, self.span


@dataclass(frozen=True, slots=True)
class DecidedReference(ClassifiedReference):
    """A reference whose label a person gave; ``decision`` says who and when.

    Attributes:
        decision: The signed row.
    """

    decision: Decision
