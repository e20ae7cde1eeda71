"""Words that an independent reader counts in real reports are all found, in some zone, bucket or veto."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gmi.assess import assess_report
from gmi.model.scorecard import Result
from gmi.model.span import Span
from tests.real.printed import print_text

pytestmark = pytest.mark.real

WORDS = frozenset({"women", "woman", "girl", "girls", "gender", "migrant", "migrants", "refugees"})
_LETTERS = re.compile(r"[A-Za-z]+")
_MOST_DIFFERENCES = 0.01


@dataclass(frozen=True, slots=True)
class Difference:
    """One occurrence more or less than the independent reader has.

    Attributes:
        report: Stem of the report's file.
        word: Which word.
        cause: Why, or "unexplained".
        around: The words around it; empty where it is not in the text that gmi read.
    """

    report: str
    word: str
    cause: str
    around: str = ""

    def __str__(self) -> str:
        """One line of the list of differences."""
        return f"{self.report}: {self.word!r}: {self.cause}{f': … {self.around} …' if self.around else ''}"


def words_in(text: str) -> Counter[str]:
    """How often each word stands in a text, whole and in any case."""
    return Counter(word for word in map(str.lower, _LETTERS.findall(text)) if word in WORDS)


def compare(result: Result, report: str, printed: Counter[str]) -> Iterator[Difference]:
    """Every difference between what ``pdftotext`` counts and what gmi finds in any zone, bucket or veto."""
    text = result.document.text
    finds = [found.reference.span for found in result.references] + [vetoed.span for vetoed in result.vetoed]
    covered = {position for span in finds for position in range(span.start, span.end)}
    read: Counter[str] = Counter()
    for match in _LETTERS.finditer(text):
        word = match.group().lower()
        if word not in WORDS:
            continue
        read[word] += 1
        if match.start() not in covered:
            yield Difference(report, word, explain(text, Span(*match.span())), show(text, Span(*match.span())))
    for word in sorted(WORDS):
        for _ in range(abs(printed[word] - read[word])):
            cause = "pdftotext has it, the text as read has not" if printed[word] > read[word] else "only gmi reads it"
            yield Difference(report, word, cause)


def explain(text: str, span: Span) -> str:
    """Why a word in the text is no find."""
    start = max(text.rfind(" ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    whole = re.match(r"\S+", text[start:])
    if whole and re.search(r"https?://|www\.|@", whole.group()):
        return "part of a web address, which says nothing"
    if text[span.end : span.end + 1] == "‘":
        return "the report prints an opening quotation mark for an apostrophe"
    return "unexplained"


def show(text: str, span: Span) -> str:
    """The word with a few words around it."""
    return " ".join(text[max(0, span.start - 30) : span.end + 20].split())


def test_words_that_pdftotext_counts_are_found(shared_data: Path) -> None:
    """Over all reports at most 1 per cent of the words differ, and each difference has a cause that is known."""
    total = 0
    differences: list[Difference] = []
    for path in sorted((shared_data / "reports").glob("*.pdf")):
        printed = words_in(print_text(path, "-layout"))
        total += printed.total()
        differences.extend(compare(assess_report(str(path)), path.stem, printed))
    listed = "\n".join(map(str, differences))
    if differences:
        warnings.warn(f"{len(differences)} of {total} words differ:\n{listed}", stacklevel=1)
    assert total > 0, "no report was read"
    assert len(differences) <= _MOST_DIFFERENCES * total, listed
    assert [d for d in differences if d.cause in {"unexplained", "only gmi reads it"}] == []
