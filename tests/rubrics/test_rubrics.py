"""Every rubric's own examples, run as tests: what must be found is found, and what must not be is not."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gmi.errors import GmiError
from gmi.find import find_in_text
from gmi.language import tokenise
from gmi.load import CountingCase, list_rubrics, load_counting_cases, load_rubric
from gmi.model.reference import Findings
from gmi.model.rubric import NameRule, Rubric, Term, Veto
from gmi.model.span import Span
from tests.rubrics import shipped


def findings_of(rubric: Rubric, text: str) -> Findings:
    """What is found in one sentence."""
    return find_in_text(text, shipped.lexicon_of(rubric.id, rubric.language))


def places_of(rubric: Rubric, phrase_id: str, text: str) -> list[Span]:
    """Where one phrase stands in one sentence, whatever comes of it."""
    lexicon = shipped.lexicon_of(rubric.id, rubric.language)
    return [match.span for match in lexicon.finder.find(tokenise(text, rubric.language)) if match.id == phrase_id]


def counted_within(rubric: Rubric, phrase_id: str, text: str) -> list[str]:
    """References that count although they lie inside a phrase."""
    places = places_of(rubric, phrase_id, text)
    references = [r for r in findings_of(rubric, text).references if r.bucket is None]
    return [r.text for r in references if any(place.contains(r.span) for place in places)]


def test_gmi_brings_the_rubric_of_the_committee_on_migrant_workers() -> None:
    """The rubric that is used by default is there."""
    assert "gmi-cmw" in list_rubrics()


@pytest.mark.parametrize("rubric_id", list_rubrics())
def test_the_rubric_loads_in_each_of_its_languages(rubric_id: str) -> None:
    """No rubric that gmi brings has a problem, in any of its languages, nor have its counting cases."""
    try:
        languages = load_rubric(rubric_id).languages
        for language in languages:
            load_rubric(rubric_id, language)
            assert load_counting_cases(rubric_id, language), f"tests.{language}.yml has no case"
    except GmiError as error:
        pytest.fail("\n".join([*error.as_lines(), *(problem.as_line() for problem in getattr(error, "problems", ()))]))


@pytest.mark.parametrize(("rubric", "term"), shipped.counted_terms())
def test_a_term_counts_in_its_examples_only(rubric: Rubric, term: Term) -> None:
    """Each ``match`` sentence holds a counted reference of the term, and no ``no_match`` sentence does."""

    def counts(text: str) -> bool:
        return any(r.term_id == term.id and r.bucket is None for r in findings_of(rubric, text).references)

    assert [text for text in term.match if not counts(text)] == []
    assert [text for text in term.no_match if counts(text)] == []


@pytest.mark.parametrize(("rubric", "term"), shipped.marks())
def test_a_mark_stands_in_its_examples_only(rubric: Rubric, term: Term) -> None:
    """Each ``match`` sentence holds the theme term or aspect, and no ``no_match`` sentence does."""

    def stands(text: str) -> bool:
        return any(mark.term_id == term.id for mark in findings_of(rubric, text).marks)

    assert [text for text in term.match if not stands(text)] == []
    assert [text for text in term.no_match if stands(text)] == []


@pytest.mark.parametrize(("rubric", "veto"), shipped.vetoes())
def test_a_veto_holds_in_its_examples_only(rubric: Rubric, veto: Veto) -> None:
    """Each ``match`` sentence holds the veto and nothing inside it counts; no ``no_match`` sentence holds it."""
    assert [text for text in veto.match if not places_of(rubric, veto.id, text)] == []
    assert [found for text in veto.match for found in counted_within(rubric, veto.id, text)] == []
    assert [text for text in veto.no_match if places_of(rubric, veto.id, text)] == []


@pytest.mark.parametrize(("rubric", "name"), shipped.names())
def test_a_name_holds_in_its_examples_only(rubric: Rubric, name: NameRule) -> None:
    """Each ``match`` sentence holds the name and nothing inside it counts; no ``no_match`` sentence holds it."""
    assert [text for text in name.match if not places_of(rubric, name.id, text)] == []
    assert [found for text in name.match for found in counted_within(rubric, name.id, text)] == []
    assert [text for text in name.no_match if places_of(rubric, name.id, text)] == []


@pytest.mark.parametrize(("rubric", "case"), shipped.counting_cases())
def test_a_sentence_is_counted_as_it_should(rubric: Rubric, case: CountingCase) -> None:
    """The references that count, by group, and those kept out, by bucket, are exactly those that the case names."""
    counted: dict[str, list[str]] = defaultdict(list)
    kept_out: dict[str, list[str]] = defaultdict(list)
    for reference in findings_of(rubric, case.text).references:
        if reference.bucket is None:
            counted[reference.group].append(reference.text)
        else:
            kept_out[reference.bucket].append(reference.text)
    assert (
        {group: tuple(texts) for group, texts in counted.items()},
        {bucket: tuple(texts) for bucket, texts in kept_out.items()},
    ) == (case.expect, case.buckets)
