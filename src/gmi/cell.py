"""Cells of a sheet: they show what they hold and do nothing."""

from __future__ import annotations

# Excel and LibreOffice take UTF-8 for what it is only when the file begins with this mark.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins like this is run as a formula when the sheet is opened; the wide forms are read alike by some.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def make_cell(value: str | float | None) -> str:
    """A value as one cell of a CSV file.

    Text that a spreadsheet would run as a formula begins with an apostrophe; line breaks and tabulators become spaces,
    so that one row is one line and no spreadsheet drops them. Nothing gives an empty cell.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    guarded = f"'{value}" if value.startswith(_FORMULA_STARTS) else value
    return guarded.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\0", "")
