"""Labelled references come in typed, or every bad line is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gmi.errors import LabelledError
from gmi.load_labelled import load_labelled, load_placed

from .labelled import SENTENCE, make_keys, write_lines


def complaints(*paths: str) -> list[str]:
    """What is said of files that cannot be used, one line each, without the folder."""
    with pytest.raises(LabelledError) as caught:
        load_labelled(paths)
    folder = f"{Path(paths[0]).parent}/"
    return [problem.as_line().replace(folder, "") for problem in caught.value.problems]


def test_a_line_becomes_a_reference(tmp_path: Path) -> None:
    """All keys of the codebook are there, tags in the codebook's order, and what it does not name is left aside."""
    keys = make_keys(
        tags=["budget", "hedged", "budget"], group="women-girls", zone="table", family="f", style="long", mood="?"
    )
    (reference,) = load_labelled([write_lines(tmp_path / "a.jsonl", keys)])
    assert (reference.words, reference.span.start, reference.label) == ("women", keys["start"], "engagement")
    assert reference.tags == ("hedged", "budget")
    assert (reference.group, reference.zone, reference.family, reference.style) == (
        "women-girls", "table", "f", "long",
    )  # fmt: skip


def test_optional_keys_may_be_missing_or_null(tmp_path: Path) -> None:
    """A file need not say the group and the zone."""
    (reference,) = load_labelled([write_lines(tmp_path / "a.jsonl", make_keys(group=None))])
    assert (reference.group, reference.zone, reference.family) == (None, None, None)


def test_offsets_count_characters_not_bytes(tmp_path: Path) -> None:
    """Letters beyond ASCII, and those beyond the first plane, are one each."""
    (reference,) = load_labelled([write_lines(tmp_path / "a.jsonl", make_keys("“Été 𝔐”: [femmes réfugiées] – 3"))])
    assert reference.words == "femmes réfugiées"


def test_files_are_read_in_order_with_their_lines(tmp_path: Path) -> None:
    """Empty lines, a byte order mark and Windows line ends do not move the numbers."""
    first = write_lines(tmp_path / "a.jsonl", b"\xef\xbb\xbf", make_keys(id="a1"), "", make_keys(id="a2"))
    second = write_lines(tmp_path / "b.jsonl", json.dumps(make_keys(id="b1")) + "\r")
    placed = load_placed([first, second])
    assert [(p.where.rpartition("/")[2], p.reference.id) for p in placed] == [
        ("a.jsonl:2", "a1"), ("a.jsonl:4", "a2"), ("b.jsonl:1", "b1"),
    ]  # fmt: skip


BAD_LINES: dict[str, tuple[object, str]] = {
    "missing keys": (make_keys(start=..., label=...), "missing: start, label"),
    "text is a number": (make_keys(text=5), "“text” is not a text"),
    "text is empty": (make_keys(text="  "), "“text” is not a text, or is empty"),
    "start is a text": (make_keys(start="3"), "“start” is not a whole number"),
    "start is true": (make_keys(start=True), "“start” is not a whole number"),
    "start is a fraction": (make_keys(start=1.5), "“start” is not a whole number"),
    "end beyond the text": (make_keys(end=500), "do not fit the text of 49 characters"),
    "start after end": (make_keys(start=40, end=30), "do not fit"),
    "start below 0": (make_keys(start=-5), "do not fit"),
    "start is end": (make_keys(start=5, end=5), "do not fit"),
    "nothing there": (make_keys(start=3, end=4), "there is no word between start 3 and end 4"),
    "unknown label": (make_keys(label="praise"), "unknown label “praise”"),
    "undecided is no true label": (make_keys(label="undecided"), "unknown label “undecided”"),
    "unknown dimension": (make_keys(dimension="class"), "unknown dimension “class”"),
    "unknown zone": (make_keys(zone="margin"), "unknown zone “margin”"),
    "unknown group": (make_keys(group="elders"), "unknown group “elders” in the dimension gender"),
    "group of the other dimension": (make_keys(group="migrants"), "unknown group “migrants” in the dimension gender"),
    "unknown tag": (make_keys(tags=["bold"]), "unknown tag “bold”"),
    "tag is a number": (make_keys(tags=[1]), "unknown tag “1”"),
    "tags are a text": (make_keys(tags="hedged"), "“tags” is not a list"),
    "language in full": (make_keys(language="English"), "the language “English” is no two-letter code"),
    "half a character": ('{"id": "\\ud800"}', "“id” holds half a character"),
    "not JSON": ("id: x1", "the line is not JSON"),
    "cut off": ('{"id": "x1", "te', "the line is not JSON"),
    "a list": ("[1, 2]", "not an object"),
    "a key twice": ('{"id": "a", "id": "b"}', "the key “id” stands twice"),
    "not UTF-8": (b'{"id": "\xe9"}', "the line is not UTF-8"),
    "too deep": ("[" * 100_000, "the line is not JSON that can be used"),
}


@pytest.mark.parametrize(("line", "message"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named(tmp_path: Path, line: object, message: str) -> None:
    """The line's number and what is wrong with it; good lines beside it are not blamed."""
    said = complaints(write_lines(tmp_path / "a.jsonl", make_keys(id="good"), line))
    assert any(message in problem for problem in said), said
    assert all(problem.startswith("a.jsonl:2: ") for problem in said)


def test_all_bad_lines_are_named_at_once(tmp_path: Path) -> None:
    """An author mends a file in one go, over all files given."""
    first = write_lines(tmp_path / "a.jsonl", make_keys(label="x"), "?", make_keys(id="y", end=999))
    second = write_lines(tmp_path / "b.jsonl", make_keys(id="z", tags=["x", "y"]))
    places = [line.split(": ")[0] for line in complaints(first, second)]
    assert places == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "b.jsonl:1", "b.jsonl:1"]


def test_an_id_is_used_once_over_all_files(tmp_path: Path) -> None:
    """The second use names the first."""
    first = write_lines(tmp_path / "a.jsonl", make_keys(id="same"))
    second = write_lines(tmp_path / "b.jsonl", make_keys(id="other"), make_keys(id="same"))
    (said,) = complaints(first, second)
    assert said == "b.jsonl:2: the id “same” is used before, at a.jsonl:1"


def test_languages_are_not_mixed(tmp_path: Path) -> None:
    """Each line that is not in the first line's language is named."""
    lines = [make_keys(id=f"x{n}", language=language) for n, language in enumerate(("en", "fr", "en", "es"))]
    said = complaints(write_lines(tmp_path / "a.jsonl", *lines))
    assert [line.split(": ")[0] for line in said] == ["a.jsonl:2", "a.jsonl:4"]
    assert "mixed" in said[0]


@pytest.mark.parametrize("content", [b"", b"\n \n\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(tmp_path: Path, content: bytes) -> None:
    """It is not taken for a set of which all is right."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert complaints(str(path)) == ["a.jsonl: the file is empty (give one reference a line)"]


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    """A missing file and a folder."""
    with pytest.raises(LabelledError) as caught:
        load_labelled([str(tmp_path / name)])
    assert caught.value.code == "labelled.unreadable"
    assert str(tmp_path) in caught.value.where


@pytest.mark.real
def test_the_development_set_is_good(shared_data: Path) -> None:
    """All 479 lines of it are read."""
    assert len(load_labelled([str(shared_data / "labelled" / "dev.jsonl")])) == 479


def test_the_sentence_of_the_factory_is_as_long_as_the_cases_say() -> None:
    """The cases above name its length."""
    keys: dict[str, Any] = make_keys(SENTENCE)
    assert len(keys["text"]) == 49
