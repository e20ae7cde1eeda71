"""Reads the files that were named, for their hash: what has the same content is the same report."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gmi.batch.gather import Named
from gmi.batch.storage import fetch_url
from gmi.errors import SourceError
from gmi.model.review import Fault, File

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file with its hash.

    Attributes:
        file: What the user calls it; with the hash of its name, when its bytes could not be read.
        local_path: Where its bytes are; empty when they could not be read.
        fault: Why they could not be read; None when they could.
    """

    file: File
    local_path: str
    fault: Fault | None = None


def hash_files(
    named: list[Named], fetched: Path, stop: threading.Event, tell: Callable[[int], None]
) -> tuple[Hashed, ...]:
    """Hashes all files, in their order.

    Args:
        named: What the user means.
        fetched: Folder for the files that are not on this machine.
        stop: When it is set, the rest is left.
        tell: Called with the number of files that are hashed.
    """
    hashed = []
    for number, one in enumerate(named):
        if stop.is_set():
            break
        hashed.append(_hash(one, fetched / f"{number}.part"))
        tell(number + 1)
    return tuple(hashed)


def _hash(named: Named, place: Path) -> Hashed:
    """One file."""
    fault = named.fault
    if fault is None and named.local_path is None:
        try:
            digest, size = fetch_url(named.path, place)
        except SourceError as error:
            place.unlink(missing_ok=True)
            fault = Fault(error.code, error.message, error.where, error.hint)
        else:
            copy = place.with_name(digest)
            place.replace(copy)
            return Hashed(File(named.path, digest, size), str(copy))
    elif fault is None and named.local_path is not None:
        try:
            digest, size = _hash_local(Path(named.local_path))
        except OSError as error:
            message = f"the file cannot be opened ({error.strerror})"
            fault = Fault("source.unreadable", message, named.path, "check its permissions")
        else:
            return Hashed(File(named.path, digest, size), named.local_path)
    return Hashed(File(named.path, hashlib.sha256(f"unread\0{named.path}".encode()).hexdigest(), 0), "", fault)


def _hash_local(path: Path) -> tuple[str, int]:
    """Hash and size of a file on this machine."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
