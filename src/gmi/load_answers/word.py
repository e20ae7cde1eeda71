"""The form as a Word document, filled in: python-docx's door for reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from gmi.errors import AnswersError, Problem
from gmi.form import ANSWER, BY, ON, find_id, tidy
from gmi.load_answers.entry import complain, fill_in, flatten
from gmi.model.experience import Entry

_MOST_UNPACKED_BYTES = 100_000_000
_ROWS = ("question", ANSWER, BY, ON)


def read_word(content: bytes, path: str, problems: list[Problem]) -> list[Entry]:
    """The form as a Word document: one table a question, known by the id in it, read by the order of its rows."""
    body = _open_docx(content, path)
    entries: list[Entry] = []
    by = on = ""
    tables = 0
    for block in _list_children(body, "w:p", "w:tbl"):
        if block.tag == qn("w:p"):
            stray = flatten(_read_text(block))
            if entries and stray and not _is_heading(block):
                message = f"there is text outside the tables: “{stray[:60]}”"
                problems.append(complain(f"{path}, after {entries[-1].question_id}", message, "move it into an answer"))
            continue
        tables += 1
        rows = [list(_list_children(row, "w:tc")) for row in _list_children(block, "w:tr")]
        cells = [[tidy("\n".join(map(_read_text, cell.iter(qn("w:p"))))) for cell in row] for row in rows]
        heads = "\n".join(cells[0]).split("\n") if cells else []
        name = next((found for line in heads if (found := find_id(line)) is not None), None)
        if name is not None:
            entries += _read_table(cells, name, path, problems)
        elif len(cells) == 2 and not entries:
            by, on = (row[-1] if len(row) > 1 else "" for row in cells)
        else:
            message = f"table {tables} names no question"
            problems.append(complain(path, message, "its id stood in small type below the question: put it back"))
    if not tables:
        problems.append(complain(path, "no question of a form was found in it", "fill in what gmi rubric form writes"))
    return fill_in(entries, by, on)


def _read_table(cells: list[list[str]], name: str, path: str, problems: list[Problem]) -> Iterator[Entry]:
    """The answer in one table."""
    where = f"{path}, question {name}"
    if len(cells) != len(_ROWS) or any(len(row) < 2 for row in cells[1:]):
        problems.append(complain(where, "its table has lost or gained a row or column", "copy it from an empty form"))
        return
    head = "\n".join(cells[0]).split("\n")
    at = next(index for index, line in enumerate(head) if find_id(line) is not None)
    for row, label in zip(cells[1:], _ROWS[1:], strict=True):
        if row[0] != label and not row[-1]:
            problems.append(
                complain(where, f"something is written over “{label}”", "write it into the field on the right")
            )
    if any(line.strip() for line in head[at + 1 :]):
        problems.append(complain(where, "something is written below the question", "write it into the field “Answer”"))
    yield Entry(where, name, *(row[-1] for row in cells[1:]))


def _open_docx(content: bytes, path: str) -> Any:
    """The body of a Word document, however strange the file is."""
    hint = "open it in a word processor and save it as .docx again"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(part.file_size for part in package.infolist())
        if size > _MOST_UNPACKED_BYTES:
            raise AnswersError("answer.unreadable", "the file holds too much once unpacked", path, hint)
        return docx.Document(io.BytesIO(content)).element.body
    except AnswersError:
        raise
    except Exception as error:
        # A broken package fails in as many ways as it has parts; none of them is worth telling apart.
        raise AnswersError("answer.unreadable", "this is not a Word document that can be opened", path, hint) from error


def _list_children(element: Any, *names: str) -> Iterator[Any]:
    """Children of these kinds, also those that a content control or a tracked change holds."""
    wanted = {qn(name) for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from _list_children(child, *names)


def _read_text(element: Any) -> str:
    """The words of a paragraph as they stand once all tracked changes are accepted."""
    parts = []
    for child in element:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in {qn("w:br"), qn("w:cr")}:
            parts.append("\n")
        elif child.tag == qn("w:tab"):
            parts.append(" ")
        elif child.tag not in {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")} and "Fallback" not in str(
            child.tag
        ):
            parts.append(_read_text(child))
    return "".join(parts)


def _is_heading(paragraph: Any) -> bool:
    """Whether a paragraph is a heading; word processors rename styles, but keep this."""
    return "heading" in str(paragraph.style or "").casefold()
