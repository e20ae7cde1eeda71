"""The rules of each Committee: complete, with sources, nothing made up."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from gmi import resources
from gmi.errors import ResourceError
from gmi.load import load_law
from gmi.load.schema import Body
from gmi.load_committees import find_committee, list_committees, load_committee
from gmi.model.committee import Committee, Rule

README = Path(__file__).resolve().parents[2] / "corpora" / "committees" / "README.md"
PAGES_FOR_WORDS = (
    "word_limits: [{words: 10, coalition: false, stage: null, footnotes: true, "
    "rule: {text: a, source: b, date: '2020', verified: true}}]"
)


def list_rules(committee: Committee) -> tuple[Rule, ...]:
    """Every rule of a Committee."""
    single = (committee.languages_rule, committee.file_format)
    limits = tuple(limit.rule for limit in committee.word_limits)
    return (*filter(None, single), *limits, *committee.statements, *committee.advice, *committee.dates)


def test_every_body_has_its_file() -> None:
    """Each body that a report can go to has rules, and the data sheet names each file."""
    assert set(list_committees()) == set(get_args(Body))
    text = README.read_text(encoding="utf-8")
    assert all(f"`{body.lower()}.yml`" in text for body in list_committees())


@pytest.mark.parametrize("body", list_committees())
def test_rules_have_source_and_date(body: str) -> None:
    """Each rule ends as a sentence may, and says where and when it was read; languages have their rule."""
    committee = load_committee(body)
    assert committee.id == body
    for rule in list_rules(committee):
        assert rule.source.strip() == rule.source != ""
        assert rule.date[:4].isdecimal()
        assert rule.text == " ".join(rule.text.split())
    assert bool(committee.languages) == (committee.languages_rule is not None)
    assert bool(committee.treaty) == bool(committee.treaty_short) == (body != "UPR")


@pytest.mark.parametrize("body", list_committees())
def test_instruments_are_known(body: str) -> None:
    """The instrument of a Committee is in the table of instruments, or is said not to be."""
    known = {provision.instrument_id for provision in load_law().provisions.values()}
    instrument = load_committee(body).instrument
    assert (instrument in known) != (body in {"CED", "UPR"})


def test_word_limits_are_the_known_ones() -> None:
    """Only two bodies have a known limit; that of the review is not verified."""
    limits = {
        body: [(limit.words, limit.coalition) for limit in load_committee(body).word_limits]
        for body in list_committees()
    }
    assert {body: found for body, found in limits.items() if found} == {
        "CEDAW": [(3300, False), (6600, True)],
        "UPR": [(2815, False), (5630, True)],
    }
    assert all(limit.rule.verified and limit.footnotes for limit in load_committee("CEDAW").word_limits)
    assert not any(limit.rule.verified for limit in load_committee("UPR").word_limits)


def test_only_migrant_workers_want_articles() -> None:
    """Key issues under the articles are asked for by one Committee."""
    assert [body for body in list_committees() if load_committee(body).by_article] == ["CMW"]


@pytest.mark.parametrize("body", [None, "XYZ", "../committees/cmw", "cmw"])
def test_no_committee(body: str | None) -> None:
    """A report to no body that gmi knows has no rules; a name is never a path."""
    assert find_committee(body) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("id: CMW", "id: CRC"), "'CRC' is not the file's body"),
        (("by_article: true", "by_article: maybe"), "'by_article' must be true or false"),
        (("word_limits: []", PAGES_FOR_WORDS), "a limit of 10 words"),
        (("statements:", "statement:"), "unknown key 'statement'"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], words: str
) -> None:
    """A broken file stops the run with its place."""
    folder = tmp_path / "data" / "corpora" / "committees"
    folder.mkdir(parents=True)
    text = (README.parent / "cmw.yml").read_text(encoding="utf-8")
    assert change[0] in text
    (folder / "cmw.yml").write_text(text.replace(*change), encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    load_committee.cache_clear()
    with pytest.raises(ResourceError) as caught:
        load_committee("CMW")
    load_committee.cache_clear()
    assert words in caught.value.message
    assert "corpora/committees/cmw.yml:" in caught.value.where
