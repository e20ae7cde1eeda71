"""What the user wants of a batch, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from gmi.batch.slot import Limits
from gmi.model.review import Fault, Review, ReviewOrder

Engine = Literal["local", "dask"]
ENGINES: tuple[Engine, ...] = ("local", "dask")


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What the user wants.

    Attributes:
        arguments: Files, folders, patterns, ``@lists`` and URLs.
        folder: The batch's own.
        review: What is wanted of every report.
        jobs: Reports at a time; with dask, workers of a cluster of our own.
        engine: ``local`` or ``dask``.
        scheduler: Address of a dask scheduler; None for a cluster of our own.
        limits: What a worker may use.
        fresh: Do again what is done.
        wait_seconds: How long to wait for another batch in the same folder.
        debug: Show what workers print.
    """

    arguments: tuple[str, ...]
    folder: Path
    review: ReviewOrder = field(default_factory=ReviewOrder)
    jobs: int = 1
    engine: Engine = "local"
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    wait_seconds: float = 0.0
    debug: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a batch, as far as it got.

    Attributes:
        now: Reports done in this run.
        before: Reports that were done before and are unchanged.
        failed: Path and fault of each failure, by path.
        skipped: Path and fault of each document in the Committee's words, by path.
        duplicates: Path of each copy, and of the file that it is a copy of.
        left: Reports that were not reached, because someone stopped the batch.
        stopped: Whether someone did.
        pages: In the reports done in this run.
        seconds: Of this run.
        written: Files for people to open.
    """

    now: int = 0
    before: int = 0
    failed: tuple[tuple[str, Fault], ...] = ()
    skipped: tuple[tuple[str, Fault], ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    left: int = 0
    stopped: bool = False
    pages: int = 0
    seconds: float = 0.0
    written: tuple[Path, ...] = ()


class Teller(Protocol):
    """Tells the user how far the batch is."""

    def say(self, line: str) -> None:
        """One line."""

    def look(self, seen: int, total: int) -> None:
        """So many of the files have been looked at."""

    def begin(self, total: int) -> None:
        """So many reports are to be done."""

    def end(self, review: Review) -> None:
        """One of them came to its end."""

    def close(self) -> None:
        """Nothing more is coming."""
