"""Makes the PDFs of the example reports from their sources, laid out like United Nations documents.

    python scripts/make_example.py                 # writes report.pdf beside each examples/*/report.md
    python scripts/make_example.py kesh            # one of them
    python scripts/make_example.py --check         # exit code 1 when a file differs from its source

The marks of a source are described in ``examples/valmora/README.md``. The same source gives the same bytes: no clock
is read, no font is embedded and no stream is compressed.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped] # reportlab ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # the same

from typeset import BOLD, ITALIC, ROMAN, Column, Line, Placed, Run, place_right, set_text

EXAMPLES = Path(__file__).parent.parent / "examples"

# Points, measured on documents that the United Nations issued between 2014 and 2025.
PAGE_HEIGHT: float = A4[1]
MARGIN_LEFT, MARGIN_RIGHT = 56.7, 538.6
BODY_LEFT, BODY_RIGHT, TAB = 113.4, 481.9, 28.35
BODY_TOP, BODY_BOTTOM = 72.0, 785.0
FOOT_BASELINE = 811.5
NOTE_LEADING, NOTE_RULE_HEIGHT = 11.0, 18.0
HEADING_SIZES = {1: 14.0, 2: 12.0, 3: 10.0}

PageLines = tuple[list[Line], list[Line]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents, with the numbers of its first and last paragraph."""

    level: int
    title: str
    first: str | None = None
    last: str | None = None


@dataclass(slots=True)
class Flow:
    """Everything below the masthead: chunks of lines that one page holds together; an empty chunk ends a page."""

    chunks: list[list[Line]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    open_heading: list[Line] = field(default_factory=list)
    note_count: int = 0

    def add(self, lines: list[Line], *, whole: bool = False) -> None:
        """Takes the lines of one block, which pages part only so that two lines stand on each side."""
        parts = [lines] if whole or len(lines) < 4 else [lines[:2], *([line] for line in lines[2:-2]), lines[-2:]]
        self.chunks.extend([self.open_heading + parts[0], *parts[1:]])
        self.open_heading = []

    def add_text(
        self, label: str, text: str, *, label_x: float = BODY_LEFT, font: str = ROMAN, size: float = 10.0
    ) -> None:
        """Takes a block of running text, its label before a tab."""
        mark = Run(label, ROMAN, 10)
        first_x = label_x
        while label and first_x < label_x + mark.width + 3:
            first_x += TAB
        column = Column(first_x, BODY_LEFT, BODY_RIGHT, size + 2, justify=True)
        lines = set_text(text, font, size, column, self.note_count + 1)
        self.note_count += sum(len(line.notes) for line in lines)
        if label:
            lines[0] = replace(lines[0], placed=(Placed(label_x, (mark,)), *lines[0].placed))
        lines[-1] = replace(lines[-1], height=lines[-1].height + 6)
        self.add(lines)

    def add_heading(self, level: int, text: str) -> None:
        """Takes a heading, which stays with the block that follows; its number hangs in the margin."""
        size = HEADING_SIZES[level]
        number, title = split_number(text)
        x = MARGIN_LEFT if text.startswith("Annex") else BODY_LEFT
        lines = set_text(title, BOLD, size, Column(x, x, BODY_RIGHT, size + 2))
        hanging = (place_right(Run(number, BOLD, size), 102),) if number else ()
        lines[0] = replace(lines[0], placed=(*hanging, *lines[0].placed), heading_index=len(self.headings))
        self.open_heading += [blank(size - 4), *lines, blank(size - 4)]
        self.headings.append(Heading(level, text))

    def note_paragraph(self, number: str) -> None:
        """Tells the headings above a paragraph its number."""
        level = 4
        for index in reversed(range(len(self.headings))):
            heading = self.headings[index]
            if heading.level < level:
                level = heading.level
                self.headings[index] = replace(heading, first=heading.first or number, last=number)


def blank(height: float) -> Line:
    """White space."""
    return Line(height, ())


def split_number(text: str) -> tuple[str, str]:
    """The number of a heading ("IV.", "B."), empty for none, and its title."""
    match = re.fullmatch(r"([IVX]+\.|[A-Z]\.) (.+)", text)
    return (match[1], match[2]) if match else ("", text)


def read_source(text: str) -> tuple[dict[str, str], list[list[str]]]:
    """The head of a source, by key, and its blocks, each a list of lines."""
    head, _, body = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, [block.splitlines() for block in re.split(r"\n{2,}", body.strip())]


def lay_out(blocks: list[list[str]], contents: list[Line]) -> Flow:
    """Turns the blocks of a source into lines; ``contents`` stands where the source says ``@contents``."""
    flow = Flow()
    for block in blocks:
        text = " ".join(block)
        if text == "@contents":
            flow.chunks.extend([line] for line in contents)
        elif text == "@page":
            flow.chunks.append([])
        elif heading := re.fullmatch(r"(#{1,3}) (.+)", text):
            flow.add_heading(len(heading[1]), heading[2])
        elif " :: " in text:
            flow.add([line for entry in block for line in acronym_lines(*entry.split(" :: "))], whole=True)
        elif block[0] in {"||ruled", "||plain"}:
            flow.add(table_lines(block[1:], ruled=block[0] == "||ruled"), whole=True)
        elif text.startswith("- "):
            for entry in block:
                flow.add_text("•", entry[2:], label_x=BODY_LEFT + TAB / 2)
        else:
            add_paragraph(flow, text)
    return flow


def add_paragraph(flow: Flow, text: str) -> None:
    """Takes a numbered paragraph, a lettered item, the Committee's text, a caption or plain text."""
    if number := re.match(r"(\d+(?: bis)?)\. ", text):
        flow.note_paragraph(number[1])
        flow.add_text(number[0].strip(), text[number.end() :])
    elif item := re.match(r"\([a-z]+\) ", text):
        flow.add_text(item[0].strip(), text[item.end() :], label_x=BODY_LEFT + TAB)
    elif re.match(r"> \*\*|Table \d+\. ", text):
        title = text.removeprefix("> ").replace("**", "")
        lines = set_text(title, BOLD, 10, Column(BODY_LEFT, BODY_LEFT, BODY_RIGHT, 12))
        flow.open_heading += [blank(4), *lines, blank(4)]
    elif text.startswith("> "):
        flow.add_text("", text[2:], font=ITALIC)
    else:
        flow.add_text("", text, size=9.0 if text.startswith("_Source_") else 10.0)


def acronym_lines(short: str, long: str) -> list[Line]:
    """An acronym and, after a tab, what it stands for."""
    x = BODY_LEFT + 2.5 * TAB
    lines = set_text(long, ROMAN, 10, Column(x, x, BODY_RIGHT, 13))
    return [replace(lines[0], placed=(Placed(BODY_LEFT, (Run(short, ROMAN, 10),)), *lines[0].placed)), *lines[1:]]


def table_lines(rows: list[str], *, ruled: bool) -> list[Line]:
    """A table, its first column wide and to the left, the others of figures and to the right."""
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    edges = [BODY_LEFT, *(BODY_RIGHT - 72 * place for place in reversed(range(len(cells[0]))))]
    height = 14.0
    strokes = [(x, 0.0, x, height) for x in edges] + [(BODY_LEFT, y, BODY_RIGHT, y) for y in (0.0, height)]
    lines = []
    for index, row in enumerate(cells):
        runs = [Run(cell, ROMAN if index else ITALIC, 9) for cell in row]
        figures = [place_right(run, right - 6) for run, right in zip(runs[1:], edges[2:], strict=True)]
        placed = tuple(p for p in (Placed(BODY_LEFT + 4, (runs[0],)), *figures) if p.runs[0].text)
        lines.append(Line(height, placed, rules=tuple(strokes) if ruled else ()))
    return [blank(3), *lines, blank(6)]


def contents_lines(headings: list[Heading], pages: dict[int, int]) -> list[Line]:
    """The contents: chapter, paragraphs, page, with leaders of dots."""
    right = 500.0
    heads = [place_right(Run("Paragraphs", ITALIC, 9), right), place_right(Run("Page", ITALIC, 9), MARGIN_RIGHT)]
    lines = [
        Line(26, (Placed(MARGIN_LEFT, (Run("Contents", ROMAN, 14),)),)),
        Line(18, (Placed(MARGIN_LEFT + TAB, (Run("Chapter", ITALIC, 9),)), *heads)),
    ]
    for index, heading in enumerate(headings):
        number, title = split_number(heading.title)
        x = MARGIN_LEFT + TAB * heading.level
        x_title = x + TAB if number else x
        entry = set_text(title, ROMAN, 10, Column(x_title, x_title, 448, 12))
        used = entry[-1].placed[0]
        leader = Run(" " + "." * int((452 - x_title - sum(run.width for run in used.runs)) / 2.5), ROMAN, 10)
        span = heading.first or ""
        if heading.last != heading.first:
            span = f"{heading.first}–{heading.last}"
        figures = [place_right(Run(span, ROMAN, 10), right)] if span else []
        figures.append(place_right(Run(str(pages.get(index, 0)), ROMAN, 10), MARGIN_RIGHT))
        entry[-1] = Line(14, (replace(used, runs=(*used.runs, leader)), *figures))
        if number:
            entry[0] = replace(entry[0], placed=(Placed(x, (Run(number, ROMAN, 10),)), *entry[0].placed))
        lines += entry
    return lines


def note_lines(number: int, text: str) -> list[Line]:
    """A note as it stands at the foot of a page."""
    lines = set_text(text, ROMAN, 9, Column(BODY_LEFT, BODY_LEFT, 478, NOTE_LEADING))
    call = place_right(Run(str(number), ROMAN, 6, raised=True), BODY_LEFT - 4.5)
    return [replace(lines[0], placed=(call, *lines[0].placed)), *lines[1:]]


def paginate(flow: Flow) -> list[PageLines]:
    """Body lines and note lines of each page after the first."""
    pages: list[PageLines] = [([], [])]
    number = 0
    for chunk in flow.chunks:
        texts = [note for line in chunk for note in line.notes]
        notes = [line for place, text in enumerate(texts) for line in note_lines(number + place + 1, text)]
        number += len(texts)
        body, foot = pages[-1]
        rule = NOTE_RULE_HEIGHT if foot or notes else 0.0
        if not chunk or sum(line.height for line in body + chunk + foot + notes) + rule > BODY_BOTTOM - BODY_TOP:
            pages.append(([], []))
        pages[-1][0].extend(chunk)
        pages[-1][1].extend(notes)
    return [page for page in pages if page[0]]


class Sheet:
    """The PDF, page after page; ordinates run down from the top of the page."""

    def __init__(self, fields: dict[str, str]) -> None:
        """Opens an empty PDF titled with the symbol of the report."""
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, A4, invariant=1, pageCompression=0, initialFontName=ROMAN)
        self._canvas.setTitle(fields["symbol"])
        self._fields = fields

    def draw_masthead(self) -> None:
        """The first page."""
        fields = self._fields
        organ, _, rest = fields["symbol"].partition("/")
        symbol = (Run(organ, ROMAN, 20), Run(f"/{rest}", ROMAN, 10))
        self._draw(Placed(120.5, (Run("United Nations", ROMAN, 14),)), 52.6)
        self._draw(Placed(MARGIN_RIGHT - sum(run.width for run in symbol), symbol), 51.4)
        self._rule(MARGIN_LEFT, 56.9, MARGIN_RIGHT, 56.9)
        self._stack(fields["treaty"], 120.5, 78.5, BOLD, 17)
        self._stack(fields["distribution"], 396.9, 79, ROMAN, 10)
        self._rule(MARGIN_LEFT, 199, MARGIN_RIGHT, 199, 1.5)
        top = self._stack(fields["committee"], MARGIN_LEFT, 217, BOLD, 12)
        top = self._stack(f"{fields['title']}^[*]", BODY_LEFT, top + 20, BOLD, 17)
        self._draw(place_right(Run(fields["received"], ROMAN, 10), BODY_RIGHT), top + 8)
        self._rule(90.6, 769.5, 164.4, 769.5)
        self._draw(Placed(102.6, (Run(f"*  {fields['issued']}", ROMAN, 10),)), 783)
        self._stack(fields["job"], MARGIN_LEFT, FOOT_BASELINE, ROMAN, 10)
        self._canvas.showPage()

    def draw_page(self, number: int, body: list[Line], foot: list[Line]) -> None:
        """A page with its running head, notes and foot; even pages are left-hand pages."""
        symbol = Run(self._fields["symbol"], BOLD, 9)
        job = Run(self._fields["job"].split(" ")[0], ROMAN, 8)
        folio = Run(str(number), BOLD, 9)
        even = number % 2 == 0
        self._draw(Placed(MARGIN_LEFT, (symbol,)) if even else place_right(symbol, MARGIN_RIGHT), 51)
        self._rule(MARGIN_LEFT, 57, MARGIN_RIGHT, 57)
        self._draw_lines(body, BODY_TOP)
        if foot:
            top = BODY_BOTTOM - sum(line.height for line in foot)
            self._rule(90.6, top - 6, 164.4, top - 6)
            self._draw_lines(foot, top)
        left, right = (folio, job) if even else (job, folio)
        self._draw(Placed(MARGIN_LEFT, (left,)), FOOT_BASELINE)
        self._draw(place_right(right, MARGIN_RIGHT), FOOT_BASELINE)
        self._canvas.showPage()

    def close(self) -> bytes:
        """The finished PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _draw_lines(self, lines: list[Line], top: float) -> None:
        for line in lines:
            for x0, y0, x1, y1 in line.rules:
                self._rule(x0, top + y0, x1, top + y1)
            size = max((run.size for placed in line.placed for run in placed.runs), default=0.0)
            for placed in line.placed:
                self._draw(placed, top + 0.9 * size + (1.5 if line.rules else 0.0))
            top += line.height

    def _draw(self, placed: Placed, baseline: float) -> None:
        """One text object with real spaces, which the word space widens."""
        text = self._canvas.beginText(placed.x, PAGE_HEIGHT - baseline)
        text.setWordSpace(placed.stretch)
        for run in placed.runs:
            text.setFont(run.font, run.size)
            text.setRise(3 if run.raised else 0)
            text.textOut(run.text)
        self._canvas.drawText(text)

    def _stack(self, text: str, x: float, baseline: float, font: str, size: float) -> float:
        """Lines that " / " parts, one below the other; returns the baseline after the last."""
        leading = max(12.0, size + 1)
        for part in text.split(" / "):
            words, star, _ = part.partition("^[*]")
            runs = [Run(words, font, size), *([Run("*", ROMAN, 10)] if star else [])]
            self._draw(Placed(x, tuple(runs)), baseline)
            baseline += leading
        return baseline

    def _rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self._canvas.setLineWidth(width)
        self._canvas.line(x0, PAGE_HEIGHT - y0, x1, PAGE_HEIGHT - y1)


def build_pdf(source: str) -> bytes:
    """The PDF of a source; laid out twice, since the contents need the page numbers."""
    fields, blocks = read_source(source)
    headings = lay_out(blocks, []).headings
    draft = paginate(lay_out(blocks, contents_lines(headings, {})))
    flow = lay_out(blocks, contents_lines(headings, dict(find_headings(draft))))
    sheet = Sheet(fields)
    sheet.draw_masthead()
    for place, (body, foot) in enumerate(paginate(flow)):
        sheet.draw_page(place + 2, body, foot)
    return sheet.close()


def find_headings(pages: list[PageLines]) -> Iterator[tuple[int, int]]:
    """Place of each heading and the page on which it stands."""
    for place, (body, _) in enumerate(pages):
        for line in body:
            if line.heading_index is not None:
                yield line.heading_index, place + 2


def main() -> int:
    """Writes or checks the PDFs of the examples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("example", nargs="*", help="folders of examples; all of them when none is named")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()
    differing = 0
    for name in arguments.example or sorted(source.parent.name for source in EXAMPLES.glob("*/report.md")):
        built = build_pdf((EXAMPLES / name / "report.md").read_text(encoding="utf-8"))
        target = EXAMPLES / name / "report.pdf"
        if target.is_file() and target.read_bytes() == built:
            continue
        differing += 1
        if not arguments.check:
            target.write_bytes(built)
        print(f"{target}: {'differs' if arguments.check else f'{len(built):,} bytes'}")
    return 1 if arguments.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
