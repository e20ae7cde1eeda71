"""Digests at the door: from results and their JSON, and never from anything else."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from gmi.compare import compare_digests
from gmi.errors import CompareError
from gmi.load_digest import load_digests, make_digest
from gmi.render import render_result, result_as_data
from gmi.render.compare import render_comparison

from ..render.factory import make_result


def make_data() -> dict[str, Any]:
    """The contract's JSON of a result, read back."""
    data: dict[str, Any] = json.loads(render_result(make_result(), "json"))
    return data


def test_a_file_gives_the_same_digest_as_the_result(tmp_path: Path) -> None:
    """Whether scored now or written before; an array gives several."""
    path = tmp_path / "result.json"
    path.write_text(render_result(make_result(), "json"), encoding="utf-8")
    made = make_digest(result_as_data(make_result()), str(path))
    assert load_digests(str(path)) == (made,)
    path.write_text(f"[{json.dumps(make_data())}, {json.dumps(make_data())}]", encoding="utf-8")
    assert load_digests(str(path)) == (made, made)


def test_the_digest_holds_the_figures_of_the_result() -> None:
    """Counts, groups, levels with their counts, themes, indicators, measures, questions."""
    result = make_result()
    card = result.scorecard
    digest = make_digest(result_as_data(result), "x")
    counts = {count.id: count.count for count in digest.counts}
    assert counts["gender"] == card.counts.gender.headline > 0
    assert counts["intersections"] == card.counts.intersections.sentences
    assert counts["group:women-girls"] == card.counts.gender.groups["women-girls"]
    levels = {(level.id, level.depth): level.count for level in digest.levels}
    assert levels["gender", "mention"] == card.levels.gender.mention.count
    assert [theme.paragraphs for theme in digest.themes] == [len(theme.paragraph_indexes) for theme in card.themes]
    assert [indicator.outcome for indicator in digest.indicators] == [i.outcome for i in card.indicators]
    assert len(digest.measures) == len(card.measures)
    assert len(digest.questions) == len(result.questions)
    assert digest.problems == result.problems


def test_measures_are_joined_by_every_form_printed() -> None:
    """The number of an act and an acronym may stand in another form than the fullest."""
    entry = {
        "name": "Act on the Protection of Workers", "kind": "law", "paragraphs": ["4"],
        "variants": ["Act No. 2231", "APW"],
    }  # fmt: skip
    (measure,) = make_digest({**make_data(), "measures": [entry]}, "x").measures
    assert measure.title == "act protection workers"
    assert [number for number, _ in measure.numbers] == ["law  2231"]
    assert measure.acronym == "APW"


def test_groups_of_a_rubric_of_ones_own_are_called_by_their_title() -> None:
    """The result says what the rubric calls a group, and the comparison says it; older results say the id."""
    data = make_data()
    data["counts"]["gender"]["groups"]["kin"] = 7
    data["group_titles"]["kin"] = "Kin of migrants"
    later = {**data, "source": {**data["source"], "sha256": "cd" * 32}}
    compared = compare_digests([make_digest(data, "x"), make_digest(later, "y")])
    assert "Kin of migrants" in render_comparison(compared, "md")
    del data["group_titles"], later["group_titles"]
    compared = compare_digests([make_digest(data, "x"), make_digest(later, "y")])
    assert "| kin |" in render_comparison(compared, "md")


def test_references_of_one_paragraph_cluster() -> None:
    """The mean cluster of a reference: each alone is 1, all in one paragraph is their number."""
    data = make_data()
    model = {**data["references"][0], "core": True, "bucket": None, "dimension": "gender", "group": "gender"}
    alone = [{**model, "paragraph_number": str(n)} for n in range(4)]
    together = [{**model, "paragraph_number": "9"}] * 4

    def measure(references: list[dict[str, Any]]) -> tuple[float, int, str]:
        digest = make_digest({**data, "references": references}, "x")
        count = next(count for count in digest.counts if count.id == "gender")
        return count.clustering, count.densest, count.densest_paragraph

    assert measure(alone) == (1.0, 1, "0")
    assert measure(together) == (4.0, 4, "9")
    assert measure([*alone, *together])[0] == pytest.approx(2.5)
    assert measure([{**entry, "bucket": "contents"} for entry in together]) == (1.0, 0, "")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 1),
        (("source", "sha256"), "../../etc"),
        (("source", "date"), "yesterday"),
        (("source", "word_count"), -1),
        (("counts", "gender", "headline"), "40"),
        (("levels", "gender", "mention", "level"), "enormous"),
        (("levels", "gender", "mention", "range"), ["low"]),
        (("indicators", 0, "outcome"), "maybe"),
        (("references",), None),
        (("themes", 0, "depth", "mention"), 1.5),
    ],
)
def test_what_is_no_result_is_refused(path: tuple[str | int, ...], value: object) -> None:
    """With the place in the file where it goes wrong."""
    data = copy.deepcopy(make_data())
    part: Any = data
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with pytest.raises(CompareError) as caught:
        make_digest(data, "r.json")
    assert caught.value.code == "compare.not-a-result"
    assert str(path[-1]) in caught.value.message


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "null", '"text"', "[[]]", "{}", "[" * 100_000])
def test_other_json_is_refused(tmp_path: Path, content: str) -> None:
    """Whatever it is, it is an error of ours."""
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CompareError) as caught:
        load_digests(str(path))
    assert (caught.value.code, caught.value.where) == ("compare.not-a-result", str(path))


def test_a_missing_file_and_another_version_are_told(tmp_path: Path) -> None:
    """Each with its own code."""
    with pytest.raises(CompareError) as missing:
        load_digests(str(tmp_path / "none.json"))
    with pytest.raises(CompareError) as newer:
        make_digest({**make_data(), "schema_version": "2.0"}, "x")
    assert (missing.value.code, newer.value.code) == ("compare.unreadable", "compare.version")


def test_later_keys_do_no_harm() -> None:
    """A result of a later version of the same form is read."""
    data = make_data()
    assert make_digest({**data, "schema_version": "1.7", "mood": "blue"}, "x") == make_digest(data, "x")
