"""Runs the whole way for one report: from a file to a result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gmi.ask import ask_questions
from gmi.assemble import assemble_document
from gmi.classify import classify_references
from gmi.decide import apply_decisions
from gmi.errors import Problem, SourceError
from gmi.extract import draw_paragraph, extract_report
from gmi.find import Lexicon, build_lexicon, find_groups, find_references
from gmi.identify import Given, check_given, identify_document
from gmi.load import list_bodies, list_rubrics, load_law, load_questionnaire, load_rubric
from gmi.load_answers import match_answers, read_answers
from gmi.load_decisions import load_decisions
from gmi.load_measured import load_label_errors
from gmi.model.decision import Decision
from gmi.model.document import COMMITTEE_KINDS, Document
from gmi.model.experience import Answer, Sheet
from gmi.model.reference import Findings
from gmi.model.rubric import Law, Rubric
from gmi.model.scorecard import Result, RubricStamp
from gmi.qualify import find_qualifiers
from gmi.recognise import join_measures, recognise_names
from gmi.score import score_report
from gmi.version import __version__

__all__ = ["assess_document", "assess_report", "choose_rubric", "picture_paragraph", "read_report"]

SCHEMA_VERSION = "1.0"
_FALLBACK_RUBRICS = ("gmi-core", "gmi-cmw")
# Characters on each side of a repair that are read as they were before it; no term is longer.
_AROUND = 80
_KIND_NAMES = {
    "list-of-issues": "a list of issues",
    "concluding-observations": "a set of concluding observations",
}


def read_report(path: str, given: Given | None = None, reader: str = "fast") -> Document:
    """The report as read: one text with zones, paragraph numbers, heading paths and repairs.

    Args:
        path: A PDF, as the user named it.
        given: What the user says the report is; wins over its masthead.
        reader: ``fast`` or ``careful``.

    Raises:
        SourceError: When the file cannot be read.
    """
    if given is not None:
        check_given(given)
    return identify_document(assemble_document(extract_report(path, reader)), given)


def picture_paragraph(document: Document, number: str) -> bytes:
    """A picture (PNG) of the page on which a numbered paragraph begins, with the paragraph marked.

    Args:
        document: The report as read.
        number: As printed, for example "12" or "12 bis".

    Raises:
        SourceError: When the report has no such paragraph, or its page cannot be drawn.
    """
    for paragraph in document.paragraphs:
        if paragraph.number == number and paragraph.zone != "footnote" and paragraph.page_number is not None:
            return draw_paragraph(document.source.path, paragraph.page_number, document.text_of(paragraph))
    last = document.source.numbered_paragraph_last
    raise SourceError(
        "given.paragraph",
        f"the report has no paragraph “{number}”",
        document.source.path,
        f"its paragraphs are numbered 1 to {last}" if last else "its paragraphs are not numbered",
    )


def assess_report(
    path: str,
    rubric: str | None = None,
    *,
    given: Given | None = None,
    reader: str = "fast",
    force: bool = False,
    decisions: str | None = None,
    answers: Sequence[str] = (),
) -> Result:
    """Scores one report.

    Args:
        path: A PDF, as the user named it.
        rubric: Id of a rubric or path to one; by default the one made for the report's treaty body.
        given: What the user says the report is; wins over its masthead.
        reader: ``fast`` (pdfium) or ``careful`` (pdfplumber throughout).
        force: Score a document in the Committee's words as if it were the State's.
        decisions: File of people's corrections (the CSV of references, edited and signed); they win over the machine.
        answers: Forms that migrant communities filled in; their answers stand apart from what the machine read.

    Returns:
        Everything that gmi says of the report.

    Raises:
        SourceError: When the file cannot be read, is in a language that the rubric has no terms for, or holds the
            Committee's words and ``force`` is not set.
        RubricError: When the rubric is unknown or broken.
        DecisionsError: When the file of corrections is wrong.
        AnswersError: When a form cannot be used.
    """
    decided = None if decisions is None else load_decisions(decisions)
    sheet = read_answers(answers) if answers else None
    return assess_document(read_report(path, given, reader), rubric, force=force, decisions=decided, answers=sheet)


def assess_document(
    document: Document,
    rubric: str | None = None,
    *,
    force: bool = False,
    decisions: tuple[Decision, ...] | None = None,
    answers: Sheet | None = None,
) -> Result:
    """Scores a report that has been read. See ``assess_report``."""
    source = document.source
    if source.document_kind in COMMITTEE_KINDS and not force:
        raise SourceError(
            "source.committee-text",
            f"this is {_KIND_NAMES[source.document_kind]}: the Committee's words, not the State's",
            source.path,
            "score the State's report or replies, or use --force to count the Committee's words all the same",
        )
    chosen = rubric or choose_rubric(source.body)
    lexicon = _lexicon(chosen, _speak(document, chosen))
    experience: tuple[Answer, ...] = ()
    unanswered: tuple[Problem, ...] = ()
    if answers is not None:
        experience, unanswered = match_answers(answers, load_questionnaire(chosen, lexicon.rubric.language))
    names = recognise_names(document)
    findings = find_references(document, lexicon, names)
    qualifiers = find_qualifiers(document, findings.references)
    classified = classify_references(document, findings.references, qualifiers, names)
    expired: tuple[Problem, ...] = ()
    if decisions is not None:
        classified, expired = apply_decisions(document, classified, decisions)
        findings = replace(findings, references=tuple(item.reference for item in classified))
    measures = join_measures(document, names)
    scorecard = score_report(
        document, lexicon.rubric, findings, classified, measures, raw_hits=_find_raw(document, lexicon, findings)
    )
    return Result(
        schema_version=SCHEMA_VERSION,
        gmi_version=__version__,
        source=source,
        rubric=_stamp(lexicon.rubric, source.symbol),
        document=document,
        references=classified,
        vetoed=findings.vetoed,
        scorecard=scorecard,
        questions=ask_questions(document, scorecard, lexicon.rubric, _law()),
        label_errors=load_label_errors(lexicon.rubric.language),
        problems=document.problems + expired + unanswered + _warn(document, lexicon.rubric, forced=force),
        experience=experience,
    )


def choose_rubric(body: str | None) -> str:
    """The rubric made for a treaty body; a treaty-neutral one where there is none."""
    known = list_rubrics()
    for name in known:
        if body is not None and body in list_bodies(name):
            return name
    return next((name for name in _FALLBACK_RUBRICS if name in known), known[0])


def _speak(document: Document, rubric: str) -> str:
    """The report's language, if the rubric has terms for it."""
    language = document.source.language
    languages = _rubric(rubric, "en").languages
    if language is None:
        return languages[0]
    if language not in languages:
        raise SourceError(
            "source.language",
            f"the report is in a language ({language}) for which the rubric has no terms",
            document.source.path,
            f"score its version in {' or '.join(languages)}; --language says otherwise if this is wrong",
        )
    return language


@lru_cache(maxsize=8)
def _rubric(rubric: str, language: str) -> Rubric:
    """A rubric, loaded once in a run."""
    return load_rubric(rubric, language)


@lru_cache(maxsize=8)
def _lexicon(rubric: str, language: str) -> Lexicon:
    """A rubric's phrases, compiled once in a run."""
    return build_lexicon(_rubric(rubric, language))


@lru_cache(maxsize=1)
def _law() -> Law:
    """The table of instruments, read once in a run."""
    return load_law()


def _find_raw(document: Document, lexicon: Lexicon, findings: Findings) -> frozenset[str]:
    """Groups that the text holds as it was before any repair, under negative terms too.

    Away from the repairs both texts are the same: only the surroundings of each are looked at as they were.
    """
    found = {reference.group for reference in findings.references}
    found.update(lexicon.terms[vetoed.term_id][0].id for vetoed in findings.vetoed)
    text = document.text
    raw = "\n\n".join(
        text[max(0, repair.span.start - _AROUND) : repair.span.start]
        + repair.original
        + text[repair.span.end : repair.span.end + _AROUND]
        for repair in document.repairs
    )
    return frozenset(found) | find_groups(raw, lexicon)


def _stamp(rubric: Rubric, symbol: str | None) -> RubricStamp:
    """What the result says of its rubric."""
    reports = rubric.reference_set.reports
    keys = sorted({key for report in reports for key in report.rates})
    symbols = [report.symbol for report in reports]
    bodies = Counter("UPR" if name.startswith("A/HRC/WG.6/") else name.partition("/")[0] for name in symbols)
    return RubricStamp(
        id=rubric.id,
        version=rubric.version,
        sha256=rubric.sha256,
        title=rubric.title,
        languages=rubric.languages,
        calibration=rubric.calibration,
        reference_set_id=rubric.reference_set.id,
        reference_set_date=rubric.reference_set.date,
        reference_set_size=len(reports),
        reference_rates={key: tuple(sorted(r.rates[key] for r in reports if key in r.rates)) for key in keys},
        reference_set_bodies=dict(bodies.most_common()),
        in_reference_set=symbol is not None and symbol in symbols,
        bodies=rubric.bodies,
    )


def _warn(document: Document, rubric: Rubric, *, forced: bool) -> tuple[Problem, ...]:
    """What a reader must know of this pairing of report and rubric."""
    source = document.source
    problems = []
    if source.document_kind in COMMITTEE_KINDS and forced:
        problems.append(
            Problem(
                "source.committee-text",
                "warning",
                f"this is {_KIND_NAMES[source.document_kind]}: every figure counts the Committee's words",
                source.symbol or source.path,
                "do not quote a figure as the State's",
            )
        )
    if source.document_kind == "other":
        problems.append(
            Problem(
                "source.kind-other",
                "warning",
                "this does not look like a State's report to a treaty body",
                "masthead",
                "check that the words are the State's own before quoting a figure",
            )
        )
    if source.body is not None and rubric.bodies and source.body not in rubric.bodies:
        problems.append(
            Problem(
                "rubric.other-body",
                "info",
                f"the rubric {rubric.id} is made for {', '.join(rubric.bodies)}; this report is to {source.body}",
                source.symbol or "",
                "indicators that do not apply are marked so",
            )
        )
    return tuple(problems)
