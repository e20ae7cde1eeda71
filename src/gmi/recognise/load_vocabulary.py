"""The words by which names are recognised: YAML of gmi's own, checked strictly on the way in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from gmi.errors import ResourceError
from gmi.model.reference import NameKind
from gmi.resources import find_data

Words = frozenset[str]

_FLAGS = ("alone", "needs_number", "needs_specific", "weak", "between_states")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that makes a capitalised phrase the name of something.

    Attributes:
        word: As printed.
        singular: The same for a singular.
        kind: What it names.
        plural: Whether it is a plural.
        alone: Whether it is a name by itself.
        needs_number: Whether it is a name only with a number or a year.
        needs_specific: Whether a complement in small letters is not enough.
        weak: Whether it is an ordinary noun inside another name.
        between_states: Whether a word such as "International" makes it a treaty.
    """

    word: str
    singular: str
    kind: NameKind
    plural: bool
    alone: bool
    needs_number: bool
    needs_specific: bool
    weak: bool
    between_states: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that recognition knows of a language.

    Attributes:
        heads: Head nouns by word, plurals among them.
        acts: Head nouns that are never part of a body's name.
        bound_to: Head nouns that "to" binds to what follows ("Protocol to the Convention").
        by_complement: Head nouns of policies that their complement can make treaties.
        vague: Head nouns that one word before them does not single out.
        owners: Head nouns of bodies whose own plans and programmes are named without them.
        lower_heads: Head nouns that are also written with a small letter before a number, by that form.
        known: Kind of well-known names, by name.
        known_pattern: Finds every well-known name.
        expansions: What well-known acronyms stand for.
        not_names: Capitalised phrases that name nothing.
        numbered: Kind of abbreviations that stand before a number.
        connectors: Small words inside a name.
        articles: Articles and possessives that may follow a connector.
        conjunctions: "and" and its like.
        openers: Participles that open the title of an act.
        generic: Words that single nothing out.
        starters: Generic words with which a name begins, so that nothing before them belongs to it.
        not_numbered: Abbreviations before a number that are no act.
        leads: Capitalised words at the head of a sentence that are no part of a name.
        outsiders: Words that begin something else after "and".
        international: Words that make a name one between States.
        international_phrases: The same, of several words.
        months: Names of months.
        number_words: "No." and its like, without the full stop.
        stops: Where a complement in small letters ends.
        stops_before: Words at which it ends before an article, a verb there and a noun elsewhere.
        to_after: Capitalised words after which "to" goes on with the name ("Right to …").
        tasks: Nouns of action with which the name of a body may go on in small letters.
        qualifiers: Adjectives in small letters before an act ("legislative decree No. 5").
        in_after: Capitalised words after which "in" goes on with the name of a body.
        in_stops: Words before which "in" ends it.
        with_stops: Words before which "with" ends it.
        at_goes_on: Words before which "at" goes on with a complement in small letters.
        horizons: Capitalised words that a year may follow inside a name ("Horizon 2030 Strategy").
        aims: Verbs with which "to" goes on with the name of a plan.
        undone_by: Words that make of the name before them something else.
        with_goes_on: Words before which "with" goes on with the name after a capitalised complement.
    """

    heads: dict[str, Head]
    lower_heads: dict[str, Head]
    owners: Words
    acts: Words
    bound_to: Words
    by_complement: Words
    vague: Words
    known: dict[str, NameKind]
    known_pattern: re.Pattern[str]
    expansions: dict[str, str]
    not_names: Words
    numbered: dict[str, NameKind]
    connectors: Words
    articles: Words
    conjunctions: Words
    openers: Words
    generic: Words
    starters: Words
    not_numbered: Words
    leads: Words
    outsiders: Words
    international: Words
    international_phrases: tuple[str, ...]
    months: Words
    number_words: Words
    stops: Words
    stops_before: Words
    to_after: Words
    tasks: Words
    qualifiers: Words
    in_after: Words
    in_stops: Words
    with_stops: Words
    with_goes_on: Words
    at_goes_on: Words
    horizons: Words
    aims: Words
    undone_by: Words


class _Strict(BaseModel):
    """No unknown key, no silent change of type."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _HeadsFile(_Strict):
    kinds: dict[NameKind, str]
    plurals: str
    alone: str
    needs_number: str
    needs_specific: str
    weak: str
    between_states: str
    lower: str
    owners: str
    acts: str
    bound_to: str
    by_complement: str
    vague: str


class _KnownFile(_Strict):
    known: dict[NameKind, str]
    expansions: dict[str, str]
    not_names: str
    numbered: dict[NameKind, str]


class _WordsFile(_Strict):
    connectors: str
    articles: str
    conjunctions: str
    openers: str
    generic: str
    starters: str
    not_numbered: str
    leads: str
    outsiders: str
    international: str
    international_phrases: str
    months: str
    number_words: str
    stops: str
    stops_before: str
    to_after: str
    tasks: str
    qualifiers: str
    in_after: str
    in_stops: str
    with_stops: str
    with_goes_on: str
    at_goes_on: str
    horizons: str
    aims: str
    undone_by: str


@lru_cache(maxsize=4)
def load_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of a language.

    Raises:
        ResourceError: When a file is missing or wrong; the message names every fault.
    """
    return read_vocabulary(find_data("corpora", f"names-{language}"))


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of one folder (heads.yml, known.yml, words.yml)."""
    heads = _read(folder / "heads.yml", _HeadsFile)
    known = _read(folder / "known.yml", _KnownFile)
    words = _read(folder / "words.yml", _WordsFile)
    by_word = _build_heads(heads)
    unknown = {f.capitalize() for f in heads.lower.split() if f != "decree-law"} - by_word.keys()
    if unknown:
        raise ResourceError("resource.invalid", f"gmi's own file heads.yml lacks the head noun {sorted(unknown)}")
    kinds = {name: kind for kind, block in known.known.items() for name in block.splitlines()}
    return Vocabulary(
        heads=by_word,
        lower_heads={form: by_word["-".join(p.capitalize() for p in form.split("-"))] for form in heads.lower.split()},
        owners=frozenset(heads.owners.split()),
        acts=frozenset(heads.acts.split()),
        bound_to=frozenset(heads.bound_to.split()),
        by_complement=frozenset(heads.by_complement.split()),
        vague=frozenset(heads.vague.split()),
        known=kinds,
        known_pattern=_compile_known(kinds),
        expansions=known.expansions,
        not_names=frozenset(known.not_names.splitlines()),
        numbered={word: kind for kind, block in known.numbered.items() for word in block.split()},
        international_phrases=tuple(words.international_phrases.splitlines()),
        **{
            name: frozenset(block.split())
            for name, block in words.model_dump().items()
            if name != "international_phrases"
        },
    )


File = TypeVar("File", bound=_Strict)


def _read(path: Path, shape: type[File]) -> File:
    try:
        raw: Any = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        return shape.model_validate(raw)
    except (OSError, YAMLError) as error:
        raise ResourceError("resource.unreadable", f"gmi's own file {path.name} cannot be read: {error}") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ResourceError("resource.invalid", f"gmi's own file {path.name} is wrong: {faults}") from error


def _build_heads(file: _HeadsFile) -> dict[str, Head]:
    kinds = {word: kind for kind, block in file.kinds.items() for word in block.split()}
    flags = {name: frozenset(getattr(file, name).split()) for name in _FLAGS}
    stray = sorted(frozenset().union(*flags.values()) - kinds.keys())
    singulars = {plural: _singular(plural) for plural in file.plurals.split()}
    stray += sorted(plural for plural, word in singulars.items() if word not in kinds)
    if stray:
        raise ResourceError("resource.invalid", f"gmi's own file heads.yml lacks the head noun {', '.join(stray)}")
    built = {word: _head(word, word, kinds, flags) for word in kinds}
    for plural, word in singulars.items():
        built.setdefault(plural, _head(plural, word, kinds, flags))
    return built


def _head(word: str, singular: str, kinds: dict[str, NameKind], flags: dict[str, Words]) -> Head:
    return Head(
        word=word,
        singular=singular,
        kind=kinds[singular],
        plural=word != singular,
        **{name: singular in words for name, words in flags.items()},
    )


def _singular(plural: str) -> str:
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def _compile_known(kinds: dict[str, NameKind]) -> re.Pattern[str]:
    """One alternation, the longest first; a space also matches a hyphen, an apostrophe may be straight."""
    forms = []
    for name in sorted(kinds, key=lambda name: (-len(name), name)):
        form = re.escape(name).replace(r"\ ", r"[ \n‐‑-]").replace("’", "['’]")
        forms.append(form)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])")
