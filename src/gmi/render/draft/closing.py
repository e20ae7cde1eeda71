"""What an organisation still has to do before it sends the draft; it stands at the draft's end, to be taken out."""

from __future__ import annotations

from dataclasses import dataclass

from gmi.model.draft import Draft, Length, Place
from gmi.remark import BEFORE_SENDING
from gmi.render.words import format_number, plural

_TO_FILL = "waits for your own words", "wait for your own words"


@dataclass(frozen=True, slots=True)
class Closing:
    """The last page.

    Attributes:
        title: Its heading.
        advice: Sentences, in order.
        cuts_lead: Announces what the cuts leave.
        cuts: What was taken away so that the draft fits; empty when nothing was.
        places_lead: How many places are to be filled.
        places: For each: title of its chapter, and what is asked for.
    """

    title: str
    advice: tuple[str, ...]
    cuts_lead: str
    cuts: tuple[str, ...]
    places_lead: str
    places: tuple[tuple[str, str], ...]


def make_closing(draft: Draft) -> Closing:
    """The last page of a draft."""
    count = len(draft.places)
    return Closing(
        title=BEFORE_SENDING,
        advice=(
            "This page is for you: take it out before you send the submission.",
            "Each statement on the report carries a remark that says what it rests on. Read the sentence in the report "
            "before you rely on it, then take the remarks out (in Word: Review, Delete, Delete All Comments).",
            f"First draft by gmi {draft.gmi_version}, rubric {draft.rubric.id} {draft.rubric.version}. "
            f"{name_length(draft.length)}",
        ),
        cuts_lead="To fit the limit, the draft now holds:",
        cuts=draft.length.cuts,
        places_lead=f"{plural(count, 'marked place')} {_TO_FILL[count != 1]}:"
        if count
        else "No place is left to fill.",
        places=tuple((_name_chapter(draft, place), strip_mark(place.text)) for place in draft.places),
    )


def name_length(length: Length) -> str:
    """The draft's words against the limit, and where the limit comes from.

    >>> name_length(Length(2140, 3300, "")), name_length(Length(900, None, "none is known"))
    ('2,140 words of at most 3,300: 1,160 words are left.', '900 words. Limit: none is known.')
    >>> name_length(Length(3301, 3300, ""))
    '3,301 words of at most 3,300: 1 word too many.'
    """
    words = plural(length.word_count, "word")
    source = f" Limit: {length.limit_note.removesuffix('.')}." if length.limit_note else ""
    if length.word_limit is None:
        return f"{words}.{source}"
    limit = format_number(length.word_limit)
    if length.over > 0:
        return f"{words} of at most {limit}: {plural(length.over, 'word')} too many.{source}"
    left = f"{plural(-length.over, 'word')} {'is' if length.over == -1 else 'are'} left"
    return f"{words} of at most {limit}: {left}.{source}"


def strip_mark(text: str) -> str:
    """What a mark asks for, without the brackets that make it a mark.

    >>> strip_mark("[Add: your address]")
    'your address'
    """
    return text.removeprefix("[Add:").removesuffix("]").strip()


def _name_chapter(draft: Draft, place: Place) -> str:
    """The chapter in which a place stands: sections below it are called alike in each."""
    chapter = place.section_title
    for section in draft.sections:
        if section.level == 1:
            chapter = section.title
        if section.id == place.section_id:
            return chapter
    return place.section_title
