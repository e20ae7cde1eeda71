"""The store over real reports: its rows are the result's figures, and every reference stands in its paragraph."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gmi.fingerprint import make_stamp
from gmi.model.review import File, ReviewOrder
from gmi.review import review_file
from gmi.store import make_key, open_store, search_store

_REPORTS = ("Kenya_2012_CRPD_C_KEN_1.pdf", "SVN_2019_A_HRC_WG.6_34_SVN_1.pdf")


@pytest.mark.real
@pytest.mark.parametrize("name", _REPORTS)
def test_rows_agree_with_the_result(shared_data: Path, tmp_path: Path, name: str) -> None:
    """Counts by group, paragraphs of references, the whole result, and a search for a reference's own words."""
    place = shared_data / "reports" / name
    content = place.read_bytes()
    file = File(name, hashlib.sha256(content).hexdigest(), len(content))
    order = ReviewOrder()
    review = review_file(str(place), file, order, make_stamp(order))
    with open_store(tmp_path, write=True) as store:
        store.save_review(review, store.begin_run(gmi_version="", rubric=None, jobs=1, engine="local"), seconds=0)
        key = make_key(file.sha256)
        read = store.connection.execute
        assert store.result(key) == review.result
        counts = read(
            "SELECT name, reference_count FROM counts WHERE part = 'group' AND reference_count > 0 ORDER BY 1"
        )
        added = read("SELECT group_id, sum(counted) FROM refs GROUP BY 1 HAVING sum(counted) > 0 ORDER BY 1")
        assert added.fetchall() == counts.fetchall()
        misplaced = read(
            "SELECT count(*) FROM refs r JOIN paragraphs p ON p.id = r.paragraph_id "
            "WHERE substr(p.text, r.text_start - p.text_start + 1, r.text_end - r.text_start) <> r.text"
        )
        assert misplaced.fetchone() == (0,)
        assert read("SELECT count(*) FROM paragraphs WHERE place = 'unnumbered'").fetchone() == (0,)
        words, position = read(
            "SELECT text, paragraph_position FROM refs WHERE counted AND zone = 'body' ORDER BY text_start LIMIT 1"
        ).fetchone()
        place_of = read("SELECT place FROM paragraphs WHERE position = ?", (position,)).fetchone()[0]
    hits = search_store(tmp_path, f'"{words}"', limit=0)
    assert any(hit.citation.endswith(f", {place_of})") for hit in hits.best)
