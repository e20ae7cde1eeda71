"""What a review depends on: every change that can move a figure changes the fingerprint, and is told in words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gmi.errors import RubricError
from gmi.fingerprint import Stamp, explain_change, make_stamp
from gmi.load import load_rubric
from gmi.model.review import ReviewOrder
from gmi.resources import find_data

STAMP = Stamp("1.0", (("gmi-core", "c" * 64), ("gmi-cmw", "d" * 64)), "data", "as-read,unforced,x")


def test_the_same_order_has_the_same_stamp() -> None:
    """Nothing of the moment is in it."""
    assert make_stamp(ReviewOrder()) == make_stamp(ReviewOrder())


@pytest.mark.parametrize("order", [ReviewOrder(language="en"), ReviewOrder(force=True), ReviewOrder(rubric="gmi-cmw")])
def test_every_option_changes_the_fingerprint(order: ReviewOrder) -> None:
    """A review that was asked for in another way is another review."""
    plain, other = make_stamp(ReviewOrder()), make_stamp(order)
    assert not set(plain.list_fingerprints()) & set(other.list_fingerprints())
    assert explain_change(plain.compute_fingerprint("gmi-cmw"), other.list_fingerprints()) == "the options are others"


def test_the_hash_of_a_rubric_is_that_of_the_result() -> None:
    """A stamp, which reads heads alone, and a result, which reads all, give the same hash."""
    stamp = make_stamp(ReviewOrder())
    assert {name for name, _ in stamp.rubrics} == {
        path.parent.name for path in find_data("rubrics").glob("*/rubric.yml")
    }
    for name, digest in stamp.rubrics:
        assert load_rubric(name).sha256 == digest


def test_a_rubric_of_the_users_own(tmp_path: Path) -> None:
    """A changed word in any of its files changes the fingerprint, and the reason is named."""
    folder = tmp_path / "gmi-cmw-mine"
    shutil.copytree(find_data("rubrics", "gmi-cmw"), folder)
    order = ReviewOrder(rubric=str(folder))
    before = make_stamp(order).compute_fingerprint("gmi-cmw-mine")
    assert before in make_stamp(order).list_fingerprints()
    theme = sorted((folder / "themes").iterdir())[0]
    theme.write_text(theme.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    now = make_stamp(order).list_fingerprints()
    assert before not in now
    assert explain_change(before, now) == "the rubric changed"


def test_an_unknown_rubric_is_refused() -> None:
    """Before any report is read."""
    with pytest.raises(RubricError):
        make_stamp(ReviewOrder(rubric="no-such-rubric"))


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (replace(STAMP, version="1.1"), "gmi is another version"),
        (replace(STAMP, data="other"), "gmi's word lists or its model changed"),
        (replace(STAMP, options="en,forced,x"), "the options are others"),
        (replace(STAMP, rubrics=(("gmi-core", "e" * 64), ("gmi-cmw", "d" * 64))), "the rubric changed"),
    ],
)
def test_reasons(now: Stamp, reason: str) -> None:
    """The part that differs is the reason."""
    assert explain_change(STAMP.compute_fingerprint("gmi-core"), now.list_fingerprints()) == reason


def test_another_rubric_leaves_a_review_alone() -> None:
    """A change in a rubric that a report was not scored with is no reason to score it again."""
    now = replace(STAMP, rubrics=(("gmi-core", "e" * 64), ("gmi-cmw", "d" * 64)))
    assert STAMP.compute_fingerprint("gmi-cmw") in now.list_fingerprints()
    assert STAMP.compute_fingerprint(None) not in now.list_fingerprints()


def test_a_failure_of_the_machine_is_tried_again() -> None:
    """A review without a fingerprint (time, memory, a process that died) equals none, and was not done."""
    assert "" not in STAMP.list_fingerprints()
    assert explain_change("", STAMP.list_fingerprints()) == "the last try did not come to an end"
