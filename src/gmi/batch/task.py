"""What a worker is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gmi.fingerprint import Stamp, make_stamp
from gmi.model.review import Fault, File, Review, ReviewOrder


@dataclass(frozen=True, slots=True)
class Task:
    """One report to review.

    Attributes:
        file: What the user calls it.
        local_path: Where the worker finds its bytes.
        order: What the user wants of every report.
        stamp: What reviews depend on where the batch was begun.
        elsewhere: Whether the worker may be on another machine, whose gmi has to be compared.
    """

    file: File
    local_path: str
    order: ReviewOrder
    stamp: Stamp
    elsewhere: bool = False


def prepare_worker() -> None:
    """Loads what reads and scores a report, once for all reports of a worker."""
    import gmi.review  # noqa: F401, PLC0415 - only workers load it: the process that hands out tasks stays small


def review_task(task: Task) -> Review:
    """Reviews one report, in a worker; a fault ``batch.other-gmi`` says that here another result would come out."""
    from gmi.review import review_file  # noqa: PLC0415 - the same

    if task.elsewhere and (here := _stamp(task.order)) != task.stamp:
        fault = Fault(
            "batch.other-gmi",
            f"a worker has another gmi ({here.version}; here it is {task.stamp.version}), or other rubrics or words",
            "the workers",
            "install the same version of gmi on all of them",
        )
        return Review(task.file, "", "failed", fault=fault)
    return review_file(task.local_path, task.file, task.order, task.stamp)


def refuse_task(task: Task, error: OSError) -> Review:
    """The review of a file that cannot be opened any more."""
    message = f"the file cannot be opened any more ({error.strerror})"
    fault = Fault("review.changed", message, task.file.path, "run the batch again")
    return Review(task.file, "", "failed", fault=fault)


@lru_cache(maxsize=4)
def _stamp(order: ReviewOrder) -> Stamp:
    """What reviews depend on here."""
    return make_stamp(order)
