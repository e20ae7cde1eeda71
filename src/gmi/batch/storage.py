"""Files at storage URLs (``s3://``, ``https://``, ``zip://``); fsspec's only door."""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path
from typing import Any

from gmi.errors import BatchError, SourceError

_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")
# In a web address a question mark begins a query.
_WEB_MAGIC = re.compile(r"\*")
_PIECE = 1 << 20


def is_url(text: str) -> bool:
    """Whether an argument is a URL and no path; a drive's letter begins a path."""
    return _URL.match(text) is not None


def list_url(url: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The files that a URL stands for, as URLs, sorted.

    Args:
        url: A file, a folder, or a pattern.
        endings: Of the files that are wanted from a folder or a pattern, in small letters.

    Raises:
        BatchError: ``batch.extra``, when the package that speaks to this storage is not installed.
        SourceError: When the storage does not answer, or has no such thing.
    """
    system, path = _open_system(url)
    try:
        on_web = "http" in system.protocol
        if (_WEB_MAGIC if on_web else _MAGIC).search(path):
            found = [one for one in system.glob(path) if str(one).lower().endswith(endings)]
        elif url.endswith("/") or not path or (not on_web and system.isdir(path)):
            found = [one for one in system.find(path) if str(one).lower().endswith(endings)]
        else:
            return (url,)
    except Exception as error:  # what storages raise has no common base
        raise _translate(url, error) from error
    return tuple(sorted(_name_url(system, str(one), url) for one in found if not _is_hidden(str(one), path)))


def fetch_url(url: str, place: Path) -> tuple[str, int]:
    """Brings a file here.

    Returns:
        The hash of its bytes, and how many they are.

    Raises:
        BatchError: ``batch.extra``, when the package that speaks to this storage is not installed.
        SourceError: When it cannot be fetched.
    """
    system, path = _open_system(url)
    digest, size = hashlib.sha256(), 0
    try:
        with system.open(path, "rb") as source, place.open("wb") as copy:
            while piece := source.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                copy.write(piece)
    except Exception as error:  # the same
        raise _translate(url, error) from error
    return digest.hexdigest(), size


def _open_system(url: str) -> tuple[Any, str]:
    """The storage that a URL leads to, and the path in it."""
    try:
        system, path = import_module("fsspec.core").url_to_fs(url)
    except ImportError as error:
        raise BatchError(
            "batch.extra",
            f"files at storage URLs need another package ({error})",
            url,
            "install it with: pip install 'gmi[cloud]'",
        ) from error
    except Exception as error:  # the same
        raise _translate(url, error) from error
    return system, str(path)


def _name_url(system: Any, path: str, url: str) -> str:
    """The URL of a file that was found below another URL; of a chain, the first link changes."""
    protocol, chained, rest = url.partition("::")
    if chained:
        return f"{protocol.partition('://')[0]}://{path}::{rest}"
    return str(system.unstrip_protocol(path))


def _is_hidden(path: str, top: str) -> bool:
    """Whether a file, or a folder on the way to it, has a name that begins with a full stop."""
    below = path[len(top) :] if path.startswith(top) else path
    return any(part.startswith(".") for part in below.split("/"))


def _translate(url: str, error: Exception) -> SourceError:
    """What a storage raised, in our words."""
    if isinstance(error, FileNotFoundError):
        return SourceError("source.missing", "there is no such file", url, "check the URL")
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return SourceError("source.unreachable", f"the storage did not give the file ({said})", url, "try again later")
