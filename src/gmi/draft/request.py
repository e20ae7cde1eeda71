"""Fits questions and recommendations under the Committee's lead sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gmi.draft.brief import Brief
from gmi.draft.phrase import capitalise
from gmi.draft.subject import Subject, cite_places
from gmi.model.draft import Run, Support
from gmi.model.rubric import Stage
from gmi.model.scorecard import Question
from gmi.wording.template import Slot, fill_template

_PARTS = re.compile(r"(\{[a-z]+\}|\[|\])")
_RECOMMENDS = re.compile(r"(?:The Committee recommends|It is recommended) that ")


@dataclass(frozen=True, slots=True)
class _Filled:
    """A question taken apart again: its template and what stood in its slots."""

    template: str
    slots: dict[str, str]


def lead_in(subject: Subject, stage: Stage, topic: str, count: int) -> str:
    """The sentence over a list, in the Committee's form.

    Args:
        subject: Whom it is about, and who is asked.
        stage: Questions or recommendations.
        topic: Said after "provided", for example "on health".
        count: Items of the list.
    """
    base = f"Based on the information provided {topic}, we"
    one = count == 1
    if stage == "list-of-issues":
        what = "question" if one else "questions"
        if subject.committee:
            return f"{base} recommend that {subject.committee} ask {subject.government} the following {what}:"
        if subject.review:
            return f"{base} recommend that States put the following {what} to {subject.government} in the review:"
        return f"{base} put the following {what} to {subject.government}:"
    what = "recommendation" if one else "recommendations"
    if subject.committee:
        return f"{base} recommend that {subject.committee} make the following {what} to {subject.government}:"
    if subject.review:
        return f"{base} recommend that States make the following {what} to {subject.government} in the review:"
    return f"{base} make the following {what} to {subject.government}:"


def list_requests(brief: Brief, questions: Iterable[Question]) -> tuple[tuple[Run, ...], ...]:
    """The questions as items.

    Of each place and each law, the first question that names it keeps it. A law is named only where it bears on the
    theme, and the report is called by its symbol.
    """
    items = []
    said: set[str] = set()
    for question in questions:
        filled = _take_apart(brief, question)
        if filled is None:
            text = question.text
        else:
            kept = {
                name: "" if name in {"paragraphs", "measure"} and f"{name}:{value}" in said else value
                for name, value in filled.slots.items()
            }
            if kept.get("measure") and kept["measure"] not in brief.bearing.get(question.theme, ()):
                kept["measure"] = ""
            said.update(f"{name}:{value}" for name, value in kept.items() if value)
            text = _fill(brief, filled.template, kept)
        items.append((Run(brief.subject.shorten(_fit(brief, text)), support=support_question(brief, question)),))
    return tuple(items)


def shorten_request(brief: Brief, question: Question) -> str:
    """A question without where to look, laws and provisions: what it asks."""
    filled = _take_apart(brief, question)
    if filled is None:
        return brief.subject.shorten(_fit(brief, question.text))
    bare = {name: value if name == "state" else "" for name, value in filled.slots.items()}
    return brief.subject.shorten(_fit(brief, _fill(brief, filled.template, bare)))


def support_question(brief: Brief, question: Question) -> Support:
    """Why it is asked: the indicator, and where the report was looked at."""
    result = next(item for item in brief.result.scorecard.indicators if item.id == question.indicator_id)
    places = [item.paragraph_index for item in question.evidence]
    return Support(
        citation=cite_places(brief.subject, brief.document, places),
        reference_ids=result.evidence,
        note=f"Indicator {result.id}, {result.outcome.replace('-', ' ')}: {result.reason}",
    )


def _fit(brief: Brief, text: str) -> str:
    """A recommendation as the lead sentence asks for it: what the State is to do, verb first; a question as it is."""
    match = _RECOMMENDS.match(text)
    if match is None:
        return text
    clause = text[match.end() :]
    name = brief.subject.state
    if not clause.startswith(f"{name} ") or clause[len(name) :].startswith((" (", " ,")):
        return f"That {clause}"
    deed = clause[len(name) + 1 :]
    return capitalise(f"do {deed}" if deed.startswith("not ") else deed)


def _take_apart(brief: Brief, question: Question) -> _Filled | None:
    """The slots of a question, read back from its template; None where no template gives its words."""
    indicator = next((item for item in brief.rubric.all_indicators() if item.id == question.indicator_id), None)
    templates = indicator.questions if indicator is not None else ()
    for template in templates:
        if template.stage != question.stage:
            continue
        text = template.text
        if question.text.startswith("It is recommended that"):
            text = text.replace("The Committee recommends that", "It is recommended that")
        match = re.fullmatch(_as_pattern(text), question.text, re.IGNORECASE)
        if match is not None:
            slots = {name: value or "" for name, value in match.groupdict().items()}
            filled = _Filled(text, slots)
            if _same(fill_template(text, _slots(slots)), question.text):
                return filled
    return None


def _as_pattern(template: str) -> str:
    """A template as a pattern: slots as named groups, bracketed parts optional."""
    pieces = []
    seen: set[str] = set()
    for part in _PARTS.split(template):
        if part == "[":
            pieces.append("(?:")
        elif part == "]":
            pieces.append(")?")
        elif part.startswith("{") and part.endswith("}"):
            name = part[1:-1]
            pieces.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
        else:
            pieces.append(re.escape(part))
    return "".join(pieces)


def _fill(brief: Brief, template: str, slots: dict[str, str]) -> str:
    """The template with some slots, the report called by its symbol."""
    subject = brief.subject
    if subject.symbol:
        text = re.sub(r"\b(?:the report of \{state\}|(?<=of )the report\b)(?! of\b)", "{symbol}", template)
    else:
        text = re.sub(r"\bthe report\b", subject.short, template)
    return fill_template(text, _slots({**slots, "symbol": subject.symbol}))


def _slots(values: dict[str, str]) -> dict[str, Slot]:
    """Slots with what stands for an empty one outside brackets."""
    fallbacks = {
        "state": "",
        "symbol": "its report",
        "paragraphs": "its report",
        "measure": "its laws and policies",
        "hook": "its international obligations",
    }
    return {name: Slot(values.get(name, ""), fallback) for name, fallback in fallbacks.items()}


def _same(one: str, other: str) -> bool:
    """Whether two sentences are the same but for the case of their first letter."""
    return capitalise(one) == capitalise(other)
