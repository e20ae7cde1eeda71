"""An organisation's own template: all tags fill, and a wrong or missing one is an error that names it."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gmi.errors import RenderError
from gmi.model.draft import Listing, Run, Section, Statement
from gmi.render.draft import render_template, write_template
from gmi.render.draft.own import ONE_OF, REQUIRED, TAGS
from gmi.render.draft.own.tags import OwnBlock, list_values
from gmi.render.draft.tidy import tidy_text

from .drafts import make_draft, make_place, make_quotation, make_short
from .test_draft_formats import ODD

pytest.importorskip("docxtpl", reason="docxtpl is not installed (pip install gmi[template])")

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "own-template.md"
NEEDED = "{{ state }} {{ symbol }}"
LOOP = ("{%p for question in questions %}", "{{ question }}", "{%p endfor %}")


def make_template(*lines: str) -> bytes:
    """A Word file with these paragraphs."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def fill(template: bytes, draft: Any = None) -> Any:
    """A filled template as python-docx reads it."""
    return docx.Document(io.BytesIO(render_template(draft or make_draft(), template, "own.docx")))


def read_lines(paper: Any) -> list[str]:
    """The text of each paragraph."""
    return [paragraph.text for paragraph in paper.paragraphs]


def test_the_start_fills_as_it_is() -> None:
    """The template to begin with holds every tag, fills without a change, and leaves no tag and no comment."""
    start = docx.Document(io.BytesIO(write_template()))
    cells = [cell.text for table in start.tables for row in table.rows for cell in row.cells]
    written = " ".join([*read_lines(start), *cells])
    assert [name for name in TAGS if not re.search(rf"\{{[{{%].*?\b{name}\b", written)] == []
    explained = " ".join(comment.text for comment in start.comments)
    assert [name for name in TAGS if f"{name}: " not in explained] == []
    paper = fill(write_template())
    text = paper.element.xml
    assert "{{" not in text
    assert "{%" not in text
    assert "comment" not in text
    lines = read_lines(paper)
    for quotation in make_draft().quotations:
        assert f"“{quotation.text}” ({quotation.citation})" in lines
    assert "Domestic work" in lines
    assert [row.cells[0].text for row in paper.tables[0].rows][:3] == ["Article", "Article 7", "Article 10"]


def test_same_template_gives_same_bytes() -> None:
    """The same draft in the same template gives the same bytes, and so does the template itself."""
    assert write_template() == write_template()
    made = [render_template(make_draft(), write_template(), "own.docx") for _ in range(2)]
    assert made[0] == made[1]


def test_page_and_code_agree() -> None:
    """The guide explains exactly the tags that there are, and says which are needed."""
    assert set(list_values(make_draft())) == set(TAGS)
    text = GUIDE.read_text(encoding="utf-8")
    table, _, rest = text.partition("## Lists")
    assert dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", table, re.MULTILINE)) == TAGS
    kinds = re.findall(r"^\| `(\w+)` \| (.+?) \|$", rest, re.MULTILINE)
    assert [kind for kind, _ in kinds] == ["paragraph", "quotation", "list", "table"]
    assert {name for _, has in kinds for name in re.findall(r"`(\w+)`", has)} <= {one.name for one in fields(OwnBlock)}
    for name in (*REQUIRED, *ONE_OF):
        assert f"`{{{{ {name} }}}}`" in text or f"`{name}`" in text


def test_places_stand_out() -> None:
    """A mark is highlighted whatever the template looks like, the words beside it not."""
    paper = fill(make_template(NEEDED, "Sent on {{ facts[3].value }} by post", *LOOP))
    runs = [run for paragraph in paper.paragraphs for run in paragraph.runs]
    marked = [run.text for run in runs if run.font.highlight_color is not None]
    assert marked == ["[Add: date of the submission]"]
    assert "Sent on [Add: date of the submission] by post" in read_lines(paper)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(ODD[0])
@example(ODD[2])
@example(ODD[3])
@example("{{ 7 * 7 }}")
@given(st.text(min_size=1).filter(lambda text: tidy_text(text).strip() and "_" not in text))
def test_text_of_the_report_is_never_a_tag(odd: str) -> None:
    """Whatever stands in a report is text in the filled template."""
    listing = Listing(((Run(f"a{odd}b"),),))
    draft = make_draft(
        sections=(Section("whole.questions", odd, 1, (make_quotation(odd), listing)),), questions=(f"a{odd}b",)
    )
    assert tidy_text(f"a{odd}b") in read_lines(fill(make_template(NEEDED, *LOOP), draft))


@pytest.mark.parametrize(
    ("lines", "code", "named"),
    [
        ((NEEDED, "By {{ organization }}", *LOOP), "render.template-tag", "{{ organization }}"),
        ((NEEDED, "{%p for x in themes %}", "{{ x.titel }}", "{%p endfor %}"), "render.template-tag", "{{ x.titel }}"),
        ((NEEDED, "Broken {{ finding", *LOOP), "render.template-tag", "{{ finding"),
        ((NEEDED, "Broken finding }} here", *LOOP), "render.template-tag", "finding }}"),
        ((NEEDED, "{{ finding | praise }}", *LOOP), "render.template-tag", "praise"),
        ((NEEDED, "{% frob %}", *LOOP), "render.template-tag", "frob"),
        ((NEEDED, *LOOP[:2]), "render.template-tag", "for"),
        ((NEEDED, "{{ ''.__class__.__mro__ }}", *LOOP), "render.template-tag", "__class__"),
        (("{{ symbol }}", *LOOP), "render.template-missing", "{{ state }}"),
        (("No tag at all",), "render.template-missing", "{{ state }} and {{ symbol }}"),
        ((NEEDED,), "render.template-missing", "sections, themes, questions, recommendations"),
    ],
)  # fmt: skip
def test_a_wrong_or_missing_tag_is_named(lines: tuple[str, ...], code: str, named: str) -> None:
    """The error names the tag and the template, in at most three lines."""
    with pytest.raises(RenderError) as caught:
        fill(make_template(*lines))
    assert caught.value.code == code
    assert named in caught.value.message
    assert caught.value.where.startswith("own.docx")
    assert caught.value.hint
    assert len(caught.value.as_lines()) <= 3
    assert "\n" not in "".join(caught.value.as_lines())


def test_a_near_name_is_offered() -> None:
    """A slip of the pen is answered with the tag that was meant, and with where it stands."""
    with pytest.raises(RenderError) as caught:
        fill(make_template(NEEDED, "Submitted by {{ organization }}", *LOOP))
    assert "“organisation”" in caught.value.hint
    assert "Submitted by" in caught.value.where


def test_a_wrong_tag_in_a_header_is_named() -> None:
    """Headers and footers are read as well as the text."""
    paper = docx.Document()
    for line in (NEEDED, *LOOP):
        paper.add_paragraph(line)
    paper.sections[0].header.paragraphs[0].text = "{{ titel }}"
    stream = io.BytesIO()
    paper.save(stream)
    with pytest.raises(RenderError) as caught:
        fill(stream.getvalue())
    assert "{{ titel }}" in caught.value.message


def test_tags_in_a_header_are_filled() -> None:
    """A header may hold tags."""
    paper = docx.Document()
    for line in (NEEDED, *LOOP):
        paper.add_paragraph(line)
    paper.sections[0].header.paragraphs[0].text = "{{ symbol }}"
    stream = io.BytesIO()
    paper.save(stream)
    assert fill(stream.getvalue()).sections[0].header.paragraphs[0].text == "CMW/C/XVM/2"


def make_bomb() -> bytes:
    """A small file that unpacks to more than a template can be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1_000)
        archive.filelist[0].file_size = 300_000_000
    return stream.getvalue()


@pytest.mark.parametrize("data", [b"", b"not a Word file", make_template(NEEDED)[:900], make_bomb()])
def test_a_file_that_is_no_word_file_is_refused(data: bytes) -> None:
    """Anything but a .docx is refused with what to do."""
    with pytest.raises(RenderError) as caught:
        fill(data)
    assert caught.value.code == "render.template-file"
    assert caught.value.where == "own.docx"


def test_without_docxtpl_it_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is asked for by name where it is missing."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docxtpl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(RenderError) as caught:
        render_template(make_draft(), write_template(), "own.docx")
    assert caught.value.code == "render.template-extra"
    assert "gmi[template]" in caught.value.hint


def test_themes_hold_what_stands_below_them() -> None:
    """A theme has its quotations and the points of the sections under it."""
    themes = list_values(make_draft())["themes"]
    assert [theme.title for theme in themes] == [
        "Domestic work",
        "Trafficking in persons",
        "Health and social security",
    ]
    assert len(themes[0].quotations) == 2
    assert len(themes[0].points) == 5


def test_values_that_are_not_known_are_empty() -> None:
    """An unknown limit or number is empty, never the word None."""
    draft = make_short(
        Statement((make_place("x"),)), make_quotation("Women.", None, 4), make_quotation("Girls.", "7", None)
    )
    paper = fill(write_template(), draft)
    assert not any("None" in line for line in read_lines(paper))
