"""A batch from its arguments to its folder: what is kept, what is not done again, what is the same on every way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi.batch import run as run_module
from gmi.batch.order import BatchOrder
from gmi.batch.slot import Limits
from gmi.errors import BatchError, RenderError, RubricError
from gmi.model.review import Review, ReviewOrder
from gmi.resources import find_data
from gmi.store import Store, open_store
from tests.unit.batch.reports import Listener, export, list_files, make_reports, run, write_report


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four reports, a damaged file and a copy."""
    return make_reports(tmp_path_factory.mktemp("reports") / "in", 4)


@pytest.fixture(scope="module")
def done(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch over them, not to be changed."""
    folder = tmp_path_factory.mktemp("done") / "out"
    run(folder, reports, jobs=1)
    return folder


def copy_of(folder: Path, place: Path) -> Path:
    """A batch's folder that a test may change."""
    return Path(shutil.copytree(folder, place))


def test_every_file_is_accounted_for(reports: Path, tmp_path: Path) -> None:
    """Done, failed with a reason, duplicate: each file is one of them, and the rest is not disturbed."""
    outcome = run(tmp_path / "out", reports, reports / "missing.pdf", processes=True)
    assert (outcome.now, outcome.before, outcome.left, outcome.stopped) == (4, 0, 0, False)
    assert [(path, fault.code) for path, fault in outcome.failed] == [
        (f"{reports}/damaged.pdf", "source.damaged"),
        (f"{reports}/missing.pdf", "source.missing"),
    ]
    assert outcome.duplicates == ((f"{reports}/sub/the-same.pdf", f"{reports}/r000.pdf"),)
    assert outcome.pages == 4
    with open_store(tmp_path / "out", write=False) as store:
        rows = store.reports()
    assert sorted(row.status for row in rows) == ["done"] * 4 + ["failed"] * 2
    assert {name.partition("/")[0] for name in list_files(tmp_path / "out")} == {
        row.key for row in rows if row.status == "done"
    }


def test_files_of_a_report_are_those_of_score(done: Path) -> None:
    """HTML, JSON and CSV for each report that is done, and nothing else."""
    names = [name.rpartition("/")[2] for name in list_files(done)]
    assert sorted(names) == sorted(["report.html", "report.json", "report.csv"] * 4)


def test_the_number_of_jobs_does_not_matter(reports: Path, done: Path, tmp_path: Path) -> None:
    """The same store and the same files, byte for byte, in whatever order and process the reports were done."""
    run(tmp_path / "out", reports, jobs=3, processes=True)
    assert export(tmp_path / "out") == export(done)
    assert list_files(tmp_path / "out") == list_files(done)


def test_what_is_done_is_not_done_again(reports: Path, done: Path, tmp_path: Path) -> None:
    """A second run does nothing, lists the failure again, and leaves the store as it is."""
    folder, listener = copy_of(done, tmp_path / "out"), Listener()
    outcome = run(folder, reports, listener=listener)
    assert (outcome.now, outcome.before, len(outcome.failed), outcome.left) == (0, 4, 1, 0)
    assert "5 reports: 5 done before and unchanged, 0 to do, 1 duplicate" in listener.lines
    assert export(folder) == export(done)


def test_fresh_does_all_again(reports: Path, done: Path, tmp_path: Path) -> None:
    """--fresh reviews what is done, and gets to the same."""
    folder, listener = copy_of(done, tmp_path / "out"), Listener()
    outcome = run(folder, reports, fresh=True, listener=listener)
    assert (outcome.now, outcome.before) == (4, 0)
    assert "5 reports: 5 again because you asked for it, 1 duplicate" in listener.lines
    assert export(folder) == export(done)


def test_a_changed_rubric_is_a_reason(tmp_path: Path) -> None:
    """With another text of the rubric, what it made is made again, and the user is told why."""
    rubric = Path(shutil.copytree(find_data("rubrics", "gmi-cmw"), tmp_path / "gmi-mine"))
    head = rubric / "rubric.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: gmi-cmw", "id: gmi-mine", 1), encoding="utf-8")
    write_report("kesh", tmp_path / "in" / "a.pdf")
    order = ReviewOrder(rubric=str(rubric))
    assert run(tmp_path / "out", tmp_path / "in", review=order).now == 1
    theme = sorted((rubric / "themes").iterdir())[0]
    theme.write_text(theme.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    listener = Listener()
    assert run(tmp_path / "out", tmp_path / "in", review=order, listener=listener).now == 1
    assert "1 report: 1 again because the rubric changed" in listener.lines


def test_a_broken_rubric_stops_before_any_work(tmp_path: Path) -> None:
    """Not each report fails, but the batch."""
    rubric = Path(shutil.copytree(find_data("rubrics", "gmi-cmw"), tmp_path / "gmi-cmw"))
    (rubric / "rubric.yml").write_text("id: [", encoding="utf-8")
    write_report("kesh", tmp_path / "in" / "a.pdf")
    with pytest.raises(RubricError):
        run(tmp_path / "out", tmp_path / "in", review=ReviewOrder(rubric=str(rubric)))
    assert not (tmp_path / "out" / "gmi.sqlite").exists()


def test_lost_files_are_made_again(reports: Path, done: Path, tmp_path: Path) -> None:
    """A report whose scorecard someone deleted is done again, and only that one."""
    folder = copy_of(done, tmp_path / "out")
    shutil.rmtree(sorted((folder / "reports").iterdir())[0])
    assert run(folder, reports).now == 1
    assert list_files(folder) == list_files(done)


def test_what_a_killed_run_left_is_swept_away(reports: Path, done: Path, tmp_path: Path) -> None:
    """Files of a report that the store does not know, and halves of files, go; what is not ours stays."""
    folder = copy_of(done, tmp_path / "out")
    unknown, known = folder / "reports" / ("0" * 16), sorted((folder / "reports").iterdir())[0]
    unknown.mkdir()
    (unknown / "report.html").write_text("half")
    (known / ".report.html.x.part").write_text("half")
    (folder / ".gmi-fetched").mkdir()
    (folder / "reports" / "notes").mkdir()
    run(folder, reports)
    assert not unknown.exists()
    assert not (folder / ".gmi-fetched").exists()
    assert (folder / "reports" / "notes").is_dir()
    assert list_files(folder) == list_files(done)


def test_a_folder_that_changed(tmp_path: Path) -> None:
    """Files that were added are done, those that changed replace what they were, those that are gone are taken out."""
    into, out = tmp_path / "in", tmp_path / "out"
    for name in ("kesh", "oskaria", "terrand"):
        write_report(name, into / f"{name}.pdf")
    run(out, into)
    write_report("kesh", into / "kesh.pdf", "changed")
    (into / "oskaria.pdf").unlink()
    (into / "terrand.pdf").rename(into / "moved.pdf")
    write_report("valmora", into / "new.pdf")
    listener = Listener()
    outcome = run(out, into, listener=listener)
    assert (outcome.now, outcome.before) == (2, 1)
    assert "no longer there, and taken out: 2 files" in listener.lines
    run(tmp_path / "undisturbed", into)
    assert export(out) == export(tmp_path / "undisturbed")
    assert sorted(list_files(out)) == sorted(list_files(tmp_path / "undisturbed"))


def test_a_batch_may_grow(tmp_path: Path) -> None:
    """Another folder comes in beside what is there."""
    write_report("kesh", tmp_path / "a" / "kesh.pdf")
    write_report("oskaria", tmp_path / "b" / "oskaria.pdf")
    run(tmp_path / "out", tmp_path / "a")
    run(tmp_path / "out", tmp_path / "b")
    with open_store(tmp_path / "out", write=False) as store:
        assert [Path(row.path).name for row in store.files()] == ["kesh.pdf", "oskaria.pdf"]


def test_a_report_that_takes_too_long_is_tried_again_in_the_next_run(tmp_path: Path) -> None:
    """Its process is ended, its failure says so, and a later run with more time does it."""
    write_report("kesh", tmp_path / "in" / "a.pdf")
    outcome = run(tmp_path / "out", tmp_path / "in", limits=Limits(timeout_seconds=0.01), processes=True)
    assert [fault.code for _, fault in outcome.failed] == ["review.timeout"]
    assert run(tmp_path / "out", tmp_path / "in").now == 1


def test_nothing_to_review_is_an_error(tmp_path: Path) -> None:
    """An empty folder ends the batch with what to do."""
    (tmp_path / "in").mkdir()
    with pytest.raises(BatchError) as caught:
        run(tmp_path / "out", tmp_path / "in")
    assert caught.value.code == "batch.nothing"


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A file in the place of the folder stops the batch before any work."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(RenderError):
        run(tmp_path / "out", tmp_path)


def test_pages_are_made_from_all_reports(reports: Path, done: Path, tmp_path: Path) -> None:
    """Each run writes them anew, also for what was done before."""
    folder = copy_of(done, tmp_path / "out")

    def count(store: Store) -> bytes:
        return f"{len(store.reports())} reports\n".encode()

    order = BatchOrder((str(reports),), folder)
    outcome = run_module.run_batch(order, Listener(), {"summary.csv": count})
    assert (folder / "summary.csv").read_text() == "5 reports\n"
    assert outcome.written == (folder / "gmi.sqlite", folder / "summary.csv")


def test_a_failure_while_keeping_leaves_what_is_done(
    reports: Path, done: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle stops the batch; the next run goes on from there and gets to the same end."""
    kept: list[Review] = []
    real = run_module.keep_review

    def keep(folder: Path, store: object, review: Review, *rest: object, **named: object) -> None:
        if len(kept) == 2:
            raise RenderError("output.unwritable", "the output cannot be written (No space left on device)")
        kept.append(review)
        real(folder, store, review, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(run_module, "keep_review", keep)
    with pytest.raises(RenderError):
        run(tmp_path / "out", reports)
    monkeypatch.undo()
    outcome = run(tmp_path / "out", reports)
    assert outcome.now + len([review for review in kept if review.status == "done"]) == 4
    assert export(tmp_path / "out") == export(done)


def test_archives(reports: Path, tmp_path: Path) -> None:
    """Reports at storage URLs are fetched, reviewed under their URL, and not kept."""
    pytest.importorskip("fsspec", reason="fsspec is not installed (pip install gmi[cloud])")
    shutil.make_archive(str(tmp_path / "all"), "zip", reports)
    url = f"zip://*.pdf::{tmp_path / 'all.zip'}"
    outcome = run(tmp_path / "out", url)
    assert (outcome.now, [fault.code for _, fault in outcome.failed]) == (4, ["source.damaged"])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".gmi-batch.lock", "gmi.sqlite", "reports"]
    with open_store(tmp_path / "out", write=False) as store:
        assert {row.path for row in store.files()} >= {f"zip://r000.pdf::{tmp_path / 'all.zip'}"}
    assert run(tmp_path / "out", url).now == 0
