"""The process that reviews reports, one at a time: takes tasks from standard input, gives answers on standard output.

It lives only as long as the process that started it. Nothing that it does can reach the batch's folder or store.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import pickle
import queue
import signal
import sys
import threading
from typing import BinaryIO

from gmi.batch.memory import limit_memory, offer_to_be_killed, read_memory, restart_peak

# One report's garbage is little beside what the libraries hold for good: looking for it costs time.
_GC_THRESHOLDS = (200_000, 20, 20)
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serves until the other side closes standard input or dies."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand between the answers.
    os.dup2(2, 1)
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    _die_with_parent()
    offer_to_be_killed()
    tasks = sys.stdin.buffer
    work, prepare, memory_bytes = pickle.load(tasks)  # noqa: S301 - from our own process, by a pipe of our own
    inbox: queue.SimpleQueue[object] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(tasks, inbox), daemon=True).start()
    limit_memory(memory_bytes)
    prepare()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GC_THRESHOLDS)
    _send(answers, ("ready", None, 0, 0))
    while True:
        task = inbox.get()
        restart_peak()
        try:
            answer = ("done", work(task))
        except Exception as error:  # the other side says what it means for the report
            answer = ("fault", f"{type(error).__name__}: {error}")
        peak, now = read_memory()
        _send(answers, (*answer, peak, now))
        del task, answer


def _send(stream: BinaryIO, message: object) -> None:
    """One answer; an other side that is gone ends this process."""
    try:
        pickle.dump(message, stream, protocol=5)
        stream.flush()
    except BrokenPipeError:
        os._exit(1)


def _receive(stream: BinaryIO, inbox: queue.SimpleQueue[object]) -> None:
    """Takes tasks in; when there can be no more, ends the process even in the middle of a report."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            inbox.put(pickle.load(stream))  # noqa: S301 - the same
    os._exit(0)


def _die_with_parent() -> None:
    """On Linux the kernel ends this process with its parent, even while a library holds every thread up."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main()
