"""Which law, policy, plan or programme a sentence goes by, and whether it is about the reference."""

from __future__ import annotations

import re

from gmi.classify.observe import Hit, Observation
from gmi.model.span import Span

# Number and date of an instrument: "No. 86 (2012),", "26364 of 2008".
_NUMBER = re.compile(
    r"(?:,?\s*(?:Nos?\.?\s*)?\(?[\w.-]*\d[\w./-]*\)?,?(?:\s+of(?:\s+\d{1,2})?(?:\s+[A-Z][a-z]+)?\s+\d{4},?)?(?:\s*\(\d{4}\),?)?)?"
)
_ABOUT = re.compile(
    r"\s*[“\"]?(?:,?\s*(?:entitled|called|known as|named)\s*[“\"]?)?\s*"
    r"(?:of [Aa]ction\s*)?(?:[Oo]n|[Ff]or|[Tt]o|[Aa]gainst|[Cc]oncerning|[Rr]egarding|[Rr]elating to|[Gg]overning)\b"
)
_TITLE_WORDS = 12
# More of them, and the act is on many things, of which the reference is one.
_FEW_COMMAS = 1
_COMPOUND = re.compile(r"(?:['’]s)?(?:[\s–-]+[\w’'&-]+){0,5}[\s–-]*")
_FUNCTION_WORD = re.compile(
    r"in|of|to|for|by|with|under|from|at|on|as|is|are|was|were|has|have|the|an?|that|which|who|this|its|their|through"
)
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_CALLED = re.compile(r"\s*,?\s*(?:(?:was|were|is|are|on|in|of|about|entitled|called|named|titled)\s+){0,3}")
_DRAFT = re.compile(r"\b(?:draft|proposed|bill)\b", re.IGNORECASE)


def find_title(observation: Observation) -> Hit | None:
    """The law, policy, plan or named programme whose title or subject is the reference.

    A lower-case "programme" or "scheme" is a service, and no title.
    """
    for hit in observation.find("law", "plan", "named-programme"):
        if hit.cue_id == "law.article":
            continue
        if hit.cue_id.startswith("name."):
            if hit.span.contains(observation.target):
                return hit
            continue
        if hit.kind == "plan" and not (hit.named or hit.text.lower().startswith(("polic", "strateg", "plan"))):
            continue
        if _is_subject_of(observation, hit) or _is_compound(observation, hit):
            return hit
    return None


def find_event(observation: Observation) -> Hit | None:
    """The index, project, event or course in whose name the reference stands: in quotation marks, or in capitals."""
    target = observation.target
    quoted = next((m for m in _QUOTED.finditer(observation.sentence) if Span(*m.span()).contains(target)), None)
    for hit in observation.find("event-name"):
        if quoted is not None:
            if _is_called(observation.sentence, hit.span, Span(*quoted.span())):
                return hit
        elif _is_capitalised(observation, hit) and (_is_subject_of(observation, hit) or _is_compound(observation, hit)):
            return hit
    return None


def _is_capitalised(observation: Observation, hit: Hit) -> bool:
    """Whether noun and reference are printed as words of a name."""
    return hit.named and observation.reference.text[:1].isupper()


def _is_called(sentence: str, noun: Span, title: Span) -> bool:
    """Whether a title in quotation marks is that of the noun: "the project called “…”", "the “…” award"."""
    if noun.end <= title.start:
        return bool(_CALLED.fullmatch(sentence, noun.end, title.start))
    return noun.start >= title.end and not sentence[title.end : noun.start].strip()


def is_teaching(hit: Hit) -> bool:
    """Whether an event is a course or a training: what it is called says what was taught."""
    return hit.cue_id == "event.teaching"


def _is_subject_of(observation: Observation, hit: Hit) -> bool:
    """Whether the words between run "Act No. 5 on …" up to the reference, without a verb."""
    if hit.span.end > observation.target.start:
        return False
    gap = Span(hit.span.end, observation.target.start)
    words = gap.cut(observation.sentence)
    number = _NUMBER.match(words)
    rest = words[number.end() :] if number else words
    if (
        not _ABOUT.match(rest)
        or len(rest.split()) > _TITLE_WORDS
        or re.search(r"[.;:]\s", rest)
        or rest.count(",") > _FEW_COMMAS
    ):
        return False
    return not any(gap.contains(verb.span) for verb in observation.find("finite", "binding"))


def _is_compound(observation: Observation, hit: Hit) -> bool:
    """Whether the reference opens the instrument's name: "Migrant Smuggling Act", "gender policy"."""
    if hit.span.start < observation.target.end:
        return False
    words = Span(observation.target.end, hit.span.start).cut(observation.sentence)
    if not _COMPOUND.fullmatch(words):
        return False
    inner = re.findall(r"[\w’']+", words)
    if any(_FUNCTION_WORD.fullmatch(word) for word in inner):
        return False
    lower = [word for word in inner if word[:1].islower() and word not in ("and", "s", "’s")]
    return not lower if hit.named else len(inner) <= 1


def find_source(observation: Observation) -> Hit | None:
    """The instrument that the sentence, or the one that it refers back to, goes by.

    A law or article of any form; of plans only those that are named or national. Of several, the last before the
    reference; else the first after it; else that of the lead-in or the sentence before.
    """
    here = [hit for hit in observation.hits if is_instrument(hit)]
    before = [hit for hit in here if hit.span.start <= observation.target.start]
    if before:
        return before[-1]
    if here:
        return here[0]
    lead = [hit for hit in observation.lead if is_instrument(hit)]
    return lead[-1] if lead else None


def is_instrument(hit: Hit) -> bool:
    """Whether a cue names a law, or a plan that stands: a named or a national one."""
    return hit.kind in ("law", "named-programme") or (hit.kind == "plan" and hit.named)


def is_draft(text: str) -> bool:
    """Whether the words themselves say that an instrument is not adopted."""
    return bool(_DRAFT.search(text))
