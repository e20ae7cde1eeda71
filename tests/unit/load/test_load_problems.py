"""A broken rubric: every problem at once, each at its file and line, with a hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.errors import RubricError
from gmi.load import load_rubric

# What is replaced, by what, the line of the problem, its code, and words of its message or hint.
IN_RUBRIC = [
    ('version: "1.10"', "version: 1.10", 2, "schema.value.type", 'put it in quotes: "1.10"'),
    ("title: A", "titel: A", 3, "schema.key.unknown", "did you mean 'title'?"),
    ("title: A little rubric\n", "", 1, "schema.key.missing", "the key 'title' is missing"),
    ("bodies: [CMW]", "bodies: [CMV]", 5, "schema.value.unknown", "did you mean 'CMW'?"),
    ("languages: [en]", "languages: en", 4, "schema.value.type", "must be a list, not 'en'"),
    ("languages: [en]", "languages: [en, fr]", 4, "rubric.language", "no terms in 'fr'"),
    ("languages: [en]", "languages: [en, English]", 4, "rubric.language", "no language code"),
    ("id: mini", "id: maxi", 1, "rubric.id.folder", "its folder is 'mini'"),
    ("[1, 2.5]", "[2.5, 1]", 9, "rubric.bands", "do not ascend"),
    ("[1, 2.5]", "[1, 1.0]", 9, "rubric.bands", "do not ascend"),
    ("[1, 2.5]", "[1]", 9, "schema.value.count", "two numbers"),
    ("[1, 2.5]", "[-1, .inf]", 9, "schema.value.range", "at least 0"),
    ("[1, 2.5]", "[1, .inf]", 9, "schema.value.wrong", "finite"),
    ("gender.mention:", "gender.mentions:", 9, "rubric.bands", "no level 'gender.mentions'"),
    ("gender.mention:", "group:girls.mention:", 9, "rubric.id.unknown", "no group 'girls'"),
    ("weight: 3", "weight: 4", 18, "schema.value.range", "at most 3"),
    ("weight: 3", "weight: two", 18, "schema.value.type", "a whole number"),
    ("weight: 3", "weight:", 18, "schema.value.type", "not empty"),
    ("weight: 3", "weight: true", 18, "schema.value.type", "not 'true'"),
    ("part: overall", "part: whole", 13, "schema.value.unknown", "it may be: overall, policy"),
    ("    why: Women migrate too.\n", "", 12, "schema.key.missing", "'overall.women': "),
    ("    gap: does not speak of women\n", "", 12, "schema.key.missing", "'gap'"),
    ("gap: does not speak of women", "gap: Women.", 16, "rubric.gap", "'The report'"),
    ("    hooks: [icrmw.7]\n", "", 12, "schema.key.missing", "at least one provision"),
    ("hooks: [icrmw.7]", "hooks: []", 17, "schema.value.empty", "at least one provision"),
    ("hooks: [icrmw.7]", "hooks: [icrmw.77]", 17, "rubric.id.unknown", "did you mean 'icrmw.7'"),
    ("      session: Report on women.\n", "", 20, "schema.key.missing", "concluding observations"),
    ("      not_met: [", "      notmet: [", 25, "schema.key.unknown", "did you mean 'not_met'"),
    ('["Women work in Valmora."]', "[]", 24, "schema.value.empty", "'met' is empty"),
    ("      not_met:", "      partly_met: [a]\n      not_met:", 25, "rubric.examples", "'partly'"),
    ("{hook}", "{hok}", 21, "rubric.question", "did you mean 'hook'?"),
    ("{hook}", "{hook", 21, "rubric.question", "'{' stands alone"),
    ("{hook}].", "{hook}.", 21, "rubric.question", "never closed"),
    ("{state}[,", "{state},", 21, "rubric.question", "never opened"),
    ("{hook}].", "[{hook}]].", 21, "rubric.question", "inside a bracket"),
    ("{hook}].", "the law].", 21, "rubric.question", "has no slot"),
    ("id: overall.women", "id: women", 12, "rubric.id.malformed", "begin with 'overall.'"),
    ("id: overall.women", "id: overall.Women", 12, "rubric.id.malformed", "small letters"),
    ("all: [{groups: [women-girls]}]", "all: []", 19, "rubric.condition.empty", "asks for nothing"),
    ("{groups: [women-girls]}", "{core: false}", 19, "rubric.condition.empty", "asks for nothing"),
    ("[women-girls]}]", "[women]}]", 19, "rubric.id.unknown", "did you mean 'women-girls'?"),
    ("{groups:", "{lables: [mention], groups:", 19, "schema.key.unknown", "did you mean 'labels'?"),
    ("[{groups: [women-girls]}]", "[women]", 19, "schema.value.type", "keys with values"),
    ("part: overall", "part: overall\n    part: policy", 14, "yaml.key.duplicate", "line 13"),
    ("why: Women", "why: It: women", 15, "yaml.syntax", "must be in quotes"),
    ('coastal State."]', 'coastal State."', 25, "yaml.syntax", "never closed"),
    ('coastal State."]', "coastal State.", 25, "yaml.syntax", "never closed"),
    ("why: Women", "why: &a Women", 15, "yaml.anchor", "&a"),
    ("why: Women migrate too.", "why: *a", 15, "yaml.alias", "*a"),
    ("why: Women", "why: !!str Women", 15, "yaml.tag", "in quotes"),
    ("overall:", "---\noverall:", 11, "yaml.documents", "second document"),
    ("why: Women", "why: \x07Women", 15, "yaml.syntax", "special characters"),
    ("{n: 0,", "{n: " + "[" * 40 + ",", 7, "yaml.depth", "30 deep"),
]
IN_TERMS = [
    ("id: women-girls.mother", "id: women-girls.woman", 10, "rubric.id.duplicate", "terms.en.yml:6"),
    ("id: health.antenatal", "id: health.t.clinic", 35, "rubric.id.duplicate", "terms.en.yml:30"),
    ("id: women-girls.mother", "id: mother", 10, "rubric.id.malformed", "'women-girls.mother'"),
    ("id: health.t.clinic", "id: health.clinic", 30, "rubric.id.malformed", "'health.t.'"),
    ("id: veto.motherland", "id: veto..motherland", 16, "rubric.id.malformed", "with a dot between"),
    ('["mother*"]', '["mo*her"]', 11, "rubric.form", "'*' stands at the end"),
    ("clinic|clinics", "clinic|", 31, "rubric.form", "'|' needs a word on both sides"),
    ('["mother*"]', '["-"]', 11, "rubric.form", "holds no word"),
    ('["mother*"]', "[Women]", 11, "rubric.form.duplicate", "in 'women-girls.woman'"),
    ('["mother*"]', "[]", 11, "schema.value.empty", "'forms' is empty"),
    ('        match: ["Women work in Valmora."]\n', "", 6, "schema.key.missing", "must be found"),
    ('["Men work in Valmora."]', "[]", 9, "schema.value.empty", "must not be found"),
    ("core: false", "core: no", 12, "schema.value.type", "true or false"),
    ("    why: It is a country.\n", "", 16, "schema.key.missing", "'veto.motherland'"),
    ("bucket: institution-name", "bucket: masthead", 23, "schema.value.unknown", "treaty-title"),
    ("dimension: gender", "dimension: sex", 3, "schema.value.unknown", "migration"),
    ("        core: false\n", "        core: false\n        weight: 2\n", 13, "schema.key.unknown", "no_match"),
]
IN_THEME = [
    ("terms: [health.antenatal]", "terms: [health.antenatl]", 16, "rubric.id.unknown", "antenatal"),
    ("{themes: [health]", "{themes: [wealth]", 17, "rubric.id.unknown", "no theme 'wealth'"),
    ("labels: [commitment]", "labels: [promise]", 17, "schema.value.unknown", "it may be"),
    ("zones: [table]", "zones: [tables]", 17, "schema.value.unknown", "did you mean 'table'"),
    ("tags: [restrictive]", "tags: [restricted]", 20, "schema.value.unknown", "'restrictive'"),
    (
        "- tags: [restrictive]",
        "- {terms: [health.antenatal], labels: [mention]}",
        20,
        "rubric.condition.impossible",
        "have no labels",
    ),
    ("within: sentence", "within: page", 18, "schema.value.unknown", "'page'"),
    ("at_least: 2", "at_least: 0", 21, "schema.value.range", "at least 1"),
    ("share: 0.5", "share: 50", 22, "schema.value.range", "at most 1"),
    ('      partly_met: ["Antenatal care is offered."]\n', "", 29, "rubric.examples", "'partly_met' has no example"),
    ("kinds: [state-report]", "kinds: [report]", 25, "schema.value.unknown", "'state-report'"),
    ("theme_present: true", "theme_present: 1", 25, "schema.value.type", "not '1'"),
    ("groups: [women-girls]\n", "groups: [migrants]\n", 5, "rubric.id.unknown", "no group 'migrants'"),
    ("hooks: [icrmw.7]\ng", "hooks: [cedaw.1]\ng", 4, "rubric.id.unknown", "no provision 'cedaw.1'"),
    ("id: health.care", "id: care", 7, "rubric.id.malformed", "'health.care'"),
]
BROKEN = [
    *(("rubric.yml", *row) for row in IN_RUBRIC),
    *(("terms.en.yml", *row) for row in IN_TERMS),
    *(("themes/01-health.yml", *row) for row in IN_THEME),
]


def problems_of(source: str | Path) -> list[tuple[str, str]]:
    """Place and code of every problem of a rubric."""
    with pytest.raises(RubricError) as caught:
        load_rubric(source)
    assert caught.value.code == "rubric.broken"
    return [(problem.where, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(("name", "old", "new", "line", "code", "words"), BROKEN)
def test_one_fault_is_named_at_its_line(
    change: Callable[[str, str, str], None], name: str, old: str, new: str, line: int, code: str, words: str
) -> None:
    """A single fault in a sound rubric is reported at the line of its key or value, with a hint."""
    change(f"rubrics/mini/{name}", old, new)
    with pytest.raises(RubricError) as caught:
        load_rubric("mini")
    lines = [p.as_line() for p in caught.value.problems if (p.where, p.code) == (f"rubrics/mini/{name}:{line}", code)]
    assert any(words in line for line in lines), [p.as_line() for p in caught.value.problems]
    assert all(p.hint and p.severity == "error" for p in caught.value.problems)


def test_all_faults_of_all_files_are_named_at_once(change: Callable[[str, str, str], None]) -> None:
    """Faults of the YAML, of the schema and of meaning come together, by file and line."""
    change("rubrics/mini/rubric.yml", 'version: "1.10"', "version: 1.10")
    change("rubrics/mini/rubric.yml", "[women-girls]}]", "[women]}]")
    change("rubrics/mini/terms.en.yml", "core: false", "core: false\n        core: true")
    change("rubrics/mini/terms.en.yml", "[motherland]", '["*land"]')
    change("rubrics/mini/themes/01-health.yml", "weight: 2", "wieght: 2")
    assert problems_of("mini") == [
        ("rubrics/mini/rubric.yml:2", "schema.value.type"),
        ("rubrics/mini/rubric.yml:19", "rubric.id.unknown"),
        ("rubrics/mini/terms.en.yml:13", "yaml.key.duplicate"),
        ("rubrics/mini/terms.en.yml:18", "rubric.form"),
        ("rubrics/mini/themes/01-health.yml:7", "schema.key.missing"),
        ("rubrics/mini/themes/01-health.yml:13", "schema.key.unknown"),
    ]


def test_the_error_says_how_many_and_where_to_begin(change: Callable[[str, str, str], None]) -> None:
    """The error itself fits three lines: how many problems, in which folder, and the first of them."""
    change("rubrics/mini/rubric.yml", 'version: "1.10"', "version: 1.10")
    with pytest.raises(RubricError) as caught:
        load_rubric("mini")
    assert caught.value.as_lines() == (
        "gmi: the rubric 'mini' has 1 problem",
        "  where: rubrics/mini",
        "  do: begin with rubrics/mini/rubric.yml:2: 'version' must be text, not '1.10' (put it in quotes: \"1.10\")",
    )


def test_terms_that_cannot_be_parsed_make_nothing_unknown(change: Callable[[str, str, str], None]) -> None:
    """A syntax error in the terms is one problem, not one for each term that is named elsewhere."""
    change("rubrics/mini/terms.en.yml", "title: Women", "title: Women: all")
    assert problems_of("mini") == [("rubrics/mini/terms.en.yml:4", "yaml.syntax")]


@pytest.mark.parametrize(
    ("name", "content", "line", "code"),
    [
        ("rubric.yml", b"", 1, "schema.value.type"),
        ("rubric.yml", b"- a list\n", 1, "schema.value.type"),
        ("terms.en.yml", b"groups:\n  - \xff\n", 2, "yaml.encoding"),
        ("terms.en.yml", b"#" * 2_000_001, 1, "yaml.size"),
        ("themes/1-wealth.yml", b"id: wealth\n", 1, "rubric.file.unknown"),
        ("terms.en.yaml", b"groups: []\n", 1, "rubric.file.unknown"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(top: Path, name: str, content: bytes, line: int, code: str) -> None:
    """Empty, misshapen, mis-encoded, huge and misnamed files are problems like any other."""
    (top / "rubrics" / "mini" / name).write_bytes(content)
    assert (f"rubrics/mini/{name}:{line}", code) in problems_of("mini")


def test_a_missing_file_is_named(top: Path) -> None:
    """A folder without its terms is a broken rubric."""
    folder = top / "rubrics" / "mini"
    (folder / "terms.en.yml").unlink()
    assert (f"{folder.as_posix()}/terms.en.yml:1", "rubric.file.missing") in problems_of(folder)


def test_a_folder_that_no_rubric_has_is_named(top: Path) -> None:
    """Themes in a misspelt folder would be passed over in silence."""
    folder = top / "rubrics" / "mini"
    (folder / "themes").rename(folder / "theme")
    assert ("rubrics/mini/theme/:1", "rubric.file.unknown") in problems_of("mini")


def test_words_and_themes_need_each_other(top: Path) -> None:
    """Words of a theme without a file are refused, and so is a theme that nothing places a paragraph in."""
    folder = top / "rubrics" / "mini"
    text = (folder / "themes" / "01-health.yml").read_text(encoding="utf-8")
    text = (
        text.replace("health.care", "home.care")
        .replace("id: health", "id: home")
        .replace("groups: [women-girls]\n", "")
    )
    (folder / "themes" / "01-health.yml").unlink()
    (folder / "themes" / "02-home.yml").write_text(text, encoding="utf-8")
    assert problems_of("mini") == [
        ("rubrics/mini/terms.en.yml:28", "rubric.id.unknown"),
        ("rubrics/mini/themes/02-home.yml:1", "rubric.theme.empty"),
        ("rubrics/mini/themes/02-home.yml:16", "rubric.id.unknown"),
    ]
