"""Groups that the report does not refer to, and how firmly that may be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gmi.model.document import ZONES, Document
from gmi.model.reference import ClassifiedReference, Findings
from gmi.model.rubric import Group, Rubric
from gmi.model.scorecard import Absence
from gmi.score.select import headline_groups
from gmi.wording.phrase import count_of, inside_sentence

LGBTQIA = "lgbtqia"
"""The group of which the published method speaks in a sentence of its own."""


def find_absences(
    document: Document,
    rubric: Rubric,
    findings: Findings,
    classified: Iterable[ClassifiedReference],
    raw_hits: frozenset[str] = frozenset(),
) -> tuple[Absence, ...]:
    """Headline groups of gender, and the LGBTQIA+ group in any case, without a reference that counts.

    A group of which the report uses an extended term only ("mothers") is not absent, though its headline count is 0.
    "Complete absence" is said only when no zone, bucket or negative term holds a hit, in the repaired and in the raw
    text, and every page was readable (codebook, section 1.6). The caller does not ask when nothing could be read.

    Args:
        document: Says which zones were looked through and how much could be read.
        rubric: Says what was looked for.
        findings: Gives what negative terms kept out.
        classified: All references of the report, in any bucket.
        raw_hits: Ids of groups that the raw text holds, repairs undone.

    Returns:
        In the order of the rubric's groups.
    """
    items = tuple(item.reference for item in classified)
    groups = headline_groups(rubric, "gender") | {LGBTQIA}
    zones = {paragraph.zone for paragraph in document.paragraphs}
    group_of_term = {term.id: group.id for group in rubric.groups for term in group.terms}
    vetoed = Counter(group_of_term.get(hit.term_id, "") for hit in findings.vetoed)
    absences = []
    for group in rubric.groups:
        own = [reference for reference in items if reference.group == group.id]
        if group.id not in groups or any(reference.bucket is None for reference in own):
            continue
        kept_out = len(own) + vetoed[group.id]
        unread = document.source.readable_share < 1
        complete = not (kept_out or unread or group.id in raw_hits)
        reasons = [
            *([f"{count_of(kept_out, 'occurrence')} found and left out of the count"] if kept_out else []),
            *(["the text before its repairs may hold one"] if group.id in raw_hits and not kept_out else []),
            *(["not every page could be read"] if unread else []),
        ]
        absences.append(
            Absence(
                group=group.id,
                statement=_state_absence(group, complete, reasons),
                searched_terms=tuple(dict.fromkeys(form for term in group.terms for form in term.forms)),
                zones=tuple(zone for zone in ZONES if zone in zones),
                strength="complete" if complete else "in-extracted-text",
            )
        )
    return tuple(absences)


def _state_absence(group: Group, complete: bool, reasons: list[str]) -> str:
    """The sentence that may be said."""
    if complete:
        return f"Complete absence of references to {inside_sentence(group.title)}."
    why = f" ({'; '.join(reasons)})" if reasons else ""
    return f"No reference to {inside_sentence(group.title)} was found in the extracted text{why}."
