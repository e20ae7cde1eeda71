"""One file of a batch: whatever happens, the answer is a review."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from gmi import review as review_module
from gmi.assess import assess_report
from gmi.errors import ResourceError
from gmi.fingerprint import make_stamp
from gmi.model.review import File, Review, ReviewOrder
from gmi.render import render_result, result_as_data
from gmi.review import review_file
from tests.unit.batch.reports import write_report

STAMP = make_stamp(ReviewOrder())


def review(place: Path, path: str = "named/by-the-user.pdf", order: ReviewOrder | None = None) -> Review:
    """The review of a file, under a name that is not its place."""
    content = place.read_bytes() if place.is_file() else b""
    file = File(path, hashlib.sha256(content).hexdigest(), len(content))
    return review_file(str(place), file, order or ReviewOrder(), STAMP)


def test_a_review_is_what_score_says(tmp_path: Path) -> None:
    """Result and files are those of ``gmi score``, under the name that the user gave."""
    place = write_report("kesh", tmp_path / "a.pdf")
    done, result = review(place, str(place)), assess_report(str(place))
    assert (done.status, done.fault, done.result) == ("done", None, result_as_data(result))
    for name in ("html", "json", "csv"):
        assert done.outputs[f"report.{name}"] == render_result(result, name).encode()
    assert [paragraph.text for paragraph in done.paragraphs] == [
        result.document.text_of(paragraph) for paragraph in result.document.paragraphs
    ]
    placed = {theme: paragraph.index for paragraph in done.paragraphs for theme in paragraph.themes}
    assert set(placed) == {theme.id for theme in result.scorecard.themes if theme.paragraph_indexes}


def test_the_place_of_the_bytes_is_not_told(tmp_path: Path) -> None:
    """A file that was fetched bears its URL everywhere, never the place of the copy."""
    done = review(write_report("kesh", tmp_path / "copy"), "s3://bucket/a.pdf")
    told = json.dumps(done.result) + "".join(map(str, done.outputs.values()))
    assert "s3://bucket/a.pdf" in told
    assert str(tmp_path) not in told
    (tmp_path / "damaged").write_bytes(b"%PDF-1.4 and no more")
    failed = review(tmp_path / "damaged", "s3://bucket/b.pdf")
    assert failed.fault is not None
    assert (failed.status, failed.fault.code, failed.fault.where) == ("failed", "source.damaged", "s3://bucket/b.pdf")


def test_what_lies_in_the_content_is_remembered_and_what_lies_in_the_machine_is_not(tmp_path: Path) -> None:
    """A damaged file has a fingerprint, so that it is not tried again; a missing one has none."""
    (tmp_path / "damaged").write_bytes(b"%PDF-1.4 and no more")
    assert review(tmp_path / "damaged").fingerprint in STAMP.list_fingerprints()
    assert review(tmp_path / "missing").fingerprint == ""


def test_a_file_that_changes_meanwhile(tmp_path: Path) -> None:
    """Bytes that are not those that were hashed are not reviewed as if they were."""
    place = write_report("kesh", tmp_path / "a.pdf")
    changed = review_file(str(place), File("a.pdf", "0" * 64, 1), ReviewOrder(), STAMP)
    assert changed.fault is not None
    assert (changed.status, changed.fault.code, changed.fingerprint) == ("failed", "review.changed", "")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "review.memory"),
        (RecursionError("too deep"), "review.fault-in-gmi"),
        (KeyError("x"), "review.fault-in-gmi"),
        (ResourceError("resource.missing", "a file of gmi's own is missing"), "resource.missing"),
    ],
)
def test_no_exception_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str) -> None:
    """Whatever is raised becomes a failure of this report, to be tried again in the next batch."""

    def fail(*arguments: object, **named: object) -> None:  # noqa: ARG001 - the form of what it stands for
        raise error

    monkeypatch.setattr(review_module, "assess_document", fail)
    failed = review(write_report("kesh", tmp_path / "a.pdf"))
    assert failed.fault is not None
    assert (failed.status, failed.fault.code, failed.fingerprint) == ("failed", code, "")
    assert failed.fault.where == "named/by-the-user.pdf"


def test_a_language_without_a_rubric_is_a_failure_of_the_content(tmp_path: Path) -> None:
    """It is told, and not tried again until the rubrics change."""
    failed = review(write_report("kesh", tmp_path / "a.pdf"), order=ReviewOrder(language="fr"))
    assert failed.fault is not None
    assert failed.fault.code in {"source.language", "rubric.language"}
