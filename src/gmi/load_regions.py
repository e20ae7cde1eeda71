"""Loads the regions that the United Nations Statistics Division places States in (M49)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gmi.errors import ResourceError
from gmi.resources import find_data

_COLUMNS = ("iso3", "m49", "region", "subregion", "intermediate_region", "status")


@dataclass(frozen=True, slots=True)
class Region:
    """Where a State lies.

    Attributes:
        name: One of the five regions: Africa, Americas, Asia, Europe, Oceania.
        subregion: Such as Western Asia.
    """

    name: str
    subregion: str


@lru_cache(maxsize=1)
def load_regions() -> dict[str, Region]:
    """The region of each State that is a member or an observer, or reports to a treaty body, by its ISO 3166-1 code.

    Raises:
        ResourceError: When the file is missing or wrong.
    """
    return read_regions(find_data("corpora", "regions", "regions.csv"))


def read_regions(path: Path) -> dict[str, Region]:
    """The regions of one file.

    Raises:
        ResourceError: When it cannot be read or is wrong.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                raise ResourceError("resource.invalid", f"gmi's own file {path.name} has other columns", str(path))
            return {row["iso3"]: Region(row["region"], row["subregion"]) for row in reader}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} is wrong: {error}", str(path)) from error
