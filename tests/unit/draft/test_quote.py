"""Which sentences are quoted: on the theme, on women, girls, gender or migration, and such as stand alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.draft.quote import _is_quotable, _leans
from gmi.model.draft import Quotation
from tests.unit.draft.factory import compose, section, text_of
from tests.unit.render.factory import make_result


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("In accordance with this statute, Valmora has set up a unit against trafficking in persons.", True),
        ("The Trafficking Act of 2007 is an important law in this respect for all who are concerned.", True),
        ("Article 20 forbids discrimination of any kind against women in the places where they work.", True),
        ("The Plan has set aside money for mental health services in each of the country's regions.", True),
        ("Article 20 of the Labour Code forbids discrimination against women in the places of work.", False),
        ("The Plan for Migrants has set aside money for health services in each of the regions.", False),
        ("The Labour Code forbids discrimination, and the Code sets fines for those who break it.", False),
        ("Moreover, the Labour Code forbids discrimination against women in the places of work.", False),
    ],
)
def test_a_sentence_that_leans_is_known(sentence: str, *, leans: bool) -> None:
    """A sentence that points at one before it does not stand alone."""
    assert _is_quotable(sentence)
    assert _leans(sentence) is leans


def test_passages_speak_of_the_theme_and_of_the_matter() -> None:
    """Each quotation of a theme holds a reference, where the theme has any."""
    result = make_result()
    draft = compose(result)
    of = {theme.id: theme.reference_count for theme in result.scorecard.themes}
    for item in draft.sections:
        name = item.id.removeprefix("theme.").removesuffix(".says")
        if item.id.endswith(".says") and of[name]:
            assert all(block.reference_ids for block in item.blocks if isinstance(block, Quotation)), item.id


def test_one_passage_stands_for_a_theme_without_women() -> None:
    """Where no paragraph speaks of women, girls or gender, or of migration, one quotation is enough."""
    result = make_result()
    bare = replace(
        result,
        references=tuple(item for item in result.references if "health" not in item.reference.themes),
        scorecard=replace(
            result.scorecard,
            themes=tuple(
                replace(theme, reference_count=0, intersection_count=0) if theme.id == "health" else theme
                for theme in result.scorecard.themes
            ),
        ),
    )
    draft = compose(bare, themes=("health",))
    quotations = [block for block in section(draft, "theme.health.says").blocks if isinstance(block, Quotation)]
    assert len(quotations) <= 1
    assert "speaks of women, girls or gender" in text_of(draft, "theme.health.says")
