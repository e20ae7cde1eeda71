"""What is to be done, and why."""

from __future__ import annotations

from gmi.batch.hashing import Hashed
from gmi.batch.plan import plan_batch
from gmi.fingerprint import Stamp
from gmi.model.review import Fault, File

NOW = Stamp("2", (("gmi-core", "c" * 64), ("gmi-cmw", "d" * 64)), "data", "options")
OLD = Stamp("1", NOW.rubrics, NOW.data, NOW.options)
OTHER = Stamp("2", (("gmi-core", "e" * 64), ("gmi-cmw", "d" * 64)), "data", "options")


def hashed(path: str, digest: str, fault: Fault | None = None) -> Hashed:
    """A file with its hash."""
    return Hashed(File(path, digest, 1), path, fault)


def test_a_plan() -> None:
    """New, unchanged, changed, copies and what cannot be read are told apart; the first of equals is the one done."""
    files = (
        hashed("a", "1"),
        hashed("b", "2"),
        hashed("c", "3"),
        hashed("d", "4"),
        hashed("e", "1"),
        hashed("f", "6", Fault("source.missing", "", "", "")),
        hashed("g", "7"),
        hashed("h", "8"),
    )
    known = {
        "2": NOW.compute_fingerprint("gmi-cmw"),
        "3": OLD.compute_fingerprint("gmi-cmw"),
        "4": OTHER.compute_fingerprint("gmi-core"),
        "7": NOW.compute_fingerprint(None),
        "8": "",
    }
    plan = plan_batch(files, known, NOW, fresh=False)
    assert [one.file.path for one in plan.due] == ["a", "c", "d", "h"]
    assert [one.file.path for one in plan.duplicates] == ["e"]
    assert [one.file.path for one in plan.unread] == ["f"]
    assert (plan.kept, plan.new) == (2, 1)
    assert dict(plan.again) == {
        "gmi is another version": 1,
        "the rubric changed": 1,
        "the last try did not come to an end": 1,
    }


def test_fresh() -> None:
    """All is done again that was done."""
    plan = plan_batch((hashed("a", "1"),), {"1": NOW.compute_fingerprint("gmi-cmw")}, NOW, fresh=True)
    assert (len(plan.due), plan.kept, plan.new) == (1, 0, 0)
    assert dict(plan.again) == {"you asked for it": 1}
