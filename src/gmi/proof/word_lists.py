"""Names of people by region, and the words around them that tell people from places and institutions."""

from __future__ import annotations

import csv
import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gmi.errors import ResourceError
from gmi.resources import find_data

# Letters that do not come apart into a base letter and a sign.
_LETTERS = str.maketrans(dict(zip("ıłŁøØđĐ’", "illoodd'", strict=True)) | {"ß": "ss"})


@dataclass(frozen=True, slots=True)
class WordLists:
    """Everything in the form that ``fold`` gives.

    Attributes:
        given: Given names.
        surnames: Family names.
        shared: Names that are a word, a place or a month too: they take more than the bare word.
        titles: "mr", "sheikh"…
        kin: "wife", "survivor"…: a name may follow.
        verbs: What people do: "told", "fled"…
        heads: Words that make a run of capitals an institution, a law or a place.
        starters: Words that stand at the beginning of a sentence.
        ordinary: Words with a capital that name nobody.
        places: States, regions and towns, also of several words.
        particles: Small words inside names: "de", "bin"…
        initials: Letters with full stops that are nobody's: "US", "PO"…
        sure_titles: Titles that are nothing else: "Mr", unlike "General".
        belongings: What a person has: "her employer", "her passport"…
        namesakes: What is named after people: a law, a prison, a river…
    """

    given: frozenset[str]
    surnames: frozenset[str]
    shared: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    verbs: frozenset[str]
    heads: frozenset[str]
    starters: frozenset[str]
    ordinary: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    initials: frozenset[str]
    sure_titles: frozenset[str]
    belongings: frozenset[str]
    namesakes: frozenset[str]


def fold(text: str) -> str:
    """Text without capitals and accents, as names are compared.

    >>> fold("Aïssatou"), fold("Yılmaz"), fold("O’Brien")
    ('aissatou', 'yilmaz', "o'brien")
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


@functools.cache
def load_word_lists() -> WordLists:
    """The lists that gmi brings, from ``corpora/personal-names``.

    Raises:
        ResourceError: When a list is missing or damaged.
    """
    names = list(_read_rows("names.csv", ("name", "kind", "also")))
    words = list(_read_rows("words.csv", ("kind", "word")))

    def gather(kind: str) -> frozenset[str]:
        return frozenset(fold(row["word"]) for row in words if row["kind"] == kind)

    return WordLists(
        given=frozenset(fold(row["name"]) for row in names if row["kind"] == "given"),
        surnames=frozenset(fold(row["name"]) for row in names if row["kind"] == "surname"),
        shared=frozenset(fold(row["name"]) for row in names if row["also"]),
        titles=gather("title"),
        kin=gather("kin"),
        verbs=gather("verb"),
        heads=gather("head"),
        starters=gather("start"),
        ordinary=gather("ordinary"),
        places=gather("place"),
        particles=gather("particle"),
        initials=gather("initials"),
        sure_titles=gather("sure title"),
        belongings=gather("belonging"),
        namesakes=gather("named after people"),
    )


def _read_rows(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of one list."""
    path: Path = find_data("corpora", "personal-names", name)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {column: row[column] for column in columns}
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise ResourceError(
            "resource.broken",
            f"gmi's own list of names {name} cannot be read",
            str(path),
            "install gmi again; if you changed the file, look at its columns",
        ) from error
