"""Finds the contents table, the list of acronyms and the bibliography."""

from __future__ import annotations

import re

from gmi.assemble.row import Row, group_by_page, is_large

_CONTENTS = re.compile(r"^(?:table of )?contents?(?:\s*\(cont(?:inued|\.|’d|'d)\))?$", re.IGNORECASE)
_LEADER = re.compile(r"\.{4,}|(?:\.\s){4,}|…{2,}|(?:…\s?){3,}|_{6,}")
_ENDS_IN_PAGE = re.compile(r"(?:\s|[–-])\d{1,3}$")
_ACRONYMS = re.compile(
    r"^(?:[IVX]+\.\s*|[A-Z]\.\s*)?(?:list of )?(?:abbreviations?|acronyms?)"
    r"(?:\s*(?:and|/|,|&)\s*(?:abbreviations?|acronyms?))?"
    r"(?: used.{0,40})?:?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\(?[A-Z][\w&/.’'-]{0,14}\)?(?:\s+[A-Z]{2,10})?[\s:–-]+\S")
_NUMBERED = re.compile(r"^\d{1,3}\.\s*\S")
_BIBLIOGRAPHY = re.compile(
    r"^(?:[IVX]+\.\s*|[A-Z]\.\s*|\d+\.\s*)?(?:bibliography|references|list of references|works cited|reading list|"
    r"sources consulted|(?:other )?documentary sources|webography|bibliographical references)$",
    re.IGNORECASE,
)


def mark_contents(rows: list[Row]) -> None:
    """Gives the lines of the contents table the zone ``contents``."""
    open_ = False
    for page in group_by_page(rows).values():
        free = [row for row in page if row.zone is None]
        start = next((i for i, row in enumerate(free) if _CONTENTS.match(" ".join(row.text.split()))), None)
        leaders = [i for i, row in enumerate(free) if _is_leader(row)]
        if start is None and not (open_ and len(leaders) >= 2):
            open_ = False
            continue
        first = start if start is not None else 0
        if not leaders:
            leaders = [i for i, row in enumerate(free) if i > first and _ENDS_IN_PAGE.search(row.text)]
        last = max((i for i in leaders if i > first), default=first)
        last = _extend(free, last)
        for row in free[first : last + 1]:
            row.zone = "contents"
        open_ = True


def _is_leader(row: Row) -> bool:
    """Whether dots lead to a page number."""
    return bool(_LEADER.search(row.text))


def _extend(free: list[Row], last: int) -> int:
    """Further lines of the contents table without a page number (a list of annexes), up to the report's text."""
    end = last
    for index in range(last + 1, len(free)):
        row = free[index]
        if row.line.bold or _NUMBERED.match(row.text) or row.line.top - free[index - 1].line.bottom > 60:
            return last
        end = index
    # Only a rest of the page that is short lines all through belongs to the contents.
    rest = free[last + 1 : end + 1]
    return end if rest and sum(len(row.text) for row in rest) / len(rest) < 70 else last


def mark_acronyms(rows: list[Row], body_size: float) -> None:
    """Gives the heading and the entries of a list of acronyms the zone ``acronym-list``."""
    inside = False
    left = 0.0
    for row in rows:
        if row.zone is not None:
            continue
        text = " ".join(row.text.split())
        if _ACRONYMS.match(text):
            inside = True
            left = 1000.0
            row.zone = "acronym-list"
            row.starts = True
            continue
        if not inside:
            continue
        numbered = bool(re.match(r"(?:[IVX]{1,5}|[A-Z])\.\s", text))
        heading = (row.line.bold or is_large(row, body_size)) and (numbered or not _ENTRY.match(text))
        if heading or _NUMBERED.match(text) or _is_prose(text):
            inside = False
            continue
        left = min(left, row.line.x0)
        row.zone = "acronym-list"
        row.starts = row.line.x0 < left + 15


def _is_prose(text: str) -> bool:
    """Whether a line reads as running text rather than as an entry of a list."""
    return len(text.split()) > 13 and not _ENTRY.match(text)


def mark_bibliography(rows: list[Row], body_size: float) -> None:
    """Gives what follows a bibliography's heading the zone ``bibliography``, up to the next heading as large."""
    size: float | None = None
    for row in rows:
        if row.zone is not None:
            continue
        text = " ".join(row.text.split())
        prominent = row.line.bold or is_large(row, body_size)
        if prominent and _BIBLIOGRAPHY.match(text):
            size = row.line.size
            row.zone = "bibliography"
            row.starts = True
        elif size is not None and prominent and row.line.size >= size - 0.3 and not text[:1].isdigit():
            size = None
        elif size is not None:
            row.zone = "bibliography"
