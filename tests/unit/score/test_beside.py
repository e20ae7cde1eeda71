"""Words that only stand side by side in an enumeration."""

from __future__ import annotations

import pytest

from gmi.model.span import Span
from gmi.score.beside import are_parted, stand_beside


def _places(text: str) -> tuple[str, Span, Span]:
    """The text without its brackets, and where the two words in brackets stand in it."""
    one, first, middle, second, rest = text.replace("]", "[").split("[")
    start = len(one) + len(first) + len(middle)
    return one + first + middle + second + rest, Span(len(one), len(one) + len(first)), Span(start, start + len(second))


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("It is for [women], children and [migrants].", True),
        ("It is for [migrants], children and [women].", True),
        ("It is for [women] with disabilities and [migrants] with disabilities.", True),
        ("It is on [trafficking], crimes of hate and violence against [women].", False),
        ("It adds the role of [women] in offices, the duty to house a [foreigner] and fees.", True),
        ("It is for [women] and victims of [trafficking].", True),
        ("It is for [women] who are [migrants].", False),
        ("It is for [women] and girls who are [migrants].", False),
        ("It is for [women] and children of [migrants].", False),
        ("It is for [women] and children to [migrate].", False),
        ("It is for [migrants], especially [women].", False),
        ("It is for [migrant] and rural [women].", False),
        ("It is for [migrants], [women] and men.", False),
        ("It is on [gender] and [migration].", False),
        ("Cases of [trafficking], [by sex].", False),
        ("It is for [migrant] [women].", False),
        ("The cost of [remittances] fell to 4 per cent, and [women] may open an account.", False),
    ],
)
def test_members_of_one_enumeration_stand_beside_each_other(text: str, beside: bool) -> None:
    """Side by side they name two groups; a word that ties them, or that describes both, makes them one."""
    assert stand_beside(*_places(text)) is beside


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("For [migrants], help is there, and the role of [women] is seen.", True),
        ("For [migrants], among them [women].", False),
        ("For [migrant] and rural [women].", False),
        ("For [migrants] and [gender].", False),
        ("For [migrant] [women].", False),
    ],
)
def test_words_are_parted_by_a_comma_or_and(text: str, parted: bool) -> None:
    """Words with nothing between them that parts them stand together."""
    assert are_parted(*_places(text)) is parted
