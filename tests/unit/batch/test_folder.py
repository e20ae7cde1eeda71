"""A batch from Python."""

from __future__ import annotations

from pathlib import Path

import gmi

_EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_a_folder_is_assessed_and_its_pages_written(tmp_path: Path) -> None:
    """One good report, a copy of it and a file that is none: each is told, and store, page and summary are there."""
    reports = tmp_path / "reports"
    reports.mkdir()
    content = (_EXAMPLES / "kesh" / "report.pdf").read_bytes()
    (reports / "a.pdf").write_bytes(content)
    (reports / "b.pdf").write_bytes(content)
    (reports / "c.pdf").write_bytes(b"%PDF-1.7 nothing more")
    outcome = gmi.assess_folder(str(reports), str(tmp_path / "out"), jobs=1)
    assert (outcome.now, outcome.before) == (1, 0)
    assert [Path(path).name for path, _ in outcome.duplicates] == ["b.pdf"]
    assert [Path(path).name for path, _ in outcome.failed] == ["c.pdf"]
    assert {"gmi.sqlite", "summary.csv", "index.html"} <= {place.name for place in (tmp_path / "out").iterdir()}
    assert gmi.assess_folder(str(reports), str(tmp_path / "out"), jobs=1).before == 1
