"""The draft as a Word document, in the styles of ``style.docx``."""

from __future__ import annotations

import io
from typing import Any

from gmi.model.draft import Draft, TitlePage
from gmi.remark import BEFORE_SENDING_STYLE
from gmi.render.draft.closing import make_closing
from gmi.render.draft.outline import list_headings
from gmi.render.draft.paging import estimate_pages
from gmi.render.draft.word.body import Body
from gmi.render.draft.word.contents import add_contents
from gmi.render.draft.word.field import add_field
from gmi.render.draft.word.pack import pack_word
from gmi.render.draft.word.sheet import open_style
from gmi.render.draft.word.table import add_pairs
from gmi.render.draft.wording import NOT_PUBLIC


def render_docx(draft: Draft) -> bytes:
    """The whole document; the same draft gives the same bytes."""
    paper = open_style()
    _set_properties(paper, draft)
    _set_running_lines(paper, draft)
    body = Body(paper)
    _add_title_page(body, draft.title_page)
    headings = list_headings(draft)
    add_contents(body, headings, estimate_pages(headings))
    for place, heading in enumerate(headings):
        body.add_section(heading, new_page=place == 0)
    _add_closing(body, draft)
    stream = io.BytesIO()
    paper.save(stream)
    return pack_word(stream.getvalue())


def _set_properties(paper: Any, draft: Draft) -> None:
    """Title, author and language, and nothing of the machine or of the day."""
    properties = paper.core_properties
    properties.title = draft.title_page.title
    properties.author = draft.organisation
    properties.language = "en-GB"


def _set_running_lines(paper: Any, draft: Draft) -> None:
    """Title and mark on top, page numbers below; the first page bears only the mark."""
    section = paper.sections[0]
    mark = NOT_PUBLIC if draft.confidential else ""
    header = section.header.paragraphs[0]
    header.add_run(draft.title_page.title)
    header.add_run(f"\t{mark}").bold = bool(mark) or None
    first = section.first_page_header.paragraphs[0]
    if mark:
        first.style = "Confidential"
        first.add_run(mark)
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    add_field(footer, "PAGE", "2")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "2")


def _add_title_page(body: Body, page: TitlePage) -> None:
    body.add_line(page.title, "Title")
    body.add_line(page.subtitle, "Subtitle")
    add_pairs(body.paper, page.rows, body.add_runs)


def _add_closing(body: Body, draft: Draft) -> None:
    """The page that the organisation takes out."""
    closing = make_closing(draft)
    body.add_line(closing.title, BEFORE_SENDING_STYLE).paragraph_format.page_break_before = True
    for sentence in closing.advice:
        body.add_line(sentence)
    if closing.cuts:
        body.add_line(closing.cuts_lead).paragraph_format.keep_with_next = True
        for cut in closing.cuts:
            body.add_line(cut, "List Bullet")
    lead = body.add_line(closing.places_lead)
    if closing.places:
        lead.paragraph_format.keep_with_next = True
    for title, asked in closing.places:
        paragraph = body.add_line("", "List Bullet")
        paragraph.add_run(f"{title}: ").bold = True
        paragraph.add_run(asked)
