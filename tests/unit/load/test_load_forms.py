"""The check of forms that needs no spaCy agrees with the compiler that does."""

from __future__ import annotations

import pytest

from gmi.language import Phrase, PhraseFinder, check_form

GOOD = [
    "women",
    "migra* work*",
    "self-employ*",
    "woman|women workers",
    "girl(s)",
    "women’s",
    "U.S. citizen",
    "LGBT+|LGBTI+",
    "and/or",
    "no. 5",
]
COMPILER_REFUSES = ["", " ", "-", "*", "*migrant", "mi*grant", "sex-*", "trans*-border", "a|women's", "he|*"]
NEVER_MATCHES = ["women|", "|women", "a||b", "women's*", "e.g*|x", "LGBT+*", " ".join(["a|b"] * 10)]


@pytest.mark.parametrize("form", GOOD)
def test_a_good_form_passes_and_compiles(form: str) -> None:
    """What the check lets through can be looked for."""
    assert check_form(form) is None
    PhraseFinder([Phrase("term", (form,))])


@pytest.mark.parametrize("form", COMPILER_REFUSES)
def test_a_form_that_does_not_compile_is_refused(form: str) -> None:
    """What the compiler would stop at is found before spaCy is imported."""
    assert check_form(form)
    with pytest.raises(ValueError, match="term"):
        PhraseFinder([Phrase("term", (form,))])


@pytest.mark.parametrize("form", NEVER_MATCHES)
def test_a_form_that_could_never_match_is_refused(form: str) -> None:
    """Forms that compile to something else than they say are refused too."""
    assert check_form(form)
