"""Workers: one task at a time, ended when they take too long, replaced when they die or have grown."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from gmi.batch.pool import Ended, run_pool
from gmi.batch.slot import Limits, Slot
from gmi.errors import BatchError
from tests.unit.batch import works

TOP = Path(__file__).resolve().parents[3]


def make_slot(**limits: float) -> Slot:
    """A place for a worker that does what the tests say."""
    return Slot(works.work, works.prepare, Limits(**{"timeout_seconds": 20, **limits}))  # type: ignore[arg-type]


def run(tasks: list[str], jobs: int = 2, **limits: float) -> dict[str, Ended[str]]:
    """Every task's end, by the task."""
    return {ended.task: ended for ended in run_pool(tasks, partial(make_slot, **limits), jobs, threading.Event())}


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_task_is_done_once(jobs: int) -> None:
    """Whatever the number of workers, each task comes back with what its work gave."""
    tasks = [f"double {letter}" for letter in "abcdefg"]
    ended = list(run_pool(tasks, make_slot, jobs, threading.Event()))
    assert sorted(one.task for one in ended) == tasks
    assert {one.answer.value for one in ended} == {letter * 2 for letter in "abcdefg"}
    assert {one.attempts for one in ended} == {1}


def test_a_task_that_takes_too_long_is_ended_and_the_others_go_on() -> None:
    """The process is killed at the time limit; the next task gets a new one."""
    began = time.monotonic()
    ended = run(["sleep 60", "double a", "double b"], jobs=1, timeout_seconds=0.5)
    assert ended["sleep 60"].answer.ending == "timeout"
    assert ended["sleep 60"].answer.detail == "stopped after 0.5 seconds"
    assert ended["double b"].answer.value == "bb"
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(("task", "detail"), [("die", "SIGKILL"), ("exit 3", "code 3"), ("exit 0", "code 0")])
def test_a_worker_that_dies_costs_its_own_task_alone(task: str, detail: str) -> None:
    """It is tried once more, after the others; then it is given up, with how the process ended."""
    ended = list(run_pool([task, "double a", "double b"], make_slot, 2, threading.Event()))
    assert {one.answer.value for one in ended[:2]} == {"aa", "bb"}
    assert (ended[2].answer.ending, ended[2].attempts) == ("died", 2)
    assert detail in ended[2].answer.detail


def test_a_worker_that_dies_once_has_its_task_done(tmp_path: Path) -> None:
    """The second try, alone, may do what the first could not."""
    task = f"die-once {tmp_path / 'mark'}"
    ended = run([task, "double a"])[task]
    assert (ended.answer.ending, ended.answer.value, ended.attempts) == ("done", "lived", 2)


def test_exceptions_are_answers() -> None:
    """What the work raises is told, and the same worker goes on."""
    ended = run(["raise this", "double a"], jobs=1)
    assert ended["raise this"].answer.ending == "fault"
    assert ended["raise this"].answer.detail == "ValueError: this"
    assert ended["double a"].answer.value == "aa"


def test_memory_is_bounded() -> None:
    """A task that asks for more than a worker may hold gets an error; smaller ones are done, and measured."""
    if sys.platform == "win32":
        pytest.skip("Windows has no bound for the memory of a process")
    ended = run(["fill 900000000", "fill 30000000"], jobs=1, data_bytes=400 * 1024**2)
    assert ended["fill 900000000"].answer.ending == "fault"
    assert "MemoryError" in ended["fill 900000000"].answer.detail
    assert ended["fill 30000000"].answer.value == 30000000
    assert ended["fill 30000000"].answer.peak_bytes > 30000000


@pytest.mark.parametrize(
    ("limits", "workers"), [({"reports": 2}, 3), ({"reports": 100}, 1), ({"resident_bytes": 1}, 5)]
)
def test_workers_are_replaced(limits: dict[str, float], workers: int) -> None:
    """A worker ends after so many reports, or when it holds more memory than it should."""
    tasks = [f"whoami {number}" for number in range(5)]
    ended = run(tasks, jobs=1, **limits)
    assert len({one.answer.value for one in ended.values()}) == workers


def test_chatter_of_libraries_is_no_answer() -> None:
    """What a library writes to standard output does not come between the answers."""
    assert run(["print", "double a"], jobs=1)["print"].answer.value == "printed"


def test_workers_that_cannot_start_stop_the_batch() -> None:
    """Broken libraries are told at once, not as a failure of each report."""
    with pytest.raises(BatchError, match="cannot be started") as caught:
        list(run_pool(["double a"], lambda: Slot(works.work, works.refuse_to_start, Limits()), 2, threading.Event()))
    assert caught.value.code == "batch.worker"


def test_stopping_ends_what_is_under_way() -> None:
    """Soon after the wish to stop, the iterator has ended and no worker is left."""
    stop = threading.Event()
    slots: list[Slot] = []

    def make() -> Slot:
        slots.append(make_slot())
        return slots[-1]

    ended = []
    began = time.monotonic()
    for one in run_pool(["double a", "sleep 60", "sleep 61", "double b"], make, 2, stop):
        ended.append(one.task)
        stop.set()
    assert ended == ["double a"]
    assert time.monotonic() - began < 20
    assert [slot.process_id for slot in slots] == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="the test asks the system for processes in Unix's way")
def test_workers_end_with_their_parent() -> None:
    """A parent that is killed leaves no worker behind, not even one that is busy."""
    code = (
        "import threading\n"
        "from gmi.batch.slot import Limits, Slot\n"
        "from tests.unit.batch import works\n"
        "slot = Slot(works.work, works.prepare, Limits())\n"
        "print(slot.do('whoami').value, flush=True)\n"
        "slot.do('sleep 600')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TOP / "src"), str(TOP)])}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert is_alive(worker)
        parent.kill()
    deadline = time.monotonic() + 10
    while is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(worker)


def is_alive(process_id: int) -> bool:
    """Whether there is such a process, one that has ended and waits to be noticed apart."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process_id}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
