"""One batch at a time in a folder; filelock's only door. The system itself frees the lock of a process that ends."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock

from gmi.errors import BatchError, RenderError

_NAME = ".gmi-batch.lock"


@contextlib.contextmanager
def hold_folder(folder: Path, wait_seconds: float, say: Callable[[str], None]) -> Iterator[None]:
    """Keeps other batches out of a folder.

    Args:
        folder: The batch's own.
        wait_seconds: How long to wait for another batch to end; 0 refuses at once.
        say: Called with a line, before waiting.

    Raises:
        BatchError: ``batch.busy``, when another batch is still using the folder.
        RenderError: When the folder, or the disk that it is on, cannot be locked.
    """
    lock = filelock.FileLock(folder / _NAME)
    try:
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            if wait_seconds <= 0:
                raise
            say(f"another batch is using {folder}: waiting up to {wait_seconds:g} seconds for its end")
            lock.acquire(timeout=wait_seconds, poll_interval=0.2)
    except filelock.Timeout as error:
        raise BatchError(
            "batch.busy",
            "another batch is writing into this folder",
            str(folder),
            "let it end, wait for it with --wait SECONDS, or name another folder with -o",
        ) from error
    except (OSError, NotImplementedError) as error:
        raise RenderError(
            "output.unwritable",
            f"the folder cannot be locked ({error})",
            str(folder),
            "name a folder of your own on a disk of this machine with -o",
        ) from error
    try:
        yield
    finally:
        lock.release()
