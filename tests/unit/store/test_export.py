"""Exports: whole, harmless, and the same bytes for the same content in whatever order it was done."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.model.review import Review
from gmi.store import export_csv, export_jsonl, export_parquet, make_key, open_store

from .factory import make_failure, make_file, make_review, make_skipped

REVIEWS = (
    make_review(make_file("r/valmora.pdf")),
    make_review(make_file("r/terrand.pdf"), "XTR", "CMW/C/XTR/1", extra=("Kites fly.",)),
    make_review(make_file("r/oskaria.pdf"), "XOS", "CEDAW/C/XOS/5", date="2019-01-02"),
    make_failure(make_file("bad.pdf")),
    make_skipped(make_file("issues.pdf")),
    make_review(make_file("copy/valmora.pdf", "r/valmora.pdf")),
)


def fill(folder: Path, reviews: Sequence[Review], *, known: bool = True) -> None:
    """A store with these reviews, saved in this order; ``known`` when all files are listed first."""
    with open_store(folder, write=True) as store:
        if known:
            store.save_files([review.file for review in reviews])
        for review in reviews:
            run = store.begin_run(gmi_version="1", rubric=None, jobs=len(reviews), engine="local")
            store.save_review(review, run, seconds=len(review.file.path))


def export(folder: Path) -> dict[str, bytes]:
    """Every file that the exports make."""
    with open_store(folder, write=False) as store:
        tables = {name: b"".join(pieces) for name, pieces in export_csv(store)}
        return tables | {"jsonl": b"".join(export_jsonl(store))}


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_line_is_the_contracts_result_and_where_it_comes_from(tmp_path: Path) -> None:
    """JSON Lines: key, status and files before the result, by the hash of the content."""
    fill(tmp_path, REVIEWS)
    lines = [json.loads(line) for line in export(tmp_path)["jsonl"].splitlines()]
    assert [line["source"]["sha256"] for line in lines] == sorted({review.file.sha256 for review in REVIEWS})
    by_path = {line["source"]["path"]: line for line in lines}
    review = REVIEWS[1]
    assert by_path["r/terrand.pdf"] == {
        "key": make_key(review.file.sha256),
        "status": "done",
        "files": ["r/terrand.pdf"],
        "fault": None,
    } | dict(review.result or {})
    assert by_path["copy/valmora.pdf"]["files"] == ["copy/valmora.pdf", "r/valmora.pdf"]
    assert by_path["bad.pdf"]["fault"]["code"] == "source.damaged"
    assert by_path["issues.pdf"]["source"] == {
        "path": "issues.pdf",
        "sha256": make_file("issues.pdf").sha256,
        "symbol": "CMW/C/XVM/Q/2",
        "document_kind": "list-of-issues",
    }


@settings(max_examples=15, deadline=None)
@given(st.permutations(REVIEWS), st.booleans(), st.lists(st.sampled_from(REVIEWS), max_size=3))
def test_the_order_of_work_leaves_no_trace(order: list[Review], known: bool, before: list[Review]) -> None:
    """Saved in any order, some of it twice, with files listed before or not: the exports are the same bytes."""
    with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as other:
        fill(Path(plain), REVIEWS)
        fill(Path(other), [*before, *order], known=known)
        assert export(Path(other)) == export(Path(plain))


def test_tables_hold_no_run_and_no_number_of_the_file(tmp_path: Path) -> None:
    """What depends on when, where or in what order the work was done does not go out."""
    fill(tmp_path, REVIEWS)
    tables = export(tmp_path)
    assert not {"runs.csv", "work.csv", "results.csv"} & set(tables)
    columns = {name for content in tables.values() if content[:3] == b"\xef\xbb\xbf" for name in read_csv(content)[0]}
    assert not {"id", "paragraph_id", "fingerprint", "run_id", "seconds"} & columns


def test_csv_agrees_with_the_store(tmp_path: Path) -> None:
    """One row a report with the store's figures; failures too."""
    fill(tmp_path, REVIEWS)
    rows = {row["path"]: row for row in read_csv(export(tmp_path)["reports.csv"])}
    with open_store(tmp_path, write=False) as store:
        for report in store.reports():
            row = rows.pop(report.path)
            figures = report.figures
            assert row["status"] == report.status
            assert row["gender_count"] == ("" if figures is None else str(figures.gender.count))
            assert row["fault_code"] == ("" if report.fault is None else report.fault.code)
    assert rows == {}


def test_csv_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    """A path or sentence that looks like a formula is text; a line break in it breaks no row."""
    evil = make_review(make_file("=cmd|x.pdf"), extra=("=HYPERLINK(1) on\nmigrants.",))
    fill(tmp_path, [evil])
    tables = export(tmp_path)
    assert read_csv(tables["files.csv"])[0]["path"] == "'=cmd|x.pdf"
    cells = [value for name in tables if name != "jsonl" for row in read_csv(tables[name]) for value in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
    assert any(cell.startswith("'=HYPERLINK(1) on migrants") for cell in cells)


def test_an_empty_batch_has_headers_only(tmp_path: Path) -> None:
    """Nothing done yet is no error."""
    fill(tmp_path, [])
    tables = export(tmp_path)
    assert tables["jsonl"] == b""
    assert tables["files.csv"].decode("utf-8-sig") == "path,sha256,size_bytes,report_key,duplicate_of\n"


def test_parquet_agrees_with_csv_and_is_the_same_every_time(tmp_path: Path) -> None:
    """Types are the store's, rows are those of the CSV, bytes do not depend on the order of work."""
    parquet: Any = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (pip install gmi[parquet])")
    made = []
    for name, reviews in (("a", REVIEWS), ("b", REVIEWS[::-1])):
        (tmp_path / name).mkdir()
        fill(tmp_path / name, reviews)
        with open_store(tmp_path / name, write=False) as store:
            made.append({table: b"".join(pieces) for table, pieces in export_parquet(store)})
    assert made[0] == made[1]
    tables = export(tmp_path / "a")
    for name, content in made[0].items():
        rows = parquet.read_table(io.BytesIO(content)).to_pylist()
        expected = read_csv(tables[name.replace(".parquet", ".csv")])
        assert len(rows) == len(expected)
        assert [list(row) for row in rows[:1]] == [list(row) for row in expected[:1]]
    schema = parquet.read_schema(io.BytesIO(made[0]["reports.parquet"]))
    assert str(schema.field("gender_count").type) == "int64"
    assert str(schema.field("gender_per_page").type) == "double"
    assert b"references to gender" in schema.field("gender_count").metadata[b"description"]
