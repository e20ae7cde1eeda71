"""The local engine: as many worker processes as the user wants, each with one report at a time."""

from __future__ import annotations

import contextlib
import queue
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from gmi.batch.slot import Answer, Slot
from gmi.batch.stop import listed_signals

T = TypeVar("T")
# How often the one who waits looks whether someone wants to stop.
_LOOK_SECONDS = 0.2
# Answers that wait to be saved, for each worker: more would fill the memory when saving is slow.
_WAITING = 2


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """A task and what came of it.

    Attributes:
        task: As it was given.
        answer: Of the last try.
        attempts: How many tries it took.
    """

    task: T
    answer: Answer
    attempts: int


def run_pool(
    tasks: Iterable[T], make_slot: Callable[[], Slot], jobs: int, stop: threading.Event
) -> Generator[Ended[T], None, None]:
    """Has every task done, as each comes to its end.

    A task whose worker died is tried once more when all others are done, alone: what killed it may have been the memory
    that the others took.

    Args:
        tasks: Taken as workers come free.
        make_slot: A place for a worker.
        jobs: How many there are at a time.
        stop: When it is set, what is being worked on is given up, and the iterator ends.

    Raises:
        BatchError: When no worker can be started.
    """
    again: list[T] = []
    for ended in _Crew(iter(tasks), tuple(make_slot() for _ in range(jobs))).run(stop):
        if ended.answer.ending == "died":
            again.append(ended.task)
        else:
            yield ended
    if again and not stop.is_set():
        for ended in _Crew(iter(again), (make_slot(),)).run(stop):
            yield Ended(ended.task, ended.answer, 2)


class _Crew(Generic[T]):
    """Workers that take tasks until there are none."""

    def __init__(self, tasks: Iterator[T], slots: tuple[Slot, ...]) -> None:
        self._tasks = tasks
        self._slots = slots
        self._taking = threading.Lock()
        self._over = threading.Event()
        self._answers: queue.Queue[Ended[T] | BaseException | None] = queue.Queue(len(slots) * _WAITING)
        self._threads = [threading.Thread(target=self._serve, args=(slot,), daemon=True) for slot in slots]

    def run(self, stop: threading.Event) -> Generator[Ended[T], None, None]:
        """Every task once, as each comes to its end."""
        for thread in self._threads:
            thread.start()
        serving = len(self._threads)
        try:
            while serving and not stop.is_set():
                with contextlib.suppress(queue.Empty):
                    answer = self._answers.get(timeout=_LOOK_SECONDS)
                    if answer is None:
                        serving -= 1
                    elif isinstance(answer, BaseException):
                        raise answer
                    else:
                        yield answer
        finally:
            self._dismiss()

    def _serve(self, slot: Slot) -> None:
        """One thread, one worker."""
        _block_signals()
        try:
            while not self._over.is_set():
                with self._taking:
                    task = next(self._tasks, None)
                if task is None:
                    return
                answer = slot.do(task)
                if not self._over.is_set():
                    self._answers.put(Ended(task, answer, 1))
        except BaseException as error:  # told to the one who waits for answers
            self._answers.put(error)
        finally:
            slot.close()
            self._answers.put(None)

    def _dismiss(self) -> None:
        """Ends all workers, whatever they are doing."""
        self._over.set()
        for slot in self._slots:
            slot.close()
        while any(thread.is_alive() for thread in self._threads):
            # A thread may be waiting for room to leave its answer.
            with contextlib.suppress(queue.Empty):
                self._answers.get(timeout=_LOOK_SECONDS / 10)


def _block_signals() -> None:
    """Workers inherit what this thread lets through: Ctrl-C is for the main thread alone, from their first moment."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, listed_signals())
