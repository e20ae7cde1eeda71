"""How a draft is marked in Word: what gmi writes beside a claim, and finds again when the file comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gmi.model.draft import Quotation, Support

AUTHOR: Final = "gmi"
QUOTE_STYLE: Final = "Quote"
PLACE_STYLE: Final = "Place"
BEFORE_SENDING: Final = "Before you send this draft"
BEFORE_SENDING_STYLE: Final = "Before Sending"
PLACE: Final = re.compile(r"\[Add:[^\]]*\]")

_WHERE, _SAYS, _REMARK, _REFERENCES = "Where: ", "The report says: ", "Remark: ", "References: "


def write_remark(support: Support) -> tuple[str, ...]:
    """The lines of the comment beside a claim.

    >>> write_remark(Support("CMW/C/XVM/2, para. 12", ("r0004", "r0005"), "Women may leave.", "stated as a lack"))
    ('Where: CMW/C/XVM/2, para. 12', 'The report says: “Women may leave.”', 'Remark: stated as a lack', \
'References: r0004, r0005')
    """
    lines = (
        (_WHERE, support.citation),
        (_SAYS, f"“{support.sentence}”" if support.sentence else ""),
        (_REMARK, support.note),
        (_REFERENCES, ", ".join(support.reference_ids)),
    )
    return tuple(label + " ".join(text.split()) for label, text in lines if text)


def read_remark(lines: Iterable[str]) -> Support | None:
    """What a comment rests on; None for a comment that is not of this form.

    >>> read_remark(["Where: CMW/C/XVM/2, para. 12", "References: r0004, r0005"]).reference_ids
    ('r0004', 'r0005')
    >>> read_remark(["Please check."])
    """
    found: dict[str, str] = dict(_label_lines(lines))
    if not found:
        return None
    return Support(
        citation=found.get(_WHERE, ""),
        reference_ids=tuple(filter(None, (part.strip() for part in found.get(_REFERENCES, "").split(",")))),
        sentence=found.get(_SAYS, "").removeprefix("“").removesuffix("”"),
        note=found.get(_REMARK, ""),
    )


def support_quotation(quotation: Quotation) -> Support:
    """What stands beside a quotation: where it is, and the references inside it."""
    page = f"; begins on page {quotation.page_number} of the file" if quotation.page_number else ""
    return Support(quotation.citation, quotation.reference_ids, quotation.text, f"quoted word for word{page}")


def _label_lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        for label in (_WHERE, _SAYS, _REMARK, _REFERENCES):
            if line.startswith(label):
                yield label, line.removeprefix(label).strip()
