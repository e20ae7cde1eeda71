"""What is still to be looked at in a written submission before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

FindingKind = Literal[
    "place",
    "name",
    "contact",
    "claim",
    "quotation",
    "citation",
    "instrument",
    "picture",
    "hidden",
    "change",
    "property",
    "length",
    "named",
    "reminder",
]
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)

# Worth knowing, and no reason to hold a submission back.
NOTE_KINDS: tuple[FindingKind, ...] = ("named", "reminder")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the file that a person has to decide on; nothing is ever changed in the file.

    Attributes:
        kind: What sort of thing; see ``FINDING_KINDS``, in the order in which they are listed.
        message: One sentence: what was found, and what is wrong with it.
        where: Place in the file in words, for example "paragraph 12, under “Domestic work”"; several places of the
            same thing are joined.
        text: The words in question, as they stand in the file; empty where there are none.
        hint: What to do.
    """

    kind: FindingKind
    message: str
    where: str
    text: str
    hint: str

    @property
    def is_note(self) -> bool:
        """Whether it is only worth knowing: it does not hold the submission back."""
        return self.kind in NOTE_KINDS


def hold_back(findings: tuple[Finding, ...]) -> bool:
    """Whether anything was found that is to be settled before the file is sent."""
    return any(not finding.is_note for finding in findings)
