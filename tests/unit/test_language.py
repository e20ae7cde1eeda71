"""Tokens, phrases and sentences."""

from __future__ import annotations

import pytest

from gmi.language import Phrase, PhraseFinder, PhraseMatch, check_form, keep_longest, split_sentences, tokenise
from gmi.model.span import Span


def split(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [span.cut(text) for span in split_sentences(text, Span(0, len(text)))]


def find(form: str, text: str, case: str = "any") -> list[str]:
    """What a form finds in a text."""
    finder = PhraseFinder([Phrase("p", (form,), case)])  # type: ignore[arg-type] - a test's parameter
    return [match.span.cut(text) for match in finder.find(tokenise(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Under art. 12 and Law No. 5 of 2010 women are protected.",
        "See paras. 4 and 5, e.g. The Act on Care.",
        "The Act (R.A. No. 9710) protects women.",
        "The cost was USD 1.5 million.",
        "The cost was USD15.076 Million in all.",
        "Mr. J. Smith met the delegation.",
        "The office (L. 39,400) was moved.",
        "12. Women are protected.",
        "12 bis. Women are protected.",
        "II. Independent bodies",
    ],
)
def test_stops_that_end_nothing(text: str) -> None:
    """A stop of an abbreviation, an initial, a figure or a number ends no sentence."""
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Women work. Men work.", ["Women work.", "Men work."]),
        ("Who works? Women do! “Men do.” They rest.", ["Who works?", "Women do!", "“Men do.”", "They rest."]),
        ("The law is in force. 40 women were trained.", ["The law is in force.", "40 women were trained."]),
        ("It covers health, care, etc. The State pays.", ["It covers health, care, etc.", "The State pays."]),
        ("It was lost in the U.S. The State paid.", ["It was lost in the U.S.", "The State paid."]),
        ("It passed Act No. 5. The Act holds.", ["It passed Act No. 5.", "The Act holds."]),
        ("The Act protects:\n(a) women;\n(b) girls.", ["The Act protects:", "(a) women;", "(b) girls."]),
        ("It gives (a) shelter; (b) food.", ["It gives (a) shelter;", "(b) food."]),
        ("The plan:\n1. Count women.\n2. Train them.", ["The plan:", "1. Count women.", "2. Train them."]),
        ("As follows:\nArticle 54. Women may work.", ["As follows:", "Article 54. Women may work."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Stops, line ends and items end sentences."""
    assert split(text) == sentences


def test_sentences_of_a_part() -> None:
    """Positions are those of the whole text."""
    text = "Before. One is here. Two is here. After."
    assert [span.cut(text) for span in split_sentences(text, Span(8, 33))] == ["One is here.", "Two is here."]
    assert split_sentences(text, Span(8, 8)) == ()


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("migrant worker", "Migrant workers and a migrant worker", ["migrant worker"]),
        ("migrant worker*", "Migrant workers and a migrant worker", ["Migrant workers", "migrant worker"]),
        ("gender-based", "gender-based, gender based, genderbased", ["gender-based", "gender based", "genderbased"]),
        ("domestic work", "domestic-work", ["domestic-work"]),
        ("woman|women migrant", "women migrant, woman migrant, men migrant", ["women migrant", "woman migrant"]),
        ("women's", "women’s rights", ["women’s"]),
        ("gender", "engender and gendered", []),
        ("migra*", "migrants, immigrants", ["migrants"]),
    ],
)
def test_forms(form: str, text: str, found: list[str]) -> None:
    """Spaces, hyphens, endings and choices match as the form syntax says; parts of words do not."""
    assert find(form, text) == found


def test_case() -> None:
    """An acronym matches in its own case only."""
    assert find("GBV", "GBV and gbv", "exact") == ["GBV"]
    assert find("GBV", "GBV and gbv") == ["GBV", "gbv"]


@pytest.mark.parametrize("form", ["", "--", "*women", "wo*men", "women|", "a|b " * 12, "women's|men's"])
def test_forms_that_cannot_be_used(form: str) -> None:
    """A form that could never match, or in too many ways, is refused with a word on why."""
    assert check_form(form)
    with pytest.raises(ValueError, match="p: "):
        PhraseFinder([Phrase("p", (form,))])


def test_longest_match_wins() -> None:
    """Of matches that overlap the longest stays; ties go by position, then by name."""
    text = "gender-based violence against women"
    finder = PhraseFinder([Phrase("a", ("gender",)), Phrase("b", ("gender-based violence",)), Phrase("c", ("women",))])
    assert [match.id for match in keep_longest(finder.find(tokenise(text)))] == ["b", "c"]
    tied = [PhraseMatch("z", Span(0, 4)), PhraseMatch("a", Span(0, 4)), PhraseMatch("b", Span(2, 6))]
    assert [match.id for match in keep_longest(tied)] == ["a"]


def test_tokens_keep_positions() -> None:
    """Tokens are cut from the text as it is."""
    text = "Women,\n\nmen – 12\u00a0girls."
    words = [span.cut(text) for span in tokenise(text).spans()]
    assert [word for word in words if word.strip()] == ["Women", ",", "men", "–", "12", "girls", "."]
