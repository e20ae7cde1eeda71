"""Opens a store's SQLite file, and turns SQLite's errors into our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from gmi.errors import StoreError
from gmi.store.migrate import check, prepare

STORE_NAME = "gmi.sqlite"
# How long one writer waits for another; a transaction here is one report, well under a second.
_BUSY_SECONDS = 30.0
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def find_store(folder: str | Path) -> Path:
    """The file of a batch folder."""
    return Path(folder) / STORE_NAME


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Opens a store.

    Readers see the last whole state and wait for nobody, also while a batch writes (WAL). Only a writer makes a file.

    Raises:
        StoreError: When there is none, it is not a store of this gmi, or it cannot be opened.
    """
    if not write and not path.is_file():
        raise StoreError(
            "store.missing",
            "there is no batch here",
            str(path),
            "name the folder that gmi batch -o wrote",
        )
    with translate(path):
        connection = _open(path, write=write)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            if write:
                prepare(connection, str(path))
                # A kill loses nothing with NORMAL; a power cut may lose the last reports, which are then done again.
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
            else:
                check(connection, str(path))
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection that begins and ends transactions only when told to."""
    place = f"file:{quote(str(path.absolute()))}"
    if write:
        return sqlite3.connect(f"{place}?mode=rwc", uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    connection = sqlite3.connect(f"{place}?mode=ro", uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # A folder that may not be written to, such as another's share: nobody else is writing there either.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN or Path(f"{path}-wal").exists():
            raise
        connection = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


@contextmanager
def translate(path: Path) -> Iterator[None]:
    """Says SQLite's errors in our words.

    Raises:
        StoreError: For every error of SQLite's that a user can meet.
    """
    try:
        yield
    except sqlite3.Error as error:
        # Python's own errors (a closed connection) have no code, and are faults of ours.
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            raise
        raise _explain(code & 0xFF, str(error), str(path)) from error


def _explain(code: int, words: str, place: str) -> StoreError:
    """What, where, what to do, by SQLite's primary code."""
    if code in _FULL:
        return StoreError(
            "store.full",
            f"the store cannot be written ({words}); what was saved before is whole",
            place,
            "make room on the disk and run gmi batch again: it goes on where it stopped",
        )
    if code in _LOCKED:
        return StoreError(
            "store.busy", "another program keeps the store locked", place, "close it, or wait until it is done"
        )
    if code in _BROKEN:
        return StoreError(
            "store.broken",
            f"the store is damaged, or no SQLite file ({words})",
            place,
            "delete it and run gmi batch again, which makes it anew",
        )
    return StoreError(
        "store.unusable", f"the store cannot be used ({words})", place, "check the folder's and the file's permissions"
    )
