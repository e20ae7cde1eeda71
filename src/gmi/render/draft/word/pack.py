"""Packs a Word file so that the same parts always make the same bytes."""

from __future__ import annotations

import io
import zipfile

# The first day that a ZIP file can name; it says nothing of when the draft was made.
_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"


def pack_word(data: bytes) -> bytes:
    """The same file with its parts in order and without times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(given.namelist(), key=lambda name: (name != _TYPES, name)):
            packed.writestr(zipfile.ZipInfo(name, _DAY), given.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
