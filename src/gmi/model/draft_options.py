"""What the user of a draft decides."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.draft import DraftStage


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """Choices for one draft.

    Attributes:
        stage: Questions for a list of issues, recommendations for the session, or both.
        themes: Theme ids, in the order in which they are to stand; None lets gmi choose.
        word_limit: Wins over the Committee's; None takes the Committee's.
        fit: Whether the draft is shortened until it fits.
        brevity: Step of the ladder of shortening to begin with; 0 takes nothing away.
    """

    stage: DraftStage = "session"
    themes: tuple[str, ...] | None = None
    word_limit: int | None = None
    fit: bool = False
    brevity: int = 0
