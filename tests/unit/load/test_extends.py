"""A rubric that extends another: what it adds, replaces and switches off, and every fault at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.errors import RubricError
from gmi.load import load_counting_cases, load_rubric
from gmi.model.rubric import Atom
from tests.unit.load.factory import HEALTH, RUBRIC, TERMS

HEAD = "id: more\nextends: mini\n"
WORK = """\
id: work
title: Work
why: Work is paid.
hooks: [icrmw.7]
groups: [men]
indicators:
""" + HEALTH.partition("indicators:\n")[2].replace("health.care", "work.care")
MEN = """\
groups:
  - id: men
    dimension: gender
    title: Men
    headline: false
    terms:
      - id: men.man
        forms: [man, men]
        match: ["Men work."]
        no_match: ["Women work."]
"""


@pytest.fixture
def extend(top: Path) -> Callable[..., Path]:
    """Writes the rubric ``more``, which extends ``mini``: the rest of its head, and other files by name."""

    def write(rest: str = "", head: str = HEAD, **files: str) -> Path:
        folder = top / "rubrics" / "more"
        (folder / "themes").mkdir(parents=True, exist_ok=True)
        (folder / "rubric.yml").write_text(head + rest, encoding="utf-8")
        for name, content in files.items():
            place = {"terms": "terms.en.yml", "tests": "tests.en.yml"}.get(name, f"themes/01-{name}.yml")
            (folder / place).write_text(content, encoding="utf-8")
        return folder

    return write


def problems_of(rubric: str | Path = "more") -> list[tuple[str, str]]:
    """Place and code of every problem of a rubric."""
    with pytest.raises(RubricError) as caught:
        load_rubric(rubric)
    assert all(problem.hint for problem in caught.value.problems)
    return [(p.where.removeprefix("rubrics/"), p.code) for p in caught.value.problems]


def test_a_rubric_that_says_nothing_more_is_its_base(extend: Callable[..., Path]) -> None:
    """Everything but the id and the sha256 is inherited."""
    extend()
    base, more = load_rubric("mini"), load_rubric("more")
    assert (more.id, more.title, more.version, more.bodies) == ("more", base.title, "1.10", ("CMW",))
    assert (more.groups, more.vetoes, more.names, more.themes, more.overall) == (
        base.groups,
        base.vetoes,
        base.names,
        base.themes,
        base.overall,
    )
    assert (more.bands, more.calibration, more.reference_set) == (base.bands, base.calibration, base.reference_set)


def test_its_own_head_comes_first(extend: Callable[..., Path]) -> None:
    """What rubric.yml gives replaces the base's, key by key."""
    extend('version: "2.0"\ntitle: More\nbodies: [CEDAW]\nmigration_bodies: []\nbands: {migration.mention: [3, 4]}\n')
    more = load_rubric("more")
    assert (more.version, more.title, more.bodies, more.migration_bodies) == ("2.0", "More", ("CEDAW",), ())
    assert more.bands == {"migration.mention": (3, 4)}


def test_an_entry_with_the_bases_id_replaces_it_in_its_place(extend: Callable[..., Path]) -> None:
    """Terms, vetoes, names, theme terms, aspects and indicators are replaced whole, and keep their place."""
    extend(
        "overall:\n" + RUBRIC.partition("overall:\n")[2].replace("weight: 3", "weight: 1"),
        terms=TERMS.replace("woman, women", "woman")
        .replace("[motherland]", "[mother country]")
        .replace("[Ministry of Women]", "[Women’s Ministry]")
        .replace("clinic|clinics", "clinics")
        .replace("[antenatal]", "[prenatal]"),
        health="id: health\nindicators:\n" + HEALTH.partition("indicators:\n")[2].replace("weight: 2", "weight: 3"),
    )
    more = load_rubric("more")
    assert [term.id for term in more.groups[0].terms] == ["women-girls.woman", "women-girls.mother"]
    assert more.groups[0].terms[0].forms == ("woman",)
    assert (more.vetoes[0].forms, more.names[0].forms) == (("mother country",), ("Women’s Ministry",))
    (theme,) = more.themes
    assert (theme.terms[0].forms, theme.aspects[0].forms) == (("clinics", "health-care"), ("prenatal",))
    assert [(i.id, i.weight) for i in more.all_indicators()] == [("overall.women", 1), ("health.care", 3)]


def test_a_new_entry_is_added_at_the_end(extend: Callable[..., Path]) -> None:
    """New terms, groups and themes follow the base's; a group and a theme may give only what is new."""
    girl = '{id: women-girls.girl, forms: [girl], match: ["A girl."], no_match: ["A boy."]}'
    extend(terms=f"{MEN}  - {{id: women-girls, terms: [{girl}]}}\n", work=WORK)
    more = load_rubric("more")
    assert [(group.id, group.headline) for group in more.groups] == [("women-girls", True), ("men", False)]
    assert [term.id for term in more.groups[0].terms][-1] == "women-girls.girl"
    assert [theme.id for theme in more.themes] == ["health", "work"]


def test_a_group_and_a_theme_give_only_what_changes(extend: Callable[..., Path]) -> None:
    """Their own keys replace the base's where they are given; the rest is inherited."""
    extend(
        terms=f"{MEN}  - {{id: women-girls, title: Women, headline: false}}\n",
        health="id: health\nwhy: It is.\nhooks: [icrmw.28]\ngroups: [men]\n",
    )
    more = load_rubric("more")
    assert (more.groups[0].title, more.groups[0].headline, len(more.groups[0].terms)) == ("Women", False, 2)
    (theme,) = more.themes
    assert (theme.title, theme.why, theme.hooks, theme.groups) == ("Health", "It is.", ("icrmw.28",), ("men",))
    assert [indicator.id for indicator in theme.indicators] == ["health.care"]


@pytest.mark.parametrize(
    ("off", "lost"),
    [
        ("overall.women", "overall.women"),
        ("women-girls.mother", "women-girls.mother"),
        ("veto.motherland", "veto.motherland"),
        ("name.ministry", "name.ministry"),
        ("health", "health health.t.clinic health.antenatal health.care"),
        ("theme:health", "health health.t.clinic health.antenatal health.care"),
        ("health.t.clinic", "health.t.clinic"),
    ],
)
def test_what_is_switched_off_is_gone_with_all_its_parts(extend: Callable[..., Path], off: str, lost: str) -> None:
    """Any entry can be switched off by its id; nothing else goes."""
    extend(f'off: ["{off}"]\n')
    base, more = load_rubric("mini"), load_rubric("more")
    ids = [
        {entry.id for entry in (*rubric.groups, *rubric.vetoes, *rubric.names, *rubric.themes)}
        | {term.id for group in rubric.groups for term in group.terms}
        | {term.id for theme in rubric.themes for term in (*theme.terms, *theme.aspects)}
        | {indicator.id for indicator in rubric.all_indicators()}
        for rubric in (base, more)
    ]
    assert ids[0] - ids[1] == set(lost.split())


def test_conditions_no_longer_name_what_is_switched_off(
    extend: Callable[..., Path], change: Callable[[str, str, str], None]
) -> None:
    """A part of a condition loses the id, and goes when it had no other; a theme loses the group."""
    change("rubrics/mini/terms.en.yml", "groups:\n", MEN)
    change("rubrics/mini/themes/01-health.yml", "groups: [women-girls]\n", "groups: [men, women-girls]\n")
    change("rubrics/mini/themes/01-health.yml", "- tags: [restrictive]", "- groups: [men]")
    change("rubrics/mini/themes/01-health.yml", "women-girls.woman]}]", "women-girls.woman]}, {groups: [men]}]")
    extend("off: [men, women-girls.woman]\n")
    (theme,) = load_rubric("more").themes
    (indicator,) = theme.indicators
    assert theme.groups == ("women-girls",)
    assert indicator.met.none == ()
    assert indicator.partly is not None
    assert indicator.partly.any == (Atom(terms=("health.antenatal",)),)


def test_a_condition_that_can_no_longer_hold_is_refused(extend: Callable[..., Path]) -> None:
    """Where a condition needs what is switched off, it is named in the base's file, with the place of the switch."""
    extend("off: [health.antenatal]\n")
    with pytest.raises(RubricError) as caught:
        load_rubric("more")
    assert [p.as_line() for p in caught.value.problems] == [
        "rubrics/mini/themes/01-health.yml:16: there is no term 'health.antenatal' (it is switched off at "
        "rubrics/more/rubric.yml:3: switch off what names it too, or give that anew)"
    ]


def test_the_sha256_covers_the_base(extend: Callable[..., Path], change: Callable[[str, str, str], None]) -> None:
    """A change of either is a change of the rubric."""
    extend()
    first = load_rubric("more").sha256
    change("rubrics/mini/terms.en.yml", "Women and girls", "Women, girls")
    second = load_rubric("more").sha256
    change("rubrics/more/rubric.yml", "id: more", "id:  more")
    assert len({first, second, load_rubric("more").sha256, load_rubric("mini").sha256}) == 4


def test_a_base_of_ones_own_stands_beside(extend: Callable[..., Path], top: Path) -> None:
    """A base that gmi does not bring is looked for beside the rubric's folder."""
    folder = extend(head="id: more\nextends: own\n")
    outside = top / "elsewhere"
    outside.mkdir()
    (top / "rubrics" / "mini").rename(outside / "own")
    own = outside / "own" / "rubric.yml"
    own.write_text(own.read_text(encoding="utf-8").replace("id: mini", "id: own"), encoding="utf-8")
    folder.rename(outside / "more")
    assert [theme.id for theme in load_rubric(outside / "more").themes] == ["health"]


def test_counting_cases_may_name_the_bases_groups(extend: Callable[..., Path]) -> None:
    """Cases are not inherited; a rubric's own are checked against all groups that hold for it."""
    extend(terms=MEN, tests="- text: Women and men met.\n  expect: {women-girls: [Women], men: [men]}\n")
    (case,) = load_counting_cases("more")
    assert set(case.expect) == {"women-girls", "men"}
    extend("off: [men]\n", tests="- text: Women met.\n")
    assert load_counting_cases("more")[0].expect == {}


# The rest of rubric.yml, then each place and code that must be named.
FAULTS = [
    ("extends: mimi\n", [("more/rubric.yml:2", "rubric.extends")], "did you mean 'mini'?"),
    ("extends: more\n", [("more/rubric.yml:2", "rubric.extends")], "extends itself"),
    ("extends: ../mini\n", [("more/rubric.yml:2", "rubric.extends")], "mini"),
    ("extends: [mini]\n", [("more/rubric.yml:2", "rubric.extends")], "the id of one rubric"),
    ("extends: ''\n", [("more/rubric.yml:2", "rubric.extends")], "the id of one rubric"),
    ("off: [health]\n", [("more/rubric.yml:2", "rubric.off")], "name the base under 'extends'"),
    ("extends: mini\noff: [healt]\n", [("more/rubric.yml:3", "rubric.off")], "did you mean 'health'"),
    ("extends: mini\noff: [term:health]\n", [("more/rubric.yml:3", "rubric.off")], "no 'term:health'"),
    ("extends: mini\noff: [health, health]\n", [("more/rubric.yml:3", "rubric.off")], "switched off twice"),
    ("extends: mini\noff: health\n", [("more/rubric.yml:3", "schema.value.type")], "must be a list"),
    ("extends: mini\ntitel: x\n", [("more/rubric.yml:3", "schema.key.unknown")], "did you mean 'title'?"),
    ("extends: mini\nbodies: [CMV]\n", [("more/rubric.yml:3", "schema.value.unknown")], "did you mean 'CMW'?"),
    (
        "extends: mini\nlanguages: [en, fr]\n",
        [("more/rubric.yml:3", "rubric.language")],
        "the base 'mini' has no terms",
    ),
    ("extends: mini\noverall: none\n", [("more/rubric.yml:3", "schema.value.type")], "must be a list"),
    ("extends: mini\ntitle: a: b\n", [("more/rubric.yml:3", "yaml.syntax")], "in quotes"),
]


@pytest.mark.parametrize(("rest", "places", "words"), FAULTS)
def test_a_fault_of_the_head_is_named_at_its_line(
    extend: Callable[..., Path], rest: str, places: list[tuple[str, str]], words: str
) -> None:
    """An unknown base, a cycle and a slip in ``off`` are named, and nothing that only follows from them."""
    extend(head="id: more\n" + rest)
    with pytest.raises(RubricError) as caught:
        load_rubric("more")
    found = [(p.where.removeprefix("rubrics/"), p.code) for p in caught.value.problems]
    assert [place for place in places if place not in found] == []
    if "extends" in places[0][1] or rest.startswith("extends: mini"):
        assert found == places
    assert any(words in p.as_line() for p in caught.value.problems)


@pytest.mark.parametrize(("above", "words"), [("more", "extend each other"), ("third", "extends another one itself")])
def test_a_base_stands_on_its_own(
    extend: Callable[..., Path], change: Callable[[str, str, str], None], above: str, words: str
) -> None:
    """A base that extends a rubric is refused, whichever it is."""
    change("rubrics/mini/rubric.yml", "id: mini\n", f"id: mini\nextends: {above}\n")
    extend()
    with pytest.raises(RubricError, match="1 problem") as caught:
        load_rubric("more")
    assert words in caught.value.problems[0].message
    assert "rubrics/mini/rubric.yml:2" in caught.value.problems[0].as_line()


TERM_FAULTS = [
    ("groups:\n  - {id: men, terms: []}\n", "terms.en.yml:2", "schema.key.missing"),
    ("groups:\n  - {id: women-girls, titel: x}\n", "terms.en.yml:2", "schema.key.unknown"),
    ("groups:\n  - {id: women-girls, dimension: sex}\n", "terms.en.yml:2", "schema.value.unknown"),
    (
        "groups:\n  - id: women-girls\n    terms:\n      - id: women-girls.woman\n",
        "terms.en.yml:4",
        "schema.key.missing",
    ),
    ("vetoes:\n  - id: veto.motherland\n    forms: [a]\n", "terms.en.yml:2", "schema.key.missing"),
    ("themes:\n  - id: wealth\n", "terms.en.yml:2", "rubric.id.unknown"),
    (MEN + MEN.partition("\n")[2], "terms.en.yml:11", "rubric.id.duplicate"),
    (MEN.replace("man, men", "mothers, women"), "terms.en.yml:8", "rubric.form.duplicate"),
    (MEN.replace("men.man", "women-girls.man"), "terms.en.yml:7", "rubric.id.malformed"),
    ("groups:\n  - {id: women-girls, terms: {}}\n", "terms.en.yml:2", "schema.value.type"),
]


@pytest.mark.parametrize(("terms", "where", "code"), TERM_FAULTS)
def test_a_fault_of_the_words_is_named_in_its_own_file(
    extend: Callable[..., Path], terms: str, where: str, code: str
) -> None:
    """An entry of the rubric's own that is wrong, alone or beside the base's, is named where it stands."""
    extend(terms=terms)
    assert (f"more/{where}", code) in problems_of()


def test_a_fault_of_a_theme_is_named_in_its_own_file(extend: Callable[..., Path]) -> None:
    """New themes need all their keys, and a file that is named after them."""
    extend(health="id: health\nhooks: [cedaw.1]\n", work="id: wrk\ntitle: Work\n")
    assert problems_of() == [
        ("more/themes/01-health.yml:2", "rubric.id.unknown"),
        ("more/themes/01-work.yml:1", "schema.key.missing"),
        ("more/themes/01-work.yml:1", "schema.key.missing"),
        ("more/themes/01-work.yml:1", "schema.key.missing"),
        ("more/themes/01-work.yml:1", "rubric.id.folder"),
        ("more/themes/01-work.yml:1", "rubric.theme.empty"),
    ]


def test_an_entry_that_is_given_and_switched_off_is_refused(extend: Callable[..., Path]) -> None:
    """One of the two is a slip."""
    extend("off: [women-girls.woman, health]\n", health="id: health\n", terms=TERMS.partition("vetoes")[0])
    assert problems_of() == [("more/rubric.yml:3", "rubric.off"), ("more/rubric.yml:3", "rubric.off")]


def test_an_id_of_two_kinds_must_say_which(
    extend: Callable[..., Path], change: Callable[[str, str, str], None]
) -> None:
    """A theme and an aspect cannot be confused, but an indicator and an aspect can."""
    change("rubrics/mini/themes/01-health.yml", "id: health.care", "id: health.antenatal")
    extend("off: [health.antenatal]\n")
    with pytest.raises(RubricError) as caught:
        load_rubric("more")
    assert 'write "term:health.antenatal" or "indicator:health.antenatal"' in caught.value.problems[0].hint
    change(
        "rubrics/mini/themes/01-health.yml",
        "indicators:\n",
        WORK.partition("groups: [men]\n")[2].replace("work.care", "health.care"),
    )
    extend('off: ["indicator:health.antenatal"]\n')
    assert [indicator.id for indicator in load_rubric("more").themes[0].indicators] == ["health.care"]


def test_faults_of_both_come_at_once(extend: Callable[..., Path], change: Callable[[str, str, str], None]) -> None:
    """The base's faults are named in the base's files, the rubric's own in its own."""
    change("rubrics/mini/rubric.yml", "weight: 3", "weight: 4")
    change("rubrics/mini/terms.en.yml", "[motherland]", '["*land"]')
    (extend() / "README.txt").write_text("A note.", encoding="utf-8")
    extend("weight: 1\n", terms="groups: [{id: women-girls, titel: x}]\n")
    assert problems_of() == [
        ("mini/rubric.yml:18", "schema.value.range"),
        ("mini/terms.en.yml:17", "rubric.form"),
        ("more/README.txt:1", "rubric.file.unknown"),
        ("more/rubric.yml:3", "schema.key.unknown"),
        ("more/terms.en.yml:1", "schema.key.unknown"),
    ]


def test_terms_that_cannot_be_parsed_are_one_problem(extend: Callable[..., Path]) -> None:
    """What is not read is not called unknown."""
    extend(terms="groups: a: b\n")
    assert problems_of() == [("more/terms.en.yml:1", "yaml.syntax")]
