"""Two reports of one State: what was gained, lost and moved between them."""

from __future__ import annotations

from collections.abc import Sequence

from gmi.compare.figure import compare_counts, compare_levels, figure_of, move_in_theme
from gmi.compare.indicator import compare_indicators, title_themes
from gmi.compare.measure import compare_measures
from gmi.model.comparison import DepthShares, Pair, StandingQuestion, ThemeMove
from gmi.model.digest import Digest, DigestTheme
from gmi.model.scorecard import Depth

_GAPS = ("not-met", "partly-met")


def compare_pair(digests: Sequence[Digest], place: int) -> Pair:
    """The report at a place and the next one."""
    before, after = digests[place], digests[place + 1]
    return Pair(
        before=place,
        after=place + 1,
        counts=compare_counts(before, after),
        levels=compare_levels(before, after),
        themes=compare_themes(before, after),
        indicators=compare_indicators(before, after),
        measures=compare_measures(before, after, treaties=False),
        treaties=compare_measures(before, after, treaties=True),
        questions=list_standing(before, after),
    )


def compare_themes(before: Digest, after: Digest) -> tuple[ThemeMove, ...]:
    """Every theme that both rubrics have, in the later one's order."""
    earlier = {theme.id: theme for theme in before.themes}
    alike = before.depth_of == after.depth_of
    return tuple(
        _compare_theme(before, after, (earlier[theme.id], theme), alike=alike)
        for theme in after.themes
        if theme.id in earlier
    )


def list_standing(before: Digest, after: Digest) -> tuple[StandingQuestion, ...]:
    """One question for each gap that both reports leave: that for the list of issues, else the recommendation."""
    titles = title_themes((after, before))
    earlier = {indicator.id: indicator for indicator in before.indicators}
    gaps = {
        indicator.id: (earlier[indicator.id].outcome, indicator.outcome)
        for indicator in after.indicators
        if indicator.id in earlier and indicator.outcome in _GAPS and earlier[indicator.id].outcome in _GAPS
    }
    standing: dict[str, StandingQuestion] = {}
    for question in sorted(after.questions, key=lambda q: (q.stage != "list-of-issues", q.rank)):
        if question.indicator_id in gaps and question.indicator_id not in standing:
            outcomes = gaps[question.indicator_id]
            standing[question.indicator_id] = StandingQuestion(
                text=question.text,
                theme=question.theme,
                theme_title=titles.get(question.theme, question.theme),
                indicator_id=question.indicator_id,
                before=outcomes[0],
                after=outcomes[1],
            )
    return tuple(standing.values())


def _compare_theme(before: Digest, after: Digest, themes: tuple[DigestTheme, DigestTheme], *, alike: bool) -> ThemeMove:
    first, second = themes
    return ThemeMove(
        id=second.id,
        title=second.title,
        before_paragraphs=figure_of(before, first.paragraphs),
        after_paragraphs=figure_of(after, second.paragraphs),
        references=move_in_theme(before, after, (first.references, second.references), "gender"),
        intersections=move_in_theme(before, after, (first.intersections, second.intersections), "intersections"),
        before_depth=_share(first.depth) if alike else None,
        after_depth=_share(second.depth) if alike else None,
    )


def _share(depth: Depth) -> DepthShares:
    total = max(depth.total, 1)
    return DepthShares(
        mention=depth.mention / total,
        engagement=depth.engagement / total,
        commitment=depth.commitment / total,
        undecided=depth.undecided / total,
        total=depth.total,
    )
