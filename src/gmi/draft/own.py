"""What the organisation knows from its own work, and room for it."""

from __future__ import annotations

import re

from gmi.draft.brief import Brief
from gmi.draft.phrase import place, say
from gmi.draft.pick import OVERALL
from gmi.model.draft import Run, Statement
from gmi.model.profile import OwnEvidence

_FINAL = (".", "!", "?", "”", '"')


def list_own(brief: Brief, theme: str, topic: str) -> tuple[Statement, ...]:
    """Statistics and testimony of the organisation and of migrant communities, with their sources; else a marked place.

    Args:
        brief: Everything that is known.
        theme: Theme id or ``overall``.
        topic: The theme as it stands in a sentence.
    """
    own = [_state(item) for item in brief.profile.evidence if item.theme == theme]
    heard = [
        say(
            f"Asked “{_line(answer.question)}”, members of a migrant community answered on {answer.on}: "
            f"“{_line(answer.answer)}”."
        )
        for answer in brief.result.experience
        if answer.theme == theme and answer.answer.strip()
    ]
    return (*own, *heard) or (Statement((_ask_for(brief, theme, topic),)),)


def has_own(brief: Brief, theme: str) -> bool:
    """Whether the organisation or a migrant community has something to say on a theme."""
    return any(item.theme == theme for item in brief.profile.evidence) or any(
        answer.theme == theme and answer.answer.strip() for answer in brief.result.experience
    )


def _state(evidence: OwnEvidence) -> Statement:
    """One piece of evidence with its source in brackets."""
    text = evidence.text.strip()
    source = evidence.source.strip()
    if not source:
        return Statement((Run(f"{text} "), place("source, place and year")))
    body = text[:-1] if text.endswith(".") else text
    end = "." if text.endswith(".") or not text.endswith(_FINAL) else ""
    return say(f"{body} ({source.rstrip('.')}){end}")


def _ask_for(brief: Brief, theme: str, topic: str) -> Run:
    """A place that says what would help there."""
    if theme == OVERALL:
        return place(
            f"how many people migrate to, from and through {brief.subject.state}, by sex and gender where it is known, "
            "with source and year"
        )
    rank = {question.indicator_id: question.rank for question in brief.result.questions}
    gaps = [
        item
        for item in brief.result.scorecard.indicators
        if item.theme == theme and item.outcome in {"not-met", "partly-met"}
    ]
    gaps.sort(key=lambda item: rank.get(item.id, len(rank) + 1))
    open_points = [point for point in (_open_point(item.gap, topic) for item in gaps) if point]
    most = f", above all on what the text leaves open: {open_points[0]}" if open_points else ""
    return place(f"your own statistics or testimony on {topic}, with source, place and year{most}")


def _open_point(gap: str, topic: str) -> str:
    """What a gap leaves open, as a clause: "whether domestic work is inspected"; empty where it is no clause."""
    for opening in ("does not say ", "without saying "):
        _, found, rest = gap.partition(opening)
        if found and rest.startswith(("whether ", "how ", "what ", "who ", "which ", "where ", "if ")):
            clause = rest.rstrip(".").replace("[", "(").replace("]", ")")
            return re.sub(r"^(how|whether) it ", rf"\1 {topic} ", clause)
    return ""


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
