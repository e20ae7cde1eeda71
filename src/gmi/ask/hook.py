"""The provisions that a question may name: only those that bind the State, or "if party" where that is not known."""

from __future__ import annotations

from typing import Literal

from gmi.model.document import Source
from gmi.model.rubric import Law, Provision
from gmi.model.scorecard import Hook
from gmi.wording.name import IF_PARTY, TO_BE_CHECKED

# A State that reports under a treaty is party to it, whatever the year of the table of ratifications.
_TREATY_OF_BODY = {
    "CMW": "ICMW",
    "CEDAW": "CEDAW",
    "CRPD": "CRPD",
    "CERD": "ICERD",
    "CESCR": "ICESCR",
    "CCPR": "ICCPR",
    "CRC": "CRC",
    "CAT": "CAT",
    "CED": "CPED",
}


def choose_hooks(provision_ids: tuple[str, ...], source: Source, law: Law) -> tuple[Hook, ...]:
    """The hooks that may be named for a State: those of the body's own treaty first, then in the order given.

    A provision of a treaty that the State is known not to be party to is left out; to have signed is not to be party.
    Where the status is not known, the instrument carries ", if party". A State that reports to a treaty body is party
    to that treaty. An unverified citation carries the note "to be checked".

    Args:
        provision_ids: Most specific first; ids that the table does not hold are left out.
        source: Gives State, body and kind.
        law: Provisions and ratifications.
    """
    own = _TREATY_OF_BODY.get(source.body or "")
    ordered = list(dict.fromkeys(provision_ids))
    if own is not None:
        ordered.sort(key=lambda name: name not in law.provisions or law.provisions[name].ratification != own)
    hooks = []
    for provision_id in ordered:
        provision = law.provisions.get(provision_id)
        status = _status(provision, source, law) if provision is not None else "out"
        if provision is None or status == "out":
            continue
        notes = [*([] if provision.verified else [TO_BE_CHECKED]), *([provision.note] if provision.note else [])]
        hooks.append(
            Hook(
                instrument=provision.instrument + (IF_PARTY if status == "unknown" else ""),
                provision=provision.provision,
                note="; ".join(notes),
            )
        )
    return tuple(hooks)


def _status(provision: Provision, source: Source, law: Law) -> Literal["in", "unknown", "out"]:
    """Whether a provision may be named for the State."""
    if not provision.binding:
        return "in"
    if provision.ratification is None:
        return "unknown"
    reports = source.document_kind in {"state-report", "replies"}
    if reports and source.body is not None and _TREATY_OF_BODY.get(source.body) == provision.ratification:
        return "in"
    if source.state is None:
        return "unknown"
    status = law.parties.get((provision.ratification, source.state))
    if status is None:
        return "unknown"
    return "in" if status == "party" else "out"
