"""What a reference looks like to the model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmi.errors import ResourceError
from gmi.features import describe_words
from gmi.load_features import read_feature_words
from gmi.model.span import Span
from gmi.train import look_closely
from tests.unit.labelled import make_labelled

# What must hold, and what must not, of the reference in [square brackets].
CASES = [
    ("The Ministry shall house [women] apart.", {"tense:duty", "subject:state", "before:binding"}, {"tense:past"}),
    ("The Ministry housed [women] apart in 2019.", {"tense:simple-past", "sign:year"}, {"tense:duty", "sign:count"}),
    ("A survey was made of 40 [women].", {"subject:data", "tense:past-passive", "sign-near:count"}, {"subject:state"}),
    ("[Women] hold 12 per cent of the seats.", {"sign:percent", "stands:first", "before-verb"}, {"after-verb"}),
    ("Under Act No. 12, [refugees] may work.", {"sign:act-number", "near:law", "tense:leave"}, {"clause:law"}),
    ("No data are available on [trafficking].", {"qualified:negated", "theme"}, {"persons"}),
    ("The camp houses children, women, [refugees] and the aged.", {"items:4", "items:4-persons"}, {"items:1"}),
    ("(a) Training of guards on [trafficking];", {"item:alone", "ends:open", "length:short"}, {"length:long"}),
    ("The Plan for [Women] and Work was adopted.", {"capital", "next-before:for"}, {"next-after:and"}),
]


@pytest.mark.parametrize(("marked", "holds", "fails"), CASES, ids=[marked[:40] for marked, _, _ in CASES])
def test_features_say_who_acts_when_and_where(marked: str, holds: set[str], fails: set[str]) -> None:
    """Actor, tense, signs, place and cues of a sentence are seen; what is not there is not."""
    word = re.search(r"\[(.+?)\]", marked)
    assert word
    dimension = "gender" if word[1].lower() == "women" else "migration"
    features = look_closely(make_labelled(marked, dimension=dimension))
    assert holds <= features
    assert not fails & features


def test_no_feature_is_a_name_or_a_mark_of_a_list() -> None:
    """States, ministries and acts give no feature of their own, nor do commas and "and"."""
    one = look_closely(make_labelled("The Valmora Ports Act protects [women], girls and boys.", group="women-girls"))
    other = look_closely(make_labelled("The Oskaria Mines Act protects [women], girls and boys.", group="women-girls"))
    assert one == other
    assert not {name for name in one if name.endswith((":and", ":or", ":,"))}


def test_bare_words_leave_the_reference_out() -> None:
    """A model of words does not see which word it is about."""
    assert describe_words("Shelters receive women.", Span(17, 22)) == {"word:shelters", "word:receive"}


@pytest.mark.parametrize(
    "content",
    ["actors: []", "actors: {state: '('}\ntenses: {}\nclosed: a", "actors: {}\ntenses: {}\nclosed: a\nmore: b", ": :"],
)
def test_wrong_words_are_refused(tmp_path: Path, content: str) -> None:
    """A file of words with another shape, an unknown key or a broken expression is no file of words."""
    path = tmp_path / "features.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"features\.yml"):
        read_feature_words(path)
