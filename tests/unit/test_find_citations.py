"""A note that only gives a source is a bibliography entry; every other note is the State's text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.find import build_lexicon, document_of_text, find_references
from gmi.load import load_rubric
from gmi.model.document import Zone
from gmi.model.reference import Bucket


def buckets_of(text: str, zone: Zone) -> set[Bucket | None]:
    """Buckets of the references in one paragraph."""
    document = document_of_text(text)
    paragraph = replace(document.paragraphs[0], zone=zone)
    found = find_references(replace(document, paragraphs=(paragraph,)), build_lexicon(load_rubric("gmi-cmw")), ())
    return {reference.bucket for reference in found.references}


@pytest.mark.parametrize(
    "text",
    [
        "12 Institute of Statistics (2014) Women at Work, Second Survey. Port Valmor.",
        "Marel, K. L. and Dorin, C. (2010a) “Girls on the Move”. Port Valmor: Harbour Press.",
    ],
)
def test_a_note_that_only_gives_a_source_is_a_bibliography_entry(text: str) -> None:
    """Author, year in brackets, title: the title's words are not the State's."""
    assert buckets_of(text, "footnote") == {"bibliography"}


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("12 Institute of Statistics (2014) Women at Work, Second Survey. Port Valmor.", "body"),
        ("12 Labour Act (2003) Article 92 protects women from dismissal.", "footnote"),
        ("12 Act No. 5 (1996) Women have the same rights.", "footnote"),
        ("12 Women with disabilities, and girls in rural areas.", "footnote"),
    ],
)
def test_any_other_paragraph_counts(text: str, zone: Zone) -> None:
    """Body text counts, and so does a note that speaks or names a law."""
    assert buckets_of(text, zone) == {None}
