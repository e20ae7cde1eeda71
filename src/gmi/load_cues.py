"""Qualifier rules, depth cues, depth rules and cue words: YAML of gmi's own, checked strictly on the way in.

Phrases stand one a line in a block of text: people can read and compare such lists, and they load fast.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from gmi.errors import ResourceError
from gmi.model.cue import Cue, CueKind, DepthRule, Direction, QualifierRule
from gmi.model.reference import Label, QualifierKind
from gmi.model.rubric import Case
from gmi.resources import find_data

Entry = TypeVar("Entry", bound="_Strict")


def _split_lines(value: object) -> object:
    """The phrases of a block, one a line; refuses empty and repeated ones."""
    if not isinstance(value, str):
        raise ValueError("phrases stand one a line in a block (phrases: |)")
    lines = tuple(value.splitlines())
    if not lines or any(not line.strip() or line != line.strip() for line in lines):
        raise ValueError("a phrase is empty or has white space around it")
    repeated = sorted({line for line in lines if lines.count(line) > 1})
    if repeated:
        raise ValueError(f"repeated: {', '.join(repeated)}")
    return lines


Phrases = Annotated[tuple[str, ...], BeforeValidator(_split_lines)]


def _freeze(value: object) -> object:
    """A YAML list as the tuple that strict types ask for."""
    return tuple(value) if isinstance(value, list) else value


Sentences = Annotated[tuple[str, ...], BeforeValidator(_freeze)]
Slug = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]


class _Strict(BaseModel):
    """No unknown key, no silent change of type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Slug


class _QualifierEntry(_Strict):
    kind: QualifierKind
    direction: Direction
    max_scope: Annotated[int, Field(ge=0, le=400)]
    phrases: Phrases
    marks: str = ""
    applies_to: Annotated[tuple[QualifierKind, ...], BeforeValidator(_freeze)] = ()
    case: Case = "any"
    match: Sentences
    no_match: Sentences


class _CueEntry(_Strict):
    kind: CueKind
    phrases: Phrases
    case: Case = "any"


class _RuleEntry(_Strict):
    label: Label
    says: Annotated[str, Field(min_length=1)]
    says_with_source: str = ""
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    seen: Annotated[int, Field(ge=0)]
    why: Annotated[str, Field(min_length=1)]
    contradicts: Sentences = ()


class _WordsEntry(_Strict):
    phrases: Phrases


def _read_entries(path: Path, entry: type[Entry]) -> tuple[Entry, ...]:
    """The entries of one file, in order, each id once; or every fault at once."""
    try:
        raw: Any = YAML(typ="safe", pure=False).load(path.read_text(encoding="utf-8"))
    except (OSError, YAMLError) as error:
        raise ResourceError("resource.unreadable", f"gmi's own file {path.name} cannot be read: {error}") from error
    if not isinstance(raw, list):
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} is wrong: it is not a list of entries")
    entries: list[Entry] = []
    faults: list[str] = []
    seen: set[object] = set()
    for number, item in enumerate(raw, start=1):
        name = item.get("id", number) if isinstance(item, dict) else number
        try:
            entries.append(entry.model_validate(item))
        except ValidationError as error:
            faults.extend(f"{name}: {'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        if name in seen:
            faults.append(f"{name}: the id is used twice")
        seen.add(name)
    if faults:
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} is wrong: {'; '.join(faults)}")
    return tuple(entries)


@lru_cache(maxsize=4)
def load_qualifier_rules(language: str = "en") -> tuple[QualifierRule, ...]:
    """The qualifier rules of a language.

    Raises:
        ResourceError: When the file is missing or wrong; the message names every fault.
    """
    return read_qualifier_rules(find_data("corpora", f"qualifiers-{language}", "qualifiers.yml"))


def read_qualifier_rules(path: Path) -> tuple[QualifierRule, ...]:
    """The qualifier rules of one file, in its order."""
    return tuple(QualifierRule(**dict(item)) for item in _read_entries(path, _QualifierEntry))


@lru_cache(maxsize=4)
def load_depth_cues(language: str = "en") -> tuple[Cue, ...]:
    """The depth cues of a language.

    Raises:
        ResourceError: When the file is missing or wrong; the message names every fault.
    """
    return read_depth_cues(find_data("corpora", f"depth-cues-{language}", "cues.yml"))


def read_depth_cues(path: Path) -> tuple[Cue, ...]:
    """The depth cues of one file, in its order."""
    return tuple(Cue(**dict(item)) for item in _read_entries(path, _CueEntry))


@lru_cache(maxsize=4)
def load_depth_rules(language: str = "en") -> dict[str, DepthRule]:
    """The depth rules of a language by id, in the order of the file.

    Raises:
        ResourceError: When the file is missing or wrong, or a rule contradicts one that is not there.
    """
    return read_depth_rules(find_data("corpora", f"depth-cues-{language}", "rules.yml"))


def read_depth_rules(path: Path) -> dict[str, DepthRule]:
    """The depth rules of one file by id, in its order."""
    rules = {item.id: DepthRule(**dict(item)) for item in _read_entries(path, _RuleEntry)}
    unknown = sorted({other for rule in rules.values() for other in rule.contradicts if other not in rules})
    if unknown:
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} names unknown rules: {', '.join(unknown)}")
    return rules


@lru_cache(maxsize=4)
def load_cue_words(language: str = "en") -> dict[str, tuple[str, ...]]:
    """The words that must not give a label away in the written corpus of a language, by kind.

    Raises:
        ResourceError: When the file is missing or wrong.
    """
    path = find_data("corpora", f"depth-{language}", "cue-words.yml")
    return {item.id: item.phrases for item in _read_entries(path, _WordsEntry)}
