"""Runs a batch: finds, plans, has reviewed, keeps.

Only this process writes into the batch's folder. A run that is killed at any moment leaves a folder from which the next
one gets to the same end.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gmi.batch.dask import run_dask
from gmi.batch.gather import Gathered, gather_files
from gmi.batch.hashing import Hashed, hash_files
from gmi.batch.keep import forget_gone, keep_review, list_kept, sweep_reports
from gmi.batch.lock import hold_folder
from gmi.batch.order import BatchOrder, Outcome, Teller
from gmi.batch.plan import Plan, plan_batch
from gmi.batch.pool import Ended, run_pool
from gmi.batch.progress import count_pages
from gmi.batch.slot import Answer, Slot
from gmi.batch.stop import listen_for_stop
from gmi.batch.task import Task, prepare_worker, review_task
from gmi.errors import BatchError
from gmi.fingerprint import Stamp, make_stamp
from gmi.load import list_languages, load_rubric
from gmi.model.review import Fault, Review
from gmi.store import Store, open_store
from gmi.version import __version__
from gmi.write import check_folder, write_bytes

__all__ = ["Page", "run_batch"]

# A page over all reports: its bytes from what the store holds.
Page = Callable[[Store], bytes]

_FETCHED = ".gmi-fetched"


def run_batch(order: BatchOrder, teller: Teller, pages: Mapping[str, Page] | None = None) -> Outcome:
    """Reviews all that the user named, keeps it in the folder, and says what came of it.

    Args:
        order: What the user wants.
        teller: Tells him how far it is.
        pages: Files to write into the folder at the end, by name, each from what the store then holds.

    Returns:
        What came of the files that were named; also when someone stopped the batch on the way.

    Raises:
        BatchError: When there is nothing to review, another batch is using the folder, or no worker can be had.
        GmiError: When the rubric is wrong, or the folder or the store cannot be written.
    """
    check_folder(order.folder)
    stamp = make_stamp(order.review)
    if order.review.rubric is not None:
        languages = list_languages(order.review.rubric)
        load_rubric(order.review.rubric, order.review.language or (languages[0] if languages else "en"))
    with (
        contextlib.closing(teller),
        hold_folder(order.folder, order.wait_seconds, teller.say),
        listen_for_stop() as stop,
        open_store(order.folder, write=True) as store,
    ):
        return _Batch(order, teller, stamp, stop, store, dict(pages or {})).run()


@dataclass(slots=True)
class _Batch:
    """One run.

    Attributes:
        now: Reviews of this run that are done; their pages are in ``read``.
    """

    order: BatchOrder
    teller: Teller
    stamp: Stamp
    stop: threading.Event
    store: Store
    pages: dict[str, Page]
    began: float = field(default_factory=time.monotonic)
    run_id: int = 0
    now: int = 0
    ended: int = 0
    read: int = 0

    def run(self) -> Outcome:
        """The whole way."""
        order = self.order
        fetched = order.folder / _FETCHED
        self._clear(fetched)
        gathered = gather_files(list(order.arguments), order.folder)
        self._tell_gathered(gathered)
        try:
            fetched.mkdir(exist_ok=True)
            tell = partial(self.teller.look, total=len(gathered.named))
            hashed = hash_files(gathered.named, fetched, self.stop, tell)
            if self.stop.is_set():
                return Outcome(stopped=True, left=len(gathered.named), seconds=self._seconds())
            return self._review(hashed)
        finally:
            self._clear(fetched)

    def _review(self, hashed: tuple[Hashed, ...]) -> Outcome:
        """Everything after it is known what there is."""
        store = self.store
        plan = plan_batch(hashed, list_kept(self.order.folder, store), self.stamp, fresh=self.order.fresh)
        self._tell_plan(plan)
        self.run_id = store.begin_run(
            gmi_version=__version__, rubric=self.order.review.rubric, jobs=self.order.jobs, engine=self.order.engine
        )
        store.save_files([one.file for one in hashed])
        gone = forget_gone(store, hashed, self.order.arguments)
        if gone:
            self.teller.say(f"no longer there, and taken out: {_count(gone, 'file', 'files')}")
        for one in plan.unread:
            self._keep(Review(one.file, "", "failed", fault=one.fault), Answer("done", None, "", 0.0, 0), 0)
        self.teller.begin(len(plan.due))
        engine = self._run_engine(Task(one.file, one.local_path, self.order.review, self.stamp) for one in plan.due)
        with contextlib.closing(engine):
            for ended in engine:
                review = read_answer(ended)
                if review.fault is not None and review.fault.code == "batch.other-gmi":
                    raise BatchError(review.fault.code, review.fault.message, review.fault.where, review.fault.hint)
                self._keep(review, ended.answer, ended.attempts)
                self.ended += 1
                self.teller.end(review)
                if ended.task.local_path.startswith(str(self.order.folder / _FETCHED)):
                    Path(ended.task.local_path).unlink(missing_ok=True)
        stopped = self.ended < len(plan.due)
        return self._finish(hashed, plan, stopped=stopped)

    def _run_engine(self, tasks: Iterable[Task]) -> Generator[Ended[Task], None, None]:
        """The engine that the user wants, at work."""
        order = self.order
        if order.engine == "dask":
            return run_dask(tasks, order, self.stop)
        make = partial(Slot, review_task, prepare_worker, order.limits, debug=order.debug)
        return run_pool(tasks, make, order.jobs, self.stop)

    def _keep(self, review: Review, answer: Answer, attempts: int) -> None:
        """Keeps one review, and counts it."""
        keep_review(
            self.order.folder,
            self.store,
            review,
            self.run_id,
            seconds=answer.seconds,
            peak_bytes=answer.peak_bytes,
            attempts=attempts,
        )
        if review.status == "done":
            self.now += 1
            self.read += count_pages(review)

    def _finish(self, hashed: tuple[Hashed, ...], plan: Plan, *, stopped: bool) -> Outcome:
        """Files over all reports, and what came of those that were named."""
        store, folder = self.store, self.order.folder
        store.forget_unnamed()
        rows = store.reports()
        sweep_reports(folder, {row.key for row in rows if row.status == "done"})
        written = [folder / name for name in self.pages]
        for path in written:
            write_bytes(path, self.pages[path.name](store))
        store.end_run(self.run_id)
        named: dict[str, str] = {}
        for one in hashed:
            named.setdefault(one.file.sha256, one.file.path)
        mine = sorted((row for row in rows if row.sha256 in named), key=lambda row: named[row.sha256])
        done = sum(row.status == "done" for row in mine)
        return Outcome(
            now=self.now,
            before=done - self.now,
            failed=tuple((named[row.sha256], row.fault) for row in mine if row.status == "failed" and row.fault),
            skipped=tuple((named[row.sha256], row.fault) for row in mine if row.status == "skipped" and row.fault),
            duplicates=tuple((one.file.path, named[one.file.sha256]) for one in plan.duplicates),
            left=len(plan.due) - self.ended,
            stopped=stopped,
            pages=self.read,
            seconds=self._seconds(),
            written=(folder / "gmi.sqlite", *written),
        )

    def _seconds(self) -> float:
        return time.monotonic() - self.began

    @staticmethod
    def _clear(fetched: Path) -> None:
        """Takes away what was fetched; also what a run that was killed left behind."""
        if fetched.is_dir() and not fetched.is_symlink():
            shutil.rmtree(fetched, ignore_errors=True)

    def _tell_gathered(self, gathered: Gathered) -> None:
        """What was passed over; stops where nothing was found."""
        for note in gathered.notes:
            self.teller.say(note)
        if gathered.hidden:
            hidden = _count(gathered.hidden, "hidden file or folder", "hidden files and folders")
            self.teller.say(f"passed over: {hidden}")
        if gathered.other:
            listed = ", ".join(f"{count} {ending}" for ending, count in sorted(gathered.other.items()))
            self.teller.say(f"passed over, of other kinds: {listed} (gmi reads PDF)")
        if not gathered.named:
            raise BatchError(
                "batch.nothing",
                "there is nothing to review",
                ", ".join(self.order.arguments),
                "name folders, patterns or PDF files",
            )

    def _tell_plan(self, plan: Plan) -> None:
        """What is to be done, and why."""
        parts = [f"{plan.kept} done before and unchanged"] if plan.kept else []
        parts += [f"{plan.new} to do"] if plan.new or not plan.again else []
        parts += [f"{count} again because {reason}" for reason, count in sorted(plan.again.items())]
        if plan.duplicates:
            parts.append(_count(len(plan.duplicates), "duplicate", "duplicates"))
        if plan.unread:
            parts.append(f"{len(plan.unread)} that cannot be opened")
        self.teller.say(f"{_count(len(plan.due) + plan.kept, 'report', 'reports')}: {', '.join(parts)}")


def read_answer(ended: Ended[Task]) -> Review:
    """The review that a worker made; or, when its process was ended or died, the failure that this is.

    Such a failure has no fingerprint: it is tried again in the next run, since it may come from the machine.
    """
    answer, file = ended.answer, ended.task.file
    if answer.ending == "done" and isinstance(answer.value, Review):
        return answer.value
    if answer.ending == "timeout":
        message, hint = f"reading it took too long: {answer.detail}", "give it more time: --timeout SECONDS"
        return Review(file, "", "failed", fault=Fault("review.timeout", message, file.path, hint))
    if answer.ending == "died":
        tries = "twice" if ended.attempts == 2 else f"{ended.attempts} times"
        message = f"the process that read it died, {tries}: {answer.detail}"
        fault = Fault("review.died", message, file.path, "score it alone, on a machine with more memory")
        return Review(file, "", "failed", fault=fault)
    message = f"a fault in gmi itself: {answer.detail}"
    hint = "score it alone with --debug, and report what it prints"
    return Review(file, "", "failed", fault=Fault("review.fault-in-gmi", message, file.path, hint))


def _count(number: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else several}"
