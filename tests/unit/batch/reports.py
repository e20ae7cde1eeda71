"""Reports for batches of the tests, and the batches."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from gmi.batch.order import BatchOrder, Outcome
from gmi.batch.progress import Silence
from gmi.batch.run import run_batch
from gmi.batch.slot import Answer
from gmi.store import export_jsonl, open_store

TOP = Path(__file__).resolve().parents[3]
_STATES = {"kesh": "XKE", "oskaria": "XOS", "terrand": "XTE", "valmora": "XVM"}
_PARAGRAPHS = (
    "The State adopted a plan for migrant women who work in the homes of others.",
    "Labour inspectors visit farms on which foreign workers are employed.",
    "Shelters are open to women without documents and to their children.",
    "Embassies abroad keep a list of recruiters whose licence was withdrawn.",
)


def write_report(state: str, place: Path, comment: str = "") -> Path:
    """A short report of a State that does not exist; a comment at its end makes its content another one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(place), invariant=1)
    lines = [
        f"United Nations CMW/C/{_STATES[state]}/2",
        "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families",
        f"Second periodic report submitted by {state.title()}",
        *(f"{number}. {text}" for number, text in enumerate(_PARAGRAPHS, start=1)),
    ]
    for index, line in enumerate(lines):
        canvas.drawString(60, 760 - 30 * index, line)
    canvas.showPage()
    canvas.save()
    if comment:
        place.write_bytes(place.read_bytes() + f"\n% {comment}\n".encode())
    return place


def make_reports(folder: Path, count: int) -> Path:
    """A folder with so many different reports, a damaged one and a copy of the first."""
    states = sorted(_STATES)
    for number in range(count):
        write_report(states[number % 4], folder / f"r{number:03}.pdf", f"copy {number}" if number > 3 else "")
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.4 and no more than that")
    write_report(states[0], folder / "sub" / "the-same.pdf")
    return folder


def copy_example(name: str, place: Path) -> Path:
    """A report of the examples, as long as a real one, under another name."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes((TOP / "examples" / name / "report.pdf").read_bytes())
    return place


class Listener(Silence):
    """Keeps what it is told."""

    def __init__(self) -> None:
        """Has heard nothing."""
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        """One line more."""
        self.lines.append(line)


# PDFium can do one thing at a time in a process; a batch asks each of its places from a thread.
_ONE_AT_A_TIME = threading.Lock()


class Here:
    """A place that works in this process: what is planned and kept does not depend on where a report is read."""

    def __init__(self, work: Callable[[Any], Any], *_: object, **__: object) -> None:
        """Keeps what to do; there is no process to prepare or to bound."""
        self._work = work

    def do(self, task: object) -> Answer:
        """Has one task done."""
        try:
            with _ONE_AT_A_TIME:
                return Answer("done", self._work(task), "", 0.0, 0)
        except Exception as error:  # as a worker tells it
            return Answer("fault", None, f"{type(error).__name__}: {error}", 0.0, 0)

    def close(self) -> None:
        """Nothing to end."""


def work_here() -> AbstractContextManager[object]:
    """Batches that start no processes: each costs a second and a half, which only tests of processes need."""
    return patch("gmi.batch.run.Slot", Here)


def run(
    folder: Path, *arguments: Path | str, listener: Listener | None = None, processes: bool = False, **options: object
) -> Outcome:
    """A batch over these arguments into a folder; in this process, unless processes are asked for."""
    order = BatchOrder(tuple(map(str, arguments)), folder, **{"jobs": 1, **options})  # type: ignore[arg-type]
    with nullcontext() if processes else work_here():
        return run_batch(order, listener or Listener())


def export(folder: Path) -> bytes:
    """What the store holds, as JSON Lines."""
    with open_store(folder, write=False) as store:
        return b"".join(export_jsonl(store))


def list_files(folder: Path) -> dict[str, bytes]:
    """Every file of the reports, by its name below the folder."""
    reports = folder / "reports"
    return {path.relative_to(reports).as_posix(): path.read_bytes() for path in reports.rglob("*") if path.is_file()}
