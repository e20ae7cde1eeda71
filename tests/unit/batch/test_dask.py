"""The cluster engine, on a real cluster of this machine: the same results, and no report lost with a worker."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gmi.batch.parcel import pack_rubric
from gmi.errors import BatchError
from gmi.model.review import Review, ReviewOrder
from gmi.resources import find_data
from tests.unit.batch.reports import Listener, copy_example, export, list_files, make_reports, run, write_report

distributed = pytest.importorskip("distributed", reason="distributed is not installed (pip install gmi[dask])")


@contextlib.contextmanager
def start_cluster(workers: int) -> Iterator[Any]:
    """A scheduler with worker processes."""
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, memory_limit=0, dashboard_address=None, silence_logs=60
    ) as cluster:
        yield cluster


def test_a_cluster_gives_what_one_machine_gives(tmp_path: Path) -> None:
    """Store and files are the same, byte for byte; failures and duplicates too."""
    make_reports(tmp_path / "in", 4)
    here = run(tmp_path / "here", tmp_path / "in")
    there = run(tmp_path / "there", tmp_path / "in", engine="dask", jobs=2)
    assert (there.now, there.failed, there.duplicates) == (here.now, here.failed, here.duplicates)
    assert export(tmp_path / "there") == export(tmp_path / "here")
    assert list_files(tmp_path / "there") == list_files(tmp_path / "here")


class Killer(Listener):
    """Kills a worker of the cluster when the first report has come back, while others are being read."""

    def __init__(self, cluster: Any) -> None:
        """Takes the cluster."""
        super().__init__()
        self._cluster = cluster
        self.killed = 0

    def end(self, review: Review) -> None:  # noqa: ARG002 - whichever came first
        """Kills once."""
        if not self.killed:
            self.killed = next(iter(self._cluster.workers.values())).pid
            os.kill(self.killed, signal.SIGKILL)


def test_a_worker_that_dies_has_its_reports_done_elsewhere(tmp_path: Path) -> None:
    """Two workers, one killed in the middle: every report is done all the same."""
    for number, name in enumerate(("kesh", "oskaria", "terrand", "valmora")):
        copy_example(name, tmp_path / "in" / f"{number}.pdf")
    with start_cluster(2) as cluster:
        killer = Killer(cluster)
        outcome = run(
            tmp_path / "out", tmp_path / "in", engine="dask", scheduler=cluster.scheduler_address, listener=killer
        )
    assert killer.killed
    assert (outcome.now, outcome.failed, outcome.left) == (4, (), 0)
    run(tmp_path / "here", tmp_path / "in")
    assert export(tmp_path / "out") == export(tmp_path / "here")


def test_a_rubric_of_the_users_own_travels(tmp_path: Path) -> None:
    """Workers share no disk: they get the rubric's files, and give what this machine gives."""
    rubric = Path(shutil.copytree(find_data("rubrics", "gmi-cmw"), tmp_path / "gmi-mine"))
    head = rubric / "rubric.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: gmi-cmw", "id: gmi-mine", 1), encoding="utf-8")
    write_report("kesh", tmp_path / "in" / "a.pdf")
    order = ReviewOrder(rubric=str(rubric))
    packed = pack_rubric(str(rubric))
    assert packed is not None
    assert ("gmi-mine/rubric.yml", head.read_bytes()) in packed.files
    assert pack_rubric("gmi-cmw") is None
    for engine in ("dask", "local"):
        outcome = run(tmp_path / engine, tmp_path / "in", engine=engine, review=order, jobs=1)
        assert (outcome.now, outcome.failed) == (1, ())
    assert export(tmp_path / "dask") == export(tmp_path / "local")


def test_a_scheduler_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address is told, with what to do."""
    monkeypatch.setattr("gmi.batch.dask._SCHEDULER_SECONDS", 1)
    write_report("kesh", tmp_path / "in" / "a.pdf")
    with pytest.raises(BatchError) as caught:
        run(tmp_path / "out", tmp_path / "in", engine="dask", scheduler="tcp://127.0.0.1:9")
    assert caught.value.code == "batch.scheduler"


def test_a_scheduler_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever for workers that do not come."""
    monkeypatch.setattr("gmi.batch.dask._WORKERS_SECONDS", 1)
    write_report("kesh", tmp_path / "in" / "a.pdf")
    with start_cluster(0) as cluster, pytest.raises(BatchError) as caught:
        run(tmp_path / "out", tmp_path / "in", engine="dask", scheduler=cluster.scheduler_address)
    assert caught.value.code == "batch.no-workers"


class Closer(Listener):
    """Takes the whole cluster away when the first report has come back."""

    def __init__(self, cluster: Any) -> None:
        """Takes the cluster."""
        super().__init__()
        self._closing = threading.Thread(target=cluster.close)

    def end(self, review: Review) -> None:  # noqa: ARG002 - whichever came first
        """Closes once."""
        if not self._closing.ident:
            self._closing.start()
            self._closing.join()


@pytest.mark.slow
def test_a_scheduler_that_is_lost(tmp_path: Path) -> None:
    """What is done is kept; the batch ends with what to do, and goes on with the next run."""
    for number, name in enumerate(("kesh", "oskaria", "terrand", "valmora")):
        copy_example(name, tmp_path / "in" / f"{number}.pdf")
    began = time.monotonic()
    with start_cluster(1) as cluster, pytest.raises(BatchError) as caught:
        run(
            tmp_path / "out",
            tmp_path / "in",
            engine="dask",
            scheduler=cluster.scheduler_address,
            listener=Closer(cluster),
        )
    assert caught.value.code == "batch.scheduler"
    assert time.monotonic() - began < 60
    outcome = run(tmp_path / "out", tmp_path / "in")
    assert outcome.now + outcome.before == 4
    assert outcome.before >= 1
