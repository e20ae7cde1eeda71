"""Says what is to be done: what is new, what is done and unchanged, and why the rest is to be done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gmi.batch.hashing import Hashed
from gmi.fingerprint import Stamp, explain_change


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch has before it.

    Attributes:
        unread: Files without content, each with its fault.
        due: One for each content that is to be reviewed: the first that has it.
        kept: Contents that were done before and are unchanged.
        new: How many of ``due`` were never done.
        again: How many of ``due`` are done again, by the reason.
        duplicates: Files whose content another file has, which comes before them.
    """

    unread: tuple[Hashed, ...]
    due: tuple[Hashed, ...]
    kept: int
    new: int
    again: Counter[str]
    duplicates: tuple[Hashed, ...]


def plan_batch(hashed: tuple[Hashed, ...], known: Mapping[str, str], stamp: Stamp, *, fresh: bool) -> Plan:
    """Sets what is there against what is done.

    Args:
        hashed: All files, sorted by their names.
        known: Fingerprint of each content that the store holds, by its hash.
        stamp: What reviews depend on now.
        fresh: Do all again.
    """
    now = stamp.list_fingerprints()
    first: dict[str, Hashed] = {}
    duplicates, unread, due = [], [], []
    kept, new = 0, 0
    again: Counter[str] = Counter()
    for one in hashed:
        digest = one.file.sha256
        if one.fault is not None:
            unread.append(one)
        elif first.setdefault(digest, one) is not one:
            duplicates.append(one)
        elif digest not in known:
            new += 1
            due.append(one)
        elif not fresh and known[digest] in now:
            kept += 1
        else:
            again["you asked for it" if fresh else explain_change(known[digest], now)] += 1
            due.append(one)
    return Plan(tuple(unread), tuple(due), kept, new, again, tuple(duplicates))
