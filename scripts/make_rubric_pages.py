"""Makes docs/reference/rubrics/ and docs/reference/rubric.schema.json from the rubrics and the code that reads them.

    python scripts/make_rubric_pages.py           # writes the pages and the schema
    python scripts/make_rubric_pages.py --check   # exit code 1 when one of them is not what it should be

The tests fail when one is not current.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gmi.check import show_rubric
from gmi.load import list_rubrics, render_rubric_schema
from gmi.render.rubric_page import render_rubric_index, render_rubric_page

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"


def make_pages() -> dict[Path, str]:
    """Every page and the schema, by path."""
    shown = [show_rubric(name) for name in list_rubrics()]
    folder = REFERENCE / "rubrics"
    return {
        REFERENCE / "rubric.schema.json": render_rubric_schema(),
        folder / "README.md": render_rubric_index(shown),
        **{folder / f"{one.rubric.id}.md": render_rubric_page(one) for one in shown},
    }


def main() -> int:
    """Writes the pages, or says which are not current."""
    parser = argparse.ArgumentParser(description="Makes the pages of the rubrics from the rubrics.")
    parser.add_argument("--check", action="store_true", help="only say whether the pages are current")
    check = parser.parse_args().check
    pages = make_pages()
    old = set((REFERENCE / "rubrics").glob("*.md")) - set(pages)
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check:
        for path in (*stale, *sorted(old)):
            print(f"{path.relative_to(REFERENCE)} is not current; run: make docs", file=sys.stderr)
        return 1 if stale or old else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(REFERENCE)}")
    for path in sorted(old):
        path.unlink()
        print(f"deleted {path.relative_to(REFERENCE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
