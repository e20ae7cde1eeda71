"""Regions of States."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from gmi.errors import ResourceError
from gmi.load_regions import load_regions, read_regions
from gmi.resources import find_data


def test_all_members_and_observers_are_there() -> None:
    """193 Member States, two observers, and the two others that are party to treaties; each is known to ISO 3166."""
    with find_data("corpora", "regions", "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["status"] for row in rows) == {"member": 193, "observer": 2, "other": 2}
    assert [row["iso3"] for row in rows] == sorted({row["iso3"] for row in rows})
    wrong = [row["iso3"] for row in rows if pycountry.countries.get(alpha_3=row["iso3"]).numeric != row["m49"]]
    assert wrong == []


def test_five_regions_and_seventeen_parts() -> None:
    """As M49 has them; each part lies in one region."""
    regions = load_regions().values()
    assert {region.name for region in regions} == {"Africa", "Americas", "Asia", "Europe", "Oceania"}
    assert len({region.subregion for region in regions}) == len({(r.name, r.subregion) for r in regions}) == 17


@pytest.mark.parametrize("content", [b"iso3,region\nKEN,Africa\n", b"", b"\xff\xfe"])
def test_a_file_that_is_wrong_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Nobody gets a region from a file of another form."""
    (tmp_path / "regions.csv").write_bytes(content)
    with pytest.raises(ResourceError):
        read_regions(tmp_path / "regions.csv")
