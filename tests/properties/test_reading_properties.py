"""Whatever lines a report has, reading keeps its words, its order and its own record of repairs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.assemble import assemble_document, undo_repairs
from gmi.language import split_sentences
from gmi.model.document import Document
from gmi.model.extraction import Extraction, Line, Page
from gmi.model.span import Span

PIECES = """
    women migrant domes- tic gender- based workers12 States p arties 12. 13. 14. (a) (b) • Article 5 Annex I Table 1
    Contents Acronyms ..... 7 CMW/C/XVM/1 GE.24-01234 Please provide information Recommendation No. art. e.g. R.A.
    o\ufb00ice e ff ective off icials FFOORREE A.Introduction mi\u00adgrant \uf0b7 – 1990– 1995 “quoted” end. stop;
"""
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.text(min_size=1, max_size=40))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line of any text, place and type."""
    text = draw(TEXTS).replace("\n", " ").replace("\r", " ").strip()
    size = draw(st.sampled_from([0.0, 6.5, 8.0, 9.0, 10.0, 12.0, 14.0]))
    top = draw(st.sampled_from([20.0, 50.0, 100.0, 112.0, 130.0, 300.0, 500.0, 780.0, 810.0]))
    left = draw(st.sampled_from([57.0, 113.0, 142.0]))
    calls = [match.span() for match in re.finditer(r"(?<=[a-z])\d{1,3}", text)] if draw(st.booleans()) else []
    return Line(
        text,
        left,
        left + 5 * len(text),
        top,
        top + size,
        size,
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        kind=draw(st.sampled_from(["text", "text", "text", "table-row"])),
        raised=tuple(calls),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A file of up to four pages."""
    pages = draw(st.lists(st.lists(lines(), max_size=9), min_size=1, max_size=4))
    return Extraction(
        "r.pdf",
        "0" * 64,
        "application/pdf",
        tuple(Page(number, 595, 842, tuple(held)) for number, held in enumerate(pages, 1)),
        "fast",
    )


def count(text: str) -> Counter[str]:
    """Runs of letters and digits."""
    return Counter(re.findall(r"[^\W_]+", text))


def check_order(document: Document) -> None:
    """Paragraphs lie apart and in order; sentences lie apart, in order, inside their paragraph."""
    end = 0
    for index, paragraph in enumerate(document.paragraphs):
        assert paragraph.index == index
        assert end <= paragraph.span.start < paragraph.span.end <= len(document.text)
        assert not document.text[end : paragraph.span.start].strip()
        end = paragraph.span.end
        last = paragraph.span.start
        for sentence in paragraph.sentences:
            assert last <= sentence.start < sentence.end <= paragraph.span.end
            last = sentence.end
        places = [place for place, _ in paragraph.page_starts]
        assert places == sorted(places)
        assert all(paragraph.span.start <= place <= paragraph.span.end for place in places)


@settings(max_examples=150, deadline=None)
@given(extractions())
def test_nothing_is_lost(extraction: Extraction) -> None:
    """Every word of every line is in the text once its repairs are undone, and none is added."""
    document = assemble_document(extraction)
    check_order(document)
    printed = count("\n".join(line.text for page in extraction.pages for line in page.lines))
    assert count(undo_repairs(document)) == printed


@settings(max_examples=100, deadline=None)
@given(extractions())
def test_repairs_name_what_they_mended(extraction: Extraction) -> None:
    """Repairs lie in the text, in order and apart; undoing them one by one is undoing them all."""
    document = assemble_document(extraction)
    end = 0
    for repair in document.repairs:
        assert end <= repair.span.start <= repair.span.end <= len(document.text)
        assert repair.span.cut(document.text) != repair.original
        end = repair.span.end
    assert undo_repairs(replace(document, repairs=())) == document.text


@settings(max_examples=100, deadline=None)
@given(extractions())
def test_reading_twice_gives_the_same(extraction: Extraction) -> None:
    """The same lines give the same document."""
    assert assemble_document(extraction) == assemble_document(extraction)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.text(alphabet='ab .;!?\n()12"”', max_size=30))
def test_sentences_cover_a_paragraph(words: str, noise: str) -> None:
    """Every sign of a paragraph that is no white space is in exactly one sentence."""
    text = words + noise
    spans = split_sentences(text, Span(0, len(text)))
    inside = "".join(span.cut(text) for span in spans)
    assert re.sub(r"\s", "", inside) == re.sub(r"\s", "", text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
