"""Words that extraction broke are mended, each mend is recorded, and all can be undone."""

from __future__ import annotations

import pytest

from gmi.assemble import undo_repairs
from tests.unit.assemble.lines import assemble, line, start

# What else the report says; the mends lean on its words.
SEEN = "A party is a party; parties and parties. Domestic law, domestic work. Gender-based violence is based on gender."


def mend(*lines: tuple, seen: str = SEEN) -> tuple[str, list[tuple[str, str]]]:
    """The first paragraph's text, and its repairs."""
    document = assemble([*lines, start(seen)])
    first = document.paragraphs[2]
    repairs = [(repair.kind, repair.original) for repair in document.repairs if first.span.contains(repair.span)]
    return document.text_of(first), repairs


@pytest.mark.parametrize(
    ("head", "tail", "text", "mended"),
    [
        ("The State protects domes-", "tic workers.", "The State protects domestic workers.", True),
        ("It prevents gender-", "based violence.", "It prevents gender-based violence.", False),
        ("It heard the Director-", "General of the fund.", "It heard the Director-General of the fund.", False),
        ("It trains health and mi-", "gration staff.", "It trains health and migration staff.", True),
        ("It plans gender-", "responsive budgets.", "It plans gender-responsive budgets.", False),
        ("It heard of ill-", "treatment.", "It heard of ill-treatment.", False),
        ("From 1990–", "1995 there were none.", "From 1990–1995 there were none.", False),
    ],
)
def test_hyphen_at_a_line_end(head: str, tail: str, text: str, mended: bool) -> None:
    """A hyphen that only cuts a word goes; one that belongs to it stays."""
    assert mend(start(head), line(tail)) == (text, [("line-end-hyphen", "-")] if mended else [])


@pytest.mark.parametrize(
    ("printed", "text", "kinds"),
    [
        ("The States p arties met.", "The States parties met.", ["split-word"]),
        ("A party to it met.", "A party to it met.", []),
        ("The e ff ective off icials met.", "The effective officials met.", ["split-word"] * 3),
        ("The fift h session met.", "The fifth session met.", ["split-word"]),
        ("The staff in it met.", "The staff in it met.", []),
        ("Of \ufb01nal o\ufb00ers.", "Of final offers.", ["special-character"] * 2),
        ("The Secretary\u2011General met.", "The Secretary-General met.", ["special-character"]),
        ("mi\u00adgrant women", "migrant women", ["special-character"]),
        ("\uf0b7 women", "• women", ["special-character"]),
        ("A.Introduction", "A. Introduction", ["glued-heading"]),
        ("FFOORREEWWOORRDD by the Minister", "FOREWORD by the Minister", ["doubled-glyphs"]),
    ],
)
def test_mends_in_a_line(printed: str, text: str, kinds: list[str]) -> None:
    """Each fault has its kind of repair; what only looks like one stays."""
    found, repairs = mend(start(printed))
    assert (found, [kind for kind, _ in repairs]) == (text, kinds)


@pytest.mark.parametrize(
    ("printed", "raised", "text", "mended"),
    [
        ("Workers are insured.12", "12", "Workers are insured.", True),
        ("Workers are insured. 12", "12", "Workers are insured.", True),
        ("migrant workers12 are insured", "12", "migrant workers are insured", True),
        ("under the Act of 20082 too", "2 too", "under the Act of 2008 too", True),
        ("an area of 90 km2 in all", "2", "an area of 90 km2 in all", False),
    ],
)
def test_note_calls(printed: str, raised: str, text: str, mended: bool) -> None:
    """The raised call of a note is taken out of the sentence; a unit's exponent stays."""
    made, gap = start(printed)
    place = printed.index(raised)
    span = (place, place + len(raised.split(maxsplit=1)[0]))
    made = type(made)(made.text, made.x0, made.x1, 0, 0, made.size, raised=(span,))
    found, repairs = mend((made, gap))
    assert (found, [kind for kind, _ in repairs]) == (text, ["note-call"] if mended else [])


def test_undoing() -> None:
    """With all repairs undone the text has the pieces as extracted; positions of repairs are in order."""
    document = assemble(
        [
            start("The States p arties protect domes-"),
            line("tic workers12 of o\ufb00ices.", raised="12"),
            start(SEEN),
        ]
    )
    assert "The States parties protect domestic workers of offices." in document.text
    assert "The States p arties protect domes-tic workers12 of o\ufb00ices." in undo_repairs(document)
    starts = [repair.span.start for repair in document.repairs]
    assert starts == sorted(starts)
    assert {repair.page_number for repair in document.repairs} == {2}
