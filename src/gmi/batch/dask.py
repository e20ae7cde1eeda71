"""The cluster engine: the same work on the workers of a dask scheduler; distributed's only door.

Workers share no disk with the batch: a report travels to its worker as bytes, with the rubric when that is the user's
own. There a process of its own reads it, so that the time for a report is kept on a cluster too.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import signal
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from importlib import import_module
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

from gmi.batch.order import BatchOrder
from gmi.batch.parcel import Parcel, pack_rubric, review_parcel
from gmi.batch.pool import Ended
from gmi.batch.slot import Answer
from gmi.batch.stop import listed_signals
from gmi.batch.task import Task, refuse_task
from gmi.errors import BatchError

_ATTEMPTS = 3
_LOOK_SECONDS = 0.2
_WORKERS_SECONDS = 60
_SCHEDULER_SECONDS = 15
# Reports under way for each worker: one that it reads, and one that waits there so that it never stands idle.
_AHEAD = 2
_COUNT_SECONDS = 5.0


def run_dask(tasks: Iterable[Task], order: BatchOrder, stop: threading.Event) -> Generator[Ended[Task], None, None]:
    """Has every task done on a cluster, as each comes to its end. See ``pool.run_pool``.

    A task whose worker died is done elsewhere, three times at most.

    Raises:
        BatchError: When distributed is not installed, the scheduler does not answer or is lost, or there are no workers
            with the same gmi.
    """
    distributed = _import_distributed()
    if not order.debug:
        logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    with _connect(distributed, order) as client:
        yield from _Round(distributed, client, order, stop).run(iter(tasks))


class _Round:
    """One batch on a cluster: hands out no more than the workers can take, and takes answers as they come."""

    def __init__(self, distributed: Any, client: Any, order: BatchOrder, stop: threading.Event) -> None:
        self._distributed = distributed
        self._client = client
        self._order = order
        self._stop = stop
        self._rubric = pack_rubric(order.review.rubric)
        self._ended: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._under_way: dict[Any, tuple[Task, int]] = {}
        self._most = 0
        self._counted = 0.0

    def run(self, tasks: Iterator[Task]) -> Iterator[Ended[Task]]:
        """Every task's end."""
        more = True
        try:
            while (more or self._under_way) and not self._stop.is_set():
                while more and len(self._under_way) < self._count_places():
                    task = next(tasks, None)
                    if task is None:
                        more = False
                        continue
                    try:
                        self._submit(task, 1)
                    except OSError as error:
                        yield Ended(task, Answer("done", refuse_task(task, error), "", 0.0, 0), 1)
                try:
                    future = self._ended.get(timeout=_LOOK_SECONDS)
                except queue.Empty:
                    self._check_scheduler()
                    continue
                ended = self._take(future)
                if ended is not None:
                    yield ended
        finally:
            for future in self._under_way:
                with contextlib.suppress(Exception):
                    future.cancel()

    def _count_places(self) -> int:
        """How many reports may be under way; workers come and go."""
        now = time.monotonic()
        if not self._most or now - self._counted > _COUNT_SECONDS:
            try:
                self._most = max(1, sum(self._client.nthreads().values())) * _AHEAD
            except Exception:  # whatever the cluster raised, it is asked again, unless it is gone
                self._check_scheduler()
                self._most = self._most or 1
            self._counted = now
        return self._most

    def _submit(self, task: Task, attempt: int) -> None:
        """Sends a report off.

        Raises:
            OSError: When it has gone from this machine meanwhile.
        """
        content = Path(task.local_path).read_bytes()
        parcel = Parcel(task.file, content, task.order, task.stamp, self._order.limits, self._rubric)
        future = self._client.submit(review_parcel, parcel, pure=False, retries=0)
        self._under_way[future] = (task, attempt)
        future.add_done_callback(self._ended.put)

    def _take(self, future: Any) -> Ended[Task] | None:
        """A report that came back; None when it was sent off again."""
        task, attempt = self._under_way.pop(future)
        try:
            answer = future.result()
        except ImportError as error:
            message = f"the workers cannot load gmi ({_say(error)})"
            hint = "install the same version of gmi on all of them"
            raise BatchError("batch.other-gmi", message, "the workers", hint) from error
        except Exception as error:  # whatever the cluster raised, the report did not come back
            self._check_scheduler()
            lost = isinstance(error, self._distributed.KilledWorker)
            answer = Answer("died", None, "its workers died" if lost else _say(error), 0.0, 0)
            # The scheduler has had it done elsewhere by itself, as often as it is told to.
            attempt = _ATTEMPTS if lost else attempt
        if answer.ending == "died" and attempt < _ATTEMPTS:
            with contextlib.suppress(OSError):
                self._submit(task, attempt + 1)
                return None
        return Ended(task, answer, attempt)

    def _check_scheduler(self) -> None:
        """Raises when the scheduler is gone: then no report can come back."""
        if self._client.status not in {"running", "connecting"}:
            raise BatchError(
                "batch.scheduler",
                "the connection to the scheduler was lost",
                self._order.scheduler or "the local cluster",
                "start it again and run the same command: what is done is kept",
            )


@contextlib.contextmanager
def _connect(distributed: Any, order: BatchOrder) -> Iterator[Any]:
    """A client of the user's scheduler, or of a cluster of our own on this machine."""
    with contextlib.ExitStack() as closing:
        with _deaf_to_signals():
            try:
                if order.scheduler is None:
                    closing.enter_context(
                        import_module("dask").config.set({"distributed.scheduler.allowed-failures": _ATTEMPTS - 1})
                    )
                    cluster = closing.enter_context(
                        distributed.LocalCluster(
                            n_workers=order.jobs,
                            threads_per_worker=1,
                            memory_limit=0,
                            dashboard_address=None,
                            silence_logs=logging.WARNING if order.debug else logging.CRITICAL + 1,
                        )
                    )
                    address = cluster.scheduler_address
                else:
                    address = order.scheduler
                client = closing.enter_context(distributed.Client(address, timeout=_SCHEDULER_SECONDS))
            except (OSError, ValueError, TypeError) as error:
                raise BatchError(
                    "batch.scheduler",
                    f"the scheduler does not answer ({_say(error)})",
                    order.scheduler or "",
                    "check its address, for example tcp://scheduler:8786, and that its dask is the same version",
                ) from error
        try:
            client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        except (TimeoutError, OSError) as error:
            raise BatchError(
                "batch.no-workers",
                f"the scheduler has had no workers for {_WORKERS_SECONDS} seconds",
                order.scheduler or "",
                "start some: dask worker ADDRESS",
            ) from error
        yield client


@contextlib.contextmanager
def _deaf_to_signals() -> Iterator[None]:
    """What is started meanwhile does not hear Ctrl-C: it is for this process, which then ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started now, it does not undo the mask when the first process is started.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, listed_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _import_distributed() -> Any:
    """The package, which is an extra."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise BatchError(
            "batch.extra",
            "--engine dask needs the package distributed",
            "--engine",
            "install it with: pip install 'gmi[dask]'",
        ) from error


def _say(error: BaseException) -> str:
    """An error of another package in one short line."""
    return (" ".join(str(error).split()) or type(error).__name__)[:200]
