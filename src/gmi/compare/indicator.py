"""Indicator by indicator: what was gained, what was lost, what cannot be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gmi.model.comparison import IndicatorMove, IndicatorMoves, OutcomeTally, ThemeTallyRow
from gmi.model.digest import Digest, DigestIndicator
from gmi.model.scorecard import Outcome

OVERALL = "overall"
OVERALL_TITLE = "The report as a whole"
_HEIGHTS: dict[Outcome, int] = {"not-met": 0, "partly-met": 1, "met": 2}


def compare_indicators(before: Digest, after: Digest) -> IndicatorMoves:
    """Every indicator of two results, by id, in the later rubric's order."""
    earlier = {indicator.id: indicator for indicator in before.indicators}
    later = {indicator.id for indicator in after.indicators}
    titles = title_themes((before, after))
    moves = [
        _make_move(earlier[indicator.id], indicator, titles)
        for indicator in after.indicators
        if indicator.id in earlier
    ]
    comparable = [move for move in moves if not move.why]
    return IndicatorMoves(
        gained=tuple(move for move in comparable if _HEIGHTS[move.after] > _HEIGHTS[move.before]),
        lost=tuple(move for move in comparable if _HEIGHTS[move.after] < _HEIGHTS[move.before]),
        unchanged=tally(move.after for move in comparable if move.before == move.after),
        not_comparable=tuple(move for move in moves if move.why),
        only_before=tuple(indicator.id for indicator in before.indicators if indicator.id not in later),
        only_after=tuple(indicator.id for indicator in after.indicators if indicator.id not in earlier),
    )


def tally(outcomes: Iterable[Outcome]) -> OutcomeTally:
    """How many there are of each."""
    counted = Counter(outcomes)
    return OutcomeTally(
        met=counted["met"],
        partly_met=counted["partly-met"],
        not_met=counted["not-met"],
        not_applicable=counted["not-applicable"],
        not_assessable=counted["not-assessable"],
    )


def tally_themes(digests: Sequence[Digest]) -> tuple[ThemeTallyRow, ...]:
    """Outcomes by theme in every report, of the indicators that all of them have."""
    shared = _find_shared(digests)
    titles = title_themes(digests)
    themes = dict.fromkeys(indicator.theme for indicator in digests[0].indicators if indicator.id in shared)
    return tuple(
        ThemeTallyRow(
            theme,
            titles.get(theme, theme),
            tuple(
                tally(
                    indicator.outcome
                    for indicator in digest.indicators
                    if indicator.theme == theme and indicator.id in shared
                )
                for digest in digests
            ),
        )
        for theme in themes
    )


def list_left_out(digests: Sequence[Digest]) -> tuple[str, ...]:
    """Ids of indicators that not every report has in the same words, each once."""
    shared = _find_shared(digests)
    every = dict.fromkeys(indicator.id for digest in digests for indicator in digest.indicators)
    return tuple(name for name in every if name not in shared)


def title_themes(digests: Sequence[Digest]) -> dict[str, str]:
    """Title by theme id; the first report's wins."""
    titles = {OVERALL: OVERALL_TITLE}
    for digest in digests:
        for theme in digest.themes:
            titles.setdefault(theme.id, theme.title)
    return titles


def _find_shared(digests: Sequence[Digest]) -> set[str]:
    """Ids that every report has with one wording and one theme."""
    entries = [{(i.id, i.theme, _plain(i.question)) for i in digest.indicators} for digest in digests]
    return {name for name, _, _ in set.intersection(*entries)}


def _make_move(before: DigestIndicator, after: DigestIndicator, titles: dict[str, str]) -> IndicatorMove:
    return IndicatorMove(
        id=after.id,
        question=after.question,
        theme=after.theme,
        theme_title=titles.get(after.theme, after.theme),
        before=before.outcome,
        after=after.outcome,
        before_paragraphs=before.paragraphs,
        after_paragraphs=after.paragraphs,
        before_reason=before.reason,
        after_reason=after.reason,
        why=_name_bar(before, after),
    )


def _name_bar(before: DigestIndicator, after: DigestIndicator) -> str:
    """Why two answers cannot be compared; empty when they can."""
    if _plain(before.question) != _plain(after.question):
        return "asked in other words"
    outcomes = (before.outcome, after.outcome)
    for outcome, words in (("not-assessable", "not assessable"), ("not-applicable", "not applicable")):
        if outcomes == (outcome, outcome):
            return f"{words} in both"
        if outcome in outcomes:
            return f"{words} in the {'earlier' if outcomes[0] == outcome else 'later'} report"
    return ""


def _plain(question: str) -> str:
    return " ".join(question.split()).casefold()
