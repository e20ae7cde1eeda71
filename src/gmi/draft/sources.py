"""The sources of the draft."""

from __future__ import annotations

from collections.abc import Iterable

from gmi.draft.brief import Brief
from gmi.draft.front import name_kind, write_date
from gmi.draft.phrase import capitalise, place
from gmi.model.draft import Listing, Run, Section, Statement
from gmi.wording.name import IF_PARTY, TO_BE_CHECKED


def make_sources(brief: Brief, sections: Iterable[Section]) -> Section:
    """The State's report, the instruments named, the organisation's own sources, and room for more.

    Args:
        brief: Everything that is known.
        sections: All that stands in the draft beside the sources.
    """
    profile = brief.profile
    text = _read(sections)
    items: list[tuple[Run, ...]] = [_cite_report(brief)]
    items += [(Run(title),) for title in _instruments(brief, text)]
    own = dict.fromkeys(item.source.strip().rstrip(".") for item in profile.evidence if item.source.strip())
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


def _instruments(brief: Brief, text: str) -> list[str]:
    """The instruments that the draft names as standards, in order of the alphabet."""
    checked: dict[str, bool] = {}
    for question in brief.result.questions:
        for hook in question.hooks:
            title = hook.instrument.removesuffix(IF_PARTY)
            if title in text:
                checked[title] = checked.get(title, False) or not hook.note.startswith(TO_BE_CHECKED)
    return [
        f"{capitalise(title)}{'' if checked[title] else f' ({TO_BE_CHECKED})'}."
        for title in sorted(checked, key=str.casefold)
    ]


def _read(sections: Iterable[Section]) -> str:
    """What the draft says itself: statements and lists, without the report's words and names."""
    return "\n".join(
        "".join(run.text for run in runs)
        for section in sections
        for block in section.blocks
        if isinstance(block, Statement | Listing)
        for runs in (block.items if isinstance(block, Listing) else (block.runs,))
    )
