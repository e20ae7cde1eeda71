"""What the State, its report and those who are asked are called."""

# ruff: noqa: E501 - a table of sentences that are broken over lines can no longer be read as one

from __future__ import annotations

from typing import Any

import pytest

from gmi.draft.front import name_kind, write_date
from gmi.draft.request import lead_in
from gmi.draft.subject import form_genitive, name_subject
from gmi.model.committee import Committee
from tests.unit.draft.factory import compose, make_committee, make_counted, text_of

UPR = make_committee(
    id="UPR", name="Working Group on the Universal Periodic Review", treaty="", treaty_short="", by_article=False
)
ON = "on health"


@pytest.mark.parametrize(
    ("name", "genitive"), [("Valmora", "Valmora's"), ("the Philippines", "the Philippines'"), ("Honduras", "Honduras'")]
)
def test_genitive(name: str, genitive: str) -> None:
    """A name that ends with s takes an apostrophe alone."""
    assert form_genitive(name) == genitive


@pytest.mark.parametrize(
    ("source", "committee", "stage", "expected"),
    [
        ({"state_name": "Philippines"}, make_committee(), "list-of-issues", "recommend that the Committee ask the Government of the Philippines the following questions:"),
        ({}, make_committee(), "session", "recommend that the Committee make the following recommendations to the Government of Valmora:"),
        ({"body": "UPR"}, UPR, "session", "recommend that States make the following recommendations to the Government of Valmora in the review:"),
        ({"body": "UPR"}, UPR, "list-of-issues", "recommend that States put the following questions to the Government of Valmora in the review:"),
        ({"body": None, "document_kind": "other"}, None, "session", "we make the following recommendations to the Government of Valmora:"),
        ({"state_name": None, "state": None}, make_committee(), "session", "recommendations to the State party:"),
        ({"body": "CAT"}, None, "session", "recommend that the Committee make"),
    ],
)  # fmt: skip
def test_lead_sentence(source: dict[str, Any], committee: Committee | None, stage: Any, expected: str) -> None:
    """The lead names the Committee, the States of the review, or nobody, and the Government with its article."""
    assert expected in lead_in(name_subject(make_counted(**source).source, committee), stage, ON, 3)


def test_one_question_is_singular() -> None:
    """One question is asked as one."""
    subject = name_subject(make_counted().source, make_committee())
    assert lead_in(subject, "list-of-issues", ON, 1).endswith("the following question:")


@pytest.mark.parametrize(
    ("cycle", "noun", "expected"),
    [
        ("1", "report", "initial report"),
        ("2", "report", "second periodic report"),
        ("2-3", "report", "combined second and third periodic report"),
        ("2-4", "report", "combined second, third and fourth periodic report"),
        (None, "report", "report"),
        ("34", "report", "report"),
        ("1", "replies", "replies to the list of issues"),
        ("3", "national report", "national report"),
    ],
)
def test_kind_of_report(cycle: str | None, noun: str, expected: str) -> None:
    """The cycle gives the report's kind in words."""
    assert name_kind(make_counted(cycle=cycle).source, noun) == expected


def test_date_as_written() -> None:
    """A date is written with its month; one that is no date stands as it is."""
    assert [write_date(date) for date in ("2025-03-14", "2025", None)] == ["14 March 2025", "2025", ""]


def test_replies_are_plural() -> None:
    """Gaps in replies are said in the plural, with the pronoun that goes with it."""
    subject = name_subject(make_counted(document_kind="replies").source, make_committee())
    assert subject.gap("does not name a target in its measures") == "do not name a target in their measures"
    assert "The replies do not say" in text_of(compose(make_counted(document_kind="replies")), "theme.health.missing")


def test_treaty_has_its_short_name_after_the_introduction() -> None:
    """The introduction names the treaty in full and gives its short name."""
    draft = compose()
    assert "(“the Convention”)" in text_of(draft, "scope")
