"""``gmi batch`` as a user types it: exit codes, streams, stopping, being killed, going on."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner, Result

from gmi.batch.lock import hold_folder
from gmi.cli import app
from tests.unit.batch.reports import copy_example, export, list_files, make_reports, work_here, write_report

TOP = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="the test speaks to processes in Unix's way")


def start(*arguments: str | Path, **options: object) -> subprocess.Popen[str]:
    """The command, in a session of its own as a terminal would start it."""
    return subprocess.Popen(
        [sys.executable, "-m", "gmi", "batch", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **{"env": {**os.environ, "PYTHONPATH": str(TOP / "src")}, **options},  # type: ignore[call-overload]
    )


def batch(*arguments: str | Path) -> Result:
    """The command, to its end, in this process."""
    with work_here():
        return CliRunner().invoke(app, ["batch", *map(str, arguments)])


def write_list_of_issues(place: Path) -> None:
    """A document in the Committee's words."""
    canvas = Canvas(str(place), invariant=1)
    for index, line in enumerate(
        (
            "United Nations CMW/C/XVM/Q/2",
            "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families",
            "List of issues in relation to the second periodic report of Valmora",
            "1. Please provide information on the women who work in the homes of others.",
        )
    ):
        canvas.drawString(60, 760 - 14 * index, line)
    canvas.showPage()
    canvas.save()


def test_every_file_is_told(tmp_path: Path) -> None:
    """Standard output stays empty; standard error says what came of each file, and code 1 that some failed."""
    make_reports(tmp_path / "in", 2)
    write_list_of_issues(tmp_path / "in" / "issues.pdf")
    (tmp_path / "in" / "notes.txt").write_text("notes")
    (tmp_path / "in" / ".hidden.pdf").write_text("hidden")
    process = start("in", "missing.pdf", "-o", "out", "--jobs", "1", cwd=tmp_path)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (1, "")
    for line in (
        "passed over: 1 hidden file or folder",
        "passed over, of other kinds: 1 .txt (gmi reads PDF)",
        "4 reports: 4 to do, 1 duplicate, 1 that cannot be opened",
        "duplicate: in/sub/the-same.pdf (the same content as in/r000.pdf; counted once)",
        "skipped: in/issues.pdf (this is a list of issues: the Committee's words, not the State's)",
        "2 done, 2 failed, 1 skipped, 1 duplicate",
        "failed: missing.pdf: there is no such file; check the name and the folder",
        "Next: open out/index.html in a browser",
    ):
        assert line in err.splitlines(), line
    assert "failed: in/damaged.pdf: the PDF is damaged" in err


def test_what_is_no_failure_takes_little_of_the_screen(tmp_path: Path) -> None:
    """Five duplicates are listed; the rest are counted, and the page is named that has them. The figures come last."""
    for number in range(8):
        write_report("kesh", tmp_path / "in" / f"{number}.pdf")
    lines = batch(tmp_path / "in", "missing.pdf", "-o", tmp_path / "out").stderr.splitlines()
    assert sum(line.startswith("duplicate: ") for line in lines) == 6
    assert "duplicate: 2 more; index.html and summary.csv have them all" in lines
    assert lines.index("1 done, 1 failed, 0 skipped, 7 duplicates") > [
        line.startswith("failed: missing.pdf") for line in lines
    ].index(True)


def test_skipped_documents_and_duplicates_are_no_failure(tmp_path: Path) -> None:
    """Code 0 when nothing failed; --force scores the Committee's words too."""
    write_report("kesh", tmp_path / "in" / "a.pdf")
    write_report("kesh", tmp_path / "in" / "b.pdf")
    write_list_of_issues(tmp_path / "in" / "issues.pdf")
    assert batch(tmp_path / "in", "-o", tmp_path / "out").exit_code == 0
    forced = batch(tmp_path / "in", "-o", tmp_path / "out", "--force")
    assert forced.exit_code == 0
    assert "2 done, 0 failed, 0 skipped, 1 duplicate" in forced.stderr


def test_nothing_done_is_code_2(tmp_path: Path) -> None:
    """When every file failed, nothing was done; quiet still tells the failures."""
    ran = batch(tmp_path / "a.pdf", "-o", tmp_path / "out", "--quiet")
    assert ran.exit_code == 2
    assert ran.stderr.splitlines() == [
        f"failed: {tmp_path}/a.pdf: there is no such file; check the name and the folder"
    ]


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["--engine", "spark"], "--engine"),
        (["--scheduler", "tcp://x:1"], "--scheduler"),
        (["--jobs", "0"], "--jobs"),
        (["--timeout", "0"], "--timeout"),
        (["--timeout", "nan"], "--timeout"),
        (["--rubric", "no-such"], "no-such"),
    ],
)
def test_bad_arguments_are_told_in_three_lines(tmp_path: Path, arguments: list[str], where: str) -> None:
    """What, where, what to do; code 2, and nothing is written."""
    write_report("kesh", tmp_path / "a.pdf")
    ran = batch(tmp_path / "a.pdf", "-o", tmp_path / "out", *arguments)
    assert ran.exit_code == 2
    assert f"where: {where}" in ran.stderr
    assert len(ran.stderr.splitlines()) == 3
    assert not (tmp_path / "out" / "gmi.sqlite").exists()


def test_many_failures_are_cut(tmp_path: Path) -> None:
    """Twenty are listed; the rest are counted."""
    for number in range(23):
        (tmp_path / f"{number:02}.pdf").write_bytes(b"%PDF-1.4 damaged" + str(number).encode())
    ran = batch(tmp_path, "-o", tmp_path / "out", "--quiet")
    assert len(ran.stderr.splitlines()) == 21
    assert "3 more" in ran.stderr.splitlines()[-1]


def test_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    """Control signs in the names of files are not written to a terminal."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such names")
    (tmp_path / "a\x1b[31m\nb.pdf").write_bytes(b"%PDF-1.4 damaged")
    ran = batch(tmp_path, "-o", tmp_path / "out")
    assert "\x1b" not in ran.stderr
    assert "failed: " in ran.stderr


def test_a_second_batch_is_refused_at_once(tmp_path: Path) -> None:
    """While another batch holds the folder: code 2, and what to do."""
    write_report("kesh", tmp_path / "a.pdf")
    (tmp_path / "out").mkdir()
    with hold_folder(tmp_path / "out", 0, print):
        ran = batch(tmp_path / "a.pdf", "-o", tmp_path / "out")
    assert ran.exit_code == 2
    assert ran.stderr.splitlines()[0] == "gmi: another batch is writing into this folder"
    assert "--wait" in ran.stderr


def test_a_second_batch_can_wait(tmp_path: Path) -> None:
    """With --wait it begins when the first has ended."""
    write_report("kesh", tmp_path / "a.pdf")
    (tmp_path / "out").mkdir()
    with hold_folder(tmp_path / "out", 0, print):
        waiting = start(tmp_path / "a.pdf", "-o", tmp_path / "out", "--wait", "60")
        assert waiting.stderr is not None
        assert "waiting up to 60 seconds" in waiting.stderr.readline()
    _, err = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert "1 done" in err


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight short reports, a damaged one, a copy, and one that takes longer."""
    folder = make_reports(tmp_path_factory.mktemp("batch") / "in", 8)
    copy_example("valmora", folder / "r000-long.pdf")
    return folder


@pytest.fixture(scope="module")
def undisturbed(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch that nobody disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "out"
    assert batch(reports, "-o", folder).exit_code == 1
    return folder


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stopping(reports: Path, undisturbed: Path, tmp_path: Path, name: str) -> None:
    """Stopped with a signal to all its processes: code 130, what is done is kept, the next run goes on from there."""
    process = start(reports, "-o", tmp_path / "out", "--jobs", "1")
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("2 of "):
            break
    os.killpg(process.pid, getattr(signal, name))
    rest = process.stderr.read()
    assert process.wait(30) == 130
    assert "the same command goes on from there" in rest
    assert "Traceback" not in rest
    assert "died" not in rest
    again = batch(reports, "-o", tmp_path / "out")
    assert "done before and unchanged" in again.stderr
    assert export(tmp_path / "out") == export(undisturbed)
    assert list_files(tmp_path / "out") == list_files(undisturbed)


@posix
@pytest.mark.parametrize("whole_group", [True, False], ids=["all processes", "the parent alone"])
def test_being_killed(reports: Path, undisturbed: Path, tmp_path: Path, whole_group: bool) -> None:
    """Killed at random moments, then run to its end: the same store and files, and no process is left behind."""
    moments = random.Random(20 + whole_group)  # noqa: S311 - moments to kill at, no secrets
    for _ in range(3):
        process = start(reports, "-o", tmp_path / "out", "--jobs", "2")
        listener = threading.Thread(target=process.communicate)
        listener.start()
        time.sleep(moments.uniform(0.3, 2.5))
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        listener.join(30)
        deadline = time.monotonic() + 10
        while (left := list(list_session(process.pid))) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert left == []
    assert batch(reports, "-o", tmp_path / "out").exit_code == 1
    assert export(tmp_path / "out") == export(undisturbed)
    assert list_files(tmp_path / "out") == list_files(undisturbed)


def list_session(leader: int) -> Iterator[int]:
    """Processes of a session that are alive."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            status, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and status != "Z":
                yield int(folder.name)


@posix
def test_progress_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal there is a bar with what is done, what failed and the pace; it is gone at the end."""
    import pty  # noqa: PLC0415 - Unix has it

    make_reports(tmp_path / "in", 3)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(TOP / "src"), "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-m", "gmi", "batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", "1"],
        stderr=theirs, stdout=theirs, stdin=theirs, env=environment,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 65536):
            shown += piece
    os.close(ours)
    assert process.wait(30) == 1
    text = shown.decode()
    assert "3 done, 1 failed" in text
    assert "pages/s" in text
    assert "1 of 4" not in text
