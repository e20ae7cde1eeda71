"""Every example on the page of the condition language comes out as the page says."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gmi.classify import classify_references
from gmi.find import find_references
from gmi.load.build import build_indicator
from gmi.load.schema import IndicatorEntry
from gmi.model.document import Document
from gmi.model.rubric import Applies, Atom, Condition, Indicator
from gmi.model.scorecard import Outcome
from gmi.qualify import find_qualifiers
from gmi.score import score_report
from tests.rubrics import shipped
from tests.unit.documents import make_document, make_unknown_source

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "guide" / "conditions.md"
_EXAMPLE = re.compile(
    r"```yaml\n(?P<condition>[^`]*)```\n\n\| the report says \| holds \|\n\|---\|---\|\n(?P<rows>(?:\|.*\n)+)"
)
_APPLIES = re.compile(r"^\| `(\{.*?\})` \| (\S+) to (\S+) on (\w+) \| (yes|no) \|$", re.M)
_TEXTS = {"health": "Health care is free.", "roads": "Roads are free."}


def list_examples() -> list[tuple[str, str, str]]:
    """Condition, text, and whether it holds."""
    return [
        (found["condition"], *(cell.strip() for cell in row.strip("|").split("|")))
        for found in _EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))
        for row in found["rows"].splitlines()
    ]  # type: ignore[misc]


def document_of(text: str, kind: str = "state-report", body: str = "CMW") -> Document:
    """A report of body paragraphs, parted by ¶."""
    parts = (part.strip() for part in text.split("¶"))
    return make_document(*parts, source=make_unknown_source(document_kind=kind, body=body, language="en"))


@lru_cache(maxsize=1)
def bare_indicator() -> Indicator:
    """An indicator of the theme health, to be given a condition."""
    return next(i for i in shipped.rubric_of("gmi-core", "en").all_indicators() if i.theme == "health")


def outcome_of(indicator: Indicator, document: Document, everywhere: bool) -> Outcome:
    """What comes of one indicator; ``everywhere`` asks it of all paragraphs."""
    lexicon = shipped.lexicon_of("gmi-core", "en")
    asked = replace(indicator, theme="overall") if everywhere else indicator
    rubric = replace(
        lexicon.rubric,
        overall=(asked,) if everywhere else (),
        themes=tuple(
            replace(theme, indicators=(asked,) if not everywhere and theme.id == "health" else ())
            for theme in lexicon.rubric.themes
        ),
    )
    findings = find_references(document, lexicon, ())
    qualifiers = find_qualifiers(document, findings.references)
    classified = classify_references(document, findings.references, qualifiers, ())
    return score_report(document, rubric, findings, classified, ()).indicators[0].outcome


def condition_of(text: str) -> Condition:
    """A condition of the page, through the same door as those of a rubric."""
    entry = {
        "id": "overall.x", "part": "overall", "question": "x", "why": "x", "gap": "x", "hooks": ["x"], "weight": 1,
        "met": YAML(typ="safe").load(text), "questions": {"list-of-issues": "x", "session": "x"},
        "examples": {"met": ["x"], "not_met": ["x"]},
    }  # fmt: skip
    return build_indicator(IndicatorEntry.model_validate(entry), "overall").met


@pytest.mark.parametrize(("condition", "text", "holds"), list_examples())
def test_an_example_comes_out_as_the_page_says(condition: str, text: str, holds: str) -> None:
    """A condition holds in the texts that say so, and in no other."""
    indicator = replace(bare_indicator(), met=condition_of(condition), partly=None, applies_when=Applies())
    outcome = outcome_of(indicator, document_of(text), everywhere=True)
    assert outcome == {"yes": "met", "no": "not-met"}[holds]


def test_every_word_of_the_language_has_an_example() -> None:
    """Each property of a find, each joint and each measure has a heading, and an example below it."""
    page = PAGE.read_text(encoding="utf-8")
    words = {field.name for field in (*fields(Atom), *fields(Condition))} - {"within"}
    shown = "\n".join(condition for condition, _, _ in list_examples())
    assert [word for word in words if f"### `{word}`" not in page or not re.search(rf"\b{word}:", shown)] == []
    assert all(f"within: {width}" in shown for width in ("sentence", "paragraph", "theme"))
    assert len(list_examples()) >= 35


@pytest.mark.parametrize(("when", "kind", "body", "text", "asked"), _APPLIES.findall(PAGE.read_text(encoding="utf-8")))
def test_an_indicator_is_asked_as_the_page_says(when: str, kind: str, body: str, text: str, asked: str) -> None:
    """``applies_when`` decides by body, kind and theme."""
    data = YAML(typ="safe").load(when)
    applies = Applies(tuple(data.get("bodies", ())), tuple(data.get("kinds", ())), data.get("theme_present", False))
    indicator = replace(bare_indicator(), applies_when=applies)
    outcome = outcome_of(indicator, document_of(_TEXTS[text], kind, body), everywhere=False)
    assert (outcome != "not-applicable") == (asked == "yes")


def test_the_page_shows_every_case_of_applies_when() -> None:
    """Bodies, kinds and theme each have a report that is asked and one that is not."""
    shown = {(re.findall(r"\w+", when)[0], asked) for when, _, _, _, asked in _APPLIES.findall(PAGE.read_text("utf-8"))}
    assert shown == {(key, asked) for key in ("bodies", "kinds", "theme_present") for asked in ("yes", "no")}
