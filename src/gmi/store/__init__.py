"""Keeps what a batch found, in one SQLite file, and gives it back: rows, whole results, exports, search."""

from gmi.store.connect import STORE_NAME
from gmi.store.export import export_csv, export_jsonl
from gmi.store.parquet import export_parquet
from gmi.store.rows import make_key
from gmi.store.search import search_store
from gmi.store.store import Store, open_store

__all__ = [
    "STORE_NAME",
    "Store",
    "export_csv",
    "export_jsonl",
    "export_parquet",
    "make_key",
    "open_store",
    "search_store",
]
