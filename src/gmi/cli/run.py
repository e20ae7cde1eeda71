"""Turns what goes wrong into a few lines on standard error and the contract's exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from gmi.errors import GmiError, ListedError

DONE, PARTLY, NOT_DONE, INTERRUPTED = 0, 1, 2, 130


def say(line: str) -> None:
    """One line on standard error."""
    print(line, file=sys.stderr)  # noqa: T201 - the command line talks on standard error


def say_error(error: GmiError) -> None:
    """An error in at most three lines; then the problems of a file, one a line, each with its place."""
    for line in error.as_lines():
        say(line)
    if isinstance(error, ListedError):
        for problem in error.problems:
            say(f"  {problem.as_line()}")


def run_guarded(work: Callable[[], int], *, debug: bool) -> None:
    """Runs a command and ends the process with its exit code.

    Args:
        work: The command; returns its exit code.
        debug: Show the traceback of an error.

    Raises:
        SystemExit: Always, with the exit code.
    """
    try:
        code = work()
        sys.stdout.flush()
    except GmiError as error:
        if debug:
            traceback.print_exc()
        say_error(error)
        code = NOT_DONE
    except KeyboardInterrupt:
        say("gmi: interrupted")
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (``gmi score … | head``): nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except Exception as error:
        # The last door: a fault of gmi's own is told in two lines.
        if debug:
            traceback.print_exc()
        say(f"gmi: a fault in gmi itself: {type(error).__name__}: {error}")
        if not debug:
            say("  do: run it again with --debug and report what it prints")
        code = NOT_DONE
    raise SystemExit(code)
