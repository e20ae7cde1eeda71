"""Answers of migrant communities, from the form as it comes back: Word document, Markdown or YAML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from gmi.errors import AnswersError, Problem
from gmi.load.schema import AnswersFile
from gmi.load.violations import check_schema, suggest
from gmi.load.yaml import parse_yaml
from gmi.load_answers.entry import complain, fill_in
from gmi.load_answers.markdown import read_markdown
from gmi.load_decisions import read_date
from gmi.model.experience import Answer, Entry, Questionnaire, Sheet

_MOST_BYTES = 20_000_000
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def read_answers(paths: Sequence[str]) -> Sheet:
    """Filled-in forms as they are; whether they fit the rubric is asked by ``match_answers``.

    Args:
        paths: ``.docx``, ``.md`` (or ``.txt``) and ``.yml`` files.

    Raises:
        AnswersError: When a file cannot be read at all, or is named twice.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in paths:
        content = _read_bytes(path)
        digest = hashlib.sha256(content).hexdigest()
        if digest in seen:
            raise AnswersError("answer.twice", f"this form is the same as {seen[digest]}", path, "name it once")
        seen[digest] = path
        read = {".docx": _read_word, ".yml": _read_yaml, ".yaml": _read_yaml}.get(Path(path).suffix.lower())
        if read is None and Path(path).suffix.lower() not in {".md", ".markdown", ".txt"}:
            raise AnswersError(
                "answer.format",
                "answers are read from .docx, .md or .yml",
                path,
                "save the form as a Word document (.docx)",
            )
        entries += (read or read_markdown)(content, path, problems)
    return Sheet(", ".join(paths), tuple(entries), tuple(problems))


def match_answers(sheet: Sheet, questionnaire: Questionnaire) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """The answers, attributed and dated, in the order of the questions; what was left empty is left out.

    Returns:
        The answers, and a Problem when there is none.

    Raises:
        AnswersError: When an entry is bad; ``problems`` names every one with its place.
    """
    asked = {question.id: question for question in questionnaire.questions}
    order = list(asked)
    problems = list(sheet.problems)
    answers = []
    for entry in sheet.entries:
        if not entry.answer:
            continue
        question, on = asked.get(entry.question_id), _read_day(entry.on)
        if question is None:
            message = f"the rubric {questionnaire.rubric_id} has no question “{entry.question_id}”"
            hint = suggest(entry.question_id, asked) or "choose the rubric that the form was made for: --rubric"
            problems.append(complain(entry.where, message, hint))
        if not entry.by:
            hint = "write a name, the name of a group, or “anonymous”"
            problems.append(complain(entry.where, "the answer does not say who gave it", hint))
        if on is None:
            said = f"the date “{entry.on}” cannot be read" if entry.on else "the answer has no date"
            problems.append(complain(entry.where, said, "write it as 2026-11-24"))
        if question is not None and on is not None:
            by = "anonymous" if entry.by.casefold() == "anonymous" else entry.by
            answers.append(Answer(question.id, question.theme, question.question, entry.answer, by, on))
    if problems:
        raise AnswersError(
            "answer.invalid",
            f"the answers cannot be used: {len(problems)} to mend",
            sheet.path,
            "mend these in the form; nothing of it was used",
            tuple(problems),
        )
    none = Problem("answer.none", "warning", "the form holds no answer", sheet.path, "was the filled-in form saved?")
    return tuple(sorted(answers, key=lambda a: order.index(a.question_id))), () if answers else (none,)


def _read_bytes(path: str) -> bytes:
    """The content of a file of reasonable size."""
    try:
        if Path(path).stat().st_size > _MOST_BYTES:
            raise AnswersError(
                "answer.unreadable", "the file is over 20 MB", path, "take pictures out: gmi reads only the words"
            )
        return Path(path).read_bytes()
    except OSError as error:
        raise AnswersError(
            "answer.unreadable", f"the file cannot be read ({error.strerror})", path, "check the name"
        ) from error


def _read_day(text: str) -> str | None:
    """A date in ISO form, months in words included; None where it is none, or could be two days.

    >>> _read_day("24 November 2026")
    '2026-11-24'
    """
    words = text.casefold()
    first, second = _DAY_FIRST.fullmatch(words), _MONTH_FIRST.fullmatch(words)
    day, month, year = first.groups() if first else (second[2], second[1], second[3]) if second else ("", "", "")
    number = next((n for n, name in enumerate(_MONTHS, start=1) if month and name.startswith(month)), None)
    return read_date(f"{year}-{number}-{day}" if number else text)


def _read_word(content: bytes, path: str, problems: list[Problem]) -> list[Entry]:
    from gmi.load_answers.word import read_word  # noqa: PLC0415 - python-docx loads only when there is such a form

    return read_word(content, path, problems)


def _read_yaml(content: bytes, path: str, problems: list[Problem]) -> list[Entry]:
    """Answers as YAML."""
    file = parse_yaml(content, path)
    problems += file.problems
    if not file.parsed:
        return []
    root = file.root()
    given, violations = check_schema(AnswersFile, root)
    problems += violations
    if given is None:
        return []
    places = [node.where for node in root.each("answers")]
    entries = [Entry(where, e.question, e.answer, e.by, e.on) for where, e in zip(places, given.answers, strict=True)]
    return fill_in(entries, given.by, given.on)
