"""Lists inside a paragraph: their lead-in and their items."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi.language import find_opening, split_items, split_sentences
from gmi.model.span import Span

PIECES = "(a) (b) (c) (i) (ii) a) b) 1. 2. 12. • – ; : . , and women law Plans are made. stop; it does: for: No. 5"
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n•", "\n(a)"])
TEXTS = st.lists(WORDS, max_size=24).map(" ".join) | st.text(max_size=60)


def cut(text: str) -> list[str]:
    """Lead-in and items, without white space at their ends."""
    span = Span(0, len(text))
    return [item.cut(text).strip() for item in split_items(text, span, split_sentences(text, span))]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("It did this:\n• A plan\n• A law", ["It did this:", "• A plan", "• A law"]),
        ("12. It did this:\n(a) A plan;\n(b) A law.", ["12. It did this:", "(a) A plan;", "(b) A law."]),
        ("12. (a) A plan;\n(b) A law.", ["12.", "(a) A plan;", "(b) A law."]),
        ("• A plan\n• A law", ["", "• A plan", "• A law"]),
        ("It did:\n1. Plan\n2. Pay\nThat was all.", ["It did:", "1. Plan", "2. Pay", "That was all."]),
        ("It did: (a) plan; and (b) pay.", ["It did:", "(a) plan; and", "(b) pay."]),
        ("It did: (i) plan; (ii) pay; (iii) go.", ["It did:", "(i) plan;", "(ii) pay;", "(iii) go."]),
        ("It has: a plan; a law; a fund. It is new.", ["It has:", "a plan;", "a law;", "a fund.", "It is new."]),
        ("12. So it is. It has a plan; a law; a fund.", ["12. So it is.", "It has a plan;", "a law;", "a fund."]),
        (f"It has a plan {'and so on ' * 14}here; a law.", ["", f"It has a plan {'and so on ' * 14}here;", "a law."]),
    ],
)
def test_a_list_is_cut_into_its_items(text: str, items: list[str]) -> None:
    """The lead-in comes first; what stands apart after the list is a piece of its own."""
    assert cut(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "12. The plan was made. A law followed.",
        "Article 5, (b) and (c), of the Act applies.",
        "It has: a plan; a law.",
        "There is a plan; there is a law.",
        "The plan has one point:\n• A law",
        "",
    ],
)
def test_running_text_is_no_list(text: str) -> None:
    """Two parts, letters out of order and a single item make no list."""
    assert cut(text) == []


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("It is new. It has for all: (a) plans; (b) pay.", "It has for all: (a) plans;"),
        ("It is new. It has for all:\n(a) Plans;\n(b) Pay.", "It has for all:"),
        ("It is new.\n(a) Plans were made;\n(b) Pay rose.", None),
        ("Plain text.", None),
    ],
)
def test_items_go_on_with_the_sentence_that_opens_the_list(text: str, opening: str | None) -> None:
    """A lead-in that a full stop ends opens nothing."""
    span = Span(0, len(text))
    sentences = split_sentences(text, span)
    found = find_opening(text, split_items(text, span, sentences), sentences)
    assert opening == (None if found is None else found.cut(text))


@given(TEXTS, TEXTS)
def test_items_cover_the_paragraph_and_do_not_overlap(before: str, text: str) -> None:
    """Put together, lead-in and items are the paragraph, wherever it stands in the report."""
    whole = f"{before}\n\n{text}"
    span = Span(len(whole) - len(text), len(whole))
    items = split_items(whole, span, split_sentences(whole, span))
    assert not items or "".join(item.cut(whole) for item in items) == text
    assert not items or (items[0].start, items[-1].end) == (span.start, span.end)
    assert all(one.end == other.start for one, other in itertools.pairwise(items))
