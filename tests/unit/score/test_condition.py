"""Conditions over references and marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.language import find_opening, split_items
from gmi.model.rubric import Atom, Condition, Term, Within
from gmi.score.condition import Evaluation, Piece, check_condition, find_nearest
from gmi.score.describe import describe_condition, gather_vocabulary
from gmi.score.index import FindIndex

from .factory import Report, Text, make_indicator, make_report, make_rubric, make_theme

SHELTER = Atom(terms=("trafficking.shelter",))
WOMEN = Atom(groups=("women-girls",))
MIGRATION = Atom(dimension="migration")


def _report() -> Report:
    return make_report(
        "[*trafficking.shelter|Shelters] receive [women-girls commitment +agency|women].",
        "[*trafficking.shelter|Shelters] exist. [women-girls engagement|Women] stay. [migrants|Migrants] too.",
        Text("[women-girls x|Mothers] 12", zone="table", themes=("trafficking",)),
        "The [women-girls !institution-name|Ministry of Women] runs [*trafficking.shelter|shelters].",
        Text("[*trafficking.shelter|Shelters] for [women-girls|women]", zone="heading"),
        "Nothing.",
    )


def _check(condition: Condition) -> Evaluation:
    report = _report()
    index = FindIndex(report.document, report.findings, report.classified)
    return check_condition(condition, Piece("theme", (0, 1, 2, 3, 5)), index)


def _places(evaluation: Evaluation) -> list[int]:
    return sorted({paragraph for piece in evaluation.satisfied for paragraph in piece.paragraphs})


@pytest.mark.parametrize(
    ("condition", "places"),
    [
        (Condition(all=(SHELTER, WOMEN)), [0, 1]),
        (Condition(all=(SHELTER, WOMEN), within="sentence"), [0]),
        (Condition(all=(SHELTER, WOMEN, MIGRATION), within="sentence"), []),
        (Condition(all=(SHELTER,), none=(WOMEN,)), [3]),
        (Condition(all=(SHELTER,), none=(WOMEN,), within="sentence"), [1, 3]),
        (Condition(any=(MIGRATION, Atom(zones=("table",)))), [1, 2]),
        (Condition(all=(replace(WOMEN, labels=("commitment", "engagement")),)), [0, 1]),
        (Condition(all=(replace(WOMEN, tags=("agency",)),)), [0]),
        (Condition(all=(replace(WOMEN, core=True),)), [0, 1]),
        (Condition(all=(replace(WOMEN, core=True, dimension="migration"),)), []),
        (Condition(all=(Atom(groups=("women-girls",), themes=("trafficking",)),)), [2]),
        (Condition(none=(SHELTER, WOMEN)), [5]),
        (Condition(all=(SHELTER, WOMEN), within="sentence", at_least=1), [0]),
        # An inner condition is tried inside the piece at hand, however wide it says that it looks.
        (Condition(all=(Condition(any=(WOMEN, MIGRATION)), SHELTER), within="sentence"), [0]),
        (Condition(all=(Condition(all=(SHELTER, WOMEN), within="sentence"),)), [0]),
        (Condition(all=(SHELTER,), none=(Condition(any=(WOMEN, MIGRATION)),)), [3]),
    ],
)
def test_pieces_that_satisfy_a_condition(condition: Condition, places: list[int]) -> None:
    """Every part of all, one of any and none of none must hold in one piece."""
    assert _places(_check(condition)) == places


def test_the_whole_theme_is_one_piece() -> None:
    """Parts may then stand in different paragraphs."""
    condition = Condition(all=(replace(SHELTER), MIGRATION, Atom(zones=("table",))), within="theme")
    evaluation = _check(condition)
    assert evaluation.holds
    assert evaluation.looked_at == 1
    assert sorted({find.paragraph_index for find in evaluation.finds}) == [0, 1, 2, 3]


@pytest.mark.parametrize(("at_least", "holds"), [(1, True), (2, True), (3, False)])
def test_at_least_counts_pieces(at_least: int, holds: bool) -> None:
    """Two paragraphs hold shelters and women."""
    assert _check(Condition(all=(SHELTER, WOMEN), at_least=at_least)).holds is holds


@pytest.mark.parametrize(("share", "holds"), [(0.4, True), (0.41, False)])
def test_share_is_of_the_pieces_looked_at(share: float, holds: bool) -> None:
    """Two of five paragraphs are 40%."""
    assert _check(Condition(all=(SHELTER, WOMEN), share=share)).holds is holds


def test_an_empty_scope_satisfies_nothing() -> None:
    """Not even a condition that only bars."""
    report = _report()
    index = FindIndex(report.document, report.findings, report.classified)
    for within in ("sentence", "paragraph", "theme"):
        condition = Condition(none=(SHELTER,), within=within)  # type: ignore[arg-type]
        assert not check_condition(condition, Piece("theme", ()), index).holds


@pytest.mark.parametrize(
    ("condition", "places"),
    [
        (Condition(all=(SHELTER, WOMEN, MIGRATION)), (1,)),
        (Condition(all=(SHELTER, Condition(any=(MIGRATION, Atom(zones=("table",)))))), (1,)),
        (Condition(any=(SHELTER, WOMEN)), (0, 1, 2, 3)),
        (Condition(all=(SHELTER,), none=(WOMEN,)), (0, 1, 3)),
        (Condition(all=(Atom(terms=("trafficking.unsaid",)),)), ()),
        (Condition(none=(WOMEN,)), ()),
    ],
)
def test_the_nearest_paragraphs_hold_most_parts(condition: Condition, places: tuple[int, ...]) -> None:
    """Choices are one part together; what is barred is none."""
    report = _report()
    index = FindIndex(report.document, report.findings, report.classified)
    assert find_nearest(condition, Piece("theme", (0, 1, 2, 3, 5)), index) == places


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition(all=(SHELTER, WOMEN)), "“shelter” together with a reference to women and girls"),
        (
            Condition(all=(SHELTER, WOMEN, MIGRATION)),
            "“shelter” together with a reference to women and girls and a migration reference",
        ),
        (Condition(any=(SHELTER, MIGRATION)), "either “shelter” or a migration reference"),
        (Condition(all=(SHELTER,), none=(WOMEN,)), "“shelter” without a reference to women and girls"),
        (
            Condition(all=(replace(WOMEN, core=True, labels=("engagement", "commitment"), tags=("budget",)),)),
            "a core reference to women and girls at the depth of engagement or commitment with a budget",
        ),
        (Condition(none=(SHELTER,)), "no “shelter”"),
    ],
)
def test_a_condition_can_be_said_in_words(condition: Condition, words: str) -> None:
    """The reason names what was asked for."""
    rubric = make_rubric(themes=(make_theme(make_indicator()),))
    assert describe_condition(condition, gather_vocabulary(rubric)) == words


def test_nearly_all_groups_of_a_dimension_are_not_listed() -> None:
    """A reason stays short: all are "a gender reference", most are named by what is left out."""
    every = ("migrants", "refugees", "displacement", "return", "detention")
    groups = (
        *(replace(make_rubric().groups[0], id=name, dimension="migration", title=name.title()) for name in every),
        replace(make_rubric().groups[0], id="women-girls", dimension="gender", title="Women and girls"),
        replace(make_rubric().groups[0], id="gender", dimension="gender", title="Gender"),
    )
    words = gather_vocabulary(replace(make_rubric(), groups=groups))
    cases = {
        ("women-girls", "gender"): "a gender reference",
        every: "a migration reference",
        every[:4]: "a migration reference other than to detention",
        every[:2]: "a reference to migrants or refugees",
        ("gender", "migrants"): "a reference to gender or migrants",
    }
    for named, wanted in cases.items():
        assert describe_condition(Condition(all=(Atom(groups=named),)), words) == wanted


def test_a_part_that_must_stand_in_one_sentence_says_so() -> None:
    """Where the rest may stand anywhere in the paragraph."""
    rubric = make_rubric(themes=(make_theme(make_indicator()),))
    inner = Condition(all=(WOMEN, MIGRATION), within="sentence")
    words = describe_condition(Condition(all=(inner, SHELTER)), gather_vocabulary(rubric))
    assert words == (
        "a reference to women and girls together with a migration reference (in one sentence) together with “shelter”"
    )


def test_a_stem_is_written_as_a_word() -> None:
    """A form that is no word is shown as the term's own example writes it."""
    theme = make_theme(make_indicator())
    stem = Term("trafficking.pregnan", ("pregnan*",), match=("A Pregnant worker keeps her place.",))
    words = gather_vocabulary(make_rubric(themes=(replace(theme, aspects=(*theme.aspects, stem)),)))
    assert words.terms["trafficking.pregnan"] == "pregnant"
    assert words.terms["trafficking.shelter"] == "shelter"


def _check_list(condition: Condition, text: str) -> Evaluation:
    """Tries a condition in one paragraph that is a list."""
    report = make_report(text)
    words, paragraph = report.document.text, report.document.paragraphs[0]
    items = split_items(words, paragraph.span, paragraph.sentences)
    listed = replace(paragraph, items=items, opening=find_opening(words, items, paragraph.sentences))
    index = FindIndex(replace(report.document, paragraphs=(listed,)), report.findings, report.classified)
    return check_condition(condition, Piece("theme", (0,)), index)


APART = "It did: [women-girls|women] were heard; [*trafficking.shelter|shelters] were built; roads were mended."
LED = "For [women-girls|women] it did: roads were mended; [*trafficking.shelter|shelters] were built; tolls fell."
JOINED = "It did: [women-girls|women] got [*trafficking.shelter|shelters]; roads were mended; tolls fell."
ALL = "For [women-girls|women] in [*trafficking.shelter|shelters] it did: roads; tolls; bridges."


@pytest.mark.parametrize("within", ["paragraph", "sentence"])
@pytest.mark.parametrize(("text", "holds"), [(APART, False), (LED, True), (JOINED, True), (ALL, True)])
def test_a_list_is_read_one_item_at_a_time(within: Within, text: str, holds: bool) -> None:
    """Parts must stand in the lead-in or in one item; then the paragraph counts once."""
    evaluation = _check_list(Condition(all=(SHELTER, WOMEN), within=within), text)
    assert len(evaluation.satisfied) == int(holds)
    assert evaluation.listed == ((0,) if holds else ())


def test_an_item_on_its_own_line_goes_on_with_the_opening_sentence() -> None:
    """The lead-in's last sentence is read with each item's, and is not counted with the others."""
    text = "For [women-girls|women] it did:\n(a) Roads;\n(b) [*trafficking.shelter|Shelters]."
    assert len(_check_list(Condition(all=(SHELTER, WOMEN), within="sentence"), text).satisfied) == 1
    assert len(_check_list(Condition(all=(WOMEN,), within="sentence"), text).satisfied) == 1


def test_an_inner_sentence_is_sought_in_the_item_at_hand() -> None:
    """A part that asks for one sentence does not reach into another item."""
    condition = Condition(all=(Condition(all=(WOMEN, SHELTER), within="sentence"), MIGRATION))
    start = "It did for [migrants|migrants]:\n(a) [women-girls|Women]"
    assert not _check_list(condition, f"{start};\n(b) [*trafficking.shelter|Shelters].").holds
    assert _check_list(condition, f"{start} got [*trafficking.shelter|shelters];\n(b) Roads.").holds


def test_a_whole_theme_is_not_cut_into_items() -> None:
    """All paragraphs together hold what stands in different items."""
    assert _check_list(Condition(all=(SHELTER, WOMEN), within="theme"), APART).holds
