"""Two codings are compared by Cohen's kappa, and every difference is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gmi.agree import compare_codings, load_codings, show_json, show_text
from gmi.cli.agree import compare_files
from gmi.errors import DecisionsError, GmiError, LabelledError, RenderError
from gmi.model.agreement import Agreement, Coding

from ..labelled import make_keys, write_lines


def compare(first: str, second: str) -> Agreement:
    """Two codings, a letter a reference: m, e, c, n (not a reference) or u (undecided); a dot is none."""
    names = {"m": "mention", "e": "engagement", "c": "commitment", "n": "not-a-reference", "u": "undecided"}
    codings = [
        [Coding(f"r{n}", names[letter], ()) for n, letter in enumerate(letters) if letter != "."]
        for letters in (first, second)
    ]
    return compare_codings(codings[0], codings[1], ("A", "B"))


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [
        ("mmee", "mmee", 1.0),
        ("mmee", "eemm", -1.0),
        ("mmee", "meme", 0.0),
        ("meee", "mmee", 0.5),
        ("mmmm", "mmmm", None),
        # Cohen's own way by hand: observed 0.7; chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 - 0.5) / 0.5.
        ("mmmmmeeeee", "mmmmemmeee", 0.4),
    ],
)
def test_kappa(first: str, second: str, kappa: float | None) -> None:
    """Against counts by hand; where chance gives full agreement there is nothing to say."""
    assert compare(first, second).kappa == (None if kappa is None else pytest.approx(kappa))


def test_kappa_of_a_label_is_that_label_against_all_others() -> None:
    """Agreement on one label can be full where the others are mixed up."""
    agreement = compare("mmeecc", "mmccee")
    assert {label: row.kappa for label, row in agreement.per_label.items()} == {
        "mention": 1.0, "engagement": pytest.approx(-0.5), "commitment": pytest.approx(-0.5),
    }  # fmt: skip
    assert (agreement.per_label["engagement"].first, agreement.per_label["engagement"].both) == (2, 0)


def test_kappa_does_not_depend_on_which_file_comes_first() -> None:
    """The two coders are equals."""
    assert compare("mmecun", "meecnn").kappa == compare("meecnn", "mmecun").kappa


def test_ids_that_one_file_lacks_are_named_and_not_compared() -> None:
    """Only what both hold is measured."""
    agreement = compare("mme.c", "m.eec")
    assert (agreement.n, agreement.only_first, agreement.only_second) == (3, ("r1",), ("r3",))
    text = show_text(agreement)
    assert "not in B: r1" in text
    assert "not in A: r3" in text


def test_the_lines_that_differ_are_shown() -> None:
    """Up to a screenful in words, all of them as JSON."""
    agreement = compare("m" * 25, "e" * 24 + "m")
    assert "r0: mention / engagement" in show_text(agreement)
    assert "and 4 more" in show_text(agreement)
    data = json.loads(show_json(agreement))
    assert len(data["differences"]) == 24
    assert data["differences"][0]["labels"] == ["mention", "engagement"]


def test_a_label_on_which_coders_hardly_agree_is_marked() -> None:
    """Below 0.6 the codebook is unclear; and kappa never stands without its caveat."""
    text = show_text(compare("mmeecc", "mmccee"))
    assert text.count("below 0.6") == 2
    assert "upper bound" in text


def test_a_sentence_cannot_steer_the_terminal() -> None:
    """Control characters of a file are not printed."""
    coding = Coding("r1", "mention", (), "ring\x1b[2J \u202eback")
    agreement = compare_codings([coding], [Coding("r1", "engagement", ())], ("A", "B"))
    assert "\x1b" not in show_text(agreement)
    assert "\u202e" not in show_text(agreement)


def test_tags_are_compared_where_both_files_hold_them() -> None:
    """A file without tags says nothing about them."""
    tagged = [Coding("r1", "mention", ("hedged",)), Coding("r2", "mention", ())]
    bare = [Coding("r1", "mention"), Coding("r2", "mention")]
    assert compare_codings(tagged, tagged, ("A", "B")).per_tag["hedged"].kappa == 1.0
    assert compare_codings(tagged, bare, ("A", "B")).per_tag == {}


def test_labelled_lines_and_predictions_are_codings(tmp_path: Path) -> None:
    """A prediction needs no more than its id and its label, which may be undecided."""
    codings = load_codings(
        write_lines(
            tmp_path / "a.jsonl", make_keys(tags=["hedged"]), {"id": "p", "label": "undecided", "confidence": 0.5}
        )
    )
    assert [(coding.id, coding.label, coding.tags) for coding in codings] == [
        ("x1", "engagement", ("hedged",)), ("p", "undecided", None),
    ]  # fmt: skip


SHEET = "id,label,tags,sentence,by\n"


@pytest.mark.parametrize(
    ("rows", "codings"),
    [
        ("r1,mention,hedged,A,\nr2,,,B,\n", [("r1", "mention")]),
        ("r1,mention,,A,\nr2,Not a reference,,B,Ana\nr3,,,C,Ana\n", [("r2", "not-a-reference")]),
    ],
)
def test_of_a_sheet_the_signed_rows_are_the_coding(tmp_path: Path, rows: str, codings: list[tuple[str, str]]) -> None:
    """The sheet as written is the machine's; once someone signed rows, it is that person's."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET + rows, encoding="utf-8")
    assert [(coding.id, coding.label) for coding in load_codings(str(path))] == codings


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("a.jsonl", ('{"label": "mention"}',), "a.jsonl:1: missing: id"),
        ("a.jsonl", ('{"id": "x", "label": "praise"}',), "a.jsonl:1: unknown label “praise”"),
        ("a.jsonl", ('{"id": 5, "label": "mention"}',), "a.jsonl:1: “id” is not a text"),
        ("a.jsonl", ('{"id": "x", "label": "mention", "tags": ["bold"]}',), "a.jsonl:1: unknown tag “bold”"),
        ("a.jsonl", ('{"id": "x", "label": "mention"}',) * 2, "a.jsonl:2: the id “x” is used before"),
        ("a.jsonl", (make_keys(id="a"), make_keys(id="b", language="fr")), "a.jsonl:2: the languages are mixed"),
        ("a.jsonl", ("",), "a.jsonl: the file is empty"),
        ("a.csv", ("id,label,tags,sentence,by", "r1,praise,,A,"), "a.csv:2: unknown label “praise”"),
        ("a.csv", ("id,label", "r1,mention"), "a.csv:1: columns are missing: tags, sentence, by"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, name: str, lines: tuple[object, ...], message: str) -> None:
    """Each with the file and the line."""
    with pytest.raises(LabelledError) as caught:
        load_codings(write_lines(tmp_path / name, *lines))
    assert any(message in problem.as_line() for problem in caught.value.problems)


def test_files_with_nothing_in_common_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As are a missing file and an unknown format; nothing is printed then."""
    first = write_lines(tmp_path / "a.jsonl", make_keys(id="a"))
    second = write_lines(tmp_path / "b.jsonl", make_keys(id="b"))
    for arguments, error in (
        ((first, second, "text"), LabelledError),
        ((first, str(tmp_path / "none.jsonl"), "text"), LabelledError),
        ((first, str(tmp_path / "none.csv"), "text"), DecisionsError),
        ((first, first, "yaml"), RenderError),
    ):
        with pytest.raises(error) as caught:
            compare_files(*arguments)
        assert isinstance(caught.value, GmiError)
    assert capsys.readouterr().out == ""


def test_the_command_prints_one_json_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For scripts."""
    path = write_lines(tmp_path / "a.jsonl", make_keys(id="a"), make_keys(id="b", label="mention"))
    assert compare_files(path, path, "json") == 0
    assert json.loads(capsys.readouterr().out)["kappa"] == 1.0
