"""Real reports are read as they are printed: measured against pdftotext, figures in the output (``pytest -rP``)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from gmi.assemble import assemble_document, undo_repairs
from gmi.extract import extract_report
from gmi.identify import identify_document
from gmi.model.document import Document
from gmi.model.extraction import Extraction
from tests.real.printed import count_printed_words, count_words, find_last_number, is_printed, print_text

pytestmark = pytest.mark.real

# File: symbol, State, treaty body, cycle, kind.
EXPECTED = {
    "reports/Afghanistan_2020_CRPD_C_AFG_1.pdf": ("CRPD/C/AFG/1", "AFG", "CRPD", "1", "state-report"),
    "reports/Argentina_2010_CRPD_C_ARG_1.pdf": ("CRPD/C/ARG/1", "ARG", "CRPD", "1", "state-report"),
    "reports/Armenia_2020_CRPD_C_ARM_2-3.pdf": ("CRPD/C/ARM/2-3", "ARM", "CRPD", "2-3", "state-report"),
    "reports/Australia_2010_CRPD_C_AUS_1.pdf": ("CRPD/C/AUS/1", "AUS", "CRPD", "1", "state-report"),
    "reports/Burundi_2025_CRPD_C_BDI_1.pdf": ("CRPD/C/BDI/1", "BDI", "CRPD", "1", "state-report"),
    "reports/Egypt_2020_CRPD_C_EGY_1.pdf": ("CRPD/C/EGY/1", "EGY", "CRPD", "1", "state-report"),
    "reports/Honduras_2022_CRPD_C_HND_2-4.pdf": ("CRPD/C/HND/2-4", "HND", "CRPD", "2-4", "state-report"),
    "reports/ITA_2009_A_HRC_WG.6_7_ITA_1_en.pdf": ("A/HRC/WG.6/7/ITA/1", "ITA", "UPR", None, "state-report"),
    "reports/KHM_Gender_Strategic_Plan_Neary_Rattanak_4.pdf": (None, "KHM", None, None, "other"),
    "reports/Kenya_2012_CRPD_C_KEN_1.pdf": ("CRPD/C/KEN/1", "KEN", "CRPD", "1", "state-report"),
    "reports/Nepal_2014_CRPD_C_NPL_1.pdf": ("CRPD/C/NPL/1", "NPL", "CRPD", "1", "state-report"),
    "reports/Philippines_2014_CRPD_C_PHL_1.pdf": ("CRPD/C/PHL/1", "PHL", "CRPD", "1", "state-report"),
    "reports/Philippines_2025_CRPD_C_PHL_2-3.pdf": ("CRPD/C/PHL/2-3", "PHL", "CRPD", "2-3", "state-report"),
    "reports/Romania_2025_CRPD_C_ROU_1.pdf": ("CRPD/C/ROU/1", "ROU", "CRPD", "1", "state-report"),
    "reports/SVN_2019_A_HRC_WG.6_34_SVN_1.pdf": ("A/HRC/WG.6/34/SVN/1", "SVN", "UPR", None, "state-report"),
    "reports/Senegal_2015_CRPD_C_SEN_1.pdf": ("CRPD/C/SEN/1", "SEN", "CRPD", "1", "state-report"),
    "reports/Sweden_2011_CRPD_C_SWE_1.pdf": ("CRPD/C/SWE/1", "SWE", "CRPD", "1", "state-report"),
    "reports/Sweden_2019_CRPD_C_SWE_2-3.pdf": ("CRPD/C/SWE/2-3", "SWE", "CRPD", "2-3", "state-report"),
    "reports/Uruguay_2013_CRPD_C_URY_1.pdf": ("CRPD/C/URY/1", "URY", "CRPD", "1", "state-report"),
    "cycles/Kenya_2015_CRPD_C_KEN_CO_1.pdf": ("CRPD/C/KEN/CO/1", "KEN", "CRPD", "1", "concluding-observations"),
    "cycles/Kenya_2015_CRPD_C_KEN_Q_1.pdf": ("CRPD/C/KEN/Q/1", "KEN", "CRPD", "1", "list-of-issues"),
    "cycles/Kenya_2015_CRPD_C_KEN_Q_1_Add.1.pdf": ("CRPD/C/KEN/Q/1/Add.1", "KEN", "CRPD", "1", "replies"),
    "cycles/Nepal_2017_CRPD_C_NPL_Q_1.pdf": ("CRPD/C/NPL/Q/1", "NPL", "CRPD", "1", "list-of-issues"),
    "cycles/Nepal_2018_CRPD_C_NPL_CO_1.pdf": ("CRPD/C/NPL/CO/1", "NPL", "CRPD", "1", "concluding-observations"),
    "cycles/Nepal_2018_CRPD_C_NPL_Q_1_Add.1.pdf": ("CRPD/C/NPL/Q/1/Add.1", "NPL", "CRPD", "1", "replies"),
    "cycles/Philippines_2018_CRPD_C_PHL_CO_1.pdf": ("CRPD/C/PHL/CO/1", "PHL", "CRPD", "1", "concluding-observations"),
    "cycles/Philippines_2018_CRPD_C_PHL_Q_1.pdf": ("CRPD/C/PHL/Q/1", "PHL", "CRPD", "1", "list-of-issues"),
    "cycles/Sweden_2013_CRPD_C_SWE_Q_1_Add.1.pdf": ("CRPD/C/SWE/Q/1/Add.1", "SWE", "CRPD", "1", "replies"),
    "cycles/Sweden_2014_CRPD_C_SWE_CO_1.pdf": ("CRPD/C/SWE/CO/1", "SWE", "CRPD", "1", "concluding-observations"),
    "cycles/Sweden_2024_CRPD_C_SWE_CO_2-3.pdf": ("CRPD/C/SWE/CO/2-3", "SWE", "CRPD", "2-3", "concluding-observations"),
    "cycles/Sweden_UnknownYear_CRPD_C_SWE_Q_1.pdf": ("CRPD/C/SWE/Q/1", "SWE", "CRPD", "1", "list-of-issues"),
    "cycles/Uruguay_2016_CRPD_C_URY_Q_1.pdf": ("CRPD/C/URY/Q/1", "URY", "CRPD", "1", "list-of-issues"),
    "cycles/Uruguay_2016_CRPD_C_URY_Q_1_Add.1.pdf": ("CRPD/C/URY/Q/1/Add.1", "URY", "CRPD", "1", "replies"),
}
QUICK = (
    "reports/Honduras_2022_CRPD_C_HND_2-4.pdf",
    "reports/SVN_2019_A_HRC_WG.6_34_SVN_1.pdf",
    "cycles/Nepal_2018_CRPD_C_NPL_Q_1_Add.1.pdf",
)
# A national plan; what climbs in it are the items of its tables.
UNNUMBERED = "reports/KHM_Gender_Strategic_Plan_Neary_Rattanak_4.pdf"
COUNTED = ("women", "woman", "girl", "girls", "gender", "migrant", "migrants", "refugees")
EACH = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in EXPECTED]


def tell(*lines: str) -> None:
    """Puts measured figures into the test's output; ``pytest -rP`` shows them of tests that pass too."""
    print(*lines, sep="\n  ")  # noqa: T201 - the figures are what these tests are for


@lru_cache(maxsize=4)
def extract(path: Path) -> Extraction:
    """A report's lines."""
    return extract_report(str(path))


@lru_cache(maxsize=64)
def read(path: Path) -> Document:
    """A report as read."""
    return identify_document(assemble_document(extract(path)))


def list_numbers(document: Document) -> list[tuple[int, str, str]]:
    """Printed number as a figure and in full, and the text behind it, of every numbered paragraph but notes."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.number and paragraph.zone in ("body", "annex", "committee-text"):
            text = document.text_of(paragraph)
            behind = re.sub(rf"^\W*{paragraph.number}\s*\.?".replace(" ", r"\s?"), "", text)
            value = re.match(r"\d+", paragraph.number)
            assert value
            found.append((int(value.group()), paragraph.number, behind))
    return found


def missing_numbers(path: Path) -> tuple[int, list[int]]:
    """N, and which of 1 … N the document lacks."""
    last = 0 if path.name == Path(UNNUMBERED).name else find_last_number(path)
    held = {value for value, _, _ in list_numbers(read(path))}
    return last, [number for number in range(1, last + 1) if number not in held]


@pytest.mark.parametrize("name", EACH)
def test_numbers_are_recovered_in_order(shared_data: Path, name: str) -> None:
    """Of the printed numbers 1 … N of a report at least 98% are found, in order, the annexes apart."""
    last, missing = missing_numbers(shared_data / name)
    held = [value for value, _, _ in list_numbers(read(shared_data / name))]
    share = 1 - len(missing) / last if last else 1.0
    tell(f"{name}: {last - len(missing)} of {last} numbers ({share:.1%}), missing {missing}")
    assert share >= 0.98
    chain = held[: held.index(last) + 1] if last else []
    assert chain == sorted(chain)


@pytest.mark.parametrize("name", EACH)
def test_no_number_is_invented(shared_data: Path, name: str) -> None:
    """Every number of the document is printed in front of the words that it has there."""
    path = shared_data / name
    invented = [number for _, number, behind in list_numbers(read(path)) if not is_printed(path, number, behind)]
    assert invented == []


@pytest.mark.slow
def test_numbers_over_all_reports(shared_data: Path) -> None:
    """At least 98% of all printed numbers of all reports are found."""
    results = {name: missing_numbers(shared_data / name) for name in EXPECTED}
    printed = sum(last for last, _ in results.values())
    missing = sum(len(lost) for _, lost in results.values())
    tell(f"{printed - missing} of {printed} numbers ({1 - missing / printed:.2%})")
    assert printed > 6_000
    assert missing <= 0.02 * printed


@pytest.mark.parametrize("name", EACH)
def test_text_holds_no_furniture(shared_data: Path, name: str) -> None:
    """No paragraph of the report holds a GE line, the head of a page or a page number."""
    path = shared_data / name
    document = read(path)
    symbol = document.source.symbol
    pages = [[line.strip() for line in page.split("\n") if line.strip()] for page in print_text(path).split("\f")]
    edges = Counter(re.sub(r"\d+", "#", line) for page in pages for line in {*page[:2], *page[-2:]})
    heads = {line for line, count in edges.items() if count >= len(pages) / 3 and re.search(r"[^\W\d]{3}", line)}
    faults = []
    for paragraph in document.paragraphs:
        if paragraph.zone not in ("body", "annex", "committee-text", "footnote", "table"):
            continue
        text = document.text_of(paragraph)
        if re.search(r"\bGE\.\s?\d\d-\d", text):
            faults.append((paragraph.page_number, "GE line", text[:60]))
        faults.extend(
            (paragraph.page_number, "page number", line)
            for line in text.split("\n")
            if paragraph.zone in ("body", "annex") and re.fullmatch(r"\d{1,3}", line)
        )
        for start, number in paragraph.page_starts[1:]:
            around = document.text[max(paragraph.span.start, start - 40) : start + 40]
            if symbol and re.search(re.escape(symbol) + r"\s+\D", around) and "(" not in around:
                faults.append((number, "symbol", around))
            seam = document.text[max(paragraph.span.start, start - 5) : start + 5]
            if re.search(rf"(?:^|\s)(?:{number}|{number - 1})\s*$", document.text[start - 5 : start]):
                faults.append((number, "page number", seam))
        if re.sub(r"\d+", "#", text.strip()) in heads and paragraph.zone != "table":
            faults.append((paragraph.page_number, "head", text))
    assert faults == []


@pytest.mark.parametrize("name", EACH)
def test_words_are_kept(shared_data: Path, name: str) -> None:
    """At least 99% of the words that pdftotext finds are in the document, its repairs undone or not."""
    printed = count_printed_words(shared_data / name)
    document = read(shared_data / name)
    held = count_words(document.text) | count_words(undo_repairs(document))
    lost = printed - held
    if name.startswith("reports/KHM"):
        # Crosses of a timetable, in cells that stand close together.
        lost.pop("x", None)
    tell(f"{name}: {lost.total() / printed.total():.3%} not found, most often {lost.most_common(8)}")
    assert lost.total() <= 0.01 * printed.total()


@pytest.mark.slow
def test_counted_words_agree(shared_data: Path) -> None:
    """The words that the index counts stand in the documents as often as in pdftotext's text, to 1%."""
    printed: Counter[str] = Counter()
    held: Counter[str] = Counter()
    unexplained = []
    for name in EXPECTED:
        there = count_words(print_text(shared_data / name, "-layout"))
        here = count_words(read(shared_data / name).text)
        for word in COUNTED:
            printed[word] += there[word]
            held[word] += here[word]
            if there[word] == here[word]:
                continue
            # pdftotext glues a word to its note's number, and to the next part of a compound cut at a line end.
            glued = {
                token: count - here[token]
                for token, count in there.items()
                if word in token and token not in COUNTED and count > here[token]
            }
            tell(f"{name}: {word}: pdftotext {there[word]}, gmi {here[word]}; only in pdftotext: {glued}")
            if here[word] - there[word] != sum(glued.values()):
                unexplained.append((name, word, there[word], here[word], glued))
    for word in COUNTED:
        tell(f"{word}: pdftotext {printed[word]}, gmi {held[word]}")
        assert abs(printed[word] - held[word]) <= 0.01 * printed[word]
    assert unexplained == []


@pytest.mark.parametrize("name", EACH)
def test_identity(shared_data: Path, name: str) -> None:
    """Symbol, State, treaty body, cycle and kind are what the masthead says."""
    source = read(shared_data / name).source
    assert (source.symbol, source.state, source.body, source.cycle, source.document_kind) == EXPECTED[name]


@pytest.mark.slow
def test_every_file_has_an_expected_identity(shared_data: Path) -> None:
    """The table above names every report and every document of the cycles."""
    files = {
        f"{folder}/{path.name}" for folder in ("reports", "cycles") for path in (shared_data / folder).glob("*.pdf")
    }
    assert files == set(EXPECTED)


@pytest.mark.parametrize("name", EACH)
def test_repairs_can_be_undone(shared_data: Path, name: str) -> None:
    """With its repairs undone the text has the words of the lines as extracted, no more and no fewer."""
    extraction = extract(shared_data / name)
    lines = count_words("\n".join(line.text for page in extraction.pages for line in page.lines))
    assert count_words(undo_repairs(assemble_document(extraction))) == lines


def test_text_is_ordered_and_whole(shared_data: Path) -> None:
    """Paragraphs are in order and apart; every word of running text but the printed number is in one sentence."""
    document = read(shared_data / QUICK[0])
    end = 0
    for paragraph in document.paragraphs:
        assert paragraph.span.start >= end
        end = paragraph.span.end
        joined = " ".join(sentence.cut(document.text) for sentence in paragraph.sentences)
        missing = count_words(document.text_of(paragraph)) - count_words(joined)
        assert missing.total() <= len((paragraph.number or "").split())
