"""Which themes a draft treats, and which questions it puts first."""

from __future__ import annotations

from gmi.draft.brief import Brief
from gmi.model.rubric import Stage
from gmi.model.scorecard import Question, ThemeResult

OVERALL = "overall"
_ALIKE = 0.8  # share of words in common at which two questions ask the same
_PRIORITIES = (3, 5)


def choose_themes(brief: Brief) -> tuple[ThemeResult, ...]:
    """The themes of the draft, the weightiest first.

    Those that the user named, as named; else those of the organisation's priorities, then those with most gaps and
    most text (gaps times the root of paragraphs: our convention), among those that the report treats with a gap.
    A theme on which the organisation or a migrant community has something to say is always one of them, however few
    are asked for: what they know must not fall away.
    """
    themes = {theme.id: theme for theme in brief.result.scorecard.themes if theme.id != OVERALL}
    said = (*(item.theme for item in brief.profile.evidence), *_answered(brief))
    known = dict.fromkeys(theme for theme in said if theme in themes)
    if brief.options.themes is not None:
        named = tuple(dict.fromkeys(theme for theme in brief.options.themes if theme in themes))[: brief.plan.themes]
        return tuple(themes[theme] for theme in dict.fromkeys((*named, *known)))
    theme_of = {indicator.id: indicator.theme for indicator in brief.result.scorecard.indicators}
    first = dict.fromkeys(theme_of[name] for name in brief.profile.priorities if name in theme_of)
    wanted = {theme: place for place, theme in enumerate(dict.fromkeys((*first, *known)))}
    order = {theme: place for place, theme in enumerate(themes)}
    treated = [theme for theme in themes.values() if theme.id in wanted or (theme.gaps and theme.paragraph_indexes)]
    treated.sort(
        key=lambda theme: (
            wanted.get(theme.id, len(wanted)),
            -len(theme.gaps) * len(theme.paragraph_indexes) ** 0.5,
            order[theme.id],
        )
    )
    return tuple(theme for place, theme in enumerate(treated) if place < brief.plan.themes or theme.id in known)


def _answered(brief: Brief) -> tuple[str, ...]:
    """Themes on which migrant communities answered."""
    return tuple(item.theme for item in brief.result.experience if item.answer.strip())


def questions_on(brief: Brief, theme: str, stage: Stage) -> tuple[Question, ...]:
    """The questions of a theme: the organisation's priorities first, then by rank, no two alike."""
    asked = [question for question in brief.result.questions if question.theme == theme and question.stage == stage]
    return _different(_priorities_first(brief, asked))[: brief.plan.questions]


def choose_priorities(brief: Brief, themes: tuple[ThemeResult, ...], stage: Stage) -> tuple[Question, ...]:
    """Three to five questions for the summary: priorities of the organisation, then one of each theme, then more."""
    kept = {theme.id for theme in themes} | {OVERALL}
    offered = [question for theme in kept for question in questions_on(brief, theme, stage)]
    offered.sort(key=lambda question: question.rank)
    ranked = _priorities_first(brief, offered)
    named = frozenset(brief.profile.priorities)
    chosen = [question for question in ranked if question.indicator_id in named]
    for one_each in (True, False):
        for question in ranked:
            enough = _PRIORITIES[1] if one_each else _PRIORITIES[0]
            taken = {other.theme for other in chosen}
            if len(chosen) < enough and question not in chosen and (not one_each or question.theme not in taken):
                chosen.append(question)
    return _different(chosen)[: _PRIORITIES[1]]


def _priorities_first(brief: Brief, questions: list[Question]) -> list[Question]:
    """The same questions, those on the organisation's priorities first, in its order."""
    wanted = {name: place for place, name in enumerate(brief.profile.priorities)}
    return sorted(questions, key=lambda question: (wanted.get(question.indicator_id, len(wanted)), question.rank))


def _different(questions: list[Question]) -> tuple[Question, ...]:
    """The questions without those that ask what one before them asks."""
    kept: list[Question] = []
    for question in questions:
        if not any(_ask_the_same(question, other) for other in kept):
            kept.append(question)
    return tuple(kept)


def _ask_the_same(one: Question, other: Question) -> bool:
    """Whether two questions rest on one gap or are nearly the same words."""
    if one.indicator_id == other.indicator_id:
        return True
    first, second = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(first & second) >= _ALIKE * len(first | second)
