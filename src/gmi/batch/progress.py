"""How far the batch is: a bar on a terminal, plain lines elsewhere; rich's only door in a batch."""

from __future__ import annotations

import time
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gmi.batch.order import Teller
from gmi.model.review import Review

# A line about hashing for each so many files, where there is no bar.
_LOOK_EVERY = 1000


def make_teller(stream: TextIO, *, quiet: bool) -> Teller:
    """The one that fits standard error.

    Args:
        stream: Standard error.
        quiet: Tell nothing.
    """
    if quiet:
        return Silence()
    return Bar(stream) if stream.isatty() else Lines(stream)


def clean_line(text: str) -> str:
    """A line without signs that could steer a terminal: names of files may hold any."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def count_pages(review: Review) -> int:
    """Pages of a report that is done; 0 for others."""
    source: Any = (review.result or {}).get("source", {})
    return int(source.get("page_count", 0))


class Silence:
    """Tells nothing."""

    def say(self, line: str) -> None:
        """Not said."""

    def look(self, seen: int, total: int) -> None:
        """Not shown."""

    def begin(self, total: int) -> None:
        """Not shown."""

    def end(self, review: Review) -> None:
        """Not shown."""

    def close(self) -> None:
        """Nothing to end."""


class Lines:
    """A line for each report: for files and pipes."""

    def __init__(self, stream: TextIO) -> None:
        """Keeps where to write."""
        self._stream = stream
        self._total = 0
        self._ended = 0

    def say(self, line: str) -> None:
        """One line."""
        self._stream.write(clean_line(line) + "\n")
        self._stream.flush()

    def look(self, seen: int, total: int) -> None:
        """A line now and then."""
        if seen % _LOOK_EVERY == 0 and seen < total:
            self.say(f"looked at {seen} of {total} files")

    def begin(self, total: int) -> None:
        """Takes the number."""
        self._total = total

    def end(self, review: Review) -> None:
        """Which one, and what came of it."""
        self._ended += 1
        what = review.fault.message if review.fault else f"{count_pages(review)} pages"
        self.say(f"{self._ended} of {self._total}: {review.status}: {review.file.path} ({what})")

    def close(self) -> None:
        """Nothing to end."""


class Bar:
    """A bar with what is done, what failed, pages a second and the time left: for terminals."""

    def __init__(self, stream: TextIO) -> None:
        """Sets the bar up; it shows when there is something to show."""
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[figures]}"),
            TimeRemainingColumn(compact=True),
            console=Console(file=stream, highlight=False, markup=False),
            transient=True,
            speed_estimate_period=120.0,
        )
        self._task = self._progress.add_task("Looking", total=None, figures="", visible=False)
        self._began = 0.0
        self._counts = {"done": 0, "failed": 0, "skipped": 0}
        self._pages = 0

    def say(self, line: str) -> None:
        """One line above the bar."""
        self._progress.console.print(clean_line(line), soft_wrap=True)

    def look(self, seen: int, total: int) -> None:
        """The bar of the files that are looked at."""
        self._progress.start()
        self._progress.update(self._task, completed=seen, total=total, visible=True)

    def begin(self, total: int) -> None:
        """The bar of the reports."""
        self._progress.start()
        self._began = time.monotonic()
        self._progress.reset(self._task, description="Reading", total=total, visible=total > 0, figures="")

    def end(self, review: Review) -> None:
        """One step on."""
        self._counts[review.status] += 1
        self._pages += count_pages(review)
        pace = self._pages / max(time.monotonic() - self._began, 0.001)
        figures = f"{self._counts['done']} done, {self._counts['failed']} failed, {pace:.0f} pages/s"
        self._progress.update(self._task, advance=1, figures=figures)

    def close(self) -> None:
        """Takes the bar away."""
        self._progress.stop()
