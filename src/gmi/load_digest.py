"""Digests of results: from the contract's JSON, checked at the door, or from a result of this process."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gmi.chance import Placed, find_clusters, measure_clustering
from gmi.errors import CompareError, Problem, Severity
from gmi.model.digest import (
    DepthName,
    DepthOf,
    Digest,
    DigestCount,
    DigestIndicator,
    DigestLevel,
    DigestMeasure,
    DigestQuestion,
    DigestRubric,
    DigestSource,
    DigestTheme,
)
from gmi.model.document import DocumentKind
from gmi.model.reference import NameKind
from gmi.model.rubric import Level, Stage
from gmi.model.scorecard import Depth, Outcome
from gmi.recognise.keys import find_keys
from gmi.recognise.load_vocabulary import load_vocabulary

SCHEMA_MAJOR = "1"
_DEPTHS: tuple[DepthName, ...] = ("mention", "engagement", "commitment")
# A batch of small things, not a book: nothing that gmi writes comes near.
_LARGEST_BYTES = 200_000_000


class _Part(BaseModel):
    """A part of the result; later versions may add keys."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


_Count = Annotated[int, Field(ge=0)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Rate = Annotated[float, Field(ge=0)]
_Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")]


class _Source(_Part):
    path: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    symbol: str | None
    state: str | None
    state_name: str | None
    body: str | None
    cycle: str | None
    document_kind: DocumentKind
    language: str | None
    date: _Date | None
    page_count: _Count
    word_count: _Count
    readable_share: _Share


class _Rubric(_Part):
    id: str
    version: str
    sha256: str


class _Dimension(_Part):
    headline: _Count
    groups: dict[str, _Count]


class _Meeting(_Part):
    sentences: _Count
    paragraphs: _Count


class _Counts(_Part):
    gender: _Dimension
    migration: _Dimension
    intersections: _Meeting


class _Depth(_Part):
    mention: _Count
    engagement: _Count
    commitment: _Count
    undecided: _Count
    restrictive: _Count
    negated: _Count
    hedged: _Count

    def freeze(self) -> Depth:
        """The same as a type of the model."""
        return Depth(**self.model_dump())


class _Level(_Part):
    level: Level
    per_1000_words: _Rate
    range: Annotated[list[Level], Field(min_length=2, max_length=2)]


class _LevelRow(_Part):
    mention: _Level
    engagement: _Level
    commitment: _Level


class _Levels(_Part):
    gender: _LevelRow
    migration: _LevelRow
    intersections: _LevelRow
    groups: dict[str, _LevelRow]


class _Theme(_Part):
    id: str
    title: str
    paragraphs: list[str]
    reference_count: _Count
    intersection_count: _Count
    depth: _Depth
    level: Level


class _Indicator(_Part):
    id: str
    question: str
    theme: str
    outcome: Outcome
    reason: str
    evidence_paragraphs: list[str]


class _Measure(_Part):
    name: str
    kind: NameKind
    paragraphs: list[str]
    variants: list[str] = []


class _Question(_Part):
    text: str
    stage: Stage
    theme: str
    indicator_id: str
    rank: Annotated[int, Field(ge=1)]


class _Reference(_Part):
    dimension: Literal["gender", "migration"]
    group: str
    sentence: str
    core: bool
    bucket: str | None
    paragraph_number: str | None
    page_number: int | None


class _Problem(_Part):
    code: str
    severity: Severity
    message: str
    where: str
    hint: str


class _Result(_Part):
    gmi_version: str
    source: _Source
    rubric: _Rubric
    group_titles: dict[str, str] = {}
    counts: _Counts
    levels: _Levels
    themes: list[_Theme]
    indicators: list[_Indicator]
    measures: list[_Measure]
    questions: list[_Question]
    references: list[_Reference]
    problems: list[_Problem]


def load_digests(path: str) -> tuple[Digest, ...]:
    """The digests of a JSON file that ``gmi score`` wrote: one result, or an array of several.

    Args:
        path: As the user named it.

    Raises:
        CompareError: When the file cannot be read, is no result, or is one of another version.
    """
    try:
        size = Path(path).stat().st_size
        text = Path(path).read_text(encoding="utf-8-sig") if size <= _LARGEST_BYTES else ""
        value = json.loads(text)
    except OSError as error:
        raise CompareError(
            "compare.unreadable", f"the result cannot be read ({error.strerror})", path, "check the path"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _refuse(path, "it is not JSON") from error
    entries = value if isinstance(value, list) else [value]
    if not entries:
        raise _refuse(path, "it holds no result")
    return tuple(make_digest(entry, path) for entry in entries)


def make_digest(data: object, where: str) -> Digest:
    """The digest of one result in the contract's JSON.

    Args:
        data: As ``json.loads`` or ``result_as_data`` give it; nothing is taken on trust.
        where: What the user named, for errors.

    Raises:
        CompareError: When it is no result, or one of another version.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("schema_version"), str):
        raise _refuse(where, "it has no schema_version")
    version: str = data["schema_version"]
    if version.partition(".")[0] != SCHEMA_MAJOR:
        raise CompareError(
            "compare.version",
            f"the result has version {version[:20]}; this gmi reads version {SCHEMA_MAJOR}",
            where,
            "score the report again with this gmi",
        )
    try:
        result = _Result.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _refuse(where, f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}") from error
    return _digest(result, where)


def _refuse(where: str, why: str) -> CompareError:
    return CompareError(
        "compare.not-a-result",
        f"this is no result of gmi score: {why}",
        where,
        "gmi score REPORT -o result.json makes one",
    )


def _digest(result: _Result, origin: str) -> Digest:
    source = result.source
    return Digest(
        origin=origin,
        gmi_version=result.gmi_version,
        source=DigestSource(**source.model_dump()),
        rubric=DigestRubric(**result.rubric.model_dump()),
        group_titles=dict(result.group_titles),
        counts=tuple(_list_counts(result)),
        levels=tuple(_list_levels(result)),
        depth_of=_name_depth(result.themes),
        themes=tuple(
            DigestTheme(
                id=theme.id,
                title=theme.title,
                paragraphs=len(theme.paragraphs),
                references=theme.reference_count,
                intersections=theme.intersection_count,
                depth=theme.depth.freeze(),
                level=theme.level,
            )
            for theme in result.themes
        ),
        indicators=tuple(
            DigestIndicator(
                id=indicator.id,
                question=indicator.question,
                theme=indicator.theme,
                outcome=indicator.outcome,
                reason=indicator.reason,
                paragraphs=tuple(indicator.evidence_paragraphs),
            )
            for indicator in result.indicators
        ),
        measures=tuple(_list_measures(result)),
        questions=tuple(DigestQuestion(**question.model_dump()) for question in result.questions),
        problems=tuple(Problem(**problem.model_dump()) for problem in result.problems),
    )


def _list_counts(result: _Result) -> Iterable[DigestCount]:
    clusters = find_clusters(
        Placed(item.dimension, item.group, item.sentence, item.paragraph_number, item.page_number)
        for item in result.references
        if item.core and item.bucket is None
    )
    counts = {
        "gender": result.counts.gender.headline,
        "migration": result.counts.migration.headline,
        "intersections": result.counts.intersections.sentences,
        **{f"group:{name}": n for name, n in (result.counts.gender.groups | result.counts.migration.groups).items()},
    }
    return (_describe_count(name, count, clusters[name]) for name, count in counts.items())


def _describe_count(name: str, count: int, sizes: Counter[str]) -> DigestCount:
    if not sizes:
        return DigestCount(name, count, 1.0)
    label, most = max(sizes.items(), key=lambda item: item[1])
    return DigestCount(name, count, measure_clustering(sizes.values()), most, label)


def _list_levels(result: _Result) -> Iterable[DigestLevel]:
    levels = result.levels
    rows = {
        "gender": levels.gender,
        "migration": levels.migration,
        "intersections": levels.intersections,
        **{f"group:{name}": row for name, row in levels.groups.items()},
    }
    for name, row in rows.items():
        for depth in _DEPTHS:
            level: _Level = getattr(row, depth)
            # The JSON gives the rate with four decimals; the count behind it is whole.
            count = round(level.per_1000_words * result.source.word_count / 1000)
            yield DigestLevel(name, depth, level.level, count, (level.range[0], level.range[1]))


def _name_depth(themes: Iterable[_Theme]) -> DepthOf:
    """What the themes' depths add up to, which the JSON does not say in words."""
    given = list(themes)
    gender = all(theme.depth.freeze().total == theme.reference_count for theme in given)
    return "gender" if gender else "intersections"


def _list_measures(result: _Result) -> Iterable[DigestMeasure]:
    """The measures with the keys by which gmi joins names within one report."""
    vocabulary = load_vocabulary("en")
    words = re.findall(r"[^\W\d_]+", result.source.state_name or "")
    state_words = frozenset(word for word in words if word[0].isupper())
    small = vocabulary.connectors | vocabulary.conjunctions | vocabulary.articles
    for measure in result.measures:
        printed = (measure.name, *measure.variants)
        keys, *others = [find_keys(form, measure.kind, vocabulary, state_words) for form in printed]
        yield DigestMeasure(
            name=measure.name,
            kind=measure.kind,
            paragraphs=tuple(measure.paragraphs),
            numbers=tuple(dict.fromkeys(number for one in (keys, *others) for number in one.numbers)),
            title=" ".join(word for word in keys.title.split() if word not in small),
            year=keys.year,
            acronym=next((one.acronym for one in (keys, *others) if one.acronym), ""),
        )
