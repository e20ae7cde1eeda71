"""Checks a PDF's bytes: the table that says where each object stands, and whether its compressed parts are whole.

pdfium reads a damaged file as well as it can and says nothing of what it left out. These checks say it.
"""

from __future__ import annotations

import base64
import re
import zlib

from gmi.errors import Problem

_START = re.compile(rb"startxref\s+(\d+)")
_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)")
_SECTION = re.compile(rb"\s*(\d+)\s+(\d+)\s*")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s*")
_OBJECT = re.compile(rb"\s*(\d{1,10})\s+(\d{1,5})\s+obj")
_EARLIER = re.compile(rb"/(?:Prev|XRefStm)\s+(\d+)")
# Behind a table or at the head of a table that is an object itself stands a dictionary no longer than this.
_LONGEST_DICTIONARY = 2_000
_OBJECT_START = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM_START = re.compile(rb">>\s*stream\r?\n")
_FILTER = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")


def check_structure(data: bytes) -> tuple[Problem, ...]:
    """A Problem when the file was cut off or changed after it was written.

    A PDF says at its end where each of its objects begins. Where that is not true, pdfium looks for the objects
    itself, and what it does not find is missing from the text.
    """
    if not _is_broken(data):
        return ()
    return (
        Problem(
            "source.rebuilt",
            "warning",
            "the PDF is damaged: its table of objects is wrong, and the text was read by searching the file",
            "",
            "text may be missing: compare it with the pages, or download the report again",
        ),
    )


def find_damaged_streams(data: bytes) -> frozenset[int]:
    """Numbers of the objects whose compressed bytes are cut off or changed; none in an encrypted file."""
    if b"/Encrypt" in data:
        return frozenset()
    starts = [(match.end(), int(match.group(1))) for match in _OBJECT_START.finditer(data)]
    damaged = set()
    for index, (start, number) in enumerate(starts):
        until = starts[index + 1][0] if index + 1 < len(starts) else len(data)
        stream = _STREAM_START.search(data, start, min(until, start + _LONGEST_DICTIONARY))
        if not stream:
            continue
        filters = _FILTER.search(data, start, stream.start())
        names = re.findall(rb"/(\w+)", filters.group()[7:]) if filters else []
        end = data.find(b"endstream", stream.end())
        if not _is_whole(data[stream.end() : end if end >= 0 else len(data)], names):
            damaged.add(number)
    return frozenset(damaged)


def _is_whole(packed: bytes, filters: list[bytes]) -> bool:
    """Whether a stream can be unpacked to its end; streams packed otherwise than text is are not looked at."""
    if filters == [b"ASCII85Decode", b"FlateDecode"]:
        try:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        except ValueError:
            return False
    elif filters != [b"FlateDecode"]:
        return True
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(packed)
    except zlib.error:
        return False
    return unpacking.eof


def _is_broken(data: bytes) -> bool:
    """Whether a table of objects is missing, or an object does not stand where its table says."""
    shift = max(0, data.find(b"%PDF-"))
    starts = _START.findall(data)
    if not starts:
        return True
    waiting = [int(starts[-1])]
    seen: set[int] = set()
    while waiting:
        place = waiting.pop() + shift
        if place in seen:
            continue
        seen.add(place)
        head = _TABLE.match(data, place)
        if not head:
            return True
        end = head.end()
        if head.group(1) == b"xref":
            checked = _check_table(data, end, shift)
            if checked is None:
                return True
            end = checked
        behind = re.split(rb"startxref|stream", data[end : end + _LONGEST_DICTIONARY])[0]
        waiting.extend(int(found) for found in _EARLIER.findall(behind) if int(found))
    return False


def _check_table(data: bytes, place: int, shift: int) -> int | None:
    """The end of a table of objects; None when an object is not where the table says."""
    while section := _SECTION.match(data, place):
        first, count = int(section.group(1)), int(section.group(2))
        place = section.end()
        for number in range(first, first + count):
            entry = _ENTRY.match(data, place)
            if not entry:
                return None
            place = entry.end()
            start = int(entry.group(1))
            if entry.group(3) == b"f" or not start:
                continue
            found = _OBJECT.match(data, start + shift)
            if not found or (int(found.group(1)), int(found.group(2))) != (number, int(entry.group(2))):
                return None
    return place
