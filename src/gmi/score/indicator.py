"""The answers to a rubric's indicators, each with what was measured, the reason and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gmi.model.document import Document
from gmi.model.rubric import Condition, Indicator, Rubric
from gmi.model.scorecard import IndicatorResult, Outcome
from gmi.score.condition import Evaluation, Piece, check_condition, find_nearest
from gmi.score.describe import Vocabulary, describe_condition, gather_vocabulary
from gmi.score.index import FindIndex
from gmi.score.readable import describe_unread
from gmi.score.wording import list_places, name_place
from gmi.wording.phrase import count_of

OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class _Answer:
    """The part of an indicator's result that depends on the report."""

    outcome: Outcome
    reason: str
    measured: float | None = None
    unit: str = ""
    evidence: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


def answer_indicators(
    document: Document,
    rubric: Rubric,
    index: FindIndex,
    theme_paragraphs: Mapping[str, tuple[int, ...]],
    blocked: str = "",
) -> tuple[IndicatorResult, ...]:
    """Answers every indicator of a rubric from the text.

    Args:
        document: The report.
        rubric: Its indicators, conditions and words.
        index: What was found in the State's own paragraphs.
        theme_paragraphs: Indexes of the State's own paragraphs by theme id, and under ``overall`` all of them.
        blocked: Why the report could not be looked at; every indicator is then ``not-assessable``, which is not "no".

    Returns:
        Overall indicators first, then theme by theme.
    """
    words = gather_vocabulary(rubric)
    results = []
    for indicator in rubric.all_indicators():
        scope = Piece("theme", theme_paragraphs.get(indicator.theme, ()))
        if blocked:
            answer = _Answer("not-assessable", blocked)
        elif why_not := _explain_not_applicable(document, indicator, scope, words):
            answer = _Answer("not-applicable", why_not)
        else:
            answer = _answer(document, indicator, scope, index, words)
        results.append(
            IndicatorResult(
                id=indicator.id,
                question=indicator.question,
                theme=indicator.theme,
                part=indicator.part,
                outcome=answer.outcome,
                measured=answer.measured,
                unit=answer.unit,
                reason=answer.reason,
                evidence=answer.evidence,
                evidence_paragraphs=answer.paragraphs,
                weight=indicator.weight,
                gap=indicator.gap,
            )
        )
    return tuple(results)


def _explain_not_applicable(document: Document, indicator: Indicator, scope: Piece, words: Vocabulary) -> str:
    """Why an indicator is not asked of this report; empty when it is."""
    applies, source = indicator.applies_when, document.source
    if applies.bodies and source.body not in applies.bodies:
        whose = f"goes to {source.body}" if source.body else "does not say to which Committee it goes"
        return f"Asked of reports to {', '.join(applies.bodies)} only; this one {whose}."
    if applies.kinds and source.document_kind not in applies.kinds:
        return f"Asked of {', '.join(applies.kinds)} only; this is of the kind {source.document_kind}."
    if applies.theme_present and not scope.paragraphs:
        return f"The report has no paragraph on {_name_theme(indicator, words)}."
    return ""


def _answer(document: Document, indicator: Indicator, scope: Piece, index: FindIndex, words: Vocabulary) -> _Answer:
    """Tries the condition for met, then the weaker one."""
    met = check_condition(indicator.met, scope, index)
    if met.holds:
        return _support("met", document, indicator.met, met, words, "")
    wanted = describe_condition(indicator.met, words)
    partly = check_condition(indicator.partly, scope, index) if indicator.partly is not None else None
    if indicator.partly is not None and partly is not None and partly.holds:
        missing = f"; to be met, {_ask(indicator.met)} would have to hold {wanted}{_so_far(indicator.met, met)}"
        return _support("partly-met", document, indicator.partly, partly, words, missing)
    return _deny(document, indicator, scope, index, met, words)


def _support(
    outcome: Outcome, document: Document, condition: Condition, found: Evaluation, words: Vocabulary, missing: str
) -> _Answer:
    """The answer for a condition that holds."""
    paragraphs = _decisive_paragraphs(found)
    measured, unit = _measure(condition, found)
    wanted = describe_condition(condition, words)
    places = list_places(document, paragraphs)
    if condition.within == "theme":
        subject = f"{count_of(len(paragraphs), 'paragraph')} {places} together hold" if places else "The text holds"
        reason = f"{subject} {wanted}"
    else:
        held = len(found.satisfied)
        pieces = count_of(held, condition.within)
        if condition.share is not None:
            pieces = f"{held:,} of the {count_of(found.looked_at, condition.within)}"
        verb = "holds" if held == 1 else "hold"
        listed = _say_listed(document, found)
        reason = f"{pieces} {places} {verb} {wanted}{listed}; the indicator asks for {_asked(condition)}"
    return _Answer(
        outcome=outcome,
        reason=f"{reason}{missing}.",
        measured=measured,
        unit=unit,
        evidence=tuple(dict.fromkeys(find.reference_id for find in found.finds if find.reference_id is not None)),
        paragraphs=paragraphs,
    )


def _deny(
    document: Document, indicator: Indicator, scope: Piece, index: FindIndex, found: Evaluation, words: Vocabulary
) -> _Answer:
    """The answer for a condition that does not hold; names the paragraphs that come nearest, or all of the theme."""
    measured, unit = _measure(indicator.met, found)
    near = find_nearest(indicator.met, scope, index)
    paragraphs = near or (scope.paragraphs if indicator.theme != OVERALL else ())
    parts = [_say_missing(indicator, scope, found, words)]
    if near:
        verb = "comes" if len(near) == 1 else "come"
        parts.append(f"{count_of(len(near), 'paragraph')} {list_places(document, near)} {verb} nearest")
    if unread := describe_unread(document):
        parts.append(unread)
    return _Answer(
        outcome="not-met",
        reason=f"{'; '.join(parts)}.",
        measured=measured,
        unit=unit,
        paragraphs=paragraphs,
    )


def _say_missing(indicator: Indicator, scope: Piece, found: Evaluation, words: Vocabulary) -> str:
    """What the paragraphs looked at do not hold, or not often enough."""
    condition, looked, held = indicator.met, len(scope.paragraphs), len(found.satisfied)
    about = "of the report" if indicator.theme == OVERALL else f"on {_name_theme(indicator, words)}"
    if not looked:
        return f"The report has no paragraph {about}"
    wanted = describe_condition(condition, words)
    paragraphs = f"{count_of(looked, 'paragraph')} {about}"
    if looked == 1 and not held:
        return f"The one paragraph {about} does not hold {wanted}"
    if condition.within == "theme":
        return f"The {paragraphs} together do not hold {wanted}"
    if not held:
        each = "None of" if condition.within == "paragraph" else "No sentence of"
        return f"{each} the {paragraphs} holds {wanted}"
    verb = "holds" if held == 1 else "hold"
    pieces = (
        f"{held:,} of the {paragraphs}"
        if condition.within == "paragraph"
        else f"{held:,} of the {found.looked_at:,} sentences {about}"
    )
    return f"{pieces} {verb} {wanted}; the indicator asks for {_asked(condition)}"


def _say_listed(document: Document, found: Evaluation) -> str:
    """Where one item of a list made the condition hold; empty for none."""
    if not found.listed:
        return ""
    if len(found.listed) == 1 == len(found.satisfied):
        return f" in one item of the list in paragraph {name_place(document, found.listed[0])}"
    return f" (of lists, in one item: {list_places(document, found.listed)[1:-1]})"


def _decisive_paragraphs(found: Evaluation) -> tuple[int, ...]:
    """Paragraphs that made a condition hold, in order; for the whole theme, those with the finds."""
    if any(piece.kind == "theme" for piece in found.satisfied):
        return tuple(sorted({find.paragraph_index for find in found.finds}))
    return tuple(sorted({paragraph for piece in found.satisfied for paragraph in piece.paragraphs}))


def _measure(condition: Condition, found: Evaluation) -> tuple[float, str]:
    """The figure that decided, and its unit."""
    if condition.within == "theme":
        return float(len(_decisive_paragraphs(found))), "paragraphs together"
    if condition.share is not None:
        share = len(found.satisfied) / found.looked_at if found.looked_at else 0.0
        return round(share, 4), f"share of {condition.within}s"
    return float(len(found.satisfied)), f"{condition.within}s"


def _asked(condition: Condition) -> str:
    """How many pieces a condition asks for."""
    least = max(condition.at_least, 1)
    if condition.share is None:
        return str(least)
    return f"{condition.share:.0%} of them" if least == 1 else f"{least} and {condition.share:.0%} of them"


def _ask(condition: Condition) -> str:
    """How many pieces a condition asks for, as the subject of a sentence."""
    if condition.within == "theme":
        return "they together"
    least = count_of(max(condition.at_least, 1), condition.within)
    return least if condition.share is None else f"{least} and {condition.share:.0%} of all"


def _so_far(condition: Condition, found: Evaluation) -> str:
    """How many pieces do hold it, where that is not simply none."""
    return f", {len(found.satisfied)} did" if found.satisfied and condition.within != "theme" else ""


def _name_theme(indicator: Indicator, words: Vocabulary) -> str:
    """The indicator's theme in a sentence."""
    return words.themes.get(indicator.theme, indicator.theme)
