"""Citations in a submission: which paragraphs or pages of the State's report it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gmi.model.span import Span

_NUMBERS = r"\d{1,4}(?:\s?(?:bis|ter|quater))?(?:\s?\([a-z\d]{1,4}\))?"
_LIST = rf"{_NUMBERS}(?:(?:\s?[–—-]\s?|\s?,\s?|\s?;\s?|,?\s(?:and|to|or|&)\s){_NUMBERS})*"
SYMBOL = r"(?:[A-Z]{1,8}(?:\.\d{1,3})?(?:/[A-Z0-9.-]{1,12}){2,8})"
_UNIT = r"(?P<unit>paragraphs?|paras?\.?|pages?|pp\.?|p\.)"
_OWNER = r"(?:State party’s |State party's |State’s |State's |initial |periodic |national )?(?:report|replies)"
_CITATION = re.compile(
    rf"(?P<symbol>{SYMBOL}|\b[Tt]he {_OWNER}|\b[Rr]eport)?[,;:]?\s?(?:,\s|\()?"
    rf"(?<![\w.]){_UNIT}\s?(?P<numbers>{_LIST})(?:\s(?:of|in)\s(?P<after>{SYMBOL}|the {_OWNER}))?"
)
_PARTS = re.compile(r"\([a-z\d]{1,4}\)")
_PIECE = re.compile(r"(\d{1,4})(\s?(?:bis|ter|quater))?")
_RANGE = re.compile(r"^\s?[–—-]\s?$|^,?\sto\s$")
_MOST_IN_RANGE = 60


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer into a report.

    Attributes:
        span: Of the whole pointer.
        symbol: The symbol before or after it; empty where there is none.
        says_report: Whether "the report" stands beside it in place of a symbol.
        unit: What is counted.
        numbers: As printed, ranges written out.
    """

    span: Span
    symbol: str
    says_report: bool
    unit: str
    numbers: tuple[str, ...]


def find_citations(text: str) -> Iterator[Citation]:
    """The pointers to paragraphs and pages in a text, in order."""
    for match in _CITATION.finditer(text):
        named = match["symbol"] or match["after"] or ""
        unit = "page" if match["unit"].startswith(("page", "p.", "pp")) else "paragraph"
        symbol = named.rstrip(".-") if "/" in named else ""
        yield Citation(
            Span(*match.span()),
            symbol,
            bool(named) and "/" not in named,
            unit,
            tuple(_list_numbers(_PARTS.sub("", match["numbers"]))),
        )


def _list_numbers(text: str) -> Iterator[str]:
    """The numbers in "12–14, 16 bis and 18", one by one."""
    previous: re.Match[str] | None = None
    for match in _PIECE.finditer(text):
        if previous is not None and _RANGE.match(text[previous.end() : match.start()]):
            first, last = int(previous[1]), int(match[1])
            if first < last <= first + _MOST_IN_RANGE:
                yield from (str(number) for number in range(first + 1, last))
        suffix = (match[2] or "").strip()
        yield f"{int(match[1])} {suffix}".strip()
        previous = match
