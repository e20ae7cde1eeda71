"""Opens a saved result again: finds its report, and assesses it as it was assessed, people's decisions included."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PureWindowsPath
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from gmi.assess import SCHEMA_VERSION, assess_document, read_report
from gmi.errors import Problem, ResultError, RubricError
from gmi.identify import Given
from gmi.load import load_rubric
from gmi.load_answers import read_answers
from gmi.load_decisions import load_decisions
from gmi.model.decision import Decision
from gmi.model.document import Document
from gmi.model.experience import Entry, Sheet
from gmi.model.labelled import TRUE_LABELS
from gmi.model.reference import Dimension, Tag
from gmi.model.scorecard import Result
from gmi.model.span import Span

_MOST_BYTES = 200_000_000
# How ``gmi.decide`` signs the reason of a label that a person gave.
_SIGNED = re.compile(
    r"(?P<label>[a-z-]+): by (?P<by>.+?) on (?P<on>\d{4}-\d\d-\d\d)(?:: (?P<note>.*?))?(?: \(the machine said \w+\))?",
    re.DOTALL,
)


class _Saved(BaseModel):
    """A part of a saved result; what is not needed is not looked at."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _SavedSource(_Saved):
    path: str
    sha256: str
    symbol: str | None
    state: str | None
    language: str | None


class _SavedRubric(_Saved):
    id: str
    version: str
    sha256: str


class _SavedReference(_Saved):
    text: str
    sentence: str
    start: int
    end: int
    dimension: Dimension
    tags: list[Tag]
    method: str
    reason: str


class _SavedAnswer(_Saved):
    id: str
    answer: str
    by: str
    on: str


class _SavedResult(_Saved):
    finding: str
    source: _SavedSource
    rubric: _SavedRubric
    references: list[_SavedReference]
    experience: list[_SavedAnswer] = []


@dataclass(frozen=True, slots=True)
class Reopening:
    """What the user says beyond the saved result; what is left out is taken from it.

    Attributes:
        report: Where the report is.
        rubric: Id or path.
        decisions: A sheet of people's corrections; of one place it wins over what was saved.
        answers: Forms that migrant communities filled in, beside those that were saved.
        given: What the report is.
        reader: ``fast`` or ``careful``.
        force: Assess the Committee's words too.
    """

    report: str | None = None
    rubric: str | None = None
    decisions: str | None = None
    answers: Sequence[str] = ()
    given: Given = field(default_factory=Given)
    reader: str = "fast"
    force: bool = False


def is_saved_result(path: str) -> bool:
    """Whether a file is meant as a saved result: by its ending, or because it begins as JSON does."""
    if Path(path).suffix.lower() == ".json":
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
    except (OSError, ValueError):
        return False


def reopen_result(path: str, reopening: Reopening | None = None) -> Result:
    """A saved result, whole again.

    The JSON holds no text but that of the references: the report is read and assessed again, with the same rubric.

    Args:
        path: What ``gmi score --format json`` wrote for one report.
        reopening: What the user says beyond it.

    Returns:
        The result; a Problem says so when the rubric has changed, or when the finding is no longer the saved one.

    Raises:
        ResultError: When the file is no such result, or its report is missing or has changed.
        GmiError: As for ``assess_report``.
    """
    asked = reopening or Reopening()
    saved = _read_saved(path)
    report = _find_report(path, saved.source, asked.report)
    rubric = asked.rubric or saved.rubric.id
    warnings = _compare_rubric(path, saved.rubric, rubric, saved.source.language)
    decisions = _gather_decisions(path, saved, asked.decisions)
    result = assess_document(
        _read_alike(report, saved.source, asked),
        rubric,
        force=asked.force,
        decisions=decisions or None,
        answers=_gather_answers(path, saved, asked.answers),
    )
    if result.scorecard.finding != saved.finding:
        warnings += (
            Problem(
                "result.moved",
                "warning",
                "the finding is not the one that was saved: gmi, the rubric or what was decided has changed since",
                path,
                "use the figures of this run, and cite this version of gmi and of the rubric",
            ),
        )
    return replace(result, problems=result.problems + warnings)


def _read_saved(path: str) -> _SavedResult:
    """The file as a result of this version of the schema."""
    try:
        if Path(path).stat().st_size > _MOST_BYTES:
            raise ResultError("result.unreadable", "the file is too large for a result", path, "name the right file")
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no path"
        message = f"the result cannot be read ({reason})"
        raise ResultError("result.unreadable", message, path, "check the name") from error
    try:
        data: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ResultError(
            "result.not-json", "this is not JSON", path, "name a report (PDF), or what gmi score --format json wrote"
        ) from error
    if isinstance(data, list):
        raise ResultError(
            "result.array",
            f"the file holds an array of {len(data)} results; one is needed",
            path,
            "score one report alone: gmi score REPORT.pdf --format json -o result.json",
        )
    if not isinstance(data, dict) or not {"schema_version", "source", "references"} <= data.keys():
        raise ResultError(
            "result.not-result",
            "this JSON is no result of gmi score",
            path,
            "make one: gmi score REPORT.pdf --format json -o result.json",
        )
    if data["schema_version"] != SCHEMA_VERSION:
        raise ResultError(
            "result.schema-version",
            f"the result has the schema version {_show(data['schema_version'])}; this gmi reads {SCHEMA_VERSION}",
            path,
            "score the report again with this gmi",
        )
    try:
        return _SavedResult.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        more = error.error_count() - 1
        also = f", and {more} more" if more else ""
        raise ResultError(
            "result.not-result",
            f"this is no sound result: “{place}”: {first['msg'].lower()}{also}",
            path,
            "score the report again",
        ) from error


def _show(value: Any) -> str:
    """A value of the file in a message."""
    return f"“{str(value)[:20]}”"


def _find_report(path: str, source: _SavedSource, named: str | None) -> str:
    """Where the report is: named by the user, where it was, or beside the result; always the same bytes.

    Raises:
        ResultError: When there is none, or only one with other content.
    """
    beside = Path(path).parent
    # The path was written on another machine perhaps: both kinds of slash part its name from its folders.
    name = PureWindowsPath(source.path).name
    places = [named] if named else [source.path, str(beside / source.path), str(beside / name)]
    other = None
    for place in places:
        digest = _hash_file(place)
        if digest == source.sha256:
            return place
        other = other or (place if digest else None)
    if other is not None:
        raise ResultError(
            "result.report-changed",
            "the report is not the one that the result was made of: its content has changed",
            other,
            "name the right file with --report, or score this one anew",
        )
    raise ResultError(
        "result.report-missing",
        f"the report of this result is not there: {source.path}",
        named or path,
        "say where it is: --report FILE",
    )


def _hash_file(place: str) -> str | None:
    """SHA-256 of a file; None where there is none that can be read."""
    try:
        with Path(place).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def _compare_rubric(path: str, saved: _SavedRubric, rubric: str, language: str | None) -> tuple[Problem, ...]:
    """A warning where the rubric is not the one that made the saved result."""
    try:
        now = load_rubric(rubric, language or "en")
    except RubricError as error:
        if error.code == "rubric.unknown" and rubric == saved.id:
            raise ResultError(
                "result.rubric-missing",
                f"the result was made with the rubric {saved.id}, which gmi does not bring",
                path,
                "say where it is: --rubric PATH",
            ) from error
        raise
    if (now.id, now.sha256) == (saved.id, saved.sha256):
        return ()
    message = f"made with {saved.id} {saved.version}, opened with {now.id} {now.version}: figures may have moved"
    if (now.id, now.version) == (saved.id, saved.version):
        message = f"the rubric {now.id} has been edited since, under the same version: figures may have moved"
    hint = "use the figures of this run"
    return (Problem("result.rubric-changed", "warning", message, path, hint),)


def _read_alike(report: str, source: _SavedSource, asked: Reopening) -> Document:
    """The report as read; what its user had said of it then holds again."""
    document = read_report(report, asked.given, asked.reader)
    found, given = document.source, asked.given
    said = Given(
        given.symbol or (source.symbol if source.symbol != found.symbol else None),
        given.state or (source.state if source.state != found.state else None),
        given.language or (source.language if source.language != found.language else None),
    )
    return document if said == given else read_report(report, said, asked.reader)


def _gather_decisions(path: str, saved: _SavedResult, sheet: str | None) -> tuple[Decision, ...]:
    """What people decided: on the sheet, and in the saved result where the sheet decides nothing."""
    new = () if sheet is None else load_decisions(sheet)
    places = {decision.place for decision in new}
    kept = []
    for number, item in enumerate(saved.references):
        signed = _SIGNED.fullmatch(item.reason) if item.method == "human" else None
        label = next((known for known in TRUE_LABELS if signed and known == signed["label"]), None)
        if signed is None or label is None:
            continue
        decision = Decision(
            where=f"{path}: references[{number}]",
            dimension=item.dimension,
            span=Span(item.start, item.end),
            text=item.text,
            sentence=item.sentence,
            label=label,
            tags=tuple(item.tags),
            by=signed["by"],
            on=signed["on"],
            note=signed["note"] or "",
        )
        if decision.place not in places:
            kept.append(decision)
    return (*new, *kept)


def _gather_answers(path: str, saved: _SavedResult, forms: Sequence[str]) -> Sheet | None:
    """What migrant communities answered: as saved, and on new forms; None for nothing."""
    old = tuple(
        Entry(f"{path}: experience[{number}]", item.id, item.answer, item.by, item.on)
        for number, item in enumerate(saved.experience)
    )
    if not forms:
        return Sheet(path, old) if old else None
    new = read_answers(forms)
    return replace(new, entries=(*old, *new.entries))
