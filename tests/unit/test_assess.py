"""From a file to a result: the stages fit together, and every number can be walked back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import gmi
from gmi.assess import assess_document, assess_report, choose_rubric, read_report
from gmi.errors import SourceError
from gmi.model.document import Document, DocumentKind
from gmi.model.scorecard import Result

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valmora" / "report.pdf"


@pytest.fixture(scope="module")
def document() -> Document:
    """The example report as read."""
    return read_report(str(EXAMPLE))


@pytest.fixture(scope="module")
def result(document: Document) -> Result:
    """The example report, assessed."""
    return assess_document(document)


def with_source(
    document: Document, kind: DocumentKind = "state-report", body: str = "CMW", language: str = "en"
) -> Document:
    """The same report, said to be something else."""
    source = replace(document.source, document_kind=kind, body=body, language=language)
    return replace(document, source=source)


def test_every_reference_stands_where_it_says(result: Result) -> None:
    """Text, sentence and paragraph of every reference agree with the one text."""
    text = result.document.text
    for item in result.references:
        reference = item.reference
        paragraph = result.document.paragraphs[reference.paragraph_index]
        assert reference.span.cut(text) == reference.text
        assert reference.sentence.contains(reference.span)
        assert paragraph.span.contains(reference.sentence)


def test_totals_are_the_references(result: Result) -> None:
    """Headline and buckets are counts of the references that the result holds."""
    counted = [item.reference for item in result.references if item.reference.core]
    gender = [r for r in counted if r.dimension == "gender" and r.group != "men-boys"]
    assert result.scorecard.counts.gender.headline == sum(r.bucket is None for r in gender)
    assert result.scorecard.counts.gender.raw == len(gender)


def test_evidence_exists(result: Result) -> None:
    """Every reference id in indicators and frames, and every paragraph of a question, is in the result."""
    ids = {item.reference.id for item in result.references}
    for indicator in result.scorecard.indicators:
        assert set(indicator.evidence) <= ids
    for frame in result.scorecard.frames:
        assert {name for names in frame.evidence.values() for name in names} <= ids
    for question in result.questions:
        assert all(0 <= place.paragraph_index < len(result.document.paragraphs) for place in question.evidence)


def test_absence_of_lgbtqia_persons_is_complete(result: Result) -> None:
    """The example names no LGBTQIA+ person anywhere, and the text was readable: the strongest statement holds."""
    absences = {absence.group: absence for absence in result.scorecard.absences}
    assert absences["lgbtqia"].strength == "complete"


def test_an_unreadable_page_weakens_the_absence(document: Document) -> None:
    """Could not look is never no."""
    source = replace(document.source, readable_share=0.9)
    absences = assess_document(replace(document, source=source)).scorecard.absences
    assert {absence.strength for absence in absences} == {"in-extracted-text"}


@pytest.mark.parametrize("kind", ["list-of-issues", "concluding-observations"])
def test_the_committees_words_are_refused(document: Document, kind: DocumentKind) -> None:
    """They are scored when the user insists, and then with a warning."""
    committee = with_source(document, kind)
    with pytest.raises(SourceError, match="the Committee's words") as raised:
        assess_document(committee)
    assert raised.value.code == "source.committee-text"
    forced = assess_document(committee, force=True)
    assert "source.committee-text" in {problem.code for problem in forced.problems}


def test_a_language_without_terms_is_refused(document: Document) -> None:
    """A count of nothing would read as an absence."""
    with pytest.raises(SourceError, match=r"language \(fr\)"):
        assess_document(with_source(document, language="fr"))


@pytest.mark.parametrize(
    ("kind", "body", "code"), [("other", "CMW", "source.kind-other"), ("state-report", "CERD", "rubric.other-body")]
)
def test_an_odd_pairing_is_said(document: Document, kind: DocumentKind, body: str, code: str) -> None:
    """A document of another kind or to another body is scored, and the reader is told."""
    odd = assess_document(with_source(document, kind, body), "gmi-cmw")
    assert code in {problem.code for problem in odd.problems}


def test_a_report_that_is_not_about_migration_leads_with_intersections(document: Document) -> None:
    """There, gender is not migrants' gender."""
    assert assess_document(with_source(document, body="CRPD")).scorecard.headline == "intersections"
    assert assess_document(document).scorecard.headline == "gender"


@pytest.mark.parametrize(
    ("body", "rubric"), [("CMW", "gmi-cmw"), ("CEDAW", "gmi-cedaw"), ("CRPD", "gmi-core"), (None, "gmi-core")]
)
def test_a_rubric_is_always_found(body: str | None, rubric: str) -> None:
    """The rubric made for the body, else the treaty-neutral one."""
    assert choose_rubric(body) == rubric


def test_the_package_offers_its_verbs() -> None:
    """``import gmi`` is enough; an unknown name is an AttributeError."""
    assert gmi.assess_report is assess_report
    assert gmi.load_rubric("gmi-cmw").id == "gmi-cmw"
    with pytest.raises(AttributeError):
        _ = gmi.no_such_verb
