"""The version of a store: made new, brought up to date, or refused."""

from __future__ import annotations

import sqlite3

from gmi.errors import StoreError
from gmi.store.schema import list_statements

# "GMI1" as SQLite's application id: how a store is told from any other SQLite file.
APPLICATION_ID = 0x474D4931
# What brings a store from version n to n + 1, the step from 1 to 2 first.
STEPS: tuple[tuple[str, ...], ...] = ()


def current_version() -> int:
    """The version that this gmi writes."""
    return len(STEPS) + 1


def prepare(connection: sqlite3.Connection, place: str) -> None:
    """Makes the tables of a new store, or brings an older one up to date, in one transaction.

    Raises:
        StoreError: When the file is no store of gmi's, or one of a newer gmi.
    """
    if _read_pragma(connection, "application_id") == APPLICATION_ID:
        _refuse_newer(connection, place)
        if _read_pragma(connection, "user_version") == current_version():
            return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again now that nobody else can write: another batch may have done this just before.
        if _is_blank(connection):
            for statement in list_statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            check(connection, place, older=True)
            for step in STEPS[_read_pragma(connection, "user_version") - 1 :]:
                for statement in step:
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {current_version()}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check(connection: sqlite3.Connection, place: str, *, older: bool = False) -> None:
    """Makes sure that a file is a store that this gmi can use.

    Args:
        connection: To the file.
        place: The file, for the message.
        older: Whether a store of an older gmi will do.

    Raises:
        StoreError: When it is another program's file, or a store of another version.
    """
    if _read_pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(
            "store.foreign",
            "this SQLite file was not made by gmi batch",
            place,
            "name the folder that gmi batch wrote; for a new batch name an empty folder",
        )
    _refuse_newer(connection, place)
    if _read_pragma(connection, "user_version") < current_version() and not older:
        raise StoreError(
            "store.older",
            "the store was made by an older gmi",
            place,
            "run gmi batch on the folder once more: it brings the store up to date and keeps what is in it",
        )


def _refuse_newer(connection: sqlite3.Connection, place: str) -> None:
    """Writing into tables that one does not know would spoil them."""
    version = _read_pragma(connection, "user_version")
    if version > current_version():
        raise StoreError(
            "store.newer",
            f"the store was made by a newer gmi (its version is {version}, this gmi knows {current_version()})",
            place,
            "install the newest gmi, or name another folder",
        )


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing yet."""
    row = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(row[0] == 0) and _read_pragma(connection, "application_id") == 0


def _read_pragma(connection: sqlite3.Connection, name: str) -> int:
    """A number in the head of the file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
