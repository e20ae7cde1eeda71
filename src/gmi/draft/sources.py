"""The sources of the draft."""

from __future__ import annotations

from collections.abc import Iterable

from gmi.draft.brief import Brief
from gmi.draft.front import name_kind, write_date
from gmi.draft.phrase import capitalise, place
from gmi.draft.pick import OVERALL, questions_on
from gmi.model.draft import Listing, Run, Section
from gmi.model.scorecard import ThemeResult
from gmi.wording.name import IF_PARTY, TO_BE_CHECKED


def make_sources(brief: Brief, themes: Iterable[ThemeResult]) -> Section:
    """The State's report, the instruments named, the organisation's own sources, and room for more."""
    profile = brief.profile
    topics = (OVERALL, *(theme.id for theme in themes))
    items: list[tuple[Run, ...]] = [_cite_report(brief)]
    items += [(Run(text),) for text in _instruments(brief, topics)]
    own = dict.fromkeys(
        item.source.strip().rstrip(".") for item in profile.evidence if item.theme in topics and item.source.strip()
    )
    items += [(Run(f"{source}."),) for source in own]
    items.append((place("every other source that you used: author, title, year, address"),))
    return Section("sources", "Sources", 1, (Listing(tuple(items)),))


def _cite_report(brief: Brief) -> tuple[Run, ...]:
    """The State's report as a source; room for the title of one that has no symbol."""
    source, subject = brief.result.source, brief.subject
    title = f"{capitalise(name_kind(source, subject.noun))} of {subject.state}"
    if not subject.symbol:
        return Run(f"{title} "), place("full title, date and address of this document")
    parts = [title, subject.symbol, write_date(source.date)]
    return (Run(f"{', '.join(part for part in parts if part)}."),)


def _instruments(brief: Brief, topics: Iterable[str]) -> list[str]:
    """The instruments that questions of the draft stand on, in order of the alphabet."""
    checked: dict[str, bool] = {}
    for topic in topics:
        for stage in brief.stages:
            for question in questions_on(brief, topic, stage):
                for hook in question.hooks[:2]:
                    title = hook.instrument.removesuffix(IF_PARTY)
                    checked[title] = checked.get(title, False) or not hook.note.startswith(TO_BE_CHECKED)
    return [
        f"{capitalise(title)}{'' if checked[title] else f' ({TO_BE_CHECKED})'}."
        for title in sorted(checked, key=str.casefold)
    ]
