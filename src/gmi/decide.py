"""Puts people's decisions in the place of the machine's labels, as long as the text is still the one they read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi.errors import Problem
from gmi.load_decisions import unguard
from gmi.model.decision import DecidedReference, Decision
from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Label, Reference


def apply_decisions(
    document: Document, classified: Sequence[ClassifiedReference], decisions: Sequence[Decision]
) -> tuple[tuple[ClassifiedReference, ...], tuple[Problem, ...]]:
    """The references with people's labels where someone decided.

    A decision holds for one place: the same reference, at the same position, in the same sentence. Else it has expired,
    and the machine's label stays. What is decided to be no reference goes into the bucket ``not-a-reference``, so that
    every total still shows it.

    Args:
        document: The report.
        classified: Its references with the machine's labels.
        decisions: Signed rows; of a place at most one.

    Returns:
        The references in the same order, and a Problem for each decision that could not be applied.
    """
    places = {(item.reference.dimension, item.reference.span): index for index, item in enumerate(classified)}
    decided = list(classified)
    problems = []
    if not decisions:
        problems.append(
            Problem(
                "decision.none",
                "warning",
                "the sheet of decisions holds none: no row with a label is signed",
                hint="put a name into “by” and a date into “on” of each row that a person decided",
            )
        )
    for decision in decisions:
        index = places.get(decision.place)
        complaint = _find_change(document, None if index is None else classified[index].reference, decision)
        if complaint is not None:
            problems.append(complaint)
        elif index is not None:
            decided[index] = _decide(classified[index], decision)
    return tuple(decided), tuple(problems)


def _find_change(document: Document, found: Reference | None, decision: Decision) -> Problem | None:
    """What keeps a decision from being applied; None when nothing does."""
    said = f"the decision of {decision.by} on “{decision.text}” ({decision.label}, {decision.on})"
    if not _is_same(decision.span.cut(document.text), decision.text):
        return _expire(decision, f"{said} has expired: these words no longer stand at its place")
    if found is None:
        return _expire(decision, f"{said} has expired: no reference is found at its place any more")
    sentence = found.sentence.cut(document.text)
    if not _is_same(sentence, decision.sentence):
        return _expire(decision, f"{said} has expired: its sentence has changed")
    if found.bucket is not None and decision.label != "not-a-reference":
        return Problem(
            "decision.bucket",
            "warning",
            f"{said} is not applied: the reference is left out of the counts ({found.bucket}) and carries no label",
            decision.where,
            "leave its label empty",
        )
    return None


def _is_same(printed: str, cell: str) -> bool:
    """Whether a cell holds these words; white space aside, since spreadsheets drop tabulators and line ends."""
    return "".join(unguard(printed).split()) == "".join(unguard(cell).split())


def _expire(decision: Decision, message: str) -> Problem:
    return Problem(
        "decision.expired",
        "warning",
        message,
        decision.where,
        "the machine's label is shown; decide again on a new sheet",
    )


def _decide(item: ClassifiedReference, decision: Decision) -> DecidedReference:
    """The reference with the person's label."""
    out = decision.label == "not-a-reference"
    label: Label | None = None if decision.label == "not-a-reference" else decision.label
    signed = f"{decision.label}: by {decision.by} on {decision.on}"
    noted = f"{signed}: {decision.note}" if decision.note else signed
    machine = f" (the machine said {item.label})" if item.label not in (label, None) else ""
    return DecidedReference(
        reference=replace(item.reference, bucket=item.reference.bucket or "not-a-reference") if out else item.reference,
        label=label,
        tags=() if out else decision.tags,
        qualifiers=item.qualifiers,
        method="human",
        confidence=1.0,
        reason=f"{noted}{machine}",
        decision=decision,
    )
