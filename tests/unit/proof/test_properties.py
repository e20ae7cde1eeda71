"""Whatever is written: no crash, and every flag stands where it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.proof.contacts import find_contacts
from gmi.proof.people import find_people
from gmi.proof.report_text import cut_pieces, normalise
from gmi.proof.symbols import find_citations
from gmi.proof.word_lists import load_word_lists

_PIECES = st.sampled_from(
    ["Fatima", "Mr. ", "Ms", "M.K.", ", ", " ", "’s", "(", ")", "aged 34", "García", "the Ministry", "de la",
     "+51 1 555 0199",
     "No. 12", "Calle", "@", "example.org", "para. 12", "–14", "CMW/C/XVM/2", "“", "”", "…", "[", "]", "\u202e", "\n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=30).map("".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_flags_stand_in_the_text_in_order(text: str) -> None:
    """Spans are inside the text, hold something, and do not overlap."""
    for found in (find_people(text, load_word_lists()), find_contacts(text)):
        ends = 0
        for flag in found:
            assert ends <= flag.span.start < flag.span.end <= len(text)
            assert flag.span.cut(text).strip()
            ends = flag.span.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_comparing_never_fails(text: str) -> None:
    """Normalising twice changes nothing more; pieces and citations can be read from any text."""
    assert normalise(normalise(text)) == normalise(text)
    assert all(piece == piece.strip() for piece in cut_pieces(text))
    assert all(citation.span.cut(text) and citation.numbers for citation in find_citations(text))


def test_long_words_take_no_time() -> None:
    """A paragraph of a hundred thousand letters or digits is read in a moment."""
    for sign in ("A", "a", "1", "A.", "a.", "Fatima ", "1-", "Rue A", "(", "12, ", "“"):
        text = sign * (60_000 // len(sign))
        find_contacts(text)
        find_people(text, load_word_lists())
        list(find_citations(text))
