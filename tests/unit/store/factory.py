"""Makes reviews of reports by fictional States, as a worker would send them."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from gmi.model.document import Document, Paragraph
from gmi.model.review import Fault, File, Review, ReviewedParagraph
from gmi.model.scorecard import Result
from gmi.render import result_as_data

from ..render.factory import make_result
from ..render.report import Line

FINGERPRINT = "gmi=1 rubric=gmi-cmw:cd data=ef options="
STATES = {"XVM": "Valmora", "XTR": "Terrand", "XOS": "Oskaria", "XKE": "Kesh"}


def make_file(path: str = "reports/valmora.pdf", content: str = "") -> File:
    """A file whose content is a word; by default a content of its own."""
    return File(path, hashlib.sha256((content or path).encode()).hexdigest(), len(path))


@lru_cache(maxsize=32)
def _make_result(state: str, symbol: str, date: str, extra: tuple[str, ...], path: str, sha256: str) -> Result:
    """A result; made once for each set of arguments."""
    lines = tuple(Line((sentence,)) for sentence in extra)
    return make_result(
        extra=lines, state=state, state_name=STATES[state], symbol=symbol, date=date, path=path, sha256=sha256,
        body=symbol.partition("/")[0],
    )  # fmt: skip


def make_review(
    file: File | None = None,
    state: str = "XVM",
    symbol: str = "CMW/C/XVM/2",
    date: str = "2025-03-14",
    extra: tuple[str, ...] = (),
    fingerprint: str = FINGERPRINT,
) -> Review:
    """A review that is done; ``extra`` sentences stand at the end of the report."""
    file = file or make_file()
    result = _make_result(state, symbol, date, extra, file.path, file.sha256)
    return Review(
        file, fingerprint, "done", result=result_as_data(result), paragraphs=_list(result.document), headline="gender"
    )


def make_failure(file: File, code: str = "source.damaged") -> Review:
    """A review of a file that cannot be read."""
    fault = Fault(code, "the file is damaged", file.path, "download the report again")
    return Review(file, FINGERPRINT, "failed", fault=fault)


def make_skipped(file: File) -> Review:
    """A review of a list of issues."""
    fault = Fault("source.committee-text", "this is a list of issues", file.path, "score the State's report")
    return Review(file, FINGERPRINT, "skipped", fault=fault, document_kind="list-of-issues", symbol="CMW/C/XVM/Q/2")


def _list(document: Document) -> tuple[ReviewedParagraph, ...]:
    """The paragraphs as a worker lists them."""
    return tuple(
        ReviewedParagraph(
            index=paragraph.index,
            zone=paragraph.zone,
            number=paragraph.number,
            page_number=paragraph.page_number,
            heading_path=paragraph.heading_path,
            themes=("data",) if "statistic" in document.text_of(paragraph) else (),
            text=document.text_of(paragraph),
            start=paragraph.span.start,
            end=paragraph.span.end,
            called_from_number=_find_caller(document, paragraph),
            annexed=paragraph.annexed,
        )
        for paragraph in document.paragraphs
    )


def _find_caller(document: Document, paragraph: Paragraph) -> str | None:
    """Number of the paragraph that calls a note."""
    return None if paragraph.called_from is None else document.paragraphs[paragraph.called_from].number
