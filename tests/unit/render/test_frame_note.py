"""The note on victim framing stands in every output that shows frames, with its source; without it nothing is said."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from gmi.model.frame import FrameNote
from gmi.model.scorecard import Result
from gmi.render import render_result
from gmi.render.paper import WIDTH
from gmi.render.schema import make_schema
from gmi.render.terminal import render_terminal

from .factory import make_result

NOTE = FrameNote(
    text="In all 5 sentences, women & girls are victims.",
    sentences=5,
    victim_only=5,
    source="A/RES/73/195",
    evidence=("r0001",),
)


def _noted() -> Result:
    result = make_result()
    return replace(result, scorecard=replace(result.scorecard, frame_note=NOTE))


@pytest.mark.parametrize(("form", "text"), [("html", "women &amp; girls are victims"), ("md", "girls are victims")])
def test_note_stands_with_the_frames(form: str, text: str) -> None:
    """The page and the Markdown show the note and its source, escaped; a report without the note is not told of it."""
    output = render_result(_noted(), form)
    assert text in output
    assert NOTE.source in output.replace("\\", "")
    assert text not in render_result(make_result(), form)


def test_note_stands_in_the_terminal() -> None:
    """The terminal has it under a heading of its own, within 80 columns, and the same without colour."""
    output = render_terminal(_noted())
    (heading,) = [number for number, line in enumerate(output.splitlines()) if line == "MIGRANT WOMEN AS VICTIMS"]
    assert output.splitlines()[heading + 1 : heading + 3] == [f"  {NOTE.text}", f"  ({NOTE.source})"]
    assert max(map(len, output.splitlines())) <= WIDTH
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render_terminal(_noted(), colour=True))
    assert [line.rstrip() for line in coloured.splitlines()] == output.splitlines()
    assert "AS VICTIMS" not in render_terminal(make_result())


def test_long_note_is_folded_in_the_terminal() -> None:
    """The note as it is really worded fits 80 columns."""
    result = make_result()
    note = replace(NOTE, text=" ".join(["women are victims"] * 30))
    output = render_terminal(replace(result, scorecard=replace(result.scorecard, frame_note=note)))
    assert " ".join(output.split()).count("women are victims") == 30
    assert max(map(len, output.splitlines())) <= WIDTH


def test_note_is_data_too() -> None:
    """The JSON holds the figures and the evidence, in the form of the schema; null where there is no note."""
    data = json.loads(render_result(_noted(), "json"))
    jsonschema.validate(data, make_schema())
    assert data["frame_note"] == {
        "text": NOTE.text,
        "sentences": 5,
        "victim_only": 5,
        "source": NOTE.source,
        "evidence": ["r0001"],
    }
    assert json.loads(render_result(make_result(), "json"))["frame_note"] is None
