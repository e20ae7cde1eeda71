"""Ctrl-C, an ended session and a closed terminal, taken as wishes to stop after what is being saved."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def listed_signals() -> tuple[signal.Signals, ...]:
    """Those of the signals that this system knows."""
    return tuple(getattr(signal, name) for name in _SIGNALS if hasattr(signal, name))


@contextlib.contextmanager
def listen_for_stop() -> Iterator[threading.Event]:
    """An event that is set when someone wants the work to stop; a second wish ends it at once.

    A signal that the process was told to ignore (``nohup``) stays ignored. Outside of the main thread nothing can be
    heard, and the event is never set.
    """
    stop = threading.Event()

    def hear(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the form of a handler
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before: dict[signal.Signals, object] = {}
    if threading.current_thread() is threading.main_thread():
        for name in listed_signals():
            if signal.getsignal(name) not in {signal.SIG_IGN, None}:
                before[name] = signal.signal(name, hear)
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)  # type: ignore[arg-type] # as it was given to us
