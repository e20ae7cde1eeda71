"""Keeps what is done in the batch's folder, and takes away what is no longer there.

A report's files are written first, each whole, then its rows, in one transaction. Whoever kills the process in between
leaves a report that the store does not call done: the next run does it again, over the same files.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from gmi.batch.gather import is_below
from gmi.batch.hashing import Hashed
from gmi.batch.storage import is_url
from gmi.fingerprint import has_result
from gmi.model.review import Review
from gmi.store import Store
from gmi.write import write_bytes

_REPORTS = "reports"
_KEY_LENGTH = 16
_KEY = re.compile(rf"[0-9a-f]{{{_KEY_LENGTH}}}")
_OUTPUTS = ("report.html", "report.json", "report.csv")


def keep_review(
    folder: Path, store: Store, review: Review, run_id: int, *, seconds: float, peak_bytes: int, attempts: int
) -> None:
    """Writes a report's files, then its rows.

    Raises:
        RenderError: When a file cannot be written.
        StoreError: When the store cannot be written.
    """
    place = folder / _REPORTS / review.file.sha256[:_KEY_LENGTH]
    for name in _OUTPUTS:
        if name in review.outputs:
            write_bytes(place / name, review.outputs[name])
    store.save_review(
        review, run_id, seconds=round(seconds, 3), peak_memory_bytes=peak_bytes or None, attempts=attempts
    )


def list_kept(folder: Path, store: Store) -> dict[str, str]:
    """Fingerprint by hash of each content that was reviewed, and of which the folder still has the files."""
    return {
        sha256: fingerprint
        for sha256, fingerprint in store.fingerprints().items()
        if not has_result(fingerprint)
        or all((folder / _REPORTS / sha256[:_KEY_LENGTH] / name).is_file() for name in _OUTPUTS)
    }


def forget_gone(store: Store, hashed: Iterable[Hashed], arguments: Iterable[str]) -> int:
    """Takes out of the store the names of files that are no longer there.

    Those are: names in a folder that was named, and is read now without them; names of files that have moved, when
    their content is here under another name; names that never were files, and are not asked for now. All others stay:
    a batch may grow folder by folder.

    Returns:
        How many there were.
    """
    there = {one.file.path: one.file.sha256 for one in hashed}
    contents = set(there.values())
    folders = [argument for argument in arguments if Path(argument).is_dir()]
    gone = [
        row.path
        for row in store.files()
        if row.path not in there
        and (
            row.size_bytes == 0
            or any(is_below(row.path, folder) for folder in folders)
            or (row.sha256 in contents and not is_url(row.path) and not os.path.lexists(row.path))
        )
    ]
    if gone:
        store.drop_files(gone)
    return len(gone)


def sweep_reports(folder: Path, keys: set[str]) -> None:
    """Takes away files of reports that are done no more, and halves that a killed run left; nothing else.

    Args:
        folder: The batch's own.
        keys: Of the reports that are done.
    """
    reports = folder / _REPORTS
    for place in sorted(reports.iterdir()) if reports.is_dir() else ():
        if not _KEY.fullmatch(place.name) or place.is_symlink() or not place.is_dir():
            continue
        for path in place.iterdir():
            if path.name.endswith(".part") or (path.name in _OUTPUTS and place.name not in keys):
                path.unlink(missing_ok=True)
        if place.name not in keys:
            with contextlib.suppress(OSError):
                place.rmdir()
    for path in folder.glob(".*.part"):
        path.unlink(missing_ok=True)
