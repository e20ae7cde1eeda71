"""Reviews one file of a batch: whatever happens, the answer is a review."""

from __future__ import annotations

from dataclasses import replace

from gmi.assess import assess_document, read_report
from gmi.errors import GmiError, SourceError
from gmi.fingerprint import Stamp
from gmi.identify import Given
from gmi.model.document import COMMITTEE_KINDS, Document
from gmi.model.review import Fault, File, Review, ReviewedParagraph, ReviewOrder
from gmi.model.scorecard import Result
from gmi.render import render_result, result_as_data
from gmi.render.to_json import dump_json

__all__ = ["review_file"]

# What is wrong with where the file is, not with what it holds: another time it may be right.
_OF_THE_PLACE = {"source.missing", "source.unreadable", "source.directory"}


def review_file(local_path: str, file: File, order: ReviewOrder, stamp: Stamp) -> Review:
    """Reads, scores and renders one report.

    Args:
        local_path: Where its bytes are.
        file: What the user calls it, and the hash of what is expected there.
        order: What the user wants of every report.
        stamp: What reviews depend on.

    Returns:
        The review. An error, foreseen or not, is a fault of this review: it stops no other. One that has to do with the
        machine and not with the content leaves no fingerprint, so that the next batch tries again.
    """
    try:
        return _review(local_path, file, order, stamp)
    except GmiError as error:
        where = file.path if error.where in {"", local_path} else error.where
        lasting = isinstance(error, SourceError) and error.code not in _OF_THE_PLACE
        fingerprint = stamp.compute_fingerprint(None) if lasting else ""
        return Review(file, fingerprint, "failed", fault=Fault(error.code, error.message, where, error.hint))
    except MemoryError:
        message, hint = "the report needs more memory than a process may use", "score it alone"
        fault = Fault("review.memory", message, file.path, hint)
    except Exception as error:  # a fault of gmi's own must not cost the other reports
        message = f"a fault in gmi itself: {type(error).__name__}: {error}"
        hint = "score it alone with --debug, and report what it prints"
        fault = Fault("review.fault-in-gmi", message, file.path, hint)
    return Review(file, "", "failed", fault=fault)


def _review(local_path: str, file: File, order: ReviewOrder, stamp: Stamp) -> Review:
    """The review of a file that can be read."""
    document = read_report(local_path, Given(language=order.language) if order.language else None)
    if document.source.sha256 != file.sha256:
        fault = Fault("review.changed", "the file changed while the batch ran", file.path, "run the batch again")
        return Review(file, "", "failed", fault=fault)
    document = _rename(document, local_path, file.path)
    source = document.source
    try:
        result = assess_document(document, order.rubric, force=order.force)
    except GmiError as error:
        if error.code != "source.committee-text" or source.document_kind not in COMMITTEE_KINDS:
            raise
        return Review(
            file,
            stamp.compute_fingerprint(None),
            "skipped",
            fault=Fault(error.code, error.message, file.path, error.hint),
            document_kind=source.document_kind,
            symbol=source.symbol,
        )
    data = result_as_data(result)
    return Review(
        file,
        stamp.compute_fingerprint(result.rubric.id, result.rubric.sha256),
        "done",
        result=data,
        paragraphs=_list_paragraphs(result),
        outputs={
            "report.html": render_result(result, "html").encode(),
            "report.json": dump_json(data).encode(),
            "report.csv": render_result(result, "csv").encode(),
        },
        headline=result.scorecard.headline,
    )


def _rename(document: Document, local_path: str, path: str) -> Document:
    """The document under the name that the user knows it by."""
    problems = tuple(
        replace(problem, where=path) if problem.where == local_path else problem for problem in document.problems
    )
    return replace(document, source=replace(document.source, path=path), problems=problems)


def _list_paragraphs(result: Result) -> tuple[ReviewedParagraph, ...]:
    """Every paragraph with the themes that it is placed in."""
    document = result.document
    themes: dict[int, list[str]] = {}
    for theme in result.scorecard.themes:
        for index in theme.paragraph_indexes:
            themes.setdefault(index, []).append(theme.id)
    return tuple(
        ReviewedParagraph(
            index=paragraph.index,
            zone=paragraph.zone,
            number=paragraph.number,
            page_number=paragraph.page_number,
            heading_path=paragraph.heading_path,
            themes=tuple(themes.get(paragraph.index, ())),
            text=document.text_of(paragraph),
            start=paragraph.span.start,
            end=paragraph.span.end,
            called_from_number=None
            if paragraph.called_from is None
            else document.paragraphs[paragraph.called_from].number,
            annexed=paragraph.annexed,
        )
        for paragraph in document.paragraphs
    )
