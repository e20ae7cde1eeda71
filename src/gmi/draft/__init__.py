"""Composes a shadow-report draft from what was found in a report."""

from __future__ import annotations

from gmi.draft.compose import compose_draft
from gmi.draft.words import count_words

__all__ = ["compose_draft", "count_words"]
