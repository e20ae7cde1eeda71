"""Says what a review depends on besides the report: two reviews of one content with the same fingerprint are equal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gmi.load import hash_rubric, list_bodies, list_rubrics
from gmi.model.review import ReviewOrder
from gmi.resources import find_data
from gmi.version import __version__

_LENGTH = 16
_ANY = "*"
# Labelled sentences and their description: a review reads neither, only the model that was trained on them.
_NOT_READ = (".jsonl", ".md")
_REASONS = {
    "gmi": "gmi is another version",
    "rubric": "the rubric changed",
    "data": "gmi's word lists or its model changed",
    "options": "the options are others",
}
_UNENDED = "the last try did not come to an end"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What reviews depend on, as it is now.

    Attributes:
        version: gmi's own.
        rubrics: Id and hash of every rubric that may be chosen; of the one that the user named, when there is one.
        data: Over words, names, laws, reference sets and the model.
        options: What the user wants, in words.
    """

    version: str
    rubrics: tuple[tuple[str, str], ...]
    data: str
    options: str

    def compute_fingerprint(self, rubric: str | None, sha256: str | None = None) -> str:
        """The fingerprint of a review that a rubric made.

        Args:
            rubric: Its id; None where the review ended before one was chosen: then every rubric might have changed it.
            sha256: Of the rubric as it was read; by default as it was when the stamp was made.
        """
        known = dict(self.rubrics)
        if rubric is None:
            name, digest = _ANY, _hash_text(repr(self.rubrics))
        else:
            name, digest = rubric, (sha256 or known.get(rubric, ""))[:_LENGTH]
        return f"gmi={self.version} rubric={name}:{digest} data={self.data} options={self.options}"

    def list_fingerprints(self) -> tuple[str, ...]:
        """Every fingerprint that a review made now can have."""
        return tuple(self.compute_fingerprint(name) for name in (None, *(name for name, _ in self.rubrics)))


def make_stamp(order: ReviewOrder) -> Stamp:
    """What reviews depend on now.

    Raises:
        RubricError: When the rubric that the user named does not exist.
        ResourceError: When files of gmi's own are missing.
    """
    names = list_rubrics() if order.rubric is None else (order.rubric,)
    rubrics = tuple((_name_rubric(name), hash_rubric(name)) for name in names)
    chooses = "" if order.rubric else _hash_text(repr([(name, list_bodies(name)) for name in names]))[:8]
    options = f"{order.language or 'as-read'},{'forced' if order.force else 'unforced'},{chooses or 'named'}"
    return Stamp(__version__, rubrics, _hash_data(), options)


def explain_change(before: str, now: tuple[str, ...]) -> str:
    """Why a review with one fingerprint is to be done again, in a few words for the user.

    Args:
        before: As it was stored.
        now: Every fingerprint that it might have today.

    >>> explain_change("gmi=1 rubric=a:1 data=2 options=3", ("gmi=1 rubric=a:9 data=2 options=3",))
    'the rubric changed'
    """
    old = _part(before)
    rubric = old.get("rubric", "").partition(":")[0]
    same = [parts for parts in map(_part, now) if parts.get("rubric", "").partition(":")[0] == rubric]
    for key in ("gmi", "options", "rubric", "data"):
        if not any(parts.get(key) == old.get(key) for parts in same):
            return _REASONS[key] if old.get(key) else _UNENDED
    return _UNENDED


def has_result(fingerprint: str) -> bool:
    """Whether a review with this fingerprint came to a result: failures and skipped documents have chosen no rubric."""
    return not _part(fingerprint).get("rubric", _ANY).startswith(_ANY)


def _part(fingerprint: str) -> dict[str, str]:
    """A fingerprint's parts by name."""
    return dict(part.partition("=")[::2] for part in fingerprint.split(" "))


def _name_rubric(id_or_path: str) -> str:
    """A rubric's id: its folder's name."""
    path = Path(id_or_path)
    return (path.parent if path.name == "rubric.yml" else path).resolve().name


def _hash_data() -> str:
    """Over name and content of the files of ``corpora/`` that a review may read."""
    top = find_data("corpora")
    digest = hashlib.sha256()
    for path in sorted(top.rglob("*")):
        if path.is_file() and path.suffix not in _NOT_READ and not path.name.startswith("."):
            digest.update(
                f"{path.relative_to(top).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode()
            )
    return digest.hexdigest()[:_LENGTH]


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
