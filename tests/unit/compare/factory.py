"""Makes digests of reports by fictional States."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gmi.model.digest import (
    DepthName,
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
from gmi.model.reference import NameKind
from gmi.model.rubric import Level
from gmi.model.scorecard import Depth, Outcome

DEPTHS: tuple[DepthName, ...] = ("mention", "engagement", "commitment")


def make_source(symbol: str = "CMW/C/XVM/1", date: str | None = "2010-05-01", **changes: object) -> DigestSource:
    """A report of 20,000 words by Valmora; its content follows from symbol and date."""
    source = DigestSource(
        path=f"{symbol.replace('/', '_')}.pdf",
        sha256=hashlib.sha256(f"{symbol} {date}".encode()).hexdigest(),
        symbol=symbol,
        state="XVM",
        state_name="Valmora",
        body="CMW",
        cycle=symbol.rpartition("/")[2],
        document_kind="state-report",
        language="en",
        date=date,
        page_count=40,
        word_count=20_000,
        readable_share=1.0,
    )
    return replace(source, **changes)  # type: ignore[arg-type] - tests name fields of the source


def make_counts(clustering: float = 1.0, **counts: int) -> tuple[DigestCount, ...]:
    """Counts by name; ``group_return`` stands for the group ``return``."""
    return tuple(
        DigestCount(name.replace("group_", "group:").replace("_", "-"), count, clustering)
        for name, count in counts.items()
    )


def make_level(level: Level, count: int, *range_: Level, depth: DepthName = "mention") -> DigestLevel:
    """A level of gender; without a range it could read nothing else."""
    return DigestLevel("gender", depth, level, count, (range_[0], range_[1]) if range_ else (level, level))


def make_indicator(name: str, outcome: Outcome, question: str = "", theme: str = "health") -> DigestIndicator:
    """An indicator whose question follows from its id."""
    return DigestIndicator(name, question or f"Does it speak of {name}?", theme, outcome, "because", ("12",))


def make_theme(name: str = "health", references: int = 0, paragraphs: int = 3, commitment: int = 0) -> DigestTheme:
    """A theme whose references are commitments, and else mentions."""
    depth = Depth(references - commitment, 0, commitment, 0, 0, 0, 0)
    return DigestTheme(name, name.capitalize(), paragraphs, references, 0, depth, "low")


def make_measure(
    name: str, title: str = "", year: str = "", numbers: Sequence[tuple[str, str]] = (), kind: NameKind = "law"
) -> DigestMeasure:
    """A measure; its title is its name in small letters unless it has a number alone."""
    return DigestMeasure(name, kind, ("7",), tuple(numbers), title if title or numbers else name.lower(), year, "")


def make_question(name: str, rank: int = 1, theme: str = "health") -> DigestQuestion:
    """A question that follows from an indicator."""
    return DigestQuestion(f"What is done about {name}?", "list-of-issues", theme, name, rank)


def make_digest(source: DigestSource | None = None, **parts: object) -> Digest:
    """A digest; ``outcomes`` makes indicators by id, the rest are fields of the digest."""
    outcomes = parts.pop("outcomes", {})
    assert isinstance(outcomes, Mapping)
    source = source or make_source()
    digest = Digest(
        origin=source.path,
        gmi_version="0.1.0",
        source=source,
        rubric=DigestRubric("gmi-cmw", "1.0", "ab" * 32),
        counts=make_counts(gender=40, migration=100, intersections=5),
        levels=(),
        depth_of="gender",
        themes=(make_theme(),),
        indicators=tuple(make_indicator(name, outcome) for name, outcome in outcomes.items()),
        measures=(),
        questions=(),
        problems=(),
    )
    return replace(digest, **parts)  # type: ignore[arg-type] - tests name fields of the digest


def make_pair(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Digest, Digest]:
    """Two reports of Valmora, ten years apart."""
    return (
        make_digest(make_source(), **before),
        make_digest(make_source("CMW/C/XVM/2", "2020-05-01"), **after),
    )
