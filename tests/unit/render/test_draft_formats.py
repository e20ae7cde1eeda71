"""A draft in every format: each quotation and question word for word, whatever stands in it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import docx
import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gmi.errors import RenderError
from gmi.model.draft import Draft, Length, Listing, Run, Statement, Table
from gmi.remark import read_remark, support_quotation, write_remark
from gmi.render.draft import DRAFT_FORMATS, render_draft
from gmi.render.draft.outline import list_headings
from gmi.render.draft.schema import make_draft_schema, render_draft_schema
from gmi.render.draft.tidy import tidy_text

from .drafts import QUESTIONS, make_draft, make_place, make_quotation, make_short, make_support

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "draft.schema.json"
ODD = (
    "Law No. 31 (2017) & <b>decree</b> {{ organisation }} {% raw %} [sic](x) ![a](b) [^1] *no* _so_ `x` ~a~ | $5$",
    "12. Women \\* &amp; girls\\",
    "- [ ] النساء المهاجرات\u200f (migrant women) \u202emoc\u202c",
    "\x00\x07women\u2028and\ngirls\x85 \ufffe",
    "x" * 900,
    "=SUM(A1) # heading > quotation",
    "two  spaces",
)


class _Text(HTMLParser):
    """The text of a page, element by element."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps ids and links, so that they can be compared."""
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += filter(None, [given.get("id")])
        self.links += filter(None, [given.get("href")])

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        self.pieces.append(data)


def read_page(page: bytes) -> _Text:
    """A page's text, ids and links."""
    reader = _Text()
    reader.feed(page.decode())
    reader.close()
    return reader


def read_text(draft: Draft, format: str) -> str:  # noqa: A002 - the contract's word
    """The plain text that a reader of a format sees."""
    data = render_draft(draft, format)
    if format == "docx":
        paper = docx.Document(io.BytesIO(data))
        cells = (cell for table in paper.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(p.text for p in paper.paragraphs), *(cell.text for cell in cells)])
    if format == "html":
        return "".join(read_page(data).pieces)
    if format == "md":
        return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", data.decode())
    return json.dumps(json.loads(data), ensure_ascii=False).encode().decode()


def list_json_quotations(draft: Draft) -> list[str]:
    """The quotations of the JSON: what the other formats have to hold."""
    return [one["text"] for one in json.loads(render_draft(draft, "json"))["quotations"]]


@pytest.mark.parametrize("format", DRAFT_FORMATS)
def test_same_draft_gives_same_bytes(format: str) -> None:  # noqa: A002 - the contract's word
    """The bytes of a draft do not change from one time to the next."""
    assert render_draft(make_draft(), format) == render_draft(make_draft(), format)


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_every_quotation_question_and_place_is_there(format: str) -> None:  # noqa: A002 - the contract's word
    """Quotations, questions, recommendations, marks and headings stand in each format word for word."""
    draft = make_draft()
    text = read_text(draft, format)
    assert list_json_quotations(draft) == [quotation.text for quotation in draft.quotations]
    wanted = [
        *list_json_quotations(draft), *draft.questions, *(place.text for place in draft.places),
        "[Add: year of the survey]", *(section.title for section in draft.sections),
        draft.title_page.title, "Article 37", "1,160 words are left",
    ]  # fmt: skip
    assert [one for one in wanted if one not in text] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(ODD[0])
@example(ODD[1])
@example(ODD[2])
@example(ODD[3])
@example(ODD[4])
@example(ODD[5])
@example(ODD[6])
@given(st.text(min_size=1).filter(lambda text: tidy_text(text).strip()))
def test_odd_text_stays_as_it_is(odd: str) -> None:
    """Signs of HTML, Markdown, templates and XML, other scripts and long words are text in every format."""
    draft = make_short(
        make_quotation(f"a{odd}b"),
        Statement((Run(f"Ask: {odd}."), Run(odd, "strong", make_support(1, odd, odd)), make_place(odd)), 1),
        Listing(((Run(odd),),)),
        Table(odd, (odd, "n"), ((odd, "1"),)),
    )
    (quoted,) = list_json_quotations(draft)
    assert quoted == tidy_text(f"a{odd}b")
    for format in ("docx", "html", "md"):  # noqa: A001 - the contract's word
        text = read_text(draft, format)
        assert f"“{quoted}”" in text
        assert tidy_text(f"Ask: {odd}.") in text


@pytest.mark.parametrize("odd", ODD)
def test_markdown_text_makes_no_marks(odd: str) -> None:
    """No text of a report begins a list or heading, or makes a link, note, picture or HTML in the Markdown."""
    text = render_draft(make_short(Statement((Run(odd),)), Listing(((Run(odd),),))), "md").decode()
    assert re.search(r"(?<!\\)\]\(|(?<!\\)<[a-z/!]|(?<!\\)\[\^1\](?!:)|^12\. |^- \[ \]", text, re.MULTILINE) is None


def test_page_lets_nothing_in() -> None:
    """The page has no script and no address but its own parts, and each link and id is sound."""
    page = read_page(render_draft(make_draft(), "html"))
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert [link for link in page.links if not link.startswith("#") or link[1:] not in page.ids] == []


def test_page_shows_each_support() -> None:
    """What a claim rests on is in the text of the page, not behind the pointer."""
    draft = make_draft()
    page = "".join(read_page(render_draft(draft, "html")).pieces)
    assert "indicator domestic-work.complaints, not met" in page
    assert "References: r0004, r0005" in page


def test_confidential_is_said() -> None:
    """A confidential draft says so in each format that people read."""
    for format in ("html", "md"):  # noqa: A001 - the contract's word
        assert "Confidential: not for publication" in read_text(make_draft(confidential=True), format)
        assert "Confidential: not for publication" not in read_text(make_draft(), format)
    paper = docx.Document(io.BytesIO(render_draft(make_draft(confidential=True), "docx")))
    section = paper.sections[0]
    assert "Confidential: not for publication" in section.header.paragraphs[0].text
    assert section.first_page_header.paragraphs[0].text == "Confidential: not for publication"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (Length(900, None, "No limit is known."), "900 words."),
        (Length(3301, 3300, ""), "1 word too many"),
        (Length(3299, 3300, ""), "1 word is left"),
        (Length(3300, 3300, ""), "0 words are left"),
    ],
)
def test_length_is_said(length: Length, said: str) -> None:
    """The last page says how far the draft is over or under."""
    for format in ("docx", "html", "md"):  # noqa: A001 - the contract's word
        assert said in read_text(make_draft(length=length), format)


def test_no_place_left_is_said() -> None:
    """A draft without marks says that none is left, and one mark is said in the singular."""
    assert "No place is left to fill." in read_text(make_short(places=()), "md")
    one = make_draft().places[:1]
    assert "1 marked place waits for your own words:" in read_text(make_short(places=one), "html")


def test_chapters_and_paragraphs_have_numbers_of_their_own() -> None:
    """Chapters are counted in Roman numerals, parts in letters anew in each chapter, annexes not at all."""
    headings = list_headings(make_draft())
    assert [one.number for one in headings][3:9] == ["IV.", "A.", "B.", "V.", "A.", "B."]
    assert [one.number for one in headings if one.section.id.startswith("annex")] == ["", ""]


def test_unknown_format_is_refused() -> None:
    """A format that is not known is an error that names those that are."""
    with pytest.raises(RenderError) as caught:
        render_draft(make_draft(), "odt")
    assert caught.value.code == "render.format"
    assert "docx, md, html, json" in caught.value.hint


def test_published_schema_is_current() -> None:
    """The file in docs is what the program makes; ``python -m gmi.render.draft.schema`` mends it."""
    assert PUBLISHED.read_text(encoding="utf-8") == render_draft_schema()


def test_drafts_fit_the_schema() -> None:
    """A whole draft, one without anything known and an empty one are valid; a block of no kind is not."""
    jsonschema.Draft202012Validator.check_schema(make_draft_schema())
    validator = jsonschema.Draft202012Validator(make_draft_schema())
    bare = replace(make_draft().source, symbol=None, state=None, state_name=None, body=None, cycle=None, date=None)
    for draft in (
        make_draft(),
        make_draft(source=bare, length=Length(0, None, "")),
        make_short(),
        make_short(make_quotation("Women.", None, None)),
    ):
        assert [error.message for error in validator.iter_errors(json.loads(render_draft(draft, "json")))] == []
    data = json.loads(render_draft(make_draft(), "json"))
    data["sections"][0]["blocks"][0]["kind"] = "poem"
    assert not validator.is_valid(data)


def test_json_has_what_the_contract_says() -> None:
    """Each quotation has text, paragraph, page and references."""
    first = json.loads(render_draft(make_draft(), "json"))["quotations"][0]
    assert first["paragraph_number"] == "12"
    assert first["page_number"] == 4
    assert first["reference_ids"] == ["r0004", "r0005"]
    assert QUESTIONS[0][:-1] in json.loads(render_draft(make_draft(), "json"))["questions"][0]


@given(
    st.text(alphabet=st.characters(exclude_categories=("C", "Z"))),
    st.lists(st.from_regex(r"r[0-9]{4}", fullmatch=True), max_size=3),
    st.text(alphabet=st.characters(exclude_categories=("C", "Z"))),
)
def test_remarks_come_back(sentence: str, ids: list[str], note: str) -> None:
    """What stands in a comment is read back as it was written."""
    support = make_support(12, sentence, note, tuple(ids))
    assert read_remark(write_remark(support)) == support


def test_a_comment_of_someone_else_is_no_remark() -> None:
    """A comment in other words is not taken for one of gmi's."""
    assert read_remark(["Please check this figure."]) is None
    assert support_quotation(make_quotation("Women.", page=None)).note == "quoted word for word"
