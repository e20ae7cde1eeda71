"""What was found in a submission before it is sent: in a terminal of 80 columns, or as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from gmi.model.proof import FINDING_KINDS, Finding, FindingKind
from gmi.render.words import plural

ProofFormat = Literal["terminal", "json"]

_WIDTH = 80
_TITLES: dict[FindingKind, str] = {
    "place": "Places that are still to be filled",
    "name": "Names that may be those of persons",
    "contact": "Contact data, papers and dates of birth",
    "claim": "Claims that the report no longer bears out",
    "quotation": "Quotations that are not word for word, or stand elsewhere",
    "citation": "Paragraph and page numbers",
    "instrument": "Marked “to be checked”",
    "picture": "Pictures",
    "hidden": "Hidden text",
    "change": "Tracked changes and comments of others",
    "property": "What the file says of its makers, and carries along",
    "length": "Length",
    "named": "Named as source or contact: check that this is wanted",
    "reminder": "Before you send it",
}
# A file must not be able to steer the terminal, or to turn the direction of its text.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST = 200


def render_proof(findings: Sequence[Finding], path: str, format: str = "terminal") -> str:  # noqa: A002 - as elsewhere
    """All findings, grouped by kind.

    Args:
        findings: As ``proofread`` gives them.
        path: Of the file, as the user gave it.
        format: ``terminal`` or ``json``.
    """
    if format == "json":
        return _render_json(findings, path)
    return "\n".join(_list_lines(findings, path)) + "\n"


def _render_json(findings: Sequence[Finding], path: str) -> str:
    """The findings as data."""
    counts = {kind: sum(finding.kind == kind for finding in findings) for kind in FINDING_KINDS}
    rows = [
        {
            "kind": finding.kind,
            "message": finding.message,
            "where": finding.where,
            "text": finding.text,
            "hint": finding.hint,
            "note": finding.is_note,
        }
        for finding in findings
    ]
    return json.dumps({"path": path, "counts": counts, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def _list_lines(findings: Sequence[Finding], path: str) -> Iterator[str]:
    """The lines of the listing."""
    open_count = sum(not finding.is_note for finding in findings)
    notes = len(findings) - open_count
    total = plural(open_count, "thing") if open_count else "nothing"
    yield from _wrap(f"{_clean(path)}: {total} to settle" + (f", {plural(notes, 'note')}" if notes else "") + ".", "")
    ordered = sorted(findings, key=lambda finding: FINDING_KINDS.index(finding.kind))
    for kind, group in groupby(ordered, key=lambda finding: finding.kind):
        members = list(group)
        yield ""
        yield from _wrap(f"{_TITLES[kind]} ({len(members)})", "")
        for (message, hint), same in groupby(_sort_alike(members), key=lambda finding: (finding.message, finding.hint)):
            yield from _wrap(f"{_clean(message)[:1].upper()}{_clean(message)[1:]}.", "  ", first="  ")
            yield from _wrap(f"Do: {_clean(hint)}.", "  ", first="  ")
            for finding in same:
                quoted = f"“{_clean(finding.text)}”, in " if finding.text else "in "
                yield from _wrap(f"{quoted}{_clean(finding.where)}", "    ", first="  - ")
    yield ""
    if open_count:
        yield from _wrap("Nothing was changed in the file. Read each of them: a person decides, not this list.", "")
    else:
        yield from _wrap(
            "Nothing was found that holds it back. This does not replace reading it once more with the eyes of those "
            "whom it is about.",
            "",
        )


def _sort_alike(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that say the same side by side, otherwise in their order."""
    heads = list(dict.fromkeys((finding.message, finding.hint) for finding in findings))
    return sorted(findings, key=lambda finding: heads.index((finding.message, finding.hint)))


def _wrap(text: str, indent: str, *, first: str = "") -> list[str]:
    """Lines of at most 80 columns."""
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=indent) or [""]


def _clean(text: str) -> str:
    """Text that can do nothing to a terminal, short enough to be read there."""
    flat = _STEERING.sub(" ", text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"
