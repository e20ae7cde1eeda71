"""The store of one batch: what came of every file, and what its reports hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from gmi.errors import StoreError
from gmi.model.review import File, Review
from gmi.model.store_rows import FileRow, ReportRow, ThemeRow
from gmi.store.connect import connect, find_store, translate
from gmi.store.read import read_files, read_reports, read_themes
from gmi.store.rows import (
    make_key,
    make_paragraphs,
    make_parts,
    make_references,
    make_report,
    make_title,
    readdress,
    unpack,
)
from gmi.store.schema import PARAGRAPHS, PARTS, REFERENCES, REPORTS


def open_store(folder: str | Path, *, write: bool) -> Store:
    """Opens the store of a batch folder.

    Args:
        folder: What ``gmi batch -o`` was given.
        write: To save into it; makes it when it is not there. Readers see the last whole state, also while one writes.

    Raises:
        StoreError: When there is none to read, the file is no store of this gmi, or it cannot be opened.
    """
    path = find_store(folder)
    return Store(path, connect(path, write=write))


class Store:
    """One connection to a store; a context manager that closes it.

    Every method that saves does so in one transaction: a kill at any moment leaves all of it or nothing. What can be
    asked, but for runs and work, depends only on the files and what came of them, not on the order in which it was
    saved.

    Attributes:
        path: Its file.
        connection: For what this package reads by itself (search, export).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Takes over an open connection; see ``open_store``."""
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection; the last one folds the log back, so that a single file remains."""
        with translate(self.path):
            self.connection.close()

    def begin_run(self, *, gmi_version: str, rubric: str | None, jobs: int, engine: str) -> int:
        """Notes that a run begins.

        Args:
            gmi_version: The program's.
            rubric: What the user asked for; None for the one made for each report's treaty body.
            jobs: Processes side by side.
            engine: ``local`` or ``dask``.

        Returns:
            Its id, for ``save_review`` and ``end_run``.
        """
        sql = "INSERT INTO runs (started, gmi_version, rubric, jobs, engine) VALUES (?, ?, ?, ?, ?)"
        with self._write():
            cursor = self.connection.execute(sql, (_now(), gmi_version, rubric, jobs, engine))
        return int(cursor.lastrowid or 0)

    def end_run(self, run_id: int) -> None:
        """Notes that a run has come to its end; one that was killed keeps none."""
        with self._write():
            self.connection.execute("UPDATE runs SET ended = ? WHERE id = ?", (_now(), run_id))

    def save_files(self, files: Iterable[File]) -> None:
        """Adds paths, or notes that their content has changed; works out which are duplicates.

        Paths of earlier runs stay; ``forget_unnamed`` takes away reports whose paths have all changed.
        """
        with self._write():
            touched: set[str] = set()
            for file in files:
                touched |= self._save_file(file)
            self._settle(touched)

    def drop_files(self, paths: Iterable[str]) -> None:
        """Takes paths away, such as those of files that are no longer there. See ``forget_unnamed``."""
        with self._write():
            touched: set[str] = set()
            for path in map(_clean, paths):
                touched |= self._hashes_of(path)
                self.connection.execute("DELETE FROM files WHERE path = ?", (path,))
            self._settle(touched)

    def forget_unnamed(self) -> None:
        """Takes away reports that no path holds any more, with all their parts."""
        with self._write():
            self.connection.execute(
                "DELETE FROM reports WHERE key NOT IN (SELECT report_key FROM files WHERE report_key IS NOT NULL)"
            )

    def save_review(
        self, review: Review, run_id: int, *, seconds: float, peak_memory_bytes: int | None = None, attempts: int = 1
    ) -> None:
        """Saves what came of one file, in the place of what was there for the same content.

        Args:
            review: From ``review_file``.
            run_id: From ``begin_run``.
            seconds: How long it took.
            peak_memory_bytes: Most memory that its process held, when known.
            attempts: How often it was begun.

        Raises:
            StoreError: When it cannot be written; nothing of it is saved then.
        """
        key, sha256 = make_key(review.file.sha256), review.file.sha256
        with self._write():
            touched = self._save_file(review.file)
            path = self._paths_of(sha256)[0]
            row = make_report(review, path)
            self.connection.execute(REPORTS.insert(replace="key"), row)
            self.connection.execute("UPDATE files SET report_key = ? WHERE sha256 = ?", (key, sha256))
            for table in reversed(PARTS):
                self.connection.execute(f'DELETE FROM "{table.name}" WHERE report_key = ?', (key,))  # noqa: S608 - names of our own
            if review.result is not None:
                self._save_parts(key, review, readdress(review.result, path))
            self.connection.execute(
                "INSERT OR REPLACE INTO work (report_key, run_id, seconds, peak_memory_bytes, attempts) "
                "VALUES (?, ?, ?, ?, ?)",
                (key, run_id, seconds, peak_memory_bytes, attempts),
            )
            self._settle(touched)

    def fingerprints(self) -> dict[str, str]:
        """What each content that was reviewed was reviewed under, by its hash."""
        with translate(self.path):
            return dict(self.connection.execute("SELECT sha256, fingerprint FROM reports"))

    def is_done(self, sha256: str, fingerprint: str) -> bool:
        """Whether a content was reviewed under the same conditions, whatever came of it."""
        sql = "SELECT 1 FROM reports WHERE sha256 = ? AND fingerprint = ?"
        with translate(self.path):
            return self.connection.execute(sql, (sha256, fingerprint)).fetchone() is not None

    def files(self) -> tuple[FileRow, ...]:
        """Every path, sorted."""
        with translate(self.path):
            return read_files(self.connection)

    def reports(self) -> tuple[ReportRow, ...]:
        """Every report, by State, body, cycle and path; those of which a part is not known come last."""
        with translate(self.path):
            return read_reports(self.connection)

    def themes(self) -> tuple[ThemeRow, ...]:
        """Every theme of every report, by report and then in the rubric's order."""
        with translate(self.path):
            return read_themes(self.connection)

    def result(self, key: str) -> dict[str, Any]:
        """The whole result of a report, as the contract's JSON has it, under the first path that holds it.

        Raises:
            StoreError: When there is no such report, or it has no result.
        """
        sql = "SELECT json_zlib, path FROM results JOIN reports ON reports.key = report_key WHERE report_key = ?"
        with translate(self.path):
            row = self.connection.execute(sql, (key,)).fetchone()
        if row is None:
            raise StoreError(
                "store.no-result", f"the batch holds no result “{key}”", str(self.path), "gmi export lists its reports"
            )
        return readdress(unpack(row[0]), row[1])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within is of one moment, whatever a batch writes meanwhile."""
        with translate(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def _write(self) -> Iterator[None]:
        """One transaction: all of it is saved, or nothing."""
        with translate(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # SQLite takes a transaction back by itself when the disk is full.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _save_file(self, file: File) -> set[str]:
        """Adds or changes a path; returns the contents of which the set of paths has changed."""
        path = _clean(file.path)
        before = self._hashes_of(path)
        if before == {file.sha256}:
            return set()
        self.connection.execute(
            "INSERT INTO files (path, sha256, size_bytes, report_key) "
            "VALUES (?, ?, ?, (SELECT key FROM reports WHERE key = ?)) ON CONFLICT (path) DO UPDATE SET "
            "sha256 = excluded.sha256, size_bytes = excluded.size_bytes, report_key = excluded.report_key",
            (path, file.sha256, file.size_bytes, make_key(file.sha256)),
        )
        return before | {file.sha256}

    def _settle(self, hashes: Iterable[str]) -> None:
        """Which path is the first of a content; the others are its duplicates, and the report bears its name."""
        for sha256 in sorted(hashes):
            paths = self._paths_of(sha256)
            if not paths:
                continue
            self.connection.execute(
                "UPDATE files SET duplicate_of = nullif(?, path) WHERE sha256 = ?", (paths[0], sha256)
            )
            self._rename(make_key(sha256), paths[0])

    def _rename(self, key: str, path: str) -> None:
        """Calls a report by another of its paths."""
        sql = "SELECT path, state_name, symbol FROM reports WHERE key = ? AND path <> ?"
        row = self.connection.execute(sql, (key, path)).fetchone()
        if row is None:
            return
        old, state_name, symbol = row
        title = make_title(state_name, symbol, path)
        self.connection.execute("UPDATE reports SET path = ?, title = ? WHERE key = ?", (path, title, key))
        self.connection.execute(
            "UPDATE reports SET fault_where = ? WHERE key = ? AND fault_where = ?", (path, key, old)
        )
        self.connection.execute("UPDATE problems SET place = ? WHERE report_key = ? AND place = ?", (path, key, old))

    def _save_parts(self, key: str, review: Review, result: dict[str, Any]) -> None:
        """Writes a result's rows into every table but that of the reports."""
        first_id = self.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM paragraphs").fetchone()[0]
        paragraphs = make_paragraphs(key, review.paragraphs, first_id)
        rows = {PARAGRAPHS.name: paragraphs, REFERENCES.name: make_references(key, result, paragraphs)}
        rows |= make_parts(key, result)
        for table in PARTS:
            self.connection.executemany(table.insert(), rows[table.name])

    def _hashes_of(self, path: str) -> set[str]:
        """The content of a path, if it is known."""
        return {row[0] for row in self.connection.execute("SELECT sha256 FROM files WHERE path = ?", (path,))}

    def _paths_of(self, sha256: str) -> list[str]:
        """The paths with a content, sorted."""
        return [
            row[0]
            for row in self.connection.execute("SELECT path FROM files WHERE sha256 = ? ORDER BY path", (sha256,))
        ]


def _clean(path: str) -> str:
    """A path as text: bytes that are no letters, which some file systems allow, are written as codes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _now() -> str:
    """The moment, to the second; only ``runs`` keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
