"""The questions alone, ranked, each with its gap, what was looked at and what it stands on."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gmi.cell import BYTE_ORDER_MARK, make_cell
from gmi.errors import RenderError
from gmi.form import tidy
from gmi.model.rubric import Stage
from gmi.model.scorecard import Question, Result
from gmi.render.asked import cite_hooks, name_gap, name_stage
from gmi.render.caveats import name_use_of_questions
from gmi.render.heading import name_title
from gmi.render.markdown import escape_markdown
from gmi.render.places import Places
from gmi.render.to_json import dump_json, question_as_data, source_as_data
from gmi.render.words import name_paragraphs

QUESTION_FORMATS = ("terminal", "md", "docx", "json", "csv")
CSV_COLUMNS = ("stage", "rank", "theme", "question", "gap", "looked_at", "stands_on", "indicator_id")
_WIDTH = 80
_NONE = "No gap was found that leads to a question."


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A question as it is shown.

    Attributes:
        number: Place in the list of its stage, from 1.
        question: What it was made of.
        text: Ready to copy.
        theme: Title of its theme.
        gap: As a sentence.
        looked_at: Places in the report: "paragraphs 12 and 14"; empty for none.
        stands_on: Provisions as they are cited; empty for none.
    """

    number: int
    question: Question
    text: str
    theme: str
    gap: str
    looked_at: str
    stands_on: str

    def list_basis(self) -> tuple[str, ...]:
        """What the question rests on, a sentence each."""
        basis = (
            f"Theme: {self.theme}.",
            f"Gap: {self.gap}",
            self.looked_at and f"Looked at: {self.looked_at}.",
            self.stands_on and f"Stands on: {self.stands_on}.",
        )
        return tuple(sentence for sentence in basis if sentence)


def render_questions(result: Result, questions: Sequence[Question], format: str) -> bytes:  # noqa: A002 - the contract's word
    """Questions in one format.

    Args:
        result: The report that they are on.
        questions: Those to show, in order; of a stage together.
        format: One of ``QUESTION_FORMATS``.

    Raises:
        RenderError: When the format is not known.
    """
    if format == "docx":
        from gmi.render.questions_word import render_questions_word  # noqa: PLC0415 - python-docx loads only for Word

        return render_questions_word(name_heading(result), list_asked(result, questions), list_remarks(result))
    renderers = {
        "terminal": _render_terminal,
        "md": _render_markdown,
        "json": _render_json,
        "csv": _render_csv,
    }
    if format not in renderers:
        hint = f"choose one of {', '.join(QUESTION_FORMATS)}"
        raise RenderError("render.format", f"gmi does not write questions as {format!r}", hint=hint)
    return renderers[format](result, questions).encode("utf-8")


def list_asked(result: Result, questions: Sequence[Question]) -> tuple[tuple[str, tuple[AskedLine, ...]], ...]:
    """Stages with their titles and lines."""
    places, titles = Places(result), result.scorecard.theme_titles

    def show(number: int, question: Question) -> AskedLine:
        found = places.find_all(evidence.paragraph_index for evidence in question.evidence)
        return AskedLine(
            number=number,
            question=question,
            text=_plain(question.text),
            theme=titles.get(question.theme, question.theme),
            gap=_plain(name_gap(question)),
            looked_at=_plain(name_paragraphs(place.label for place in found)),
            stands_on="; ".join(cite_hooks(question.hooks)),
        )

    def list_stage(stage: Stage, asked: Sequence[Question]) -> tuple[str, tuple[AskedLine, ...]]:
        return name_stage(result, stage), tuple(show(number, q) for number, q in enumerate(asked, start=1))

    return tuple(list_stage(stage, tuple(asked)) for stage, asked in groupby(questions, key=lambda q: q.stage))


def name_heading(result: Result) -> str:
    """The heading of the list."""
    return f"Questions on {_plain(name_title(result))}"


def list_remarks(result: Result) -> tuple[str, ...]:
    """What whoever uses the questions must know."""
    rubric = result.rubric
    first = "Each is suggested because of a named gap. Check the paragraphs, add what you know, and make it yours."
    made = f"gmi {result.gmi_version}, rubric {rubric.id} {rubric.version}, in the style of the Gender-Migration Index."
    return tuple(filter(None, (first, name_use_of_questions(result), made)))


def _plain(text: str) -> str:
    """Words on one line; a report must not steer a terminal or turn the direction of a page."""
    return " ".join(tidy(text).split())


def _render_terminal(result: Result, questions: Sequence[Question]) -> str:
    """Plain lines of at most 80 columns."""
    lines = [*_wrap(name_heading(result)), ""]
    for title, asked in list_asked(result, questions):
        lines += [title.upper(), ""]
        for line in asked:
            lines += _wrap(line.text, f"{line.number}. ", "   ")
            lines += [part for sentence in line.list_basis() for part in _wrap(sentence, "     ", "       ")]
            lines.append("")
    if not questions:
        lines += [_NONE, ""]
    for remark in list_remarks(result):
        lines += _wrap(remark)
    return "\n".join(lines) + "\n"


def _wrap(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _render_markdown(result: Result, questions: Sequence[Question]) -> str:
    """A numbered list a stage; report text is escaped."""
    blocks = [f"# {escape_markdown(name_heading(result))}"]
    for title, asked in list_asked(result, questions):
        blocks.append(f"## {escape_markdown(title)}")
        for line in asked:
            basis = (f"   - {escape_markdown(sentence)}" for sentence in line.list_basis())
            blocks.append("\n".join((f"{line.number}. {escape_markdown(line.text)}", *basis)))
    if not questions:
        blocks.append(_NONE)
    return "\n\n".join((*blocks, "---", *map(escape_markdown, list_remarks(result)))) + "\n"


def _render_json(result: Result, questions: Sequence[Question]) -> str:
    """One JSON value; each question is what it is in the result."""
    return dump_json(
        {
            "schema_version": result.schema_version,
            "gmi_version": result.gmi_version,
            "source": source_as_data(result.source),
            "rubric": {"id": result.rubric.id, "version": result.rubric.version, "sha256": result.rubric.sha256},
            "questions": [question_as_data(question) for question in questions],
        }
    )


def _render_csv(result: Result, questions: Sequence[Question]) -> str:
    """One row a question; a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for _, asked in list_asked(result, questions):
        for line in asked:
            question = line.question
            cells = (
                question.stage,
                question.rank,
                line.theme,
                line.text,
                line.gap,
                line.looked_at,
                line.stands_on,
                question.indicator_id,
            )
            writer.writerow([make_cell(cell) for cell in cells])
    return BYTE_ORDER_MARK + paper.getvalue()
