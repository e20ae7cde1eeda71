"""Exports of a store: the same bytes for the same content, in whatever order it was done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator, Iterator
from typing import Any

from gmi.cell import BYTE_ORDER_MARK, make_cell
from gmi.store.connect import translate
from gmi.store.read import read_dictionaries
from gmi.store.rows import readdress, unpack
from gmi.store.schema import TABLES
from gmi.store.store import Store
from gmi.store.table import Table

_ROWS_AT_ONCE = 2_000

# Files by name, each in pieces; to be taken in order, and closed before the store is.
Tables = Generator[tuple[str, Iterator[bytes]], None, None]


def list_exported() -> tuple[Table, ...]:
    """Tables that go out: not the runs, nor what they cost, nor whole results, which are the JSON Lines."""
    return tuple(table for table in TABLES if table.order)


def export_jsonl(store: Store) -> Generator[bytes, None, None]:
    """One line a report, by its hash: the contract's result with its key, status, files and fault before it.

    A failed or skipped report has ``source`` with what is known of it, and its ``fault``.
    """
    with store.snapshot():
        keys = [row[0] for row in store.connection.execute("SELECT key FROM reports ORDER BY sha256")]
        for key in keys:
            line = json.dumps(_make_line(store, key), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
            yield f"{line}\n".encode()


def export_csv(store: Store) -> Tables:
    """One file a table, by name: UTF-8 that spreadsheets recognise, no cell a formula."""
    with store.snapshot():
        for table in list_exported():
            yield f"{table.name}.csv", _write_csv(store, table)


def read_batches(store: Store, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """What is exported of a table, some thousand rows at a time; at least one batch, which may be empty."""
    with translate(store.path):
        cursor = store.connection.execute(table.select())
        rows = cursor.fetchmany(_ROWS_AT_ONCE)
        yield rows
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield rows


def _write_csv(store: Store, table: Table) -> Iterator[bytes]:
    """A table as CSV."""
    yield BYTE_ORDER_MARK.encode()
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow([column.name for column in table.exported])
    for rows in read_batches(store, table):
        writer.writerows([make_cell(value) for value in row] for row in rows)
        yield paper.getvalue().encode()
        paper.seek(0)
        paper.truncate()


def _make_line(store: Store, key: str) -> dict[str, Any]:
    """One report as one JSON value."""
    row = read_dictionaries(store.connection, "SELECT * FROM reports WHERE key = ?", (key,))[0]
    paths = store.connection.execute("SELECT path FROM files WHERE report_key = ? ORDER BY path", (key,))
    packed = store.connection.execute("SELECT json_zlib FROM results WHERE report_key = ?", (key,)).fetchone()
    fault = None
    if row["fault_code"] is not None:
        fault = {name: row[f"fault_{name}"] for name in ("code", "message", "where", "hint")}
    line = {"key": key, "status": row["status"], "files": [path for (path,) in paths], "fault": fault}
    if packed is not None:
        return line | readdress(unpack(packed[0]), row["path"])
    return line | {"source": {name: row[name] for name in ("path", "sha256", "symbol", "document_kind")}}
