"""A batch from Python: reviews folders and files, and writes the pages over all reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from gmi.batch.order import BatchOrder, Outcome
from gmi.batch.progress import make_teller
from gmi.batch.run import Page, run_batch
from gmi.model.review import ReviewOrder
from gmi.render.batch import render_index, render_summary

# Pages over all reports, by the name of their file in the folder.
PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "summary.csv": lambda store: render_summary(store.reports(), store.files()),
        "index.html": lambda store: render_index(store.reports(), store.files(), store.themes()).encode("utf-8"),
    }
)


def assess_folder(
    paths: str | Sequence[str],
    output: str,
    rubric: str | None = None,
    *,
    jobs: int | None = None,
    fresh: bool = False,
    quiet: bool = True,
) -> Outcome:
    """Reviews every report of a folder, in processes of their own, and keeps what is done.

    Args:
        paths: A folder, file, pattern, ``@list`` or storage URL; or several.
        output: Folder of the batch: the store, the summary, the page and a folder for each report.
        rubric: Id or path; by default the one made for each report's treaty body.
        jobs: Reports at a time; None for one for each core.
        fresh: Do again what is done.
        quiet: Tell nothing on standard error meanwhile.

    Returns:
        What came of it: how many were done now and before, failures, skipped documents, duplicates, each by path.

    Raises:
        BatchError: When there is nothing to review, or another batch is using the folder.
        GmiError: When the rubric is wrong, or the folder cannot be written.
    """
    order = BatchOrder(
        arguments=(paths,) if isinstance(paths, str) else tuple(paths),
        folder=Path(output),
        review=ReviewOrder(rubric=rubric),
        jobs=jobs or count_cores(),
        fresh=fresh,
    )
    return run_batch(order, make_teller(sys.stderr, quiet=quiet), PAGES)


def count_cores() -> int:
    """Cores that this process may use: fewer than the machine has, when something bounds it."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
