"""A report as it travels to a worker on another machine, and what the worker does with it."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gmi.batch.slot import Answer, Limits, Slot
from gmi.batch.task import Task, prepare_worker, review_task
from gmi.fingerprint import Stamp
from gmi.load import list_rubric_folders, list_rubrics
from gmi.model.review import File, ReviewOrder


@dataclass(frozen=True, slots=True)
class PackedRubric:
    """A rubric that the workers do not have.

    Attributes:
        id: Its folder's name.
        files: Path, below the folder in which it and the rubric that it extends stand, and content of each file.
    """

    id: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One report to review elsewhere.

    Attributes:
        file: What the user calls it.
        content: Its bytes.
        order: What the user wants of every report.
        stamp: What reviews depend on where the batch was begun.
        limits: What a worker may use.
        rubric: None when gmi brings it.
    """

    file: File
    content: bytes
    order: ReviewOrder
    stamp: Stamp
    limits: Limits
    rubric: PackedRubric | None


_HERE = threading.local()
_LAID_OUT: list[tempfile.TemporaryDirectory[str]] = []


def pack_rubric(id_or_path: str | None) -> PackedRubric | None:
    """The files of a rubric of the user's own; None for one that gmi brings."""
    known = list_rubrics()
    if id_or_path is None or id_or_path in known:
        return None
    folders = list_rubric_folders(id_or_path)
    files = tuple(
        (f"{folder.name}/{name}", (folder.path / name).read_bytes())
        for folder in folders
        if folder is folders[0] or folder.name not in known
        for name in folder.files()
        if not name.endswith("/")
    )
    return PackedRubric(folders[0].name, files)


def review_parcel(parcel: Parcel) -> Answer:
    """Reviews a report on the machine to which it was sent, in a process that its time limit can end."""
    slot = getattr(_HERE, "slot", None)
    if slot is None or _HERE.limits != parcel.limits:
        slot, _HERE.limits = Slot(review_task, prepare_worker, parcel.limits), parcel.limits
        _HERE.slot = slot
    order = parcel.order
    if parcel.rubric is not None:
        order = replace(order, rubric=_lay_out(parcel.rubric))
    with tempfile.TemporaryDirectory(prefix="gmi-") as folder:
        place = Path(folder) / "report"
        place.write_bytes(parcel.content)
        return slot.do(Task(parcel.file, str(place), order, parcel.stamp, elsewhere=True))


@lru_cache(maxsize=8)
def _lay_out(rubric: PackedRubric) -> str:
    """A rubric's files on this machine, once for all reports."""
    folder = tempfile.TemporaryDirectory(prefix="gmi-rubric-")
    _LAID_OUT.append(folder)
    for name, content in rubric.files:
        path = Path(folder.name) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return str(Path(folder.name) / rubric.id)
