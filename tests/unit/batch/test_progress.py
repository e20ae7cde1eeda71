"""What the user is told while a batch runs."""

from __future__ import annotations

import io

import pytest

from gmi.batch.progress import Bar, Lines, Silence, clean_line, make_teller
from gmi.model.review import Fault, File, Review

DONE = Review(File("in/a.pdf", "a" * 64, 1), "f", "done", result={"source": {"page_count": 12}})
FAILED = Review(
    File("in/b\x1b.pdf", "b" * 64, 1), "f", "failed", fault=Fault("source.damaged", "it is damaged", "", "")
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_lines_for_pipes() -> None:
    """A line for each report, with what came of it, and no control signs of its name."""
    stream = io.StringIO()
    lines = Lines(stream)
    lines.begin(2)
    lines.end(DONE)
    lines.end(FAILED)
    assert stream.getvalue().splitlines() == [
        "1 of 2: done: in/a.pdf (12 pages)",
        "2 of 2: failed: in/b\ufffd.pdf (it is damaged)",
    ]


def test_a_bar_for_terminals() -> None:
    """What is done, what failed, the pace; lines stand above it."""
    stream = Terminal()
    bar = Bar(stream)
    bar.look(1, 2)
    bar.say("2 reports: 2 to do")
    bar.begin(2)
    bar.end(DONE)
    bar.end(FAILED)
    bar.close()
    assert "2 reports: 2 to do" in stream.getvalue()
    assert "1 done, 1 failed" in stream.getvalue()
    assert "pages/s" in stream.getvalue()


@pytest.mark.parametrize(
    ("stream", "quiet", "kind"), [(Terminal(), False, Bar), (io.StringIO(), False, Lines), (Terminal(), True, Silence)]
)
def test_the_one_that_fits(stream: io.StringIO, quiet: bool, kind: type) -> None:
    """A terminal has a bar, a pipe lines, and who wants quiet has it."""
    assert type(make_teller(stream, quiet=quiet)) is kind


def test_lines_are_lines() -> None:
    """No sign in a name ends a line or steers a terminal."""
    assert clean_line("a\nb\x1b[2J\u202ec") == "a\ufffdb\ufffd[2J\ufffdc"
