"""The frameworks that the report names, and words that the parts share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.draft.phrase import figure, inside, join_titles, name_hooks
from gmi.model.draft import Table
from gmi.model.reference import Measure
from gmi.model.scorecard import Hook, Result
from tests.unit.draft.factory import compose, section, text_of
from tests.unit.render.factory import make_result


def with_measures(*measures: Measure) -> Result:
    """A result that names these."""
    result = make_result()
    return replace(result, scorecard=replace(result.scorecard, measures=measures))


def tables(result: Result) -> list[Table]:
    """The tables of the section on frameworks."""
    return [block for block in section(compose(result), "frameworks").blocks if isinstance(block, Table)]


def test_treaties_stand_apart_from_national_law() -> None:
    """Laws and treaties have a table each, with the places that name them."""
    law = Measure("Act No. 112 on Domestic Workers", "law", ("5", "page 3"), (6, 7))
    treaty = Measure("ILO Convention No. 189", "treaty", ("5",), (6,))
    national, international = tables(with_measures(law, treaty))
    assert national.rows == (("Act No. 112 on Domestic Workers", "law", "5, p. 3"),)
    assert national.header[-1] == "Paragraphs or pages"
    assert international.rows == (("ILO Convention No. 189", "5"),)
    assert international.header[-1] == "Paragraphs"


def test_no_name_no_table() -> None:
    """Where no law and no treaty is named, the draft says so and shows no table."""
    result = with_measures()
    assert tables(result) == []
    assert "No law, policy, plan or programme was recognised by its name in CMW/C/XVM/2." in text_of(
        compose(result), "frameworks"
    )


@pytest.mark.parametrize(
    "name", ["National Policy for Migrants in Valmorian", "Convention against transnational", "Plan on Women and"]
)
def test_names_that_were_cut_off_are_left_out(name: str) -> None:
    """A name that ends in a word that asks for another stands in no table."""
    assert tables(with_measures(Measure(name, "plan", ("5",), (6,)))) == []


def test_names_that_cannot_stand_in_a_table_are_left_out() -> None:
    """A name with brackets, or one that is far too long, is no name for a table."""
    odd = Measure("Act [sic] on Ports", "law", ("5",), (6,))
    long = Measure("Act " + "on ports " * 30, "law", ("5",), (6,))
    assert tables(with_measures(odd, long)) == []


def test_bodies_are_no_frameworks() -> None:
    """A ministry is neither law nor treaty."""
    assert tables(with_measures(Measure("Ministry of Labour", "body", ("5",), (6,)))) == []


def test_figures_in_words() -> None:
    """Zero, one and many."""
    assert [figure(number, "reference") for number in (0, 1, 2, 12, 1200)] == [
        "no reference",
        "one reference",
        "two references",
        "12 references",
        "1,200 references",
    ]


def test_titles_in_a_list() -> None:
    """Titles that hold a comma or "and" are parted so that each is seen."""
    assert join_titles(["health", "violence"]) == "health and violence"
    assert join_titles(["health", "data and statistics"]) == "health, and data and statistics"
    assert join_titles(["health", "data and statistics", "care"]) == "health; data and statistics; and care"
    assert inside("non-discrimination, including of women") == "non-discrimination, including of women,"


def test_provisions_of_one_instrument_are_joined() -> None:
    """Articles stand by number under their instrument, with what is to be checked and whether the State is party."""
    hooks = (
        Hook("Convention on Ports", "article 11", ""),
        Hook("Convention on Ports", "article 7", "to be checked"),
        Hook("Covenant on Work, if party", "article 2", ""),
        Hook("general comment No. 2", "", "to be checked; interprets the Convention"),
    )
    assert name_hooks(hooks) == (
        "articles 7 (to be checked) and 11 of the Convention on Ports",
        "article 2 of the Covenant on Work (if party)",
        "general comment No. 2 (to be checked)",
    )
