"""The headings of a draft with their printed numbers, and the numbered remarks on its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gmi.model.draft import Draft, Quotation, Run, Section, Statement, Support
from gmi.remark import PLACE

_ROMAN = (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_PART = 2
_MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading as it is printed.

    Attributes:
        section: Whose.
        anchor: Name of its bookmark or HTML id: letters, digits and hyphens.
        number: "II." for a chapter, "B." below it; empty for an annex and for the third level.
        in_contents: Whether the contents list it.
    """

    section: Section
    anchor: str
    number: str
    in_contents: bool

    @property
    def text(self) -> str:
        """Number and title."""
        return f"{self.number} {self.section.title}".strip()


def list_headings(draft: Draft) -> tuple[Heading, ...]:
    """A heading for each section, in order.

    Chapters are counted in Roman numerals and what stands below them in letters, so that neither is taken for the
    number of a paragraph.
    """
    depth = choose_depth(draft)
    headings = []
    chapter = part = 0
    annexed = False
    for place, section in enumerate(draft.sections, start=1):
        number = ""
        if section.level == 1:
            part, annexed = 0, is_annex(section)
            chapter += not annexed
            number = "" if annexed else f"{to_roman(chapter)}."
        elif section.level == _PART and not annexed:
            part += 1
            number = f"{to_letters(part)}."
        headings.append(Heading(section, f"section-{place}", number, section.level <= depth))
    return tuple(headings)


def choose_depth(draft: Draft) -> int:
    """How deep the contents go: chapters and parts, or chapters alone where both would be more than a page to read."""
    return _PART if sum(section.level <= _PART for section in draft.sections) <= _MOST_LISTED else 1


def is_annex(section: Section) -> bool:
    """Whether a section is an annex: these bear no number.

    >>> is_annex(Section("annex.method", "Annex: method", 1, ()))
    True
    """
    return section.id.partition(".")[0] == "annex"


def to_roman(number: int) -> str:
    """A number from 1 to 89 in Roman numerals.

    >>> [to_roman(n) for n in (1, 4, 9, 14, 40)]
    ['I', 'IV', 'IX', 'XIV', 'XL']
    """
    text = ""
    for sign, worth in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def to_letters(number: int) -> str:
    """A number as Word counts in letters: after Z come AA and BB.

    >>> [to_letters(n) for n in (1, 26, 27, 28)]
    ['A', 'Z', 'AA', 'BB']
    """
    turn, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (turn + 1)


@dataclass(slots=True)
class Remarks:
    """Numbers the supports of a draft in reading order; the same support has one number."""

    supports: dict[Support, int] = field(default_factory=dict)

    def number(self, support: Support | None) -> int | None:
        """The number of a support; None for none."""
        return None if support is None else self.supports.setdefault(support, len(self.supports) + 1)


def close_runs(runs: tuple[Run, ...]) -> Iterator[tuple[tuple[Run, ...], Support | None]]:
    """Runs side by side that rest on the same support, together, so that they share one remark."""
    group: list[Run] = []
    for run in runs:
        if group and run.support != group[-1].support:
            yield tuple(group), group[-1].support
            group = []
        group.append(run)
    if group:
        yield tuple(group), group[-1].support


def announces(statement: Statement) -> bool:
    """Whether a statement leads to what follows it, and is not to be parted from that at the end of a page.

    >>> announces(Statement((Run("We ask:"),))), announces(Statement((Run("We ask."),)))
    (True, False)
    """
    return join_runs(statement.runs).rstrip().endswith(":")


def split_places(text: str) -> tuple[Run, ...]:
    """Text as runs; each mark "[Add: …]" in it is a place.

    >>> [run.kind for run in split_places("Survey of [Add: year]")]
    ['plain', 'place']
    """
    runs, done = [], 0
    for match in PLACE.finditer(text):
        runs += [Run(text[done : match.start()]), Run(match[0], "place")]
        done = match.end()
    return tuple(run for run in (*runs, Run(text[done:])) if run.text)


def support_page(quotation: Quotation) -> Support | None:
    """The remark on a quotation where its words and its paragraph are printed anyway: page and references."""
    if not quotation.reference_ids and quotation.page_number is None:
        return None
    page = "" if quotation.page_number is None else f"page {quotation.page_number} of the file"
    return Support(quotation.citation, quotation.reference_ids, "", page)


def join_runs(runs: tuple[Run, ...]) -> str:
    """The text of runs, joined as they are."""
    return "".join(run.text for run in runs)
