"""The example report: its PDF is what its source makes, and its truth is true of both."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "valmora"
WORDS = ("women", "woman", "girl", "girls", "gender")
NO_WORD_OF = re.compile(
    r"lgb|\bgay\b|lesbian|bisexual|transgender|transsexual|\btrans\b|intersex|queer|non-binary|same-sex|homosexual|"
    r"sexual orientation|gender identity|gender expression|gender diverse|sex characteristics|sexual minorit",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def make_example() -> ModuleType:
    """The script that makes the PDF."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        return importlib.import_module("make_example")


@pytest.fixture(scope="module")
def source() -> str:
    """The source of the report."""
    return (EXAMPLE / "report.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The text of each page of the PDF, as one reader gives it."""
    with pypdfium2.PdfDocument(EXAMPLE / "report.pdf") as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    """What a careful reader finds."""
    found: dict[str, Any] = YAML(typ="safe").load(EXAMPLE / "truth.yml")
    return found


@pytest.fixture(scope="module")
def paragraphs(source: str) -> dict[str, str]:
    """Text of each numbered paragraph of the source with its items, by number."""
    found: dict[str, str] = {}
    number = None
    for block in re.split(r"\n{2,}", source):
        label = re.match(r"(\d+(?: bis)?)\. ", block)
        if label:
            number = label[1]
            assert number not in found
            found[number] = block
        elif re.match(r"\([a-z]\) ", block) and number:
            found[number] += f"\n{block}"
        else:
            number = None
    return found


def count_words(text: str) -> dict[str, int]:
    """Whole words of the truth's list in a text."""
    return {word: len(re.findall(rf"\b{word}\b", text, re.IGNORECASE)) for word in WORDS}


def test_pdf_is_what_its_source_makes(make_example: ModuleType, source: str) -> None:
    """Building the PDF again gives the committed bytes."""
    assert make_example.build_pdf(source) == (EXAMPLE / "report.pdf").read_bytes()


def test_report_has_the_length_of_a_report(pages: list[str], source: str, truth: dict[str, Any]) -> None:
    """The report has as many pages as the truth says, 12 at least, and the words of a real report."""
    assert len(pages) == truth["page_count"] >= 12
    assert 6_500 <= len(source.split()) <= 9_000


def test_every_page_after_the_first_has_its_furniture(pages: list[str]) -> None:
    """Symbol, page number and job number stand on each page."""
    for number, page in enumerate(pages[1:], start=2):
        lines = {line.strip() for line in page.splitlines()}
        assert "CMW/C/XVM/2" in lines, number
        assert re.search(rf"(?m)^(?:{number}\s+GE\.25-04217|GE\.25-04217\s+{number}|{number})\s*$", page), number


def test_paragraph_numbers_run_on(paragraphs: dict[str, str], truth: dict[str, Any]) -> None:
    """Numbers run from 1 to the last without a gap; those that were inserted follow theirs."""
    expected = truth["numbered_paragraphs"]
    numbers = list(paragraphs)
    assert len(numbers) == expected["count"]
    for inserted in expected["inserted"]:
        place = numbers.index(inserted)
        assert numbers[place - 1] == inserted.removesuffix(" bis")
        del numbers[place]
    assert numbers == [str(number) for number in range(1, int(expected["last"]) + 1)]


def test_paragraph_numbers_are_printed(paragraphs: dict[str, str], pages: list[str]) -> None:
    """Each number begins a line of the PDF."""
    text = "\n".join(pages)
    assert [number for number in paragraphs if not re.search(rf"(?m)^\s*{number}\.\s", text)] == []


def test_notes_are_called_where_the_truth_says(paragraphs: dict[str, str], truth: dict[str, Any]) -> None:
    """Each note of the source stands in the paragraph that the truth names, in order."""
    notes = [
        (number, note.replace("_", ""))
        for number, text in paragraphs.items()
        for note in re.findall(r"\^\[(.+?)\]", text)
    ]
    assert [number for number, _ in notes] == [note["called_by"] for note in truth["footnotes"]]
    assert all(note.startswith(known["begins"]) for (_, note), known in zip(notes, truth["footnotes"], strict=True))


@pytest.mark.parametrize("word", WORDS)
def test_words_of_zones_and_buckets_add_up_to_those_of_the_pdf(
    word: str, pages: list[str], truth: dict[str, Any]
) -> None:
    """What the truth counts by zone and bucket is what an independent count over the whole PDF finds."""
    counts = truth["words"]
    state = sum(zone[word] for zone in counts["state_zones"].values())
    buckets = sum(bucket[word] for bucket in counts["buckets"].values())
    assert state == counts["state"][word]
    assert state + buckets == counts["all"][word] == count_words("\n".join(pages))[word]


def test_committee_text_holds_the_words_of_its_bucket(source: str, truth: dict[str, Any]) -> None:
    """The reprinted recommendations hold the words that their bucket takes away."""
    blocks = [block for block in re.split(r"\n{2,}", source) if block.startswith("> ")]
    assert count_words("\n".join(blocks)) == truth["words"]["buckets"]["committee-text"]
    assert len(blocks) == 2 * len(truth["zones"]["committee-text"])


def test_words_are_broken_at_line_ends(pages: list[str], truth: dict[str, Any]) -> None:
    """Each word that the truth calls broken is printed in two lines."""
    text = "\n".join(pages)
    # pdfium prints U+FFFE for a hyphen that it takes to end a line, and joins the two lines.
    broken = [word["printed"].replace("-", "\ufffe") for word in truth["broken_at_line_end"]]
    assert [word for word in broken if word not in text] == []


def test_paragraphs_run_over_a_page(pages: list[str], paragraphs: dict[str, str], truth: dict[str, Any]) -> None:
    """The paragraphs that the truth names begin on one page and end on the next."""
    squeezed = [re.sub(r"\W+", "", page) for page in pages]
    for number in truth["numbered_paragraphs"]["over_a_page_break"]:
        text = re.sub(r"\W+", "", re.sub(r"\^\[.+?\]", "", paragraphs[number]))
        begins = [place for place, page in enumerate(squeezed) if text[:40] in page]
        ends = [place for place, page in enumerate(squeezed) if text[-15:] in page]
        assert ends == [begins[0] + 1], number


def test_report_is_silent_on_lgbtqia_persons(source: str, pages: list[str]) -> None:
    """No term of that group stands anywhere, so that complete absence can be shown."""
    assert NO_WORD_OF.findall(source) == []
    assert NO_WORD_OF.findall("\n".join(pages)) == []


def test_some_themes_are_treated_without_women(paragraphs: dict[str, str], truth: dict[str, Any]) -> None:
    """The State's paragraphs on those themes hold no word on women."""
    extended = re.compile(
        r"\b(?:wom[ae]n|girls?|gender|female|mother|matern\w*|pregnan\w*|wife|wives)\b", re.IGNORECASE
    )
    for theme, numbers in truth["silent_on_women"].items():
        for number in numbers:
            assert not extended.search(paragraphs[number]), (theme, number)


def test_false_friends_and_measures_stand_where_the_truth_says(
    paragraphs: dict[str, str], truth: dict[str, Any]
) -> None:
    """False friends and measures are in the paragraph named; a measure is in no earlier one."""
    plain = {number: text.replace("\\-", "").replace("\n", " ") for number, text in paragraphs.items()}
    for friend in truth["false_friends"]:
        assert friend["text"] in plain[friend["paragraph"]]
    for measure in truth["measures"]:
        holders = [number for number, text in plain.items() if measure["name"] in text]
        assert holders[:1] == [measure["first_paragraph"]], measure["name"]
