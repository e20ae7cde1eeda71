"""The form goes out and comes back: every answer, its name and its date, or every fault with its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gmi.errors import AnswersError
from gmi.load_answers import match_answers, read_answers
from gmi.model.experience import Answer

from .filled import FORM, IDS, open_form, write_markdown, write_word

Write = Callable[..., str]
WHOLE = ("Women of the  Port", "24 November 2026")


@pytest.fixture(params=["docx", "md"])
def write(request: pytest.FixtureRequest, tmp_path: Path) -> Write:
    """Writes a filled-in form in either kind."""
    writer = write_word if request.param == "docx" else write_markdown
    return lambda answers, whole=WHOLE: writer(tmp_path / f"form.{request.param}", answers, whole)


def load(*paths: str) -> tuple[Answer, ...]:
    """The answers of forms."""
    return match_answers(read_answers(paths), FORM)[0]


def complain(*paths: str) -> list[str]:
    """Everything that is wrong with forms."""
    with pytest.raises(AnswersError) as caught:
        load(*paths)
    assert caught.value.code == "answer.invalid"
    return [problem.as_line() for problem in caught.value.problems]


def test_an_empty_form_holds_no_answer(write: Write) -> None:
    """Nothing is made up for a question that was left empty; that there is no answer at all is said."""
    answers, problems = match_answers(read_answers([write({}, ("", ""))]), FORM)
    assert answers == ()
    assert [problem.code for problem in problems] == ["answer.none"]


def test_answers_come_back_attributed_and_dated(write: Write) -> None:
    """With their paragraphs, in the order of the form; name and date of the whole form fill what is empty."""
    path = write({IDS[4]: ("Ana # 1\nleft | *all* <b>.", "", ""), IDS[1]: ("The clinic.", "ANONYMOUS", "3.5.2026")})
    second, first = load(path)[1], load(path)[0]
    assert (first.question_id, first.answer, first.by, first.on) == (IDS[1], "The clinic.", "anonymous", "2026-05-03")
    assert (second.question_id, second.answer) == (IDS[4], "Ana # 1\nleft | *all* <b>.")
    assert (second.by, second.on, second.theme) == ("Women of the Port", "2026-11-24", FORM.questions[4].theme)
    assert len(load(path)) == 2


def test_every_answer_of_a_full_form_comes_back(write: Write) -> None:
    """No question loses its room."""
    path = write({name: (f"On {name}.\n\nDate: unsure", "", "") for name in IDS})
    assert [(a.question_id, a.answer) for a in load(path)] == [(name, f"On {name}.\n\nDate: unsure") for name in IDS]


def test_every_bad_entry_is_named_with_its_place(write: Write) -> None:
    """No name, no date, a date that could be two days: all at once."""
    path = write({IDS[0]: ("A.", "", ""), IDS[2]: ("B.", "Ana", "3/4/2026"), IDS[3]: ("C.", "Ana", "soon")}, ("", ""))
    lines = complain(path)
    assert [name for line in lines for name in IDS if name in line] == [IDS[0], IDS[0], IDS[2], IDS[3]]
    assert all(line.startswith(path) for line in lines)
    assert "does not say who gave it" in lines[0]
    assert "has no date" in lines[1]
    assert "3/4/2026" in lines[2]


@pytest.mark.parametrize(
    "date", ["2026-11-24", "24.11.2026", "24 November 2026", "24th of Nov 2026", "November 24, 2026", "24/11/2026"]
)
def test_dates_as_people_write_them(write: Write, date: str) -> None:
    """A date that can be one day only is that day."""
    assert load(write({IDS[0]: ("A.", "", "")}, ("Ana", date)))[0].on == "2026-11-24"


def test_signs_that_steer_are_taken_out(write: Write) -> None:
    """An answer cannot turn the direction of the text around it."""
    assert load(write({IDS[0]: ("\u202eevil\u2066 text", "", "")}))[0].answer == "evil text"


def test_tracked_changes_and_content_controls_are_read(tmp_path: Path) -> None:
    """What a word processor keeps as an insertion is there, what it keeps as a deletion is not."""
    paper = open_form()
    paragraph = paper.tables[1].cell(1, 1).paragraphs[0]._p
    names = nsdecls("w")
    for xml in (
        f'<w:ins {names} w:id="1" w:author="A"><w:r><w:t>Kept</w:t></w:r></w:ins>',
        f'<w:del {names} w:id="2" w:author="A"><w:r><w:delText>Gone</w:delText></w:r></w:del>',
        f"<w:sdt {names}><w:sdtContent><w:r><w:t> too.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph.append(parse_xml(xml))
    paper.tables[0].cell(0, 1).text, paper.tables[0].cell(1, 1).text = WHOLE
    paper.save(str(tmp_path / "form.docx"))
    assert [answer.answer for answer in load(str(tmp_path / "form.docx"))] == ["Kept too."]


def test_text_outside_the_fields_is_never_lost_in_silence(tmp_path: Path) -> None:
    """Written between the tables, below a question, over a label, or in a table that lost a row."""
    paper = open_form()
    tables = paper.tables
    tables[1]._tbl.addnext(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Stray words</w:t></w:r></w:p>"))
    tables[2].cell(0, 0).add_paragraph("Below.")
    tables[3].cell(1, 0).text = "Over the label"
    tables[4]._tbl.remove(tables[4].rows[3]._tr)
    paper.save(str(tmp_path / "form.docx"))
    lines = complain(str(tmp_path / "form.docx"))
    for words in ("Stray words", "below the question", "written over", "lost or gained"):
        assert sum(words in line for line in lines) == 1, words


def test_markdown_out_of_shape_is_refused_with_its_line(tmp_path: Path) -> None:
    """A label that is gone, and words below the date."""
    path = Path(write_markdown(tmp_path / "form.md", {IDS[0]: ("A.", "Ana", "2026-11-24\nmore words")}))
    blocks = path.read_text(encoding="utf-8").split("Answer:")
    path.write_text("Answer:".join(blocks[:2]) + "".join(blocks[2:]), encoding="utf-8")
    lines = complain(str(path))
    assert "text outside the room" in lines[0]
    assert len(lines) == len(IDS)
    assert all(line.removeprefix(f"{path}:").partition(":")[0].isdigit() for line in lines)


def test_yaml(tmp_path: Path) -> None:
    """Answers written by hand; an unknown question and an unknown key are named with their line."""
    path = tmp_path / "a.yml"
    path.write_text(f"by: Ana\non: 2026-11-24\nanswers:\n  - question: {IDS[0]}\n    answer: Yes.\n", encoding="utf-8")
    assert [(a.answer, a.by) for a in load(str(path))] == [("Yes.", "Ana")]
    path.write_text(
        "answers:\n  - question: health.caer\n    answer: Yes.\n    by: A\n    on: 2026-11-24\n", encoding="utf-8"
    )
    (line,) = complain(str(path))
    assert line.startswith(f"{path}:2: ")
    assert "did you mean 'health.care'" in line
    path.write_text("answers:\n  - question: health.care\n    anser: Yes.\n", encoding="utf-8")
    assert complain(str(path))[0].startswith(f"{path}:3: ")


def test_files_that_are_no_form(tmp_path: Path) -> None:
    """Missing, of another kind, damaged, named twice, or no form at all."""
    (tmp_path / "a.odt").write_bytes(b"x")
    (tmp_path / "b.docx").write_bytes(b"PK no package")
    (tmp_path / "c.md").write_text("# A letter\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as package:
        package.writestr("word/document.xml", "<a/>")
    for names, code in (
        (["none.md"], "answer.unreadable"),
        (["a.odt"], "answer.format"),
        (["b.docx"], "answer.unreadable"),
        (["d.docx"], "answer.unreadable"),
        (["c.md", "c.md"], "answer.twice"),
    ):
        with pytest.raises(AnswersError) as caught:
            read_answers([str(tmp_path / name) for name in names])
        assert caught.value.code == code, names
    assert "no question of a form" in complain(str(tmp_path / "c.md"))[0]


def test_a_package_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """A small file that would fill the memory is not unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for index in range(11):
            package.writestr(f"word/{index}.xml", b"0" * 10_000_000)
    (tmp_path / "e.docx").write_bytes(stream.getvalue())
    with pytest.raises(AnswersError, match="too much once unpacked"):
        read_answers([str(tmp_path / "e.docx")])
