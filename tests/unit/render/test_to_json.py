"""The JSON result: the contract key by key, the published schema, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from gmi.render import render_json_array, render_result, result_as_data
from gmi.render.schema import make_schema, render_schema

from .factory import make_result
from .report import Line

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "result.schema.json"

CONTRACT = {
    "": "schema_version gmi_version source rubric counts depth levels absences themes indicators measures frames "
    "frame_note experience questions references problems",
    "source": "path sha256 media_type symbol state state_name body cycle document_kind language date page_count "
    "word_count paragraph_count numbered_paragraph_last readable_share",
    "rubric": "id version sha256 title languages calibration",
    "counts": "gender migration intersections",
    "counts.gender": "headline extended raw excluded groups per_page per_1000_words paragraph_share",
    "counts.intersections": "sentences paragraphs",
    "depth.gender": "mention engagement commitment undecided restrictive negated hedged",
    "levels": "gender migration intersections groups",
    "levels.gender.mention": "level per_1000_words band percentile range",
    "absences.0": "group statement searched_terms zones strength",
    "themes.0": "id title paragraphs reference_count intersection_count depth level",
    "indicators.0": "id question theme part outcome measured unit reason evidence",
    "measures.0": "name kind paragraphs",
    "frames.0": "group sentences victim beneficiary agency participation evidence",
    "questions.0": "text stage theme indicator_id hooks evidence rank",
    "questions.0.hooks.0": "instrument provision",
    "questions.0.evidence.0": "paragraph_number page_number",
    "references.0": "id text sentence start end dimension group term_id bucket zone core paragraph_number page_number "
    "heading_path themes label tags method confidence reason",
    "problems.0": "code severity message where hint",
}


@pytest.mark.parametrize("path", CONTRACT)
def test_keys_are_those_of_the_contract(path: str) -> None:
    """Every object has the keys of the contract, in its order; it may have more."""
    data = json.loads(render_result(make_result(), "json"))
    for step in filter(None, path.split(".")):
        data = data[int(step) if step.isdecimal() else step]
    wanted = CONTRACT[path].split()
    assert [key for key in data if key in wanted] == wanted


def test_published_schema_is_current() -> None:
    """The file in docs is what the program makes; ``python -m gmi.render.schema`` mends it."""
    assert PUBLISHED.read_text(encoding="utf-8") == render_schema()


def test_results_fit_the_schema() -> None:
    """A whole result, one without anything known and one without references are valid."""
    validator = jsonschema.Draft202012Validator(make_schema())
    jsonschema.Draft202012Validator.check_schema(make_schema())
    unknown = dict.fromkeys(("symbol", "state", "state_name", "body", "cycle", "language", "date"))
    for result in (make_result(), make_result(**unknown), replace(make_result(), references=(), questions=())):
        assert [error.message for error in validator.iter_errors(result_as_data(result))] == []


@pytest.mark.parametrize(("change", "value"), [("rate", float("nan")), ("label", "praise"), ("bucket", "elsewhere")])
def test_schema_refuses(change: str, value: object) -> None:
    """An unknown label or bucket is not valid; a figure that is no number cannot be written at all."""
    data = result_as_data(make_result())
    if change == "rate":
        result = make_result()
        counts = replace(result.scorecard.counts, gender=replace(result.scorecard.counts.gender, per_page=value))  # type: ignore[arg-type] - not a number on purpose
        with pytest.raises(ValueError, match="JSON compliant"):
            render_result(replace(result, scorecard=replace(result.scorecard, counts=counts)), "json")
        return
    data["references"][3][change] = value
    assert list(jsonschema.Draft202012Validator(make_schema()).iter_errors(data))


def test_same_result_same_bytes() -> None:
    """Two results made alike give the same text."""
    assert render_result(make_result(), "json") == render_result(make_result(), "json")


def test_a_reference_in_a_bucket_has_no_label() -> None:
    """A bucket and a label exclude each other, and the positions cut the text out of the report."""
    result = make_result()
    references = result_as_data(result)["references"]
    assert {(r["bucket"] is None) == (r["label"] is not None) for r in references} == {True}
    assert all(result.document.text[r["start"] : r["end"]] == r["text"] for r in references)


def test_rates_have_four_digits() -> None:
    """No rate is longer than four decimals."""
    counts = result_as_data(make_result())["counts"]["gender"]
    assert all(round(counts[key], 4) == counts[key] for key in ("per_page", "per_1000_words", "paragraph_share"))


def test_a_footnote_is_cited_by_its_paragraph() -> None:
    """A note's own number is no paragraph number: the calling paragraph's is given."""
    result = make_result(extra=(Line(("[women-girls:m|Women] are named here.",), "footnote"),))
    paragraphs = list(result.document.paragraphs)
    paragraphs[-1] = replace(paragraphs[-1], number="7", called_from=3)
    result = replace(result, document=replace(result.document, paragraphs=tuple(paragraphs)))
    assert result_as_data(result)["references"][-1]["paragraph_number"] == paragraphs[3].number


def test_several_results_are_one_array() -> None:
    """Two results are one JSON value, in the order given."""
    values = json.loads(render_json_array([make_result(), make_result(symbol="CMW/C/XVM/3")]))
    assert [value["source"]["symbol"] for value in values] == ["CMW/C/XVM/2", "CMW/C/XVM/3"]
