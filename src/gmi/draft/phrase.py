"""Pieces of sentences: figures in words, capitals, runs."""

from __future__ import annotations

from collections.abc import Iterable

from gmi.model.draft import Run, Statement, Support
from gmi.model.rubric import Level
from gmi.model.scorecard import Hook
from gmi.wording.name import IF_PARTY, TO_BE_CHECKED, name_hook
from gmi.wording.phrase import join_words

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def figure(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, small numbers in words.

    >>> figure(0, "reference"), figure(1, "page"), figure(42, "reference")
    ('no reference', 'one page', '42 references')
    """
    many = plural or f"{noun}s"
    return f"{number_word(number)} {noun if number in (0, 1) else many}"


def number_word(number: int) -> str:
    """A number as it stands in a sentence: in words below ten.

    >>> number_word(3), number_word(1200)
    ('three', '1,200')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def often(number: int) -> str:
    """How many times.

    >>> often(1), often(2), often(42)
    ('once', 'twice', '42 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number_word(number)} times")


def capitalise(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def say(text: str, support: Support | None = None) -> Statement:
    """A paragraph of one run."""
    return Statement((Run(text, support=support),))


def place(what: str) -> Run:
    """Room for the organisation's own words.

    >>> place("the date").text
    '[Add: the date]'
    """
    return Run(f"[Add: {what}]", "place")


def word_levels(mention: Level, engagement: Level, commitment: Level) -> str:
    """The three levels as one phrase, joined where they are equal.

    >>> word_levels("moderate", "moderate", "moderate")
    'moderate mention of, engagement with, and commitment to'
    >>> word_levels("moderate", "low", "absent")
    'moderate mention of, low engagement with and no commitment to'
    """
    if mention == engagement == commitment:
        joined = "or" if mention == "absent" else "and"
        return f"{_level_word(mention)} mention of, engagement with, {joined} commitment to"
    return (
        f"{_level_word(mention)} mention of, {_level_word(engagement)} engagement with and {_level_word(commitment)} "
        "commitment to"
    )


def inside(topic: str) -> str:
    """A topic in the middle of a sentence: closed with a comma where it opened one.

    >>> inside("health"), inside("non-discrimination, including of women")
    ('health', 'non-discrimination, including of women,')
    """
    return f"{topic}," if "," in topic else topic


def join_titles(titles: list[str]) -> str:
    """Titles as a list, parted by semicolons where one of them holds a comma or "and".

    >>> join_titles(["health", "data and statistics"])
    'health, and data and statistics'
    """
    if len(titles) == 2 and " and " in "".join(titles):
        return f"{titles[0]}, and {titles[1]}"
    if len(titles) > 1 and any("," in title or " and " in title for title in titles):
        return f"{'; '.join(titles[:-1])}; and {titles[-1]}"
    return join_words(titles)


def name_hooks(hooks: Iterable[Hook]) -> tuple[str, ...]:
    """Provisions as they stand in a list, articles of one instrument joined, what is to be checked said in brackets.

    >>> name_hooks([Hook("Convention on X", "article 11", ""), Hook("Convention on X", "article 7", "to be checked")])
    ('articles 7 (to be checked) and 11 of the Convention on X',)
    """
    provisions: dict[str, list[str]] = {}
    for hook in hooks:
        named = provisions.setdefault(hook.instrument, [])
        note = f" ({TO_BE_CHECKED})" if hook.note.startswith(TO_BE_CHECKED) else ""
        piece = f"{hook.provision}{note}" if hook.provision else note.strip()
        if piece and piece not in named:
            named.append(piece)
    return tuple(_name_instrument(instrument, named) for instrument, named in provisions.items())


def _name_instrument(instrument: str, provisions: list[str]) -> str:
    """One instrument with its provisions."""
    title = name_hook((Hook(instrument.removesuffix(IF_PARTY), "", ""),))
    party = " (if party)" if instrument.endswith(IF_PARTY) else ""
    remarks = [piece for piece in provisions if piece.startswith("(")]
    named = [piece for piece in provisions if not piece.startswith("(")]
    if not named:
        return f"{title}{' ' + remarks[0] if remarks else ''}{party}"
    numbers = [piece.removeprefix("article ") for piece in named]
    if len(named) > 1 and all(piece.startswith("article ") for piece in named):
        numbers.sort(key=_numeric)
        return f"articles {join_words(numbers)} of {title}{party}"
    return f"{join_words(named)} of {title}{party}"


def _numeric(article: str) -> tuple[int, str]:
    """Sort key of an article: its number."""
    digits = "".join(character for character in article.partition(" ")[0] if character.isdigit())
    return (int(digits) if digits else 0, article)


def _level_word(level: Level) -> str:
    """A level before a noun."""
    return "no" if level == "absent" else level
