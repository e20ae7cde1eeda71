"""One place for a worker process: hands it a task, ends it when it takes too long, replaces it when it has grown."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, cast

from gmi.errors import BatchError

# A worker whose standard input is closed ends by itself; one that is held up is helped.
_PARTING_SECONDS = 2.0

Ending = Literal["done", "fault", "timeout", "died"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use.

    Attributes:
        timeout_seconds: For one report; then its process is ended.
        start_seconds: Until a new worker has loaded its libraries.
        reports: A worker is replaced after this many.
        resident_bytes: A worker that holds more than this after a report is replaced.
        data_bytes: A worker that asks for more than this gets an error instead.
    """

    timeout_seconds: float = 120.0
    start_seconds: float = 180.0
    reports: int = 40
    resident_bytes: int = 350 * 1024**2
    data_bytes: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one task.

    Attributes:
        ending: ``done``; ``fault`` for an exception; ``timeout``; ``died`` when the process ended by itself.
        value: What the work gave back, when done.
        detail: Why it did not, in words.
        seconds: From handing it over to the answer.
        peak_bytes: The most that was resident meanwhile; 0 where that is not known.
    """

    ending: Ending
    value: Any
    detail: str
    seconds: float
    peak_bytes: int


class Slot:
    """A worker process that is started when it is first needed, and again when it has to be.

    One thread calls ``do``; any thread may call ``close``.
    """

    def __init__(self, work: Callable[[Any], Any], prepare: Callable[[], None], limits: Limits, *, debug: bool = False):
        """Keeps what the worker shall run: functions at the top of a module, which it imports itself."""
        self._first = (work, prepare, limits.data_bytes)
        self._limits = limits
        self._debug = debug
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._closed = False
        self._lock = threading.Lock()

    @property
    def process_id(self) -> int | None:
        """Of the worker that is there now."""
        return self._process.pid if self._process else None

    def do(self, task: object) -> Answer:
        """Has one task done.

        Raises:
            BatchError: ``batch.worker``, when no worker can be started.
        """
        process = self._process or self._start()
        began = time.monotonic()
        message, expired = self._ask(process, task, self._limits.timeout_seconds)
        seconds = time.monotonic() - began
        if message is None:
            code = self._end()
            if expired:
                return Answer("timeout", None, f"stopped after {self._limits.timeout_seconds:g} seconds", seconds, 0)
            return Answer("died", None, _explain_end(code), seconds, 0)
        kind, value, peak, resident = message
        self._done += 1
        if expired or self._done >= self._limits.reports or resident > self._limits.resident_bytes:
            self._end()
        if kind == "fault":
            return Answer("fault", None, value, seconds, peak)
        return Answer("done", value, "", seconds, peak)

    def close(self) -> None:
        """Ends the worker, also in the middle of a task, and starts no other."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PARTING_SECONDS)

    def _start(self) -> subprocess.Popen[bytes]:
        """A worker that has loaded what it needs."""
        code: int | None = None
        for _ in range(2):
            process = self._spawn()
            message, expired = self._ask(process, self._first, self._limits.start_seconds)
            if message is not None and not expired:
                self._done = 0
                return process
            code = self._end()
            if self._closed:
                break
        raise BatchError(
            "batch.worker",
            f"a process that reads reports cannot be started ({_explain_end(code)})",
            sys.executable,
            "--debug shows what it says; is there enough memory?",
        )

    def _spawn(self) -> subprocess.Popen[bytes]:
        """A new process. It finds modules where this one does, and never in the folder that the user is in."""
        paths = os.pathsep.join(path for path in sys.path if path)
        with self._lock:
            if self._closed:
                raise BatchError("batch.worker", "the batch has been stopped")
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "gmi.batch.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if self._debug else subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
            return self._process

    def _ask(self, process: subprocess.Popen[bytes], message: object, seconds: float) -> tuple[Any, bool]:
        """Sends a message and waits for the answer; None when the worker is gone. Also whether the time was over."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            inbox, outbox = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            pickle.dump(message, inbox, protocol=5)
            inbox.flush()
            return pickle.load(outbox), expired.is_set()  # noqa: S301 - from our own process, by a pipe of our own
        except (EOFError, OSError, pickle.UnpicklingError, ValueError):
            return None, expired.is_set()
        finally:
            timer.cancel()

    def _end(self) -> int | None:
        """Ends the worker; its exit code."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return None
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast("BinaryIO", stream).close()
        try:
            return process.wait(_PARTING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _explain_end(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "it did not answer"
    if code >= 0:
        return f"it ended with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"ended by {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")
