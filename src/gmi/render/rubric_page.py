"""A rubric as pages of the documentation: every theme, indicator, term and question, with why and hooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gmi.model.rubric import Condition, Group, Indicator, Theme
from gmi.render.rubric_show import Shown, name_bodies, say_off

# Rubrics are our own words: only what Markdown would take for markup is escaped.
_MARKUP = re.compile(r"([\\`*_\[\]<>|])")
_STAGES = {"list-of-issues": "Question", "session": "Recommendation"}
_FOUND = {True: "counted in the headline", False: "not in the headline"}


def render_rubric_page(shown: Shown) -> str:
    """The rubric as a page of the documentation: every theme, indicator, term and question."""
    rubric = shown.rubric
    blocks = [
        f"# {_text(rubric.title)}",
        f"Made from `rubrics/{rubric.id}` by `make docs`; do not edit it by hand. Rubric `{rubric.id}`, version "
        f"{_text(rubric.version)}. {_text(name_bodies(rubric))}.",
    ]
    if shown.extends:
        blocks.append(
            f"It extends [{shown.extends}]({shown.extends}.md): what comes from there is marked "
            f"“{shown.extends}”, what it changes “changed here”. {_text(say_off(shown).capitalize())}. What comes from "
            f"there stands on its page in full."
        )
    blocks += [
        f"Known findings that its levels were checked against: {rubric.calibration.n}. "
        + _text(rubric.calibration.note),
        "## The whole report",
        *_page_indicators(shown, rubric.overall),
        *(block for theme in rubric.themes for block in _page_theme(shown, theme)),
        "## Terms that are counted",
        "How forms are read: a space also matches a hyphen, a hyphen also a space or nothing; `*` is any ending, "
        "`a|b` one of two words.",
        *(block for group in rubric.groups for block in _page_group(shown, group)),
        "## Negative terms",
        "Words in which a term is no reference at all.",
        "\n".join(f"- {_forms(veto)}: {_text(veto.why)}{_tell(shown, 'veto', veto.id)}" for veto in rubric.vetoes)
        or "None.",
        "## Titles and names",
        "A term inside one is kept out of the headline, in the bucket that is named.",
        "\n".join(f"- {_forms(n)} ({n.bucket}){_tell(shown, 'name', n.id)}" for n in rubric.names) or "None.",
    ]
    return "\n\n".join(blocks) + "\n"


def render_rubric_index(rubrics: Sequence[Shown]) -> str:
    """The page that lists the rubrics."""
    rows = [
        f"| [{s.rubric.id}]({s.rubric.id}.md) | {_text(s.rubric.title)} | "
        f"{', '.join(s.rubric.bodies) or 'any'} | {s.extends or ''} | {len(s.rubric.themes)} | "
        f"{len(s.rubric.all_indicators())} |"
        for s in rubrics
    ]
    head = "| rubric | what it is | made for | extends | themes | indicators |\n|---|---|---|---|--:|--:|\n"
    return (
        "# The rubrics that gmi brings\n\nMade from `rubrics/` by `make docs`; do not edit it by hand. How "
        "conditions are written: [the condition language](../../guide/conditions.md). The keys of the files: "
        "[rubric.schema.json](../rubric.schema.json).\n\n" + head + "\n".join(rows) + "\n"
    )


def _page_theme(shown: Shown, theme: Theme) -> Iterator[str]:
    """A theme and its indicators."""
    yield f"## {_text(theme.title)}"
    yield f"`{theme.id}`{_tell(shown, 'theme', theme.id)}. {_text(theme.why)}"
    yield "\n".join(f"- {_text(shown.hook(hook))}" for hook in theme.hooks)
    if theme.groups:
        yield f"Placed by references to: {', '.join(f'`{group}`' for group in theme.groups)}."
    for title, terms in (("Placed by", theme.terms), ("Asked for", theme.aspects)):
        if terms:
            yield f"{title}:"
            yield "\n".join(f"- `{term.id}`: {_forms(term)}{_tell(shown, 'term', term.id)}" for term in terms)
    yield from _page_indicators(shown, theme.indicators)


def _page_indicators(shown: Shown, indicators: Sequence[Indicator]) -> Iterator[str]:
    """The rubric's own indicators in full; those of its base with a link to the base's page."""
    taken = [indicator for indicator in indicators if shown.status("indicator", indicator.id) == "inherited"]
    if taken:
        yield f"From {shown.extends}:"
        yield "\n".join(
            f"- [{one.id}]({shown.extends}.md#{one.id.replace('.', '')}): {_text(one.question)}" for one in taken
        )
    for indicator in indicators:
        if indicator not in taken:
            yield from _page_indicator(shown, indicator)


def _page_indicator(shown: Shown, indicator: Indicator) -> Iterator[str]:
    """An indicator: question, why, when it is met, what is asked."""
    yield f"### {indicator.id}"
    yield f"**{_text(indicator.question)}**{_tell(shown, 'indicator', indicator.id)}"
    yield _text(indicator.why)
    lines = [
        f"Part of the method: {indicator.part}; weight {indicator.weight}.",
        f"Met: {_say_condition(shown, indicator.met)}.",
    ]
    if indicator.partly:
        lines.append(f"Partly met: {_say_condition(shown, indicator.partly)}.")
    asked = indicator.applies_when
    when = [
        *([f"reports to {', '.join(asked.bodies)}"] if asked.bodies else []),
        *([f"documents of the kind {', '.join(asked.kinds)}"] if asked.kinds else []),
        *(["reports that treat the theme"] if asked.theme_present else []),
    ]
    if when:
        lines.append(f"Asked only of {' and '.join(when)}.")
    lines.append(f"Hooks: {_text('; '.join(shown.cite(hook) for hook in indicator.hooks))}.")
    lines += (f"{_STAGES[q.stage]}: {_text(q.text)}" for q in indicator.questions)
    yield "\n".join(f"- {line}" for line in lines)


def _page_group(shown: Shown, group: Group) -> Iterator[str]:
    """A group and its terms."""
    yield f"### {_text(group.title)}"
    yield f"`{group.id}`, {group.dimension}, {_FOUND[group.headline]}{_tell(shown, 'group', group.id)}."
    yield "\n".join(
        f"- `{term.id}`: {_forms(term)}{'' if term.core else ' (extended)'}{_tell(shown, 'term', term.id)}"
        for term in group.terms
    )


def _say_condition(shown: Shown, condition: Condition) -> str:
    """A condition in words, with how much of the report must hold it."""
    words = _text(shown.describe(condition))
    if condition.within == "theme":
        return f"the paragraphs together hold {words}"
    count = (
        f"one {condition.within} holds" if condition.at_least == 1 else f"{condition.at_least} {condition.within}s hold"
    )
    share = f", and {condition.share:.0%} of all do" if condition.share is not None else ""
    return f"{count} {words}{share}"


def _forms(term: Any) -> str:
    """Forms as the rubric writes them."""
    return f"`[{', '.join(term.forms)}]`"


def _tell(shown: Shown, kind: str, entry_id: str) -> str:
    """Where an entry of a rubric with a base comes from."""
    status = shown.status(kind, entry_id)
    return {"inherited": f" ({shown.extends})", "changed": " (changed here)"}.get(status, "")


def _text(words: str) -> str:
    """Words on one line, as they are."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
