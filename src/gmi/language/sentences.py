"""Cuts a paragraph into sentences, by rules for the way in which reports are written."""

from __future__ import annotations

import itertools
import re

from gmi.model.span import Span

# Words after which a full stop does not end a sentence; the reports are full of them.
_ABBREVIATIONS = frozenset(
    "art arts no nos para paras p pp vol ed eds cf v vs dr mr mrs ms prof st rev sr jr gen col hon rep sen fig figs ch "  # noqa: SIM905 - a list of words reads best as words
    "chap sect sec subsect subpara approx ca c e.g i.e viz al inter etc ibid op cit jan feb mar apr jun jul aug sep "
    "sept oct nov dec ltd inc co corp dept govt min res doc add corr n".split()
)
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*(?:(?<!\d\.)\s?\d{1,3}(?=\s+[A-Z]))?(?=\s+)|;(?=\s+\([a-zivx]{1,4}\)\s)")
_ITEM_NUMBER = re.compile(
    r"(?:^|\n|\)\s|[\"“(]|(?:(?P<word>[^\W\d_]*)\.|[;:])\s)\s*"
    r"(?:\d{1,3}|[IVX]{1,4}|(?:Article|Section|Goal|Objective|Target|Chapter|Part|Table|Figure|Chart|Box|Annex)\s\d{1,3})$"
)
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
# A dotted acronym ("R.A. No. 5") ends a sentence only where one of these begins the next.
_OPENER = re.compile(
    r"(?:The|This|That|These|Those|In|It|Its|On|At|For|With|However|There|Under|As|Since|After|When|If)\s"
)


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Sentences of one paragraph.

    A line end inside a paragraph (an item of a list) ends a sentence. A full stop does when white space and a capital,
    a digit, a quotation mark or a bracket follow, unless it belongs to an abbreviation ("art. 12", "Law No. 5"), an
    initial or the paragraph's own number ("12. The …").

    Args:
        text: The document's text.
        span: The paragraph.

    Returns:
        Spans in order, without the white space between them; every other code point of the paragraph is in one.
    """
    piece = span.cut(text)
    cuts = [0, *(match.end() for match in re.finditer("\n", piece))]
    number = re.match(r"\s*\d{1,4}(?:\s?(?:bis|ter|quater))?\.(?=\s|$)", piece)
    floor = number.end() if number else 0
    cuts.extend(match.end() for match in _SENTENCE_END.finditer(piece, floor) if _ends_sentence(piece, match, floor))
    cuts.append(len(piece))
    spans = []
    for start, end in itertools.pairwise(sorted(cuts)):
        chunk = piece[start:end]
        stripped = chunk.strip()
        if stripped:
            first = start + len(chunk) - len(chunk.lstrip())
            spans.append(Span(span.start + first, span.start + first + len(stripped)))
    return tuple(spans)


def _is_item_number(so_far: str) -> bool:
    """Whether the text ends in a number that opens an item of a list ("2. Provide …"), before its full stop."""
    item = _ITEM_NUMBER.search(so_far)
    return item is not None and (item.group("word") or "").lower() not in _ABBREVIATIONS


def _ends_sentence(piece: str, match: re.Match[str], floor: int) -> bool:
    """Whether the mark at ``match`` ends a sentence."""
    mark = match.group()
    if mark.startswith(";"):
        return True
    rest = piece[match.end() :].lstrip()
    if not rest:
        return False
    if mark.startswith("."):
        so_far = piece[floor : match.start()]
        if _is_item_number(so_far):
            return False
        before = re.search(r"(\S+)$", so_far)
        word = before.group(1).lstrip("(\"'“‘[").lower() if before else ""
        if _DOTTED.fullmatch(word) and word not in _ABBREVIATIONS:
            return bool(_OPENER.match(rest))
        if word in _ABBREVIATIONS and not (word in {"etc", "no", "co"} and rest[0].isupper() and word != "no"):
            return False
        if re.fullmatch(r"[a-z]", word) and word not in {"i"} and (rest[:1].isupper() or rest[:1].isdigit()):
            # An initial ("J. Smith") unless a long word precedes, as in "vitamin A. The …".
            return False
    return bool(re.match(r"[A-Z0-9\"'“‘(\[•●▪■À-ÖØ-Þ*-]", rest))
