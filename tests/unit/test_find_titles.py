"""A treaty's title does not place a paragraph in a theme; the same words in the State's mouth do."""

from __future__ import annotations

from gmi.find import build_lexicon, find_in_text
from gmi.load import load_rubric


def themes_of(text: str) -> tuple[str, ...]:
    """Themes of one paragraph."""
    return find_in_text(text, build_lexicon(load_rubric("gmi-cmw"))).paragraph_themes[0]


def test_a_treaty_title_places_no_paragraph() -> None:
    """A list of ratified treaties treats none of their themes."""
    assert themes_of("Convention relating to the Status of Stateless Persons: 3 May 1998.") == ()


def test_the_same_words_outside_a_title_do() -> None:
    """What the State itself says of stateless persons places the paragraph."""
    assert "documentation" in themes_of("Stateless persons receive a card.")
