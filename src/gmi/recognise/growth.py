"""A name while it grows to the right of its head noun."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.recognise.load_vocabulary import Head
from gmi.recognise.numbers import Numbered


@dataclass(slots=True)
class Growth:
    """What was read of a name so far.

    Attributes:
        end: Place after its last token.
        head: The head noun that decides what it is.
        numbered: The number read.
        specific: Whether a capitalised complement was read.
        described: Whether a complement in small letters or a quotation was read.
        joints: Small words gone over, in order.
    """

    end: int
    head: Head
    numbered: Numbered
    specific: bool = False
    described: bool = False
    joints: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the head noun, or a year, was read."""
        return not (self.specific or self.described or self.numbered.number)

    def add_number(self, step: Numbered, end: int) -> None:
        """Goes on to ``end`` with a further part of the number."""
        old = self.numbered
        self.end = end
        self.numbered = Numbered(end, old.number or step.number, old.period or step.period, old.year or step.year)
