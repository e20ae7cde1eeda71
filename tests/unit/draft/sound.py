"""What is wrong with a draft: the same look at drafts of real and of written reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gmi.model.document import Document
from gmi.model.draft import Block, Draft, Listing, Quotation, Statement, Table
from gmi.model.scorecard import Result

_ODD = re.compile(
    r"  |\.\.|\s[,;.:](?:\s|$)|\bNone\b(?! of)|[{}]|\bthe the\b|\bof of\b|s's\b|,,|\(\)|;\.|:\.|\?\.|"
    r"\bthe State's report\b"
)
_STATE_ZONES = {"body", "annex", "footnote"}


def list_texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text of a draft with the id of its section."""
    yield "title-page", draft.title_page.title
    yield "title-page", draft.title_page.subtitle
    for label, runs in draft.title_page.rows:
        yield "title-page", f"{label}: {''.join(run.text for run in runs)}"
    for section in draft.sections:
        yield section.id, section.title
        for block in section.blocks:
            for text in read_block(block):
                yield section.id, text


def read_block(block: Block) -> Iterator[str]:
    """Every text of a block."""
    match block:
        case Statement(runs):
            yield "".join(run.text for run in runs)
        case Quotation():
            yield block.text
        case Listing(items):
            for item in items:
                yield "".join(run.text for run in item)
        case Table():
            yield block.caption
            yield from block.header
            for row in block.rows:
                yield from row


def list_faults(draft: Draft, result: Result) -> list[str]:
    """Everything that a reader would stumble over, and every quotation that the report does not hold."""
    return [
        *_odd_texts(draft),
        *_repeated(draft),
        *_hollow(draft),
        *_nameless(draft),
        *_misnumbered(draft),
        *(fault for quotation in draft.quotations for fault in _misquoted(quotation, result)),
    ]


def _odd_texts(draft: Draft) -> Iterator[str]:
    """Doubled spaces and marks, empty slots, brackets that are no marked place."""
    for section, text in list_texts(draft):
        bare = re.sub(r"\[Add: [^\[\]]+\]", "", text)
        if "[" in bare or "]" in bare or _ODD.search(text):
            yield f"{section}: odd: {text}"
        elif text != text.strip():
            yield f"{section}: spaces at an end: {text!r}"


def _repeated(draft: Draft) -> Iterator[str]:
    """Paragraphs, items and quotations that stand twice."""
    texts = [
        text
        for section in draft.sections
        for block in section.blocks
        if not isinstance(block, Table)
        for text in read_block(block)
    ]
    yield from (f"twice: {text}" for text, number in Counter(texts).items() if number > 1)
    ids = Counter(section.id for section in draft.sections)
    yield from (f"section id twice: {name}" for name, number in ids.items() if number > 1)


def _hollow(draft: Draft) -> Iterator[str]:
    """Sections, lists and tables with nothing in them."""
    for section, after in zip(draft.sections, [*draft.sections[1:], None], strict=True):
        if not section.blocks and (after is None or after.level <= section.level):
            yield f"{section.id}: empty"
        for block in section.blocks:
            if not any(text.strip() for text in read_block(block)):
                yield f"{section.id}: empty block"
            if isinstance(block, Table) and (not block.rows or {len(row) for row in block.rows} != {len(block.header)}):
                yield f"{section.id}: table without rows, or with rows of another length"


def _nameless(draft: Draft) -> Iterator[str]:
    """Sections that speak of the State's report and do not name its symbol."""
    symbol = draft.source.symbol
    if symbol is None:
        return
    for section in draft.sections:
        text = " ".join(text for block in section.blocks for text in read_block(block))
        if re.search(r"\b[Tt]he (?:national )?(?:report|replies)\b", text) and symbol not in text:
            yield f"{section.id}: the report without its symbol"


def _misnumbered(draft: Draft) -> Iterator[str]:
    """Paragraph numbers that do not count through from 1."""
    numbers = [block.number for section in draft.sections for block in section.blocks if isinstance(block, Statement)]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"numbers: {numbers}"


def _misquoted(quotation: Quotation, result: Result) -> Iterator[str]:
    """A quotation that the paragraph named does not hold word for word."""
    document: Document = result.document
    paragraph = document.paragraphs[quotation.paragraph_index]
    if " ".join(quotation.text.split()) not in " ".join(document.text_of(paragraph).split()):
        yield f"not verbatim: {quotation.text}"
    if paragraph.zone not in _STATE_ZONES:
        yield f"not the State's words: {quotation.text}"
    if quotation.paragraph_number is not None and quotation.paragraph_number != paragraph.number:
        yield f"other paragraph: {quotation.citation}"
    if quotation.paragraph_number is not None and not quotation.citation.endswith(f"para. {paragraph.number}"):
        yield f"other citation: {quotation.citation}"
    if not re.search(r"[.?!][”\"’]?$", quotation.text):
        yield f"no whole sentence: {quotation.text}"
    known = {item.reference.id: item.reference for item in result.references}
    for name in quotation.reference_ids:
        if (
            known[name].paragraph_index != quotation.paragraph_index
            or known[name].text.split()[0] not in quotation.text
        ):
            yield f"reference {name} does not stand in: {quotation.text}"
