"""How the form for migrant communities is laid out: what is written into it, and found again when it comes back."""

from __future__ import annotations

import re

ANSWER = "Answer"
BY = "Given by (a name, a group, or “anonymous”)"
ON = "Date (for example 2026-11-24)"
WHOLE = "Name and date for the whole form"
WHOLE_NOTE = (
    "Write them once here. Below, fill them in only where an answer comes from someone else or from another day."
)
WHY = "Why we ask"
ID = "Question id"

_ID_LINE = re.compile(rf"[\W_]*{ID}\W*?:\W*([a-z0-9]+(?:[.-][a-z0-9]+)*)\W*", re.IGNORECASE)
# What no text needs, XML forbids, or turns the direction of the text around it.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def find_id(line: str) -> str | None:
    """The id of the question that a line of a form names; None when it names none.

    >>> find_id("*Question id: `health.care`*")
    'health.care'
    """
    match = _ID_LINE.fullmatch(line.strip())
    return match[1].lower() if match else None


def tidy(text: str) -> str:
    r"""Text as a person wrote it, its paragraphs kept, without signs that would steer a terminal or a page.

    >>> tidy("  We waited.\r\n\r\n\r\n\u202eThen we left. ")
    'We waited.\n\nThen we left.'
    """
    lines = [
        " ".join(_STEERING.sub("", line).split())
        for line in re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).split("\n")
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
