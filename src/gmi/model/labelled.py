"""Labelled references: what people said of a reference, to learn from and to measure by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from gmi.model.document import Zone
from gmi.model.reference import Dimension, Tag
from gmi.model.span import Span

TrueLabel = Literal["mention", "engagement", "commitment", "not-a-reference"]
TRUE_LABELS: tuple[TrueLabel, ...] = get_args(TrueLabel)

Depth = Literal["mention", "engagement", "commitment"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)

# The codebook's groups (section 2) by dimension.
GROUPS: dict[Dimension, tuple[str, ...]] = {
    "gender": ("women-girls", "gender", "lgbtqia", "men-boys"),
    "migration": (
        "migrants",
        "refugees-asylum",
        "displacement",
        "irregular-status",
        "trafficking-smuggling",
        "labour-domestic-work",
        "diaspora-remittances",
        "return",
        "detention-expulsion",
    ),
}


@dataclass(frozen=True, slots=True)
class LabelledReference:
    """One reference in its sentence, labelled by the codebook (section 5).

    Attributes:
        id: As in the file; used once over all files that are read together.
        text: The sentence.
        start: First code point of the reference in ``text``.
        end: Code point after its last.
        dimension: ``gender`` or ``migration``.
        label: Depth, or ``not-a-reference`` for an occurrence that must not count.
        tags: Without repetition, in the order of ``TAGS``.
        language: ISO 639-1.
        source: ``written`` for sentences made for this project; else the report's symbol and paragraph.
        group: Codebook group; None where the file does not say.
        zone: Part of the report; None where the file does not say.
        family: Template family: the idea that a set of written sentences shares; None outside a written corpus.
        style: Drafting style, for example ``translated`` or ``listing``; None where the file does not say.
    """

    id: str
    text: str
    start: int
    end: int
    dimension: Dimension
    label: TrueLabel
    tags: tuple[Tag, ...]
    language: str
    source: str
    group: str | None = None
    zone: Zone | None = None
    family: str | None = None
    style: str | None = None

    @property
    def span(self) -> Span:
        """The place of the reference in ``text``."""
        return Span(self.start, self.end)

    @property
    def words(self) -> str:
        """The reference itself, as printed."""
        return self.text[self.start : self.end]
