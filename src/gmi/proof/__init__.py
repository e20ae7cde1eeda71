"""Checks a written submission before it is sent: what is still open, and what should not be in it.

Nothing in the file is changed; every finding is for a person to decide on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gmi.model.committee import Committee
from gmi.model.proof import FINDING_KINDS, Finding, FindingKind
from gmi.model.scorecard import Result
from gmi.proof.against_report import check_against_report, count_claims
from gmi.proof.length import check_length, find_closing
from gmi.proof.luggage_check import check_luggage
from gmi.proof.manuscript import Manuscript
from gmi.proof.personal import check_personal
from gmi.proof.read import read_manuscript
from gmi.proof.report_text import ReportText
from gmi.proof.word_lists import load_word_lists

_PLACE = re.compile(r"\[\s*Add\b[^\]]{0,600}(?:\]|$)", re.IGNORECASE)
_TO_CHECK = re.compile(r"(?:\bto be checked\b|,\sif\s(?:a\s)?party\b)[)\]]?")
_BEFORE_MARK = 90
_MOST_PLACES = 4


def proofread(
    path: str, result: Result, committee: Committee | None, word_limit: int | None = None
) -> tuple[Finding, ...]:
    """Everything in a written submission that a person has to look at before it is sent.

    Args:
        path: The submission, a Word file.
        result: The State's report that it speaks of, assessed.
        committee: Whose rules hold; None where none is known.
        word_limit: A limit that the user gives, in place of the Committee's.

    Returns:
        In the order of ``FINDING_KINDS``, within a kind in the order of the file; the same words found in several
        places are one finding.

    Raises:
        SourceError: ``proof.missing`` or ``proof.unreadable``.
    """
    manuscript = read_manuscript(path)
    report = ReportText(result.document)
    found = [
        *_find_places(manuscript),
        *find_closing(manuscript),
        *check_personal(manuscript, report, load_word_lists()),
        *check_against_report(manuscript, result, report),
        *_find_to_check(manuscript),
        *check_luggage(manuscript),
        *check_length(manuscript, committee, word_limit),
        *_remind(manuscript),
    ]
    return tuple(sorted(_join(found), key=lambda finding: FINDING_KINDS.index(finding.kind)))


def _find_places(manuscript: Manuscript) -> Iterator[Finding]:
    """Marks that nobody filled."""
    for passage in manuscript.own_passages:
        if passage.part != "contents":
            for match in _PLACE.finditer(passage.text):
                yield Finding(
                    "place", "this place is not filled yet", passage.where, match.group(), "write it, or take it out"
                )


def _find_to_check(manuscript: Manuscript) -> Iterator[Finding]:
    """Instruments whose status nobody confirmed."""
    for passage in manuscript.own_passages:
        marks = list(_TO_CHECK.finditer(passage.text))
        if marks:
            start = max(0, marks[0].start() - _BEFORE_MARK)
            start = passage.text.find(" ", start) + 1 if start else 0
            piece = passage.text[start : marks[-1].end()]
            yield Finding(
                "instrument",
                "whether the State is bound by this, or whether it is right, is still to be checked",
                passage.where,
                f"{'… ' if start else ''}{piece}",
                "look it up (tbinternet.ohchr.org for treaties, Normlex for ILO Conventions), then delete the mark",
            )


def _remind(manuscript: Manuscript) -> Iterator[Finding]:
    """What could not be checked."""
    if not count_claims(manuscript):
        yield Finding(
            "reminder",
            "there are no comments of gmi in the file: only quotations and numbers were compared with the report",
            "the whole file",
            "",
            "check the draft before you delete its comments",
        )


def _join(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same words found in several places as one finding."""
    grouped: dict[tuple[FindingKind, str, str, str], list[str]] = {}
    for finding in findings:
        places = grouped.setdefault((finding.kind, finding.message, finding.text, finding.hint), [])
        if finding.where not in places:
            places.append(finding.where)
    for (kind, message, text, hint), places in grouped.items():
        where = "; ".join(places[:_MOST_PLACES])
        if len(places) > _MOST_PLACES:
            where += f"; and {len(places) - _MOST_PLACES} more"
        yield Finding(kind, message, where, text, hint)
