"""Sentences in which gender and migration meet."""

from __future__ import annotations

import pytest

from gmi.score.intersect import count_intersections, find_intersections

from .factory import make_report, make_rubric


@pytest.mark.parametrize(
    ("gender", "migration", "label"),
    [
        ("mention", "mention", "mention"),
        ("mention", "undecided", "undecided"),
        ("undecided", "engagement", "engagement"),
        ("commitment", "engagement", "commitment"),
        ("mention", "commitment", "commitment"),
    ],
)
def test_label_is_the_stronger_of_the_two(gender: str, migration: str, label: str) -> None:
    """Undecided stays undecided unless something stronger stands beside it."""
    report = make_report(f"The [women-girls {gender}|women] among [migrants {migration}|migrants].")
    (found,) = find_intersections(report.classified, make_rubric())
    assert found.label == label
    assert found.reference_ids == ("r0001", "r0002")


@pytest.mark.parametrize(
    "text",
    [
        "The [women-girls|women] left. The [migrants|migrants] stayed.",
        "The [women-girls x|mothers] among [migrants|migrants].",
        "The [men-boys|men] among [migrants|migrants].",
        "The [women-girls !institution-name|Ministry of Women] for [migrants|migrants].",
        "The [women-girls|women] of the [migrants !treaty-title|Migrants Treaty].",
    ],
)
def test_no_intersection_without_two_references_that_count(text: str) -> None:
    """Other sentences, extended terms, men and boys, and buckets make none."""
    assert find_intersections(make_report(text).classified, make_rubric()) == ()


def test_extended_terms_meet_migration_only_when_asked_for() -> None:
    """Themes ask for them, so that a paragraph on mothers is not called silent."""
    report = make_report("The [women-girls x|mothers] among [migrants|migrants].")
    assert len(find_intersections(report.classified, make_rubric(), extended=True)) == 1


@pytest.mark.parametrize(
    ("gender", "migration", "restrictive"),
    [
        ("commitment +restrictive", "mention", True),
        ("mention +restrictive", "commitment", False),
        ("commitment", "commitment +restrictive", True),
    ],
)
def test_restrictive_is_read_from_the_strongest_reference(gender: str, migration: str, restrictive: bool) -> None:
    """A weaker reference's tag says nothing of the measure that decided."""
    report = make_report(f"The [women-girls {gender}|women] among [migrants {migration}|migrants].")
    assert find_intersections(report.classified, make_rubric())[0].restrictive is restrictive


def test_paragraphs_that_hold_both_in_different_sentences_are_counted_apart() -> None:
    """Sentences and paragraphs are two figures."""
    report = make_report(
        "The [women-girls|women] left. The [migrants|migrants] stayed.",
        "[women-girls|Women] and [migrants|migrants]. [gender|Gender] and [migrants|migrants].",
        "Only [women-girls|women].",
    )
    rubric = make_rubric()
    found = find_intersections(report.classified, rubric)
    count = count_intersections(found, report.classified, rubric)
    assert (count.sentences, count.paragraphs) == (2, 2)
