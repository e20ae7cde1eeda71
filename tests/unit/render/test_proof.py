"""The listing of what was found in a submission."""

from __future__ import annotations

import json

import pytest

from gmi.model.proof import FINDING_KINDS, Finding
from gmi.render.proof import render_proof

FOUND = (
    Finding(
        "name", "this may be the name of a person: an age follows", "paragraph 3, under “Health”", "Adaeze", "ask her"
    ),
    Finding("name", "this may be the name of a person: an age follows", "footnote 2", "Bilqis", "ask her"),
    Finding(
        "named", "it stands on the title page", "line 2 of the title page", "Open Doors", "check that this is wanted"
    ),
)


def test_listing_groups_by_kind_and_says_what_to_do_once() -> None:
    """What is said twice of several words is printed once, with the words below it."""
    text = render_proof(FOUND, "shadow.docx")
    assert text.startswith("shadow.docx: 2 things to settle, 1 note.\n")
    assert text.count("ask her") == 1
    assert text.index("Adaeze") < text.index("Bilqis") < text.index("Open Doors")
    assert "Nothing was changed in the file" in text


def test_listing_of_a_clean_file_claims_no_more_than_it_can() -> None:
    """Nothing found is no proof that nothing is there, and is said so."""
    text = render_proof((), "shadow.docx")
    assert "nothing to settle" in text
    assert "does not replace reading" in text


@pytest.mark.parametrize("text", ["word " * 400, "x" * 500, "a\x1b[31mb\u202ec\x07", "\n\n", "“”" * 90])
def test_listing_fits_the_terminal_and_cannot_steer_it(text: str) -> None:
    """At most 80 columns but for a single long word, and no control signs, whatever the file holds."""
    shown = render_proof((Finding("hidden", f"odd {text}", text, text, text),), text)
    assert not any(sign in shown for sign in "\x1b\x07\u202e")
    assert max(map(len, shown.splitlines())) <= 80


def test_json_holds_everything_in_order() -> None:
    """The data hold each finding whole, and a count for every kind."""
    data = json.loads(render_proof(FOUND, "shadow.docx", "json"))
    assert list(data["counts"]) == list(FINDING_KINDS)
    assert data["counts"]["name"] == 2
    assert [row["text"] for row in data["findings"]] == ["Adaeze", "Bilqis", "Open Doors"]
    assert [row["note"] for row in data["findings"]] == [False, False, True]
