"""Work for the workers of the tests: good, slow, deadly and greedy. Workers import it by its name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def prepare() -> None:
    """Nothing to load."""


def refuse_to_start() -> None:
    """A worker whose libraries are broken."""
    raise ImportError("no such library")


def work(task: str) -> object:
    """Does what the task says: ``verb argument``."""
    verb, _, argument = task.partition(" ")
    if verb == "double":
        return argument * 2
    if verb == "sleep":
        time.sleep(float(argument))
        return argument
    if verb == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if verb == "die-once":
        if not Path(argument).exists():
            Path(argument).write_text("")
            os.kill(os.getpid(), signal.SIGSEGV)
        return "lived"
    if verb == "exit":
        os._exit(int(argument))
    if verb == "print":
        os.write(1, b"a library's chatter\n")
        return "printed"
    if verb == "fill":
        return len(bytearray(int(argument)))
    if verb == "whoami":
        return os.getpid()
    raise ValueError(argument)
