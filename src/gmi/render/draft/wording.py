"""Words of the layout itself."""

from __future__ import annotations

from typing import Final

from gmi.model.draft import Support
from gmi.remark import write_remark

NOT_PUBLIC: Final = "Confidential: not for publication"


def name_support(support: Support) -> str:
    """What a claim rests on, in one line.

    >>> name_support(Support("CMW/C/XVM/2, para. 12", ("r0004",), "Women may leave."))
    'Where: CMW/C/XVM/2, para. 12. The report says: “Women may leave.” References: r0004.'
    """
    return " ".join(line if line.endswith((".”", ".", "!", "?")) else f"{line}." for line in write_remark(support))
