"""What Debian's pdftotext makes of a report, to compare with what gmi reads."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

_PLAIN = {"\u2011": "-", "\u2010": "-", "\u00ad": "", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi"}
_NUMBER = re.compile(r"^[ \f]*(\d{1,4})(?:\s?(?:bis|ter|quater))?\s*\.(?!\d)", re.MULTILINE)
_LONGEST_GAP = 3
# A document without numbered paragraphs has short numbered lists.
_LEAST_CHAIN = 10


@lru_cache(maxsize=64)
def print_text(path: Path, *options: str) -> str:
    """The text of pdftotext; skips the test where it is not installed."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not there: install poppler-utils")
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def plain(text: str) -> str:
    """Lower case, with ligatures and odd hyphens as plain signs."""
    for sign, letters in _PLAIN.items():
        text = text.replace(sign, letters)
    return text.lower()


def count_words(text: str) -> Counter[str]:
    """Runs of letters and digits."""
    return Counter(re.findall(r"[^\W_]+", plain(text)))


def count_printed_words(path: Path) -> Counter[str]:
    """Words of pdftotext; those that it leaves cut at a line end come as two."""
    return count_words(re.sub(r"(\w)-\n(?=\w)", r"\1-", print_text(path)))


def find_last_number(path: Path) -> int:
    """The N of the paragraphs 1 … N, read from the numbers at the beginning of pdftotext's lines."""
    numbers = [int(match.group(1)) for match in _NUMBER.finditer(print_text(path, "-layout"))]
    last = 0
    for index, number in enumerate(numbers):
        ahead = numbers[index + 1 : index + 8]
        borne_out = number + 1 in ahead and not any(last < other < number for other in ahead)
        if number == last + 1 or (last < number <= last + 1 + _LONGEST_GAP and borne_out):
            last = number
    return last if last >= _LEAST_CHAIN else 0


def is_printed(path: Path, number: str, text: str) -> bool:
    """Whether a paragraph stands on paper with this number: its first letters right behind it."""
    squeezed = _squeeze(print_text(path, "-layout"))
    label = _squeeze(number)
    head = _squeeze(text)[:8]
    return any(f"{label}{stop}{head}" in squeezed for stop in (".", ""))


@lru_cache(maxsize=64)
def _squeeze(text: str) -> str:
    """The text without white space and hyphens."""
    return re.sub(r"[\s-]", "", plain(text))
