"""The law, reference sets and counting cases: sound ones come out typed, broken ones name every fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmi.errors import ResourceError, RubricError
from gmi.load import load_counting_cases, load_law, load_reference_set, load_rubric
from gmi.model.rubric import Provision


@pytest.mark.usefixtures("top")
def test_counting_cases_come_with_their_place() -> None:
    """A case keeps its line, its sentence and what is expected of it."""
    (case,) = load_counting_cases("mini")
    assert (case.where, case.text) == ("rubrics/mini/tests.en.yml:1", "Women and mothers met at the Ministry of Women.")
    assert (case.expect, case.buckets) == ({"women-girls": ("Women", "mothers")}, {"institution-name": ("Women",)})


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("women-girls:", "girls:", 3, "rubric.id.unknown"),
        ("institution-name:", "institution:", 5, "rubric.id.unknown"),
        ("mothers]", "fathers]", 3, "rubric.case"),
        ("expect:", "expects:", 2, "schema.key.unknown"),
        ("- text: Women", "- texts: Women", 1, "schema.key.missing"),
        ("  expect:", "  text: Men met.\n  expect:", 2, "yaml.key.duplicate"),
    ],
)
def test_a_broken_case_is_named_at_its_line(
    change: Callable[[str, str, str], None], old: str, new: str, line: int, code: str
) -> None:
    """Unknown groups and buckets, and texts that are not in the sentence, are refused."""
    change("rubrics/mini/tests.en.yml", old, new)
    with pytest.raises(RubricError) as caught:
        load_counting_cases("mini")
    assert (f"rubrics/mini/tests.en.yml:{line}", code) in {(p.where, p.code) for p in caught.value.problems}


def test_cases_that_are_no_list_are_refused(top: Path) -> None:
    """A file of one case without its dash would otherwise pass as no case at all."""
    (top / "rubrics" / "mini" / "tests.en.yml").write_text("text: Women met.\n", encoding="utf-8")
    with pytest.raises(RubricError) as caught:
        load_counting_cases("mini")
    assert [(p.where, p.code) for p in caught.value.problems] == [("rubrics/mini/tests.en.yml:1", "schema.value.type")]


def test_a_rubric_without_cases_has_none(top: Path) -> None:
    """Cases are for testing; a rubric can be used without them."""
    (top / "rubrics" / "mini" / "tests.en.yml").unlink()
    assert load_counting_cases("mini") == ()


@pytest.mark.usefixtures("top")
def test_the_law_joins_instruments_and_ratifications() -> None:
    """A provision knows its instrument, and a State's status is found by its alpha-3 code."""
    law = load_law()
    assert law.provisions["icrmw.28"] == Provision(
        id="icrmw.28",
        instrument_id="icrmw",
        instrument="Convention on migrant workers",
        provision="article 28",
        title="urgent medical care",
        verified=False,
        source="not checked",
        binding=True,
        ratification="ICMW",
        note="a note",
    )
    assert law.parties == {("ICMW", "NAM"): "none", ("ICMW", "TLS"): "party", ("ICMW", "KHM"): "signatory"}
    assert (law.date, law.source) == ("2022-08", "A table of our own")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("instruments.yml", "binding: true", "binding: yes", "instruments.yml:6: 'binding' must be true or false"),
        (
            "instruments.yml",
            "id: icrmw.28",
            "id: icrmw.7",
            "instruments.yml:12: the provision id 'icrmw.7' stands twice",
        ),
        (
            "instruments.yml",
            "ratification: ICMW",
            "ratification: ICMV",
            "there is no treaty 'ICMV' (did you mean 'ICMW'?)",
        ),
        ("ratifications.csv", "ICMW,KH", "ICMW,QQ", "ratifications.csv:4: 'QQ' is no country code"),
        ("ratifications.csv", "state party", "party", "ratifications.csv:3: 'party' is no status"),
        ("ratifications.csv", "ICMW,KH", "ICMW,NA", "ratifications.csv:4: Cambodia stands twice"),
        ("ratifications.csv", "iso2", "iso3", "ratifications.csv:1: the columns are not the right ones"),
    ],
)
def test_a_broken_law_names_every_fault(
    change: Callable[[str, str, str], None], name: str, old: str, new: str, words: str
) -> None:
    """The table of instruments and that of ratifications are as strict as a rubric."""
    change(f"corpora/instruments/{name}", old, new)
    with pytest.raises(ResourceError) as caught:
        load_law()
    assert words in caught.value.message


@pytest.mark.parametrize("name", ["corpora/instruments/instruments.yml", "corpora/reference-sets/mini-set.yml"])
def test_a_rubric_without_gmis_own_tables_is_a_missing_resource(top: Path, name: str) -> None:
    """A missing table is the installation's fault, not the rubric's."""
    (top / name).unlink()
    with pytest.raises(ResourceError) as caught:
        load_rubric("mini")
    assert caught.value.code == "resource.missing"


def test_a_reference_set_may_be_empty(change: Callable[[str, str, str], None], top: Path) -> None:
    """A set without reports loads: it is what the command that fills it begins with."""
    (top / "corpora/reference-sets/mini-set.yml").write_text(
        'id: mini-set\ndate: "2026-01-31"\nreports: []\n', encoding="utf-8"
    )
    assert load_reference_set("mini-set").reports == ()
    change("corpora/reference-sets/mini-set.yml", "id: mini-set", "id: maxi-set")
    with pytest.raises(ResourceError, match="the set's id is 'maxi-set'"):
        load_reference_set("mini-set")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("XVM/2", "XVM/1", "mini-set.yml:5: the report CMW/C/XVM/1 stands twice"),
        ("gender.mention: 1.2", "gender.mention: -1", "mini-set.yml:4: 'gender.mention' is '-1'"),
        ("words: 9000", "words: 0", "mini-set.yml:5: 'words' is '0'"),
    ],
)
def test_a_broken_reference_set_names_its_fault(
    change: Callable[[str, str, str], None], old: str, new: str, words: str
) -> None:
    """Repeated reports and impossible figures are refused."""
    change("corpora/reference-sets/mini-set.yml", old, new)
    with pytest.raises(ResourceError) as caught:
        load_reference_set("mini-set")
    assert words in caught.value.message


@pytest.mark.usefixtures("top")
@pytest.mark.parametrize(
    ("name", "hint"), [("../mini-set", "did you mean 'mini-set'?"), ("no-such-file", "there are: mini-set")]
)
def test_an_unknown_reference_set_says_which_there_are(name: str, hint: str) -> None:
    """Only a name below corpora/reference-sets is looked for."""
    with pytest.raises(ResourceError) as caught:
        load_reference_set(name)
    assert (caught.value.code, caught.value.hint) == ("resource.missing", hint)
