"""The store: what is saved, what is kept apart, what a failure leaves, which files are refused."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gmi.errors import StoreError
from gmi.load_digest import make_digest
from gmi.model.review import Review
from gmi.store import STORE_NAME, Store, make_key, migrate, open_store
from gmi.store import connect as connecting

from .factory import FINGERPRINT, make_failure, make_file, make_review, make_skipped


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with open_store(tmp_path, write=True) as opened:
        yield opened


def save(store: Store, *reviews: Review) -> None:
    """Saves reviews in a run of their own."""
    run = store.begin_run(gmi_version="1", rubric=None, jobs=1, engine="local")
    for review in reviews:
        store.save_review(review, run, seconds=1.5, peak_memory_bytes=2**20)
    store.end_run(run)


def read(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return store.connection.execute(sql).fetchall()


def test_a_review_comes_back_whole(store: Store) -> None:
    """The result that was saved is the result that is read."""
    review = make_review()
    save(store, review)
    assert store.result(make_key(review.file.sha256)) == review.result


def test_every_figure_is_in_the_row(store: Store) -> None:
    """The row of a report agrees with the result that it was made from."""
    review = make_review()
    save(store, review)
    result: Any = review.result
    row = store.reports()[0]
    figures = row.figures
    assert figures is not None
    assert (row.title, row.state, row.year, row.cycle) == ("Valmora, CMW/C/XVM/2", "XVM", 2025, "2")
    assert figures.headline == "gender"
    assert figures.gender.count == result["counts"]["gender"]["headline"] > 0
    assert figures.gender.per_page == result["counts"]["gender"]["per_page"]
    assert figures.migration.per_1000_words == result["counts"]["migration"]["per_1000_words"]
    assert figures.intersections.count == result["counts"]["intersections"]["sentences"] > 0
    assert figures.intersections.depth.commitment == result["depth"]["intersections"]["commitment"]
    assert figures.gender.engagement == result["levels"]["gender"]["engagement"]["level"]
    assert figures.groups == result["counts"]["gender"]["groups"] | result["counts"]["migration"]["groups"]
    outcomes = [indicator["outcome"] for indicator in result["indicators"]]
    assert figures.indicators.partly_met == outcomes.count("partly-met") > 0
    assert figures.problem_count == len(result["problems"]) > 0


def test_references_cluster_in_a_row_as_in_a_comparison(store: Store) -> None:
    """So that the page of a batch judges a change as ``gmi compare`` does."""
    review = make_review(extra=("Women, women and women cross; so do girls and migrants.",))
    store.save_review(review, store.begin_run(gmi_version="", rubric=None, jobs=1, engine="local"), seconds=1)
    (row,) = store.reports()
    assert row.figures is not None
    assert review.result is not None
    measured = {count.id: count.clustering for count in make_digest(review.result, "x").counts}
    sides = {name: getattr(row.figures, name).clustering for name in ("gender", "migration", "intersections")}
    assert sides == {name: measured[name] for name in sides}
    assert sides["gender"] > 1


def test_every_part_has_its_rows(store: Store) -> None:
    """Each list of the result has as many rows as entries; each reference stands in its paragraph."""
    review = make_review()
    save(store, review)
    result: Any = review.result
    for table in ("references", "indicators", "themes", "measures", "frames", "absences", "questions", "problems"):
        rows = read(store, f'SELECT count(*) FROM "{table}"')  # noqa: S608 - names of our own
        assert rows[0][0] == len(result[table]) > 0, table
    assert read(store, "SELECT count(*) FROM paragraphs")[0][0] == len(review.paragraphs)
    assert read(store, "SELECT count(*) FROM levels")[0][0] == 3 * (3 + len(result["levels"]["groups"]))
    misplaced = (
        "SELECT count(*) FROM refs r JOIN paragraphs p ON p.id = r.paragraph_id "
        "WHERE substr(p.text, r.text_start - p.text_start + 1, r.text_end - r.text_start) <> r.text"
    )
    assert read(store, misplaced) == [(0,)]
    assert read(store, "PRAGMA foreign_key_check") == []


def test_counted_references_make_the_counts_of_groups(store: Store) -> None:
    """Adding up ``counted`` gives each group's count."""
    save(store, make_review())
    added = "SELECT group_id, sum(counted) FROM refs GROUP BY group_id HAVING sum(counted) > 0 ORDER BY 1"
    counts = "SELECT name, reference_count FROM counts WHERE part = 'group' AND reference_count > 0 ORDER BY 1"
    assert read(store, added) == read(store, counts)


def test_saving_again_replaces(store: Store) -> None:
    """The same content under another fingerprint has the new rows only; the search finds no old words."""
    review = make_review(extra=("Zebras cross the border.",))
    save(store, review)
    again = make_review(fingerprint="other")
    save(store, again)
    assert store.fingerprints() == {review.file.sha256: "other"}
    assert read(store, "SELECT count(*) FROM paragraphs")[0][0] == len(again.paragraphs)
    assert read(store, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'zebras'") == [(0,)]
    assert read(store, "SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'valmora'")[0][0] > 0
    store.connection.execute("INSERT INTO paragraphs_fts (paragraphs_fts, rank) VALUES ('integrity-check', 1)")


def test_a_report_that_fails_later_keeps_no_figures(store: Store) -> None:
    """A failure in the place of a result takes all of it away."""
    review = make_review()
    save(store, review, make_failure(review.file))
    row = store.reports()[0]
    assert (row.status, row.figures) == ("failed", None)
    assert row.fault is not None
    assert row.fault.code == "source.damaged"
    assert read(store, "SELECT count(*) FROM paragraphs") == [(0,)]
    with pytest.raises(StoreError, match="no result"):
        store.result(row.key)


def test_failed_and_skipped_are_rows_too(store: Store) -> None:
    """What was not done is listed with its reason, after the States that are known."""
    bad, issues = make_file("b/bad.pdf"), make_file("a/issues.pdf")
    save(store, make_failure(bad), make_skipped(issues), make_review())
    rows = store.reports()
    assert [(row.status, row.title) for row in rows] == [
        ("done", "Valmora, CMW/C/XVM/2"),
        ("skipped", "CMW/C/XVM/Q/2"),
        ("failed", "bad.pdf"),
    ]
    assert rows[1].document_kind == "list-of-issues"


def test_reports_are_sorted_by_state_body_and_cycle(store: Store) -> None:
    """Cycle 10 stands after cycle 2, whatever was saved first."""
    symbols = ("CMW/C/XVM/2", "CEDAW/C/XVM/9", "CMW/C/XTR/1")
    states = ("XVM", "XVM", "XTR")
    pairs = zip(symbols, states, strict=True)
    save(store, *(make_review(make_file(symbol), state, symbol) for symbol, state in pairs))
    assert [row.symbol for row in store.reports()] == ["CMW/C/XTR/1", "CEDAW/C/XVM/9", "CMW/C/XVM/2"]


def test_copies_are_duplicates_of_the_first_path(store: Store) -> None:
    """One report, three paths: the first in sorted order is the report's own, whichever was read."""
    files = [make_file(path, "same") for path in ("m.pdf", "z.pdf", "b.pdf")]
    store.save_files(files[:2])
    save(store, make_review(files[0]))
    assert store.reports()[0].path == "m.pdf"
    store.save_files(files)
    rows = store.files()
    assert [(row.path, row.duplicate_of) for row in rows] == [("b.pdf", None), ("m.pdf", "b.pdf"), ("z.pdf", "b.pdf")]
    assert {row.report_key for row in rows} == {make_key(files[0].sha256)}
    report = store.reports()[0]
    assert report.path == "b.pdf"
    assert store.result(report.key)["source"]["path"] == "b.pdf"


def test_a_fault_is_told_of_the_path_that_the_report_bears(store: Store) -> None:
    """When another path becomes the first, the fault's place follows."""
    file = make_file("m.pdf", "same")
    save(store, make_failure(file))
    store.save_files([make_file("a.pdf", "same")])
    fault = store.reports()[0].fault
    assert fault is not None
    assert (fault.where, store.reports()[0].title) == ("a.pdf", "a.pdf")


def test_a_file_that_waits_has_no_report(store: Store) -> None:
    """A path is known before it is reviewed, and is tied to its report when that is done."""
    file = make_file()
    store.save_files([file])
    assert store.files()[0].report_key is None
    save(store, make_review(file))
    assert store.files()[0].report_key == make_key(file.sha256)


def test_changed_content_leaves_no_old_report(store: Store) -> None:
    """A path with new content loses its old report when the batch tidies up."""
    save(store, make_review(make_file("a.pdf", "old")))
    store.save_files([make_file("a.pdf", "new")])
    store.forget_unnamed()
    assert store.reports() == ()
    assert read(store, "SELECT count(*) FROM paragraphs") == [(0,)]
    assert store.files()[0].report_key is None


def test_dropped_files_take_their_reports_along(store: Store) -> None:
    """A copy that is left inherits the report."""
    save(store, make_review(make_file("a.pdf", "one")), make_review(make_file("b.pdf", "one")))
    store.drop_files(["a.pdf"])
    store.forget_unnamed()
    assert [row.path for row in store.reports()] == ["b.pdf"]
    store.drop_files(["b.pdf", "never.pdf"])
    store.forget_unnamed()
    assert (store.reports(), store.files()) == ((), ())


def test_done_means_the_same_content_and_fingerprint(store: Store) -> None:
    """Another rubric, version or content is not done."""
    review = make_review()
    save(store, review)
    assert store.is_done(review.file.sha256, FINGERPRINT)
    assert not store.is_done(review.file.sha256, "other")
    assert not store.is_done(make_file("other").sha256, FINGERPRINT)


def test_a_path_that_is_no_text_is_kept_readable(store: Store) -> None:
    """Bytes that are no letters, as some file systems allow, do not stop the batch."""
    save(store, make_failure(make_file("caf\udce9.pdf", "x")))
    assert store.files()[0].path == "caf\\udce9.pdf"


def test_what_differs_between_runs_stands_apart(store: Store) -> None:
    """Time, memory and attempts are in ``work``; when is in ``runs``."""
    save(store, make_review())
    assert read(store, "SELECT run_id, seconds, peak_memory_bytes, attempts FROM work") == [(1, 1.5, 2**20, 1)]
    started, ended = read(store, "SELECT started, ended FROM runs")[0]
    assert started <= ended


def test_a_review_that_cannot_be_saved_leaves_nothing(store: Store) -> None:
    """All of a review is saved, or nothing: an error in its last table takes back the first."""
    review = make_review()
    broken: Any = dict(review.result or {})
    broken["problems"] = [{**broken["problems"][0], "code": None}]
    with pytest.raises(StoreError):
        save(store, replace(review, result=broken))
    assert store.reports() == ()
    assert store.files() == ()
    save(store, review)
    assert len(store.reports()) == 1


def test_a_full_disk_leaves_what_was_there(store: Store) -> None:
    """The error says so, what was saved before stays, and work goes on when there is room again."""
    save(store, make_review())
    pages = read(store, "PRAGMA page_count")[0][0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    other = make_review(make_file("other.pdf"), "XTR", "CMW/C/XTR/1")
    with pytest.raises(StoreError) as caught:
        save(store, other)
    assert caught.value.code == "store.full"
    assert [row.state for row in store.reports()] == ["XVM"]
    assert read(store, "PRAGMA integrity_check") == [("ok",)]
    store.connection.execute("PRAGMA max_page_count = 1000000")
    save(store, other)
    assert [row.state for row in store.reports()] == ["XTR", "XVM"]


_KILLED = """
import sys, time
from gmi.store import open_store
store = open_store(sys.argv[1], write=True)
store.connection.execute("BEGIN IMMEDIATE")
store.connection.execute("DELETE FROM paragraphs")
print("half-way", flush=True)
time.sleep(60)
"""


def test_a_kill_half_way_leaves_the_last_whole_state(tmp_path: Path) -> None:
    """What a killed process had not finished is gone; readers and the next batch need do nothing for it."""
    with open_store(tmp_path, write=True) as store:
        save(store, make_review())
        before = read(store, "SELECT count(*) FROM paragraphs")
    with subprocess.Popen([sys.executable, "-c", _KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half-way\n"
        process.kill()
    for write in (False, True):
        with open_store(tmp_path, write=write) as store:
            assert read(store, "SELECT count(*) FROM paragraphs") == before
            assert read(store, "PRAGMA integrity_check") == [("ok",)]


def test_readers_see_the_last_whole_state_while_one_writes(store: Store, tmp_path: Path) -> None:
    """A reader neither waits nor sees half a review."""
    save(store, make_review())
    store.connection.execute("BEGIN IMMEDIATE")
    store.connection.execute("DELETE FROM reports")
    with open_store(tmp_path, write=False) as reader:
        assert len(reader.reports()) == 1
        store.connection.execute("COMMIT")
        assert reader.reports() == ()


def test_a_snapshot_is_of_one_moment(store: Store, tmp_path: Path) -> None:
    """What a batch saves meanwhile is not seen within."""
    save(store, make_review())
    with open_store(tmp_path, write=False) as reader:
        with reader.snapshot():
            assert len(reader.reports()) == 1
            save(store, make_review(make_file("other.pdf"), "XTR", "CMW/C/XTR/1"))
            assert len(reader.reports()) == 1
        assert len(reader.reports()) == 2


def test_readers_cannot_write(store: Store, tmp_path: Path) -> None:
    """Search and export change nothing, whatever happens."""
    save(store, make_review())
    with open_store(tmp_path, write=False) as reader, pytest.raises(StoreError):
        reader.drop_files(["reports/valmora.pdf"])


def test_a_second_writer_waits(store: Store, tmp_path: Path) -> None:
    """A short transaction of another program does not stop a batch."""
    with sqlite3.connect(tmp_path / STORE_NAME, isolation_level=None, check_same_thread=False) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.3, lambda: other.execute("COMMIT"))
        timer.start()
        save(store, make_review())
        timer.join()
    other.close()
    assert len(store.reports()) == 1


def test_a_lock_that_stays_is_an_error(store: Store, tmp_path: Path) -> None:
    """It says that another program holds the store."""
    store.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(tmp_path / STORE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as caught:
        save(store, make_review())
    other.close()
    assert caught.value.code == "store.busy"


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    """The store can be copied or sent as it is."""
    with open_store(tmp_path, write=True) as store:
        save(store, make_review())
    assert [path.name for path in tmp_path.iterdir()] == [STORE_NAME]


def test_a_store_in_a_folder_that_may_not_be_written_to_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite wants to write beside a store; where that is refused, it is read as it lies there."""
    with open_store(tmp_path, write=True) as store:
        save(store, make_review())
    opened: list[str] = []
    real = sqlite3.connect

    class Refusing(sqlite3.Connection):
        def execute(self, *_: Any) -> sqlite3.Cursor:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error

    def connect(place: str, **options: Any) -> sqlite3.Connection:
        opened.append(place)
        return real(place, **options, **({} if "immutable" in place else {"factory": Refusing}))

    monkeypatch.setattr(connecting.sqlite3, "connect", connect)
    with open_store(tmp_path, write=False) as reader:
        assert len(reader.reports()) == 1
    assert len(opened) == 2


def test_no_store_is_said_and_none_is_made(tmp_path: Path) -> None:
    """Reading a folder without a batch makes no empty one."""
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, write=False)
    assert caught.value.code == "store.missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path, *, write: bool) -> None:
    """A SQLite file that gmi did not make is not touched."""
    path = tmp_path / STORE_NAME
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, write=write)
    assert caught.value.code == "store.foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    "content", [b"this is no database, but a text of some length. " * 40, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes, *, write: bool) -> None:
    """It says that the file is damaged and what makes it anew; nothing is written over it."""
    path = tmp_path / STORE_NAME
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, write=write)
    assert caught.value.code == "store.broken"
    assert path.read_bytes() == content


@pytest.mark.parametrize("write", [True, False])
def test_a_store_of_a_newer_gmi_is_refused_and_left_alone(tmp_path: Path, *, write: bool) -> None:
    """Tables that this gmi does not know are not written into."""
    with open_store(tmp_path, write=True) as store:
        store.connection.execute(f"PRAGMA user_version = {migrate.current_version() + 1}")
    before = (tmp_path / STORE_NAME).read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, write=write)
    assert caught.value.code == "store.newer"
    assert (tmp_path / STORE_NAME).read_bytes() == before


def test_an_older_store_is_brought_up_to_date_by_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of version n opens under version n + 2 with its content; each step is taken once, in order."""
    with open_store(tmp_path, write=True) as store:
        save(store, make_review())
    steps = (
        ("ALTER TABLE reports ADD COLUMN region TEXT", "UPDATE reports SET region = state || '?'"),
        ("ALTER TABLE reports RENAME COLUMN region TO area",),
    )
    monkeypatch.setattr(migrate, "STEPS", (*migrate.STEPS, *steps))
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path, write=False)
    assert caught.value.code == "store.older"
    for _ in range(2):
        with open_store(tmp_path, write=True) as store:
            assert read(store, "SELECT area FROM reports") == [("XVM?",)]
            assert read(store, "PRAGMA user_version") == [(migrate.current_version(),)]
    with open_store(tmp_path, write=False) as store:
        assert len(store.reports()) == 1


def test_a_step_that_fails_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All steps are taken, or none."""
    with open_store(tmp_path, write=True) as store:
        save(store, make_review())
    steps = (("ALTER TABLE reports ADD COLUMN region TEXT",), ("DROP TABLE nothing",))
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "STEPS", (*migrate.STEPS, *steps))
        with pytest.raises(StoreError):
            open_store(tmp_path, write=True)
    with open_store(tmp_path, write=True) as store:
        assert "region" not in {row[1] for row in read(store, "PRAGMA table_info(reports)")}
        assert len(store.reports()) == 1
