"""A place in the one text of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in ``Document.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuses a range that runs backwards."""
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> Span:
        """The same length, ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def cut(self, text: str) -> str:
        """The piece of ``text`` that the span names."""
        return text[self.start : self.end]
