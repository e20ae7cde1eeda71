"""Measures a batch over real reports: throughput, memory, size of what it keeps, and whether kills change its end.

    python scripts/measure_batch.py ../shared/data                     # 200 copies with one job and with two
    python scripts/measure_batch.py ../shared/data --kill 10           # killed ten times, then run to its end
    python scripts/measure_batch.py ../shared/data --engine dask       # the same on a cluster of this machine

The figures of docs/guide/cluster.md come from here. Measure on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gmi.store import export_jsonl, open_store

_FOLDERS = ("reports", "bad", "cycles")


def lay_out(data: Path, folder: Path, copies: int) -> int:
    """The real files, one of them twice, and copies of the reports that differ in a comment; how many files."""
    for name in _FOLDERS:
        shutil.copytree(data / name, folder / name)
    reports = sorted((data / "reports").glob("*.pdf"))
    shutil.copy(reports[0], folder / "a-copy.pdf")
    (folder / "copies").mkdir()
    for number in range(copies):
        report = reports[number % len(reports)]
        content = report.read_bytes() + f"\n% comment {number}\n".encode()
        (folder / "copies" / f"{number:03}-{report.name}").write_bytes(content)
    return sum(path.is_file() for path in folder.rglob("*"))


def start(source: Path, target: Path, *options: str) -> subprocess.Popen[bytes]:
    """The command, with its lines in a file beside the folder."""
    with target.with_suffix(".log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "gmi", "batch", str(source), "-o", str(target), *options],
            stderr=log,
            start_new_session=True,
        )


def measure(source: Path, target: Path, jobs: int, engine: str) -> float:
    """One batch from nothing; prints what it took, and gives its seconds."""
    began, used = time.monotonic(), count_core_seconds()
    code = start(source, target, "--jobs", str(jobs), "--engine", engine).wait()
    seconds, used = time.monotonic() - began, count_core_seconds() - used
    with contextlib.closing(sqlite3.connect(target / "gmi.sqlite")) as store:
        counts = dict(store.execute("SELECT status, count(*) FROM reports GROUP BY status"))
        (copies,) = store.execute("SELECT count(*) FROM files WHERE duplicate_of IS NOT NULL").fetchone()
        (pages,) = store.execute("SELECT sum(page_count) FROM reports WHERE status = 'done'").fetchone()
        peak, spent = store.execute("SELECT max(peak_memory_bytes), sum(seconds) FROM work").fetchone()
    done = counts["done"]
    size = (target / "gmi.sqlite").stat().st_size
    kept = sum(path.stat().st_size for path in (target / "reports").rglob("*") if path.is_file())
    print(f"{engine}, {jobs} job(s): code {code}, {counts}, {copies} duplicate(s), {seconds:.1f} s")
    print(
        f"  {done / seconds:.2f} reports a second, {pages / seconds:.0f} pages a second; load {os.getloadavg()[0]:.1f}"
    )
    print(f"  a report: {used / done:.2f} core-seconds in all, {spent / done:.2f} s in its worker")
    print(f"  peak memory of a worker: {peak / 1024**2:.0f} MB")
    print(f"  a report: {size / done / 1024:.0f} KB in the store, {kept / done / 1024:.0f} KB in its folder")
    return seconds


def count_core_seconds() -> float:
    """Of all processes that have ended below this one; other work on the machine does not change them much."""
    times = os.times()
    return times.children_user + times.children_system


def kill_and_go_on(source: Path, target: Path, kills: int, undisturbed: Path, seconds: float) -> bool:
    """Kills the batch at random moments, the whole group and the parent alone in turn, then lets it end.

    Args:
        source: The files.
        target: The batch's folder.
        kills: How often.
        undisturbed: The folder of a batch that nobody disturbed.
        seconds: How long that took.
    """
    moments = random.Random(kills)  # noqa: S311 - moments to kill at, no secrets
    running = 0
    for number in range(kills):
        process = start(source, target)
        time.sleep(moments.uniform(0.2, 1.6 * seconds / kills))
        running += process.poll() is None
        (os.kill if number % 2 else os.killpg)(process.pid, signal.SIGKILL)
        process.wait()
    code = start(source, target).wait()
    same = export(target) == export(undisturbed)
    print(f"killed {kills} times, {running} of them at work, then code {code}")
    print(f"  the export is {'the same' if same else 'ANOTHER ONE'}")
    return same


def export(folder: Path) -> bytes:
    """What a store holds, as JSON Lines."""
    with open_store(folder, write=False) as store:
        return b"".join(export_jsonl(store))


def main() -> None:
    """Measures what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with reports/, bad/ and cycles/")
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--engine", default="local")
    parser.add_argument("--kill", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gmi-measure-") as name:
        folder = Path(name)
        print(f"{lay_out(chosen.data, folder / 'in', chosen.copies)} files")
        taken = [measure(folder / "in", folder / f"out-{jobs}", jobs, chosen.engine) for jobs in chosen.jobs]
        if len(taken) > 1:
            print(f"{chosen.jobs[-1]} jobs give {taken[0] / taken[-1]:.2f} times the throughput of {chosen.jobs[0]}")
        if chosen.kill:
            last = folder / f"out-{chosen.jobs[-1]}"
            sys.exit(not kill_and_go_on(folder / "in", folder / "killed", chosen.kill, last, taken[-1]))


if __name__ == "__main__":
    main()
