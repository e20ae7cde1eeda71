"""The contents: a field of Word's that is filled already, so that it need not ask before it shows anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gmi.render.draft.outline import Heading
from gmi.render.draft.word.body import Body, name_bookmark
from gmi.render.draft.word.field import append_link, append_run, begin_field, end_field

_TITLE = "Contents"
# A field that asks to be reckoned anew greets every reader with a warning; this says it to the writer alone.
_REMARK = (
    "The page numbers are reckoned beforehand. When you have changed the text, click into the list and press F9 "
    "(in LibreOffice: Tools, Update, Indexes and Tables)."
)
_CODE = 'TOC \\o "1-{depth}" \\h \\z \\u'


def add_contents(body: Body, headings: tuple[Heading, ...], pages: Mapping[str, int]) -> None:
    """A page with the contents; each line leads to its heading."""
    title = body.add_line("", "TOC Heading")
    title.paragraph_format.page_break_before = True
    body.remark([title.add_run(_TITLE)], _REMARK)
    listed = [heading for heading in headings if heading.in_contents]
    for place, heading in enumerate(listed):
        paragraph: Any = body.add_line("", f"toc {heading.section.level}")
        if place == 0:
            begin_field(paragraph._p, _CODE.format(depth=max(one.section.level for one in listed)))
        bookmark = name_bookmark(heading)
        link = append_link(paragraph, bookmark)
        if heading.number:
            append_run(link, "w:t", heading.number)
            append_run(link, "w:tab")
        append_run(link, "w:t", heading.section.title)
        append_run(link, "w:tab")
        begin_field(link, f"PAGEREF {bookmark} \\h")
        append_run(link, "w:t", str(pages[heading.anchor]))
        end_field(link)
        if place == len(listed) - 1:
            end_field(paragraph._p)
