"""Makes docs/reference/store.md from the tables, and runs the queries of docs/guide/store.md over the example reports.

    python scripts/make_store_pages.py           # writes both pages
    python scripts/make_store_pages.py --check   # exit code 1 when a page is not current

In the guide the table under each query is made here; the rest is written by hand. The tests fail when a page is not
current.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

from gmi.fingerprint import make_stamp
from gmi.model.review import File, ReviewOrder
from gmi.review import review_file
from gmi.store import Store, open_store
from gmi.store.migrate import current_version
from gmi.store.schema import TABLES
from gmi.store.table import Table

_TOP = Path(__file__).resolve().parent.parent
REFERENCE = _TOP / "docs" / "reference" / "store.md"
GUIDE = _TOP / "docs" / "guide" / "store.md"
EXAMPLES = ("kesh", "oskaria", "terrand", "valmora")

# A query, and the table that follows it, if there is one yet.
_QUERY = re.compile(r"(```sql\n([^`]*)```\n)(?:\n(?:\|.*\n)+)?")
_WIDEST = 70

_HEAD = f"""\
# The tables of a batch's store

Made from the schema by `make docs`; do not edit it by hand. How to use them: [the guide](../guide/store.md). The same
comments stand in the schema of the file itself. This is version {current_version()}.

`report_key` always leads to `reports`. A JSON list is read by SQLite's `json_each`. What is marked * is not in the
exported tables: it depends on the order of the work or on the moment; whole results stand in the JSON Lines.

"""


def describe_tables() -> str:
    """The page of reference."""
    return _HEAD + "\n".join(_describe(table) for table in TABLES) + _FOOT


_FOOT = """
## paragraphs_fts
The full-text index over `paragraphs.text` (FTS5): `SELECT … FROM paragraphs_fts JOIN paragraphs ON paragraphs.id =
paragraphs_fts.rowid WHERE paragraphs_fts MATCH 'word'`. Datasette finds it by itself.

## refs
The same as `references`, under a name that needs no quotes.

## quotations
The State's own paragraphs with their report's title and date, and the citation ready to paste.
"""


def _describe(table: Table) -> str:
    """One table."""
    star = "" if table.order else " *"
    rows = [
        f"| `{c.name}`{'' if c.exported else ' *'} | {c.kind.lower()} | {c.about.replace('|', chr(92) + '|')} |"
        for c in table.columns
    ]
    about = f"{table.about[0].upper()}{table.about[1:]}."
    return "\n".join(
        [f"## {table.name}{star}", about, "", "| column | kind | what it holds |", "|---|---|---|", *rows, ""]
    )


def fill_examples(folder: Path) -> None:
    """A store of the example reports and of a damaged file, as ``gmi batch`` makes it."""
    damaged = folder / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 and nothing that follows")
    named = [(_TOP / "examples" / name / "report.pdf", f"examples/{name}/report.pdf") for name in EXAMPLES]
    order = ReviewOrder()
    stamp = make_stamp(order)
    with open_store(folder, write=True) as store:
        run = store.begin_run(gmi_version="", rubric=None, jobs=1, engine="local")
        for place, path in [*named, (damaged, "letters/damaged.pdf")]:
            content = place.read_bytes()
            file = File(path, hashlib.sha256(content).hexdigest(), len(content))
            store.save_review(review_file(str(place), file, order, stamp), run, seconds=0)


def show_queries(text: str, store: Store) -> str:
    """The guide with what each of its queries gives."""
    return _QUERY.sub(lambda match: f"{match[1]}\n{_tabulate(store, match[2])}", text)


def _tabulate(store: Store, sql: str) -> str:
    """What a query gives, as a table of Markdown."""
    cursor = store.connection.execute(sql)
    names = [column[0] for column in cursor.description]
    rows = [" | ".join(_show(value) for value in row) for row in cursor]
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}", *(f"| {row} |" for row in rows)]
    return "".join(f"{line}\n" for line in lines)


def _show(value: object) -> str:
    """A cell, not too wide."""
    text = "" if value is None else " ".join(str(value).split())
    return (text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1].rstrip()}…").replace("|", "\\|")


def make_pages() -> dict[Path, str]:
    """Both pages as they should be."""
    os.chdir(_TOP)
    with tempfile.TemporaryDirectory() as name:
        fill_examples(Path(name))
        with open_store(name, write=False) as store:
            guide = show_queries(GUIDE.read_text(encoding="utf-8"), store)
    return {REFERENCE: describe_tables(), GUIDE: guide}


def main() -> int:
    """Writes the pages, or says whether they are current."""
    parser = argparse.ArgumentParser(description="Makes the pages on the store.")
    parser.add_argument("--check", action="store_true", help="only say whether the pages are current")
    pages = make_pages()
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if parser.parse_args().check:
        for path in stale:
            print(f"{path.relative_to(_TOP)} is not current; run: make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(_TOP)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
