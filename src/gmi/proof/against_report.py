"""Compares a submission with the report that it speaks of: claims, quotations, citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gmi.model.document import Document
from gmi.model.draft import Support
from gmi.model.proof import Finding
from gmi.model.scorecard import Result
from gmi.proof.manuscript import Manuscript, Passage, Remark
from gmi.proof.report_text import ReportText, normalise
from gmi.proof.symbols import SYMBOL, Citation, find_citations
from gmi.remark import AUTHOR, read_remark

_SYMBOL = re.compile(SYMBOL)
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,3000})[”\"][.,;]?\s?\(([^()]{3,160})\)")
_WHOLE_QUOTE = re.compile(
    r"^[“\"]?(?P<words>.*?)[”\"]?[.,;]?\s*"
    r"(?:\((?P<citation>[^()]{3,160}(?:\([^()]*\)[^()]*)?)\))?\.?$"
)
# "Not edited before being sent to the translation services" stands on published reports too, and is none of these.
_UNFINISHED = re.compile(
    r"\badvance\s+(?:un)?edited\b|\badvance\s+(?:version|copy)\b|\bunedited\s+(?:version|copy|text)\b|\(unedited\)|"
    r"\bdraft (?:state |national |periodic |initial )*(?:report|version|text)\b|"
    r"^\W*(?:first |final |zero )?(?:draft|unedited)\W*$",
    re.IGNORECASE,
)
_FIRST_LINES = 15
_LONGEST = 160


def check_against_report(manuscript: Manuscript, result: Result, text: ReportText) -> Iterator[Finding]:
    """All that can be compared with the report.

    Args:
        manuscript: The file as read.
        result: The report, assessed.
        text: The same report, ready for comparing.
    """
    supports = [
        (remark, support)
        for remark in manuscript.remarks
        if remark.author.strip() == AUTHOR and (support := read_remark(remark.text.split("\n"))) is not None
    ]
    other = _find_other_report(supports, result)
    if other:
        yield Finding(
            "claim",
            f"the file speaks of {other}, and was compared with {_name(result)}",
            "its comments",
            other,
            "check it with the report that it was drafted from; nothing else was compared",
        )
        return
    for remark, support in supports:
        yield from _check_claim(remark, support, result, text)
    for passage in manuscript.passages:
        yield from _check_quotations(passage, result, text)
    yield from _check_citations(manuscript, result, text)


def count_claims(manuscript: Manuscript) -> int:
    """How many claims have a comment of gmi's that says what they rest on."""
    own = (remark for remark in manuscript.remarks if remark.author.strip() == AUTHOR)
    return sum(read_remark(remark.text.split("\n")) is not None for remark in own)


def find_unfinished(document: Document) -> str:
    """The words by which a report says that it is a draft or not edited yet; empty for none."""
    for paragraph in document.paragraphs:
        is_early = paragraph.index < _FIRST_LINES and (paragraph.page_number or 1) == 1
        if paragraph.zone in {"masthead", "running-head"} or is_early:
            for line in document.text_of(paragraph).split("\n"):
                match = _UNFINISHED.search(line)
                if match:
                    return " ".join(match.group().split())
    return ""


def _find_other_report(supports: list[tuple[Remark, Support]], result: Result) -> str:
    """The symbol of another report that most comments cite; empty when it is this one."""
    symbol = result.source.symbol
    cited = Counter(
        match.group().rstrip(".-") for _, support in supports if (match := _SYMBOL.search(support.citation))
    )
    if not symbol or not cited:
        return ""
    most = cited.most_common(1)[0][0]
    return "" if most.casefold() == symbol.casefold() or cited[symbol] else most


def _check_claim(remark: Remark, support: Support, result: Result, text: ReportText) -> Iterator[Finding]:
    """Whether what a claim rests on is still in the report."""
    known = {item.reference.id: item.reference for item in result.references}
    missing = [name for name in support.reference_ids if name not in known]
    reason = ""
    if support.sentence and not text.holds(support.sentence):
        reason = "the sentence that it rests on does not stand in the report"
    elif support.sentence and support.reference_ids:
        sentence = normalise(support.sentence)
        held = any(
            sentence in (own := normalise(item.reference.sentence.cut(result.document.text))) or own in sentence
            for item in result.references
        )
        if not held:
            reason = "the sentence that it rests on holds no reference any more"
    elif missing:
        reason = f"it rests on {', '.join(missing[:5])}, which the report as it is read now does not have"
    if reason:
        yield Finding(
            "claim",
            f"{reason} ({support.citation or _name(result)})",
            remark.where,
            _shorten(remark.anchor or support.sentence),
            "look the place up in the report; mend the statement, or draft it again",
        )


def _check_quotations(passage: Passage, result: Result, text: ReportText) -> Iterator[Finding]:
    """Whether the quotations of a paragraph stand in the report, and where they say."""
    if passage.is_quote:
        match = _WHOLE_QUOTE.match(passage.text)
        if match and match["words"]:
            yield from _check_quotation(passage, match["words"], match["citation"] or "", result, text)
        return
    for match in _QUOTED.finditer(passage.text):
        if _cites_report(match[2], result):
            yield from _check_quotation(passage, match[1], match[2], result, text)


def _check_quotation(passage: Passage, words: str, cited: str, result: Result, text: ReportText) -> Iterator[Finding]:
    """One quotation."""
    if cited and not _cites_report(cited, result):
        return
    found = text.find(words)
    if not found:
        nearest = text.find_nearest(words)
        hint = "quote the report word for word, or take the quotation marks away"
        if nearest is not None:
            hint = f"{text.name_place(nearest[1])} of the report comes nearest: “{_shorten(nearest[0])}”"
        yield Finding(
            "quotation", f"this is not word for word in {_name(result)}", passage.where, _shorten(words), hint
        )
        return
    citations = [citation for citation in find_citations(cited) if citation.numbers]
    named = [(citation.unit, number) for citation in citations for number in citation.numbers]
    if named and not any(text.stands_in(index, unit, number) for index in found for unit, number in named):
        unit, number = named[0]
        yield Finding(
            "quotation",
            f"this stands in {text.name_place(found[0])} of the report, not in {unit} {number}",
            passage.where,
            _shorten(words),
            "correct the number",
        )


def _check_citations(manuscript: Manuscript, result: Result, text: ReportText) -> Iterator[Finding]:
    """Whether cited paragraphs and pages exist, and whether they will still be right when the report is published."""
    source = result.source
    cited = [
        (passage, citation)
        for passage in manuscript.passages
        for citation in find_citations(passage.text)
        if _is_of_report(citation, result)
    ]
    for passage, citation in cited:
        for number in citation.numbers:
            if citation.unit == "paragraph" and number not in text.numbers:
                last = source.numbered_paragraph_last
                why = f"its last one is {last}" if last else "its paragraphs have no numbers"
                message = f"{_name(result)} has no paragraph {number}: {why}"
            elif citation.unit == "page" and source.page_count and int(number.split()[0]) > source.page_count:
                message = f"{_name(result)} has no page {number}: it has {source.page_count} pages"
            else:
                continue
            yield Finding("citation", message, passage.where, _cut(passage, citation), "correct the number")
    mark = find_unfinished(result.document)
    if mark and cited:
        more = f" and {len(cited) - 1} more" if len(cited) > 1 else ""
        yield Finding(
            "citation",
            f"the report is marked “{mark}”: its paragraph and page numbers may change when it is published",
            f"{cited[0][0].where}{more}",
            _cut(*cited[0]),
            "name the section instead of the number, or check every number against the published report",
        )


def _is_of_report(citation: Citation, result: Result) -> bool:
    """Whether a pointer is into this report."""
    symbol = result.source.symbol
    if citation.symbol:
        return symbol is not None and citation.symbol.casefold() == symbol.casefold()
    return citation.says_report


def _cites_report(cited: str, result: Result) -> bool:
    """Whether what stands in brackets after a quotation may point to this report: by its symbol, or by none at all."""
    symbol = _SYMBOL.search(cited)
    if symbol:
        own = result.source.symbol
        return own is not None and symbol.group().rstrip(".-").casefold() == own.casefold()
    return any(citation.numbers for citation in find_citations(cited)) and not re.search(r"(?:19|20)\d\d", cited)


def _name(result: Result) -> str:
    """The report in a sentence."""
    return result.source.symbol or "the report"


def _cut(passage: Passage, citation: Citation) -> str:
    """A pointer as it stands in the text."""
    text = citation.span.cut(passage.text).strip(" ,")
    return f"{text})" if text.count("(") > text.count(")") else text


def _shorten(text: str) -> str:
    """Enough of a text to find it again."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
