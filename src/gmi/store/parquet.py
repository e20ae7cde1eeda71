"""Writes the store's tables as Parquet: pyarrow's only door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gmi.errors import StoreError
from gmi.store.export import Tables, list_exported, read_batches
from gmi.store.store import Store
from gmi.store.table import Table


def export_parquet(store: Store) -> Tables:
    """One file a table, by name; columns have the store's types.

    Raises:
        StoreError: When pyarrow is not installed.
    """
    try:
        import pyarrow as arrow  # noqa: PLC0415 - an extra, which most users do without
        from pyarrow import parquet  # noqa: PLC0415 - the same
    except ImportError as error:
        raise StoreError(
            "store.parquet-missing",
            "Parquet needs pyarrow, which is not installed",
            "--format parquet",
            "pip install 'gmi[parquet]', or choose csv or jsonl",
        ) from error
    kinds = {"TEXT": arrow.string(), "INTEGER": arrow.int64(), "REAL": arrow.float64()}
    with store.snapshot():
        for table in list_exported():
            schema = arrow.schema(
                [arrow.field(c.name, kinds[c.kind], metadata={"description": c.about}) for c in table.exported],
                metadata={"description": table.about},
            )
            yield f"{table.name}.parquet", _write(store, table, arrow, parquet, schema)


def _write(store: Store, table: Table, arrow: Any, parquet: Any, schema: Any) -> Iterator[bytes]:
    """A table as the bytes of a Parquet file, piece by piece."""
    paper = _Paper()
    with parquet.ParquetWriter(paper, schema, compression="zstd") as writer:
        for rows in read_batches(store, table):
            columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
            arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(arrow.table(arrays, schema=schema))
            yield paper.take()
    yield paper.take()


class _Paper:
    """A file that is given away while it is written."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece: Any) -> int:
        """Takes a piece."""
        self._pieces.append(bytes(piece))
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How much was written in all."""
        return self._length

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is to be closed."""

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken
