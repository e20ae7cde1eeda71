"""Tries a rubric on a report: what it finds, and what another rubric finds more, less or otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from gmi.assess import assess_document
from gmi.model.document import Document
from gmi.model.scorecard import Result
from gmi.model.span import Span

_AROUND = 50


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a rubric finds in one report.

    Attributes:
        rubric: Its id.
        report: The report's path as given.
        groups: References that count, by group, in the rubric's order.
        kept_out: References that do not, by bucket.
        themes: Paragraphs placed, by theme.
        outcomes: Outcome by indicator.
        questions: How many are suggested.
    """

    rubric: str
    report: str
    groups: dict[str, int]
    kept_out: dict[str, int]
    themes: dict[str, int]
    outcomes: dict[str, str]
    questions: int


@dataclass(frozen=True, slots=True)
class Change:
    """One reference or outcome on which two rubrics differ.

    Attributes:
        kind: ``gained`` by the rubric that is tried, ``lost`` by it, or ``moved``.
        subject: ``reference`` or ``indicator``.
        name: Group of the reference, or id of the indicator; "old → new" when it moved.
        where: Paragraph or page; empty for an indicator.
        text: The reference in brackets with the words around it, or the outcomes.
    """

    kind: Literal["gained", "lost", "moved"]
    subject: Literal["reference", "indicator"]
    name: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rubrics on one report."""

    tried: Attempt
    against: Attempt
    changes: tuple[Change, ...]


def try_rubric(document: Document, rubric: str) -> Attempt:
    """What a rubric finds in a report, in the Committee's words too: to try is not to quote.

    Raises:
        SourceError: When the rubric has no terms in the report's language.
        RubricError: When the rubric is unknown or broken.
    """
    return _sum_up(assess_document(document, rubric, force=True))


def compare_rubrics(document: Document, rubric: str, against: str) -> Compared:
    """What a rubric gains and loses against another. Raises as ``try_rubric`` does."""
    new = assess_document(document, rubric, force=True)
    old = assess_document(document, against, force=True)
    changes = (*_compare_references(old, new), *_compare_outcomes(old, new))
    return Compared(_sum_up(new), _sum_up(old), changes)


def _sum_up(result: Result) -> Attempt:
    """A result in a few figures."""
    references = [item.reference for item in result.references]
    counted = Counter(reference.group for reference in references if reference.bucket is None)
    kept_out = Counter(reference.bucket for reference in references if reference.bucket is not None)
    return Attempt(
        rubric=result.rubric.id,
        report=result.source.path,
        groups={group: counted[group] for group in result.scorecard.group_titles},
        kept_out=dict(sorted(kept_out.items())),
        themes={theme.id: len(theme.paragraph_indexes) for theme in result.scorecard.themes},
        outcomes={indicator.id: indicator.outcome for indicator in result.scorecard.indicators},
        questions=len(result.questions),
    )


def _compare_references(old: Result, new: Result) -> list[Change]:
    """References by their place."""
    before = {item.reference.span: item.reference for item in old.references}
    after = {item.reference.span: item.reference for item in new.references}
    changes = []
    for span in sorted({*before, *after}):
        lost, gained = before.get(span), after.get(span)
        names = [f"{r.group} ({r.bucket})" if r.bucket else r.group for r in (lost, gained) if r is not None]
        if len(set(names)) == 1 and lost and gained:
            continue
        kind: Literal["gained", "lost", "moved"] = "moved" if lost and gained else "lost" if lost else "gained"
        changes.append(
            Change(kind, "reference", " → ".join(names), _locate(new.document, span), _quote(new.document, span))
        )
    return changes


def _compare_outcomes(old: Result, new: Result) -> list[Change]:
    """Outcomes by indicator."""
    before = {indicator.id: indicator.outcome for indicator in old.scorecard.indicators}
    after = {indicator.id: indicator.outcome for indicator in new.scorecard.indicators}
    changes = []
    for name in dict.fromkeys((*after, *before)):
        if name not in before:
            changes.append(Change("gained", "indicator", name, "", after[name]))
        elif name not in after:
            changes.append(Change("lost", "indicator", name, "", before[name]))
        elif before[name] != after[name]:
            changes.append(Change("moved", "indicator", name, "", f"{before[name]} → {after[name]}"))
    return changes


def _locate(document: Document, span: Span) -> str:
    """The paragraph or the page on which a span stands."""
    for paragraph in document.paragraphs:
        if paragraph.span.contains(span):
            if paragraph.number is not None and paragraph.zone != "footnote":
                return f"paragraph {paragraph.number}"
            return f"page {paragraph.page_number}" if paragraph.page_number is not None else ""
    return ""


def _quote(document: Document, span: Span) -> str:
    """A reference in brackets with the words around it, on one line."""
    before = document.text[max(0, span.start - _AROUND) : span.start]
    after = document.text[span.end : span.end + _AROUND]
    return " ".join(f"{before}[{span.cut(document.text)}]{after}".split())
