"""Writes blocks into a Word document: runs, numbers, quotations, lists and the comments beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from gmi.model.draft import Block, Listing, Quotation, Run, Statement, Support
from gmi.remark import AUTHOR, PLACE_STYLE, QUOTE_STYLE, support_quotation, write_remark
from gmi.render.draft.outline import Heading, announces, close_runs, split_places
from gmi.render.draft.word.field import add_bookmark
from gmi.render.draft.word.table import add_table

_PARAGRAPHS = 2  # the list of numbered paragraphs in style.docx
_STYLES = {"plain": None, "strong": "Strong", "place": PLACE_STYLE}


class Body:
    """The document's text, which grows block by block."""

    def __init__(self, paper: Any) -> None:
        """Begins after what the document holds already."""
        self.paper = paper
        self._bookmarks = 0
        self._list = 0
        self._next_number = 1

    def add_line(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph of plain text."""
        paragraph: Paragraph = self.paper.add_paragraph(style=style)
        if text:
            paragraph.add_run(text)
        return paragraph

    def add_section(self, heading: Heading, *, new_page: bool = False) -> None:
        """A heading with what stands under it."""
        section = heading.section
        level = min(section.level, 3)
        style = f"Heading {level}" if level > 1 or heading.number else "Annex Heading"
        paragraph = self.add_line(section.title, style)
        if level == 2 and not heading.number:
            self._take_number_off(paragraph)
        if new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0
        self._bookmarks += 1
        add_bookmark(paragraph, name_bookmark(heading), self._bookmarks)
        for block in section.blocks:
            self.add_block(block)

    def add_block(self, block: Block) -> None:
        """A statement, quotation, list or table."""
        if isinstance(block, Statement):
            self._add_statement(block)
        elif isinstance(block, Quotation):
            paragraph = self.add_line("", QUOTE_STYLE)
            run = paragraph.add_run(f"“{block.text}”")
            paragraph.add_run(f" ({block.citation})")
            self.add_comment([run], support_quotation(block))
        elif isinstance(block, Listing):
            for item in block.items:
                self.add_runs(self.add_line("", "List Bullet"), item)
        else:
            add_table(self.paper, block, self.add_text)

    def add_runs(self, paragraph: Paragraph, runs: Iterable[Run]) -> None:
        """Runs with their comments; neighbours that rest on the same support share one."""
        for group, support in close_runs(tuple(runs)):
            made = [paragraph.add_run(run.text, _STYLES[run.kind]) for run in group if run.text]
            if support is not None and made:
                self.add_comment(made, support)

    def add_text(self, paragraph: Paragraph, text: str) -> None:
        """Plain text in which places are marked all the same."""
        self.add_runs(paragraph, split_places(text))

    def add_comment(self, runs: list[Any], support: Support) -> None:
        """A comment; it bears no date, since the same draft gives the same bytes."""
        self.remark(runs, "\n".join(write_remark(support)))

    def remark(self, runs: list[Any], text: str) -> None:
        """A comment of gmi's in any words."""
        comment = self.paper.add_comment(runs, text=text, author=AUTHOR, initials=AUTHOR)
        comment._element.attrib.pop(qn("w:date"), None)

    def _add_statement(self, statement: Statement) -> None:
        if statement.number is None:
            paragraph = self.add_line("", "Body Text")
        else:
            paragraph = self.add_line("", "Numbered Paragraph")
            self._number(paragraph, statement.number)
        if announces(statement):
            paragraph.paragraph_format.keep_with_next = True
        self.add_runs(paragraph, statement.runs)

    def _number(self, paragraph: Paragraph, number: int) -> None:
        """Word counts by itself; where the draft's numbers jump, the count is begun anew."""
        if number != self._next_number:
            self._list = self._begin_list(number)
        self._next_number = number + 1
        if self._list:
            _set_list(paragraph, self._list)

    def _begin_list(self, start: int) -> int:
        numbering = self.paper.part.numbering_part.element
        using = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == _PARAGRAPHS)
        num = numbering.add_num(using)
        num.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(num.numId)

    def _take_number_off(self, paragraph: Paragraph) -> None:
        _set_list(paragraph, 0)
        paragraph.paragraph_format.left_indent = 0
        paragraph.paragraph_format.first_line_indent = 0


def name_bookmark(heading: Heading) -> str:
    """The bookmark at a heading; Word hides those that begin with a low line."""
    return f"_Toc_{heading.anchor.replace('-', '_')}"


def _set_list(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
