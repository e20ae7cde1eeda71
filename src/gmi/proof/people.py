"""Finds what may be the name of a person: by titles, by what the words around say, and by lists of names.

Better one flag too many than a name that is sent: every rule errs on that side, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gmi.model.span import Span
from gmi.proof.word_lists import WordLists, fold

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:[’'‘ʻ-]?{_LETTER})*")
_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\.-?\s?){2,4}(?![\w.])"
    r"|(?<![\w.])(?:[A-Z]\.-)?[A-Z]\.\s?[A-Z]\.?(?=[,\s]+(?:who|whose|aged|a|an)\b)"
)
_GENITIVE = re.compile(r"[’']s$")
_MOST_WORDS = 6
_MOST_UNKNOWN = 4
_LOOK_BACK = 60
_LOOK_AHEAD = 60

_CALLED = re.compile(
    r"(?:\b(?:named|called|known as|nicknamed|alias|name is|name was|names? of|real name|calls herself|calls himself|"
    r"call(?:s|ed)?(?: (?:her|him|them))?|i am|i’m|signed by|recruited by|interview(?:s|ed)? with|interview(?:s|ed)?|"
    r"testimon(?:y|ies) of|"
    r"testimony from|stor(?:y|ies) of|statements? (?:of|by|from)|(?:the )?cases? of|the complaint of|complaint by|"
    r"(?:death|murder|killing|arrest|disappearance|deportation|detention|body|children|child|mother|father|parents|"
    r"husband|wife|sister|brother|daughter|son|family|widow|employer|room|home|help|behalf|words|voice) of|"
    r"sp(?:eak|oke) (?:with|to)|talked to|met with|ask(?:ed)? for|thank|for example|one of them|"
    r"-year-old)[,:]?|\bnames?:)\s+[“\"‘'(]?$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\s?\*?\s?\((?:name changed|not (?:her|his|their) real name|a? ?pseudonym|changed name)"
    r"|\*|(?:’s)?,?\s+(?:aged?\s+(?:\d|about|only)|\(?(?:aged\s+)?\d{1,2}(?:\)|,|\s+years?\b)(?!\d)|\d{1,2}[,.)](?!\d))"
    r"|,?\s+(?:a|an)\s+(?:\d{1,2}|\w+)-year-old",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r",\s+(?:who|whose|whom|(?:a|an|the)\s+(?:\w+[\s-]){0,3}(\w+))\b", re.IGNORECASE)
_POSSESSED = re.compile(r"[’']s?\s+(\w+)")
_PASSIVE = re.compile(
    r"\s+(?:was|is|has been|had been|were)\s+(?:also\s+|then\s+|not\s+|never\s+|first\s+|only\s+)?"
    r"(?:told|born|arrested|detained|raped|beaten|deported|forced|trafficked|killed|promised|paid|taken|held|locked|"
    r"denied|found|hired|recruited|refused|sold|sent|married|pregnant|asked|given|threatened|released|dismissed|"
    r"afraid|brought|left|made|abused|injured|hurt|returned|expelled|charged|employed|a minor)\b"
)
_CITED_AFTER = re.compile(r"(?:[’']s)?(?:,?\s+et al\.?)?,?\s*\(?(?:n\.d\.|forthcoming|(?:19|20)\d\d[a-z]?\b)")
_LAW_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:\w+\s+)?(?:law|act|protocol|convention|rules|principles|foundation|award|prize|judge?ment)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(\w+),?\s$")
_IN_TITLE = re.compile(r"\b[A-Z][\w’'-]+,?\s(?:(?:and|of|for|on|against|the|to|in|with)\s)+$")
_PEOPLES = re.compile(r"(?:i|e|l|c|u)ans$")
_OF_A_PEOPLE = re.compile(r"(?:i|e|l|c|u)ans?$|ese$|ish$")
_PLACING = {
    "in",
    "at",
    "from",
    "near",
    "of",
    "to",
    "around",
    "outside",
    "inside",
    "into",
    "for",
    "on",
    "against",
    "the",
    "a",
    "an",
    "through",
}
_SCRIPT = re.compile(r"[\u0370-\u1cff\u3040-\ud7af]{2,}(?:\s[\u0370-\u1cff\u3040-\ud7af]{2,})*")
_ROW = re.compile(r",?\s(?:and|y|et|&|or)\s|,\s")
_ACTS = re.compile(
    r"\s(?!(?:is|was|has|as|its|this|does|needs|used|based|led|related|funded|backed)\b)[a-z]{2,}(?:s|ed)\s"
)
_VERSUS = re.compile(r"\s+v(?:s|ersus)?\.?\s")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A piece of text that may name a person.

    Attributes:
        span: Where in the text.
        reason: Why it was taken for a name, in words.
        cited: Whether it stands as the author of a source: a year follows.
    """

    span: Span
    reason: str
    cited: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with what the lists say of it."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name."""
        bare = self.text[3:] if self.text[:3].casefold() in {"al-", "el-"} else self.text
        return self.text[:1].isupper() or bare[:1].isupper()


def find_people(text: str, lists: WordLists, ordinary: frozenset[str] = frozenset()) -> tuple[Sighting, ...]:
    """What may be names of people in a paragraph, in order, without overlaps.

    Args:
        text: A paragraph.
        lists: Names and the words around them.
        ordinary: Words, folded, that occur without a capital elsewhere: a run of capitals with one of them is a title.
    """
    found = [*_find_runs(text, lists, ordinary), *_find_initials(text, lists), *_find_scripts(text)]
    found.sort(key=lambda sighting: (sighting.span.start, -sighting.span.end))
    kept: list[Sighting] = []
    for sighting in found:
        if not kept or sighting.span.start >= kept[-1].span.end:
            kept.append(sighting)
    return tuple(kept)


def _find_initials(text: str, lists: WordLists) -> Iterator[Sighting]:
    """People behind initials: "M.K.", "J.-P. M."."""
    for match in _INITIALS.finditer(text):
        letters = "".join(filter(str.isalpha, match.group())).casefold()
        if letters not in lists.initials:
            end = match.start() + len(match.group().rstrip())
            yield Sighting(Span(match.start(), end), "initials", _is_cited(text, end))


def _find_scripts(text: str) -> Iterator[Sighting]:
    """Words in another script than the Latin one, which the lists do not hold."""
    for match in _SCRIPT.finditer(text):
        yield Sighting(Span(*match.span()), "it is written in another script")


def _find_runs(text: str, lists: WordLists, ordinary: frozenset[str]) -> Iterator[Sighting]:
    """People behind words with capitals."""
    runs = [run for whole in _list_runs(text, lists) for run in _split_run(text, whole, lists)]
    reasons = [_judge(text, run, lists, ordinary) for run in runs]
    for place, run in enumerate(runs):
        if not reasons[place] and _may_be_name(text, run, lists, ordinary):
            before = place > 0 and reasons[place - 1] and _ROW.fullmatch(text, runs[place - 1][-1].end, run[0].start)
            following = runs[place + 1] if place + 1 < len(runs) and reasons[place + 1] else None
            if before or (following and _ROW.fullmatch(text, run[-1].end, following[0].start)):
                reasons[place] = "it stands in a row with other names"
    for run, reason in zip(runs, reasons, strict=True):
        if reason:
            yield Sighting(Span(run[0].start, run[-1].end), reason, _is_cited(text, run[-1].end))


def _may_be_name(text: str, run: list[_Token], lists: WordLists, ordinary: frozenset[str]) -> bool:
    """Whether nothing speaks against a run being a name."""
    return not (
        len(run) > _MOST_UNKNOWN
        or (len(run) == 1 and _PEOPLES.search(run[0].key))
        or _is_acronym(run)
        or _is_institution(text, run, lists)
        or _is_place(run, lists)
        or _is_all_ordinary(run, lists, ordinary)
    )


def _list_runs(text: str, lists: WordLists) -> Iterator[list[_Token]]:
    """Words with capitals that stand side by side, particles between them included."""
    run: list[_Token] = []
    waiting: list[_Token] = []
    for match in _WORD.finditer(text):
        word = _GENITIVE.sub("", match.group())
        token = _Token(match.start(), match.start() + len(word), word, fold(word))
        previous = (waiting or run)[-1] if run else None
        between = text[previous.end : token.start] if previous else ""
        joined = between == " " or (between == ". " and previous is not None and len(previous.text) == 1)
        if previous is not None and between == ", " and previous.text.isupper() and len(previous.text) > 2:
            joined = token.is_capital and not token.text.isupper()
        abbreviated = between == ". " and previous is not None and len(previous.text) <= 5 and previous.is_capital
        if run and not (joined or abbreviated):
            yield run
            run, waiting = [], []
        if token.is_capital:
            run += [*waiting, token]
            waiting = []
        elif run and token.key in lists.particles and len(waiting) < 2:
            waiting.append(token)
        elif run:
            yield run
            run, waiting = [], []
    if run:
        yield run


def _split_run(text: str, run: list[_Token], lists: WordLists) -> Iterator[list[_Token]]:
    """A run without the words at its ends that belong to the sentence; "Mr. Sow. The" in two."""
    pieces: list[list[_Token]] = [[]]
    for position, token in enumerate(run):
        full_stop = bool(pieces[-1]) and text[pieces[-1][-1].end : token.start] == ". "
        if full_stop and pieces[-1][-1].key not in lists.titles and len(pieces[-1][-1].text) > 1:
            pieces.append([])
        listed = _is_listed(token, lists)
        is_name = listed and position + 1 < len(run) and _is_listed(run[position + 1], lists)
        if token.key in lists.starters and not is_name and token.key not in lists.titles and not _is_initial(token):
            # "May" and "Will" may be a person all the same, if the words around say so.
            pieces += [[token], []] if listed else [[]]
        else:
            pieces[-1].append(token)
    for piece in pieces:
        while piece and (piece[-1].key in lists.particles and not piece[-1].is_capital):
            piece.pop()
        while piece and not piece[0].is_capital:
            piece.pop(0)
        if piece:
            yield piece


def _judge(text: str, run: list[_Token], lists: WordLists, ordinary: frozenset[str]) -> str:
    """Why a run is taken for a name; empty where it is not."""
    title = 0
    while title < len(run) and run[title].key in lists.titles:
        title += 1
    rest = run[title:]
    if title:
        if rest and not _is_institution(text, rest, lists) and not _is_place(rest, lists):
            known = ordinary if run[title - 1].key not in lists.sure_titles else frozenset()
            return "a title stands before it" if not _is_all_ordinary(rest, lists, known) else ""
        return "" if rest or not _has_name(run, lists) else _judge_listed(text, run, lists, ordinary)
    if _is_institution(text, run, lists) or _is_place(run, lists) or len(run) > _MOST_WORDS:
        return ""
    listed = _judge_listed(text, run, lists, ordinary)
    if listed:
        return listed
    if not _may_be_name(text, run, lists, ordinary):
        return ""
    return _judge_context(text, run, lists) or _judge_capitals(text, run, lists)


def _judge_listed(text: str, run: list[_Token], lists: WordLists, ordinary: frozenset[str]) -> str:
    """Whether the lists hold it: one clear name, or two that are names among other things."""
    words = [token for token in run if token.is_capital]
    clear = [token for token in words if _is_listed(token, lists) and not _is_shared(token, lists)]
    shared = [token for token in words if _is_shared(token, lists)]
    others = [token for token in words if token not in clear and token not in shared]
    known = lists.ordinary | lists.places
    plain = [token for token in others if token.key in known or token.key in ordinary]
    if _LAW_AFTER.match(text, run[-1].end):
        return ""
    if clear and not (plain and len(clear) == 1 and len(words) > 1 and not shared):
        return "it is in the lists of names"
    if len(shared) >= 2 or (shared and others and not plain and shared[0] is words[0]):
        return "it is in the lists of names"
    return _judge_context(text, run, lists) if shared and not plain else ""


def _judge_capitals(text: str, run: list[_Token], lists: WordLists) -> str:
    """Whether words that nobody knows look like a name by their capitals and their place in the sentence."""
    if _IN_TITLE.search(text, max(0, run[0].start - _LOOK_BACK), run[0].start):
        return ""
    if len(run) == 1 and _is_listed(run[0], lists):
        return ""
    if len(run) == 1:
        return "it has a capital and is no word that gmi knows" if _stands_free(text, run[0]) else ""
    if _ACTS.match(text, run[-1].end):
        return "what looks like a full name does something"
    return "an initial stands before it" if _is_initial(run[0]) and run[0].start > 0 else ""


def _judge_context(text: str, run: list[_Token], lists: WordLists) -> str:
    """Whether the words around say that it is a person."""
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - _LOOK_BACK) : start]
    if _CALLED.search(before):
        return "the words before it introduce a person"
    kin = re.search(r"(\w[\w-]*)[,:]?\s+[“\"(]?$", before)
    if kin and (fold(kin.group(1)) in lists.kin or fold(kin.group(1)).removesuffix("s") in lists.kin):
        return "the words before it introduce a person"
    if _AGED.match(text, end):
        return "an age follows"
    if _PASSIVE.match(text, end):
        return "the words after it speak of a person"
    described = _DESCRIBED.match(text, end)
    if described and (described.group(1) is None or fold(described.group(1)) in lists.kin):
        return "the words after it speak of a person"
    owned = _POSSESSED.match(text, end)
    if owned and (fold(owned.group(1)) in lists.kin or fold(owned.group(1)) in lists.belongings):
        return "the words after it speak of a person"
    following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    is_title = _IN_TITLE.search(text, max(0, start - _LOOK_BACK), start) is not None
    if following and fold(following.group()) in lists.verbs and len(run) <= 3 and not is_title:
        return "the words after it speak of a person"
    return ""


def _is_listed(token: _Token, lists: WordLists) -> bool:
    """Whether a word is a name, by itself, by its parts, or behind an article."""
    if token.key in lists.given or token.key in lists.surnames:
        return True
    parts = [part for part in token.key.split("-") if part not in {"al", "el", "bin", "dela"}]
    return "-" in token.key and bool(parts) and all(p in lists.given or p in lists.surnames for p in parts)


def _is_shared(token: _Token, lists: WordLists) -> bool:
    """Whether a name is also a word, a place or a month."""
    return _is_listed(token, lists) and (
        token.key in lists.shared or token.key in lists.places or token.key in lists.heads or len(token.key) <= 2
    )


def _has_name(run: list[_Token], lists: WordLists) -> bool:
    """Whether any word of it is a name."""
    return any(_is_listed(token, lists) for token in run)


def _is_institution(text: str, run: list[_Token], lists: WordLists) -> bool:
    """Whether a word of it, or the word that follows it, makes it an institution, a law or a place."""
    if any(token.key in lists.heads and not _is_listed(token, lists) for token in run):
        return True
    following = re.compile(r"(?:[’']s)?\s(\w+)").match(text, run[-1].end)
    if following and fold(following.group(1)) in lists.heads and following.group(1)[0].isupper():
        return True
    is_named_after = following is not None and fold(following.group(1)) in lists.namesakes
    return is_named_after or bool(_VERSUS.match(text, run[-1].end))


def _is_place(run: list[_Token], lists: WordLists) -> bool:
    """Whether all of it is a place, or several."""
    keys = [token.key for token in run]
    at = 0
    while at < len(keys):
        left = range(min(4, len(keys) - at), 0, -1)
        length = next((n for n in left if " ".join(keys[at : at + n]) in lists.places), 0)
        if not length:
            return False
        at += length
    return not all(key in lists.given for key in keys) or len(keys) > 1


def _is_all_ordinary(run: list[_Token], lists: WordLists, ordinary: frozenset[str]) -> bool:
    """Whether it holds a word that names nobody, so that it is a title or a heading."""
    return any(
        token.key in lists.ordinary
        or token.key in lists.heads
        or token.key in lists.places
        or (token.key in ordinary and not _is_listed(token, lists))
        for token in run
        if token.is_capital
    )


def _is_acronym(run: list[_Token]) -> bool:
    """Whether it is an acronym: capitals only, and short."""
    return len(run) == 1 and run[0].text.isupper() and len(run[0].text) <= 8


def _is_initial(token: _Token) -> bool:
    """Whether it is one capital letter."""
    return len(token.text) == 1


def _starts_sentence(text: str, token: _Token) -> bool:
    """Whether a word has its capital from the sentence."""
    before = text[: token.start].rstrip(" “\"‘'(")
    return not before or before[-1] in ".!?:•–"


def _stands_free(text: str, token: _Token) -> bool:
    """Whether a word has a capital inside a sentence, and no preposition before it that makes it a place."""
    before = _BEFORE.search(text, 0, token.start)
    is_word = token.text[1:].islower() and not _OF_A_PEOPLE.search(token.key)
    placed = before is None or fold(before.group(1)) in _PLACING
    return is_word and not placed and not _starts_sentence(text, token)


def _is_cited(text: str, end: int) -> bool:
    """Whether a year follows, as after the author of a source."""
    rest = text[end : end + _LOOK_AHEAD]
    joined = re.sub(r"^,?\s*(?:(?:and|y|et|&)\s+[^\W\d_][\w’'-]*)", "", rest)
    return bool(_CITED_AFTER.match(rest) or _CITED_AFTER.match(joined))
