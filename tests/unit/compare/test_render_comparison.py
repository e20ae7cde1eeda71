"""A comparison in each format: whole, safe, and the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from gmi.compare import compare_digests
from gmi.errors import RenderError
from gmi.model.comparison import Comparison
from gmi.render.compare import COMPARISON_FORMATS, render_comparison
from gmi.render.compare_schema import make_comparison_schema, render_comparison_schema

from .factory import (
    make_counts,
    make_digest,
    make_level,
    make_measure,
    make_pair,
    make_question,
    make_source,
    make_theme,
)

_TOP = Path(__file__).resolve().parents[3]
_EVIL = "<script>alert(1)</script> | [x](javascript:1) \x1b[31m"


def make_cycles(evil: str = "") -> Comparison:
    """Two reports between which something of everything changes."""
    pair = make_pair(
        {
            "counts": make_counts(gender=1, migration=100, intersections=1, group_return=1),
            "levels": (make_level("low", 1),),
            "themes": (make_theme("health", 6, 3, 3), make_theme("violence", 1, 0)),
            "outcomes": {"a": "not-met", "b": "met", "c": "not-met"},
            "measures": (make_measure(f"Care Act {evil}"), make_measure("Old Act")),
        },
        {
            "counts": make_counts(gender=90, migration=101, intersections=0, group_return=0),
            "levels": (make_level("high", 90),),
            "themes": (make_theme("health", 60, 9, 60), make_theme("violence", 0, 2)),
            "outcomes": {"a": "met", "b": "not-met", "c": "not-met"},
            "measures": (make_measure(f"Care Act {evil}"), make_measure("New Act")),
            "questions": (replace(make_question("c"), text=f"What of c? {evil}"),),
        },
    )
    return compare_digests(pair)


def make_states(number: int, evil: str = "") -> Comparison:
    """States side by side."""
    return compare_digests(
        [
            make_digest(
                make_source(f"CMW/C/X{n}/1", state=f"X{n:02}", state_name=f"Republic of Oskaria {n} {evil}".strip()),
                counts=make_counts(gender=40 * n + 1, migration=7, intersections=0),
                outcomes={"a": "met", "b": "partly-met"},
            )
            for n in range(number)
        ]
    )


@pytest.mark.parametrize("format_name", COMPARISON_FORMATS)
@pytest.mark.parametrize("kind", ["cycles", "states", "three"])
def test_same_comparison_same_bytes(format_name: str, kind: str) -> None:
    """And every text ends with one line end."""

    def render() -> str:
        made = make_cycles() if kind == "cycles" else make_states(2 if kind == "states" else 3)
        return render_comparison(made, format_name)

    text = render()
    assert text == render()
    assert text.endswith("\n")


@pytest.mark.parametrize("format_name", ["terminal", "html", "md"])
def test_every_format_says_the_same(format_name: str) -> None:
    """What was gained, lost and moved stands in each, in words."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>|\\", " ", render_comparison(make_cycles(), format_name)))
    for words in (
        "Gender: 0.05 per 1,000 words in 2010, 4.50 in 2020 1 reference and 90 references : clearly more",
        "1 sentence and no sentences",
        "Named in 2010 and not in 2020: return 1 reference",
        "gender, mention, from low to high",
        "1 gained, 1 lost, 1 unchanged 0 met, 0 partly met, 1 not met , 0 not comparable",
        "1 newly named, 1 still named, 1 no longer named",
        "1 gap of 2010 stands in 2020 still",
        "not met → met",
        "New Act",
        "What of c?",
    ):
        assert words in re.sub(r" +", " ", text.replace("(", " ").replace(")", " ").replace(" :", " :")), words


@pytest.mark.parametrize("number", [2, 3, 5, 12])
def test_the_terminal_keeps_to_80_columns(number: int) -> None:
    """Tables are broken between the reports; no cell is cut off."""
    text = render_comparison(make_states(number), "terminal")
    assert max(len(line) for line in text.splitlines()) <= 80
    for n in range(number):
        assert f"{40 * n + 1} " in text.replace("\n", " \n")
    cycles = render_comparison(make_cycles(), "terminal")
    assert max(len(line) for line in cycles.splitlines()) <= 80


def test_the_terminal_has_no_escapes_without_colour() -> None:
    """Bold says nothing that the words do not say."""
    plain = render_comparison(make_cycles(), "terminal")
    coloured = render_comparison(make_cycles(), "terminal", colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == plain.split()


def test_report_text_steers_nothing() -> None:
    """Neither a page, nor Markdown, nor a terminal."""
    for made in (make_cycles(_EVIL), make_states(2, _EVIL)):
        page = render_comparison(made, "html")
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert "\x1b" not in render_comparison(made, "terminal")
        markdown = render_comparison(made, "md")
        assert re.search(r"(?<!\\)[<|]\s*/?script", markdown) is None
        assert "](javascript" not in markdown


class _Outline(HTMLParser):
    """Collects what a reader of the page's structure needs."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [(given["href"] or "").removeprefix("#")] if "href" in given else []
        self.seen += [tag, *(f"{name}={value}" for name, value in attrs)]
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("made", [make_cycles(), make_states(3)])
def test_the_page_is_one_sound_file(made: Comparison) -> None:
    """Closed tags, ids once, links that lead somewhere, captions, and nothing from elsewhere."""
    page = render_comparison(made, "html")
    outline = _Outline()
    outline.feed(page)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.targets) <= set(outline.ids)
    assert outline.seen.count("table") == outline.seen.count("caption") > 0
    assert outline.seen.count("h1") == 1
    assert "http" not in page.replace("http-equiv", "")


def test_several_pairs_have_their_own_parts() -> None:
    """Three reports of one State: a table of all, then each pair under its own heading."""
    reports = [make_digest(make_source(f"CMW/C/XVM/{n}", f"20{n}0-01-01")) for n in (1, 2, 3)]
    page = render_comparison(compare_digests(reports), "html")
    outline = _Outline()
    outline.feed(page)
    assert len(outline.ids) == len(set(outline.ids))
    assert "<h2>2010 to 2020</h2>" in page
    assert "<h3>2020 to 2030: measures</h3>" in page


@pytest.mark.parametrize("made", [make_cycles(), make_states(3)])
def test_json_keeps_to_its_schema(made: Comparison) -> None:
    """The schema is a schema, and the JSON is as it says."""
    schema = make_comparison_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(render_comparison(made, "json"))
    jsonschema.validate(data, schema)
    data["reports"][0].pop("name")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_published_schema_is_current() -> None:
    """docs/reference/comparison.schema.json is what the types say."""
    published = (_TOP / "docs" / "reference" / "comparison.schema.json").read_text(encoding="utf-8")
    assert published == render_comparison_schema(), "python -m gmi.render.compare_schema makes it anew"


def test_an_unknown_format_is_refused() -> None:
    """With those there are."""
    with pytest.raises(RenderError) as caught:
        render_comparison(make_states(2), "docx")
    assert "terminal" in caught.value.hint
