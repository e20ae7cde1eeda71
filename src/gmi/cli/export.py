"""The command ``gmi export``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from gmi.cli.run import DONE, say
from gmi.errors import RenderError
from gmi.store import Store, export_csv, export_jsonl, export_parquet, open_store
from gmi.write import check_folder, write_pieces

_TABLES = {"csv": export_csv, "parquet": export_parquet}
FORMATS = ("jsonl", *_TABLES)


def export_batch(folder: str, format_name: str, output: str | None, *, quiet: bool) -> int:
    """Writes a batch's results for other tools: JSON Lines into a file, tables into a folder.

    Returns:
        The contract's exit code.

    Raises:
        GmiError: When nothing can be done.
    """
    if format_name not in FORMATS:
        raise RenderError(
            "output.format", f"there is no format “{format_name}”", "--format", f"choose from {', '.join(FORMATS)}"
        )
    if format_name in _TABLES and output is None:
        raise RenderError(
            "output.several", f"{format_name} is one file a table, and needs a folder", "-o", "name one, as in -o out/"
        )
    with open_store(folder, write=False) as store:
        if format_name in _TABLES and output is not None:
            with closing(_TABLES[format_name](store)) as tables:
                written = _write_tables(tables, Path(output))
        else:
            with closing(export_jsonl(store)) as lines:
                written = _write_lines(lines, output)
        if output is not None and not quiet:
            _tell(store, written)
    return DONE


def _write_lines(lines: Iterator[bytes], output: str | None) -> list[Path]:
    """Writes JSON Lines to standard output, to a file, or under a name of ours into a folder."""
    if output is None:
        for line in lines:
            sys.stdout.buffer.write(line)
        return []
    place = Path(output)
    if place.is_dir() or output.endswith(("/", "\\")):
        place /= "reports.jsonl"
    write_pieces(place, lines)
    return [place]


def _write_tables(tables: Iterator[tuple[str, Iterator[bytes]]], folder: Path) -> list[Path]:
    """Writes all tables beside the folder, then moves them in: a failure on the way leaves what was there."""
    check_folder(folder.parent)
    if folder.exists() and not folder.is_dir():
        raise RenderError("output.unwritable", "this is a file, not a folder", str(folder), "name another place")
    try:
        place = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}.", suffix=".part"))
    except OSError as error:
        raise RenderError(
            "output.unwritable", f"nothing can be written there ({error.strerror})", str(folder), "name another place"
        ) from error
    try:
        names = []
        for name, pieces in tables:
            write_pieces(place / name, pieces)
            names.append(name)
        check_folder(folder)
        for name in names:
            (place / name).replace(folder / name)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return [folder / name for name in names]


def _tell(store: Store, written: list[Path]) -> None:
    """What was written, and of how many reports."""
    reports = store.reports()
    done = sum(report.status == "done" for report in reports)
    other = len(reports) - done
    say(f"{done} reports done" + (f", {other} failed or skipped" if other else ""))
    for path in written:
        say(f"wrote {path}")
