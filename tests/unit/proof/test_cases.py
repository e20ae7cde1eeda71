"""Written cases: what a person has to be shown, and what not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gmi.proof.contacts import find_contacts
from gmi.proof.people import find_people
from gmi.proof.word_lists import load_word_lists

_CASES = Path(__file__).with_name("cases.yml")
_LEAST_FLAGGED = 0.95
_MOST_FALSE = 0.05


@cache
def load_cases() -> Any:
    """All parts."""
    return YAML(typ="safe").load(_CASES.read_text(encoding="utf-8"))


def flag(text: str) -> list[str]:
    """Everything that is flagged in a sentence."""
    contacts = [contact.span.cut(text) for contact in find_contacts(text)]
    rest = text
    for words in contacts:
        rest = rest.replace(words, " " * len(words))
    return [*contacts, *(sighting.span.cut(text) for sighting in find_people(rest, load_word_lists()))]


def is_shown(wanted: str, flagged: list[str]) -> bool:
    """Whether a flag holds the wanted words, or a whole word of them that leads to the rest."""
    return any(wanted in words or (words in wanted and len(words) > 2) for words in flagged)


def test_there_are_a_hundred_cases() -> None:
    """The figures below rest on a hundred cases and more, and on sixty sentences and more without any."""
    halves = load_cases()
    assert [len(halves[half]["cases"]) for half in ("develop", "second")] == [50, 50]
    assert [len(halves[half]["cases"]) for half in ("third", "measure")] == [25, 25]
    assert sum(len(half["clean"]) for half in halves.values()) >= 60
    texts = [case["text"] for half in halves.values() for case in half["cases"]]
    assert len(set(texts)) == len(texts) == 150
    assert all(wanted in case["text"] for half in halves.values() for case in half["cases"] for wanted in case["find"])


@pytest.mark.parametrize("half", ["develop", "second", "third", "measure"])
def test_nearly_all_are_flagged(half: str) -> None:
    """At least 95 of 100 names, telephone numbers, addresses, e-mails and papers are flagged."""
    wanted = [(item, flag(case["text"])) for case in load_cases()[half]["cases"] for item in case["find"]]
    missed = [item for item, flagged in wanted if not is_shown(item, flagged)]
    assert len(missed) <= (1 - _LEAST_FLAGGED) * len(wanted), missed


@pytest.mark.parametrize("half", ["develop", "second", "third", "measure"])
def test_hardly_any_flag_is_false(half: str) -> None:
    """At most 5 of 100 sentences on institutions, laws, places and months are flagged."""
    clean = load_cases()[half]["clean"]
    wrong = [(text, flagged) for text in clean if (flagged := flag(text))]
    assert len(wrong) <= _MOST_FALSE * len(clean), wrong


@pytest.mark.parametrize("name", ["names.csv", "words.csv"])
def test_lists_are_tidy(name: str) -> None:
    """No list has a row twice, a blank or a strange sign."""
    folder = Path(__file__).parents[3] / "corpora" / "personal-names"
    rows = folder.joinpath(name).read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(set(rows)) > 1000
    assert not [row for row in rows if row != row.strip() or re.search(r"[\d<>\"]", row.replace("Covid-19", ""))]
