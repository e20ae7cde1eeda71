"""Finds the printed paragraph numbers: a chain that climbs by one from the beginning of the report to its end."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from gmi.assemble.row import Row

_NUMBER = re.compile(r"^(\d{1,4})(?:\s?(bis|ter|quater))?\s*\.(?!\d)\s*(?=\S|$)")
# Slips of typists: the full stop before the number (as in text set from right to left) or left out.
_ODD_NUMBER = re.compile(r"^(?:\.\s?(\d{1,4})|(\d{1,4})(?=\s+[A-Z]))\s")
# A slip of a typesetter: the number of a paragraph hangs on the last line of the one before.
_LATE_NUMBER = re.compile(r"(?<=[.:;)])\s?(\d{1,4})\.$")
# So many numbers may be missing in a row (a picture of a page, a slip in the report) before the chain is broken.
_ANNEX = re.compile(r"^(?:Annex|Appendix)", re.IGNORECASE)
_LONGEST_GAP = 3
_COLUMN_WIDTH = 10.0
_LEAST_CHAIN = 3
# A bold line shorter than this is a numbered heading; a longer one begins a paragraph set bold.
_FULL_LINE = 60
_LEAST_A_PAGE = 0.8


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that could begin a numbered paragraph."""

    row: Row
    value: int
    suffix: str
    odd: bool = False


def mark_numbers(rows: list[Row]) -> None:
    """Marks the rows that begin a numbered paragraph, each with its number as printed.

    Numbers in a list inside a paragraph, years and figures do not fit the chain. A chain that begins again at 1 is
    taken up behind the heading of an annex only: elsewhere it is a list. A document that has fewer numbers than
    pages does not number its paragraphs.
    """
    annex_at = next((index for index, row in enumerate(rows) if row.zone is None and _opens_annex(row)), len(rows))
    in_annex = {id(row) for row in rows[annex_at:]}
    candidates = [candidate for row in rows if row.zone is None and (candidate := _as_candidate(row))]
    column = _find_column(candidates)
    inside = [c for c in candidates if column is None or abs(c.row.line.x0 - column) <= _COLUMN_WIDTH]
    chain = _climb(inside, in_annex)
    loose = _climb(candidates, in_annex)
    # The narrow column is the better guide unless the report sets its numbers in more than one place.
    if len(loose) > 1.1 * len(chain):
        chain = loose
    page_count = max((row.page_number for row in rows), default=0)
    if len(chain) < max(_LEAST_CHAIN, _LEAST_A_PAGE * page_count):
        return
    for candidate in chain:
        candidate.row.starts = True
        candidate.row.number = f"{candidate.value} {candidate.suffix}".strip()
    for before, after in itertools.pairwise(chain):
        _find_late(rows, before, after)


def _find_late(rows: list[Row], before: _Candidate, after: _Candidate) -> None:
    """Looks in a gap of the chain for numbers that stand at the end of a line; each becomes a row of its own."""
    wanted = before.value + 1
    if not wanted < after.value <= wanted + _LONGEST_GAP:
        return
    index = next(i for i, row in enumerate(rows) if row is before.row)
    while rows[index] is not after.row:
        row = rows[index]
        late = _LATE_NUMBER.search(row.text) if row.zone is None else None
        if late and int(late.group(1)) == wanted:
            rows[index : index + 1] = _split_row(row, late.start(1))
            wanted += 1
            index += 1
        index += 1


def _split_row(row: Row, place: int) -> tuple[Row, Row]:
    """A row and the number that hung on its end, which begins the next paragraph."""
    line = row.line
    width = (line.x1 - line.x0) * place / len(line.text)
    head = replace(
        line,
        text=line.text[:place].rstrip(),
        x1=round(line.x0 + width, 1),
        raised=tuple(span for span in line.raised if span[1] <= place),
    )
    tail = replace(line, text=line.text[place:], x0=round(line.x0 + width, 1), raised=())
    number = Row(tail, row.page_number, row.page_height, starts=True, number=line.text[place:-1])
    return replace(row, line=head), number


def _as_candidate(row: Row) -> _Candidate | None:
    """The row as a candidate; a bold one is a numbered heading."""
    if row.line.bold and len(row.text) < _FULL_LINE and not row.text.rstrip().endswith((":", ".", ";")):
        return None
    match = _NUMBER.match(row.text)
    if match:
        return _Candidate(row, int(match.group(1)), match.group(2) or "")
    odd = _ODD_NUMBER.match(row.text)
    return _Candidate(row, int(odd.group(1) or odd.group(2)), "", odd=True) if odd else None


def _find_column(candidates: list[_Candidate]) -> float | None:
    """Where most numbers stand that follow one another."""
    places: Counter[float] = Counter()
    expected = 1
    for candidate in candidates:
        if candidate.value == expected:
            places[round(candidate.row.line.x0 / 5) * 5] += 1
            expected += 1
    return places.most_common(1)[0][0] if places else None


def _opens_annex(row: Row) -> bool:
    """Whether a row is the heading of an annex."""
    return row.line.bold and bool(_ANNEX.match(row.text)) and len(row.text.split()) < 15


def _climb(candidates: list[_Candidate], in_annex: set[int]) -> list[_Candidate]:
    """The chain, from left to right: the next number, a "bis" of the last one, or a short gap that is borne out."""
    chain: list[_Candidate] = []
    last = 0
    for index, candidate in enumerate(candidates):
        rest = candidates[index + 1 : index + 13]
        if candidate.odd and (candidate.value != last + 1 or not _is_borne_out(candidate, rest, last)):
            continue
        if candidate.value == last + 1 and not candidate.suffix:
            chain.append(candidate)
            last = candidate.value
        elif candidate.suffix and candidate.value == last:
            chain.append(candidate)
        elif last < candidate.value <= last + 1 + _LONGEST_GAP and _is_borne_out(candidate, rest, last):
            chain.append(candidate)
            last = candidate.value
        elif candidate.value == 1 and id(candidate.row) in in_annex and _starts_again(rest, last):
            chain.append(candidate)
            last = 1
    return chain


def _is_borne_out(candidate: _Candidate, rest: list[_Candidate], last: int) -> bool:
    """Whether the two numbers after a gap follow, before any number that the gap left out."""
    for follower in rest[:6]:
        if last < follower.value < candidate.value:
            return False
        if follower.value == candidate.value + 1:
            return True
    return False


def _starts_again(rest: list[_Candidate], last: int) -> bool:
    """Whether 2 and 3 follow a new 1 before the old chain goes on."""
    wanted = 2
    for follower in rest:
        if follower.value == last + 1:
            return False
        if follower.value == wanted:
            wanted += 1
        if wanted > _LEAST_CHAIN + 1:
            return True
    return wanted > _LEAST_CHAIN and not any(f.value == last + 1 for f in rest)
