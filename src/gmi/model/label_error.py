"""How far the depth labels can be trusted: what stands beside the levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LabelError:
    """How far a depth can be trusted, measured on labelled references of real reports.

    Attributes:
        depth: ``engagement`` (engagement or commitment) or ``commitment``.
        given: References that gmi reads so.
        right: Those of them that are so.
        true: References that are so.
    """

    depth: Literal["engagement", "commitment"]
    given: int
    right: int
    true: int


@dataclass(frozen=True, slots=True)
class LabelErrors:
    """The expected error of the labels under the levels.

    Attributes:
        references: Labelled references that it was measured on.
        date: ISO 8601.
        depths: Engagement, then commitment.
    """

    references: int
    date: str
    depths: tuple[LabelError, ...]
