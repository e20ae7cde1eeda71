"""The rubrics that gmi brings, loaded once for all tests of their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from gmi.errors import GmiError
from gmi.find import Lexicon, build_lexicon
from gmi.load import CountingCase, list_rubrics, load_counting_cases, load_rubric
from gmi.model.rubric import Indicator, NameRule, Rubric, Term, Veto


@lru_cache(maxsize=8)
def rubric_of(rubric_id: str, language: str) -> Rubric:
    """One rubric in one language."""
    return load_rubric(rubric_id, language)


@lru_cache(maxsize=8)
def lexicon_of(rubric_id: str, language: str) -> Lexicon:
    """Its phrases, compiled."""
    return build_lexicon(rubric_of(rubric_id, language))


def sound_rubrics() -> Iterator[Rubric]:
    """Every rubric that loads; the others fail in a test of their own."""
    for rubric_id in list_rubrics():
        try:
            languages = rubric_of(rubric_id, "en").languages
        except GmiError:
            continue
        for language in languages:
            yield rubric_of(rubric_id, language)


def counted_terms() -> list[object]:
    """Rubric and term, for every term that is a reference."""
    return [_case(rubric, term) for rubric in sound_rubrics() for group in rubric.groups for term in group.terms]


def marks() -> list[object]:
    """Rubric and term, for every theme term and aspect."""
    return [
        _case(rubric, term)
        for rubric in sound_rubrics()
        for theme in rubric.themes
        for term in (*theme.terms, *theme.aspects)
    ]


def vetoes() -> list[object]:
    """Rubric and veto."""
    return [_case(rubric, veto) for rubric in sound_rubrics() for veto in rubric.vetoes]


def names() -> list[object]:
    """Rubric and name rule."""
    return [_case(rubric, name) for rubric in sound_rubrics() for name in rubric.names]


def indicators() -> list[object]:
    """Rubric and indicator."""
    return [_case(rubric, indicator) for rubric in sound_rubrics() for indicator in rubric.all_indicators()]


def counting_cases() -> list[object]:
    """Rubric and counting case, named by its line."""
    return [
        pytest.param(rubric, case, id=case.where.removeprefix("rubrics/"))
        for rubric in sound_rubrics()
        for case in cases_of(rubric)
    ]


def cases_of(rubric: Rubric) -> tuple[CountingCase, ...]:
    """The counting cases of one rubric; none when their file is broken, which is a test of its own."""
    try:
        return load_counting_cases(rubric.id, rubric.language)
    except GmiError:
        return ()


def _case(rubric: Rubric, entry: Term | Veto | NameRule | Indicator) -> object:
    """One parametrised case, named by rubric, language and id."""
    return pytest.param(rubric, entry, id=f"{rubric.id}-{rubric.language}-{entry.id}")
