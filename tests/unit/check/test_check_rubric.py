"""What ``gmi rubric check`` sees beyond loading: each fault at its file and line, with a hint, all at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gmi.check import check_rubric
from gmi.check.questions import SAMPLES, find_fault, render_all
from gmi.load.indicators import SLOTS

Change = Callable[[str, str, str], None]

IMPOSSIBLE = "rubric.condition.impossible"

# File, what is replaced, by what, line, code, words of the message or hint.
FAULTS = [
    # patterns
    ("terms.en.yml", '["mother*"]', '["wom*"]', 7, "rubric.unreached", "the term 'women-girls.mother' ('wom*'"),
    ("terms.en.yml", '["mother*"]', "[motherland]", 11, "rubric.unreached", "the negative term 'veto.motherland'"),
    (
        "terms.en.yml",
        '["mother*"]',
        '["Ministry of Women"]\n        case: exact',
        11,
        "rubric.unreached",
        "the name 'name.ministry'",
    ),
    ("terms.en.yml", "[woman, women]", "[woman, women, mothers]", 7, "rubric.unreached", "'mother*'"),
    # conditions
    (
        "rubric.yml",
        "{groups: [women-girls]}",
        "{groups: [women-girls], dimension: migration}",
        19,
        IMPOSSIBLE,
        "of the dimension 'migration'",
    ),
    (
        "rubric.yml",
        "{groups: [women-girls]}",
        "{terms: [women-girls.woman], dimension: migration}",
        19,
        IMPOSSIBLE,
        "no term that is named",
    ),
    (
        "rubric.yml",
        "{groups: [women-girls]}",
        "{terms: [women-girls.mother], core: true}",
        19,
        IMPOSSIBLE,
        "none of these terms is core",
    ),
    (
        "rubric.yml",
        "{groups: [women-girls]}",
        "{groups: [women-girls], zones: [heading]}",
        19,
        IMPOSSIBLE,
        "annex, body, footnote, table",
    ),
    (
        "rubric.yml",
        "[{groups: [women-girls]}]",
        "[{groups: [women-girls]}], none: [{dimension: gender}, {core: true}, {groups: [women-girls]}]",
        19,
        IMPOSSIBLE,
        "barred",
    ),
    (
        "rubric.yml",
        "{all: [{groups: [women-girls]}]}",
        "{any: [{groups: [women-girls], labels: [mention]}], none: [{groups: [women-girls]}]}",
        19,
        IMPOSSIBLE,
        "barred",
    ),
    (
        "rubric.yml",
        "[{groups: [women-girls]}]",
        "[{groups: [women-girls]}], within: theme, at_least: 2",
        19,
        IMPOSSIBLE,
        "asks for 2 pieces",
    ),
    (
        "rubric.yml",
        "[{groups: [women-girls]}]",
        "[{any: [{groups: [women-girls]}], at_least: 2}]",
        19,
        IMPOSSIBLE,
        "one paragraph as a whole",
    ),
    ("themes/01-health.yml", "bodies: [CMW]", "bodies: [CEDAW]", 25, IMPOSSIBLE, "made for CMW only"),
    # questions
    (
        "rubric.yml",
        "[, in the light of {hook}].",
        ", in the light of the {hook} [of {paragraphs}].",
        21,
        "rubric.question",
        "two articles",
    ),
    ("rubric.yml", "Report on women.", "Report on women", 22, "rubric.question", "does not end"),
    (
        "rubric.yml",
        "[, in the light of {hook}].",
        ", see the[ {hook}].",
        21,
        "rubric.question",
        "without {hook}: something is missing",
    ),
    # bands
    ("rubric.yml", "[1, 2.5]", "[0, 2.5]", 9, "rubric.bands", "no place for 'low'"),
    (
        "rubric.yml",
        "gender.mention: [1, 2.5]",
        "gender.mention: [1, 2.5]\n  gender.engagement: [1, 2]",
        9,
        "rubric.bands",
        "none for commitment",
    ),
]


def sound(change: Change) -> None:
    """The little rubric of the loading tests, with bands for every depth."""
    change("rubrics/mini/rubric.yml", "bands:\n  gender.mention: [1, 2.5]\n", "bands: {}\n")


def test_a_sound_rubric_has_no_problem(change: Change) -> None:
    """Nothing is said against a rubric that is sound; what was looked at is counted."""
    sound(change)
    checkup = check_rubric("mini")
    assert checkup.problems == ()
    assert (checkup.languages, checkup.themes, checkup.indicators, checkup.terms) == (("en",), 1, 2, 2)


@pytest.mark.parametrize(("name", "old", "new", "line", "code", "words"), FAULTS)
def test_a_fault_is_named_at_its_line(
    change: Change, name: str, old: str, new: str, line: int, code: str, words: str
) -> None:
    """A single fault is found at the line of what must be changed, with a hint."""
    change(f"rubrics/mini/{name}", old, new)
    problems = check_rubric("mini").problems
    lines = [p.as_line() for p in problems if (p.where, p.code) == (f"rubrics/mini/{name}:{line}", code)]
    assert any(words in line for line in lines), [p.as_line() for p in problems]
    assert all(problem.hint for problem in problems)


def test_forms_of_terms_that_count_otherwise_are_named(change: Change) -> None:
    """Two terms that both match some words, and each others too, are counted by chance."""
    change("rubrics/mini/terms.en.yml", "[woman, women]", '["woman|lady", women]')
    change("rubrics/mini/terms.en.yml", '["mother*"]', '["woman|mother"]')
    (problem,) = [problem for problem in check_rubric("mini").problems if problem.code == "rubric.overlap"]
    assert problem.where == "rubrics/mini/terms.en.yml:7"
    assert "both match 'woman'" in problem.message


def test_a_half_that_asks_for_the_whole_is_named(change: Change) -> None:
    """``partly`` that repeats ``met`` can never come out."""
    change("rubrics/mini/rubric.yml", "    questions:", "    partly: {all: [{groups: [women-girls]}]}\n    questions:")
    change("rubrics/mini/rubric.yml", "      not_met:", "      partly_met: [Women work.]\n      not_met:")
    assert any("can never be partly met" in problem.message for problem in check_rubric("mini").problems)


def test_faults_of_loading_and_of_checking_come_together(change: Change) -> None:
    """A rubric that cannot be loaded is checked as far as it can be read."""
    sound(change)
    change("rubrics/mini/rubric.yml", "weight: 3", "weight: 4")
    change("rubrics/mini/terms.en.yml", '["mother*"]', "[motherland]")
    change("rubrics/mini/themes/01-health.yml", "may use {measure}.", "may use {measure}")
    assert [(p.where.removeprefix("rubrics/mini/"), p.code) for p in check_rubric("mini").problems] == [
        ("rubric.yml:17", "schema.value.range"),
        ("terms.en.yml:11", "rubric.unreached"),
        ("themes/01-health.yml:27", "rubric.question"),
    ]


@pytest.mark.parametrize(
    ("woman", "mother"),
    [
        ("[woman, women]", '["mother*"]'),
        ("[woman, women]", "[womanly]"),
        ("[migrant woman]", "[woman migrant]"),
        ("[woman]", "[young woman]"),
        ("[single mother]", "[mother]"),
        ("[motherland office]", "[mother]"),
    ],
)
def test_forms_that_keep_apart_are_left_alone(change: Change, woman: str, mother: str) -> None:
    """A form inside a longer one is no clash: it is reached where the longer one does not stand."""
    sound(change)
    change("rubrics/mini/terms.en.yml", '["mother*"]', mother)
    change("rubrics/mini/terms.en.yml", "[woman, women]", woman)
    assert check_rubric("mini").problems == ()


def test_every_slot_has_samples() -> None:
    """The slots that questions may have are those that are tried, each empty where it can be empty."""
    assert set(SAMPLES) == set(SLOTS)
    assert [name for name, samples in SAMPLES.items() if samples[0].value] == ["state"]


def test_a_template_is_filled_in_every_combination() -> None:
    """Each slot is tried filled and empty beside each other slot."""
    empty = [names for names, _ in render_all("{state}[, {measure}][, {hook}].")]
    assert {(), ("hook",), ("measure",), ("hook", "measure")} <= set(empty)
    assert all(find_fault(text, "") == "" for _, text in render_all("{state}[, {measure}][, {hook}]."))


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Please report on the.", "something is missing"),
        ("Please report on the the plan.", "a word stands twice"),
        ("Please report on its the plan.", "two articles"),
        ("Please report , by 2030.", "a mark is left over"),
        ("Please report [by 2030].", "a bracket"),
        ("please report.", "a capital"),
        ("Please report", "does not end"),
        ("Please report by 2030.", ""),
    ],
)
def test_what_does_not_read_well_is_seen(sentence: str, fault: str) -> None:
    """What an empty slot can leave behind is recognised, and a good sentence passes."""
    found = find_fault(sentence, "")
    assert found.startswith(fault) or fault in found
    assert bool(found) == bool(fault)
