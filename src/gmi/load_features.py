"""Words that the features of the depth model go by: YAML of gmi's own, checked strictly on the way in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from gmi.errors import ResourceError
from gmi.resources import find_data


@dataclass(frozen=True, slots=True)
class FeatureWords:
    """Words of a language.

    Attributes:
        actors: Classes of those who act, each with what finds them.
        tenses: Tenses and moods, likewise.
        closed: Words of closed classes, in lower case.
    """

    actors: tuple[tuple[str, re.Pattern[str]], ...]
    tenses: tuple[tuple[str, re.Pattern[str]], ...]
    closed: frozenset[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    actors: dict[str, str]
    tenses: dict[str, str]
    closed: str


@lru_cache(maxsize=4)
def load_feature_words(language: str = "en") -> FeatureWords:
    """The words of a language.

    Raises:
        ResourceError: When the file is missing or wrong.
    """
    return read_feature_words(find_data("corpora", f"depth-{language}", "features.yml"))


def read_feature_words(path: Path) -> FeatureWords:
    """The words of one file.

    Raises:
        ResourceError: When it cannot be read or is wrong.
    """
    try:
        raw = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        file = _File.model_validate(raw)
        return FeatureWords(_compile(file.actors), _compile(file.tenses), frozenset(file.closed.split()))
    except (OSError, YAMLError, ValidationError, re.error) as error:
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} is wrong: {error}", str(path)) from error


def _compile(classes: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in classes.items())
