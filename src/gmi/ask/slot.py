"""What fills the slots of a question: the State, the symbol, paragraphs, a measure, a hook."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gmi.model.document import Document
from gmi.model.reference import Measure, NameKind
from gmi.model.scorecard import Hook
from gmi.wording.name import name_hook, name_measure, name_paragraphs, name_state
from gmi.wording.template import Slot, plain_text

# The kinds that one can ask a State to carry out; treaties, bodies and budgets are named by other means.
_MEASURE_ORDER: tuple[NameKind, ...] = ("law", "plan", "policy", "programme", "decree")
# A constitution is not a measure that a State carries out; an act that amends one is.
_CONSTITUTION = re.compile(r"\bconstitution\b", re.IGNORECASE)
_ACT = re.compile(r"\b(?:act|law|code|bill|decree)\b", re.IGNORECASE)
_LONGEST_MEASURE = 160  # characters; a longer name is no help in a question


def gather_slots(
    document: Document, paragraph_indexes: tuple[int, ...], measure: Measure | None, hooks: tuple[Hook, ...]
) -> dict[str, Slot]:
    """The slots of one question.

    Args:
        document: Names the State, and gives paragraph numbers.
        paragraph_indexes: Where to look, in order.
        measure: What the question may name; None for nothing.
        hooks: What it stands on.
    """
    source = document.source
    return {
        "state": Slot(name_state(source), ""),
        "symbol": Slot(plain_text(source.symbol or ""), "its report"),
        "paragraphs": Slot(name_paragraphs(document, paragraph_indexes), "its report"),
        "measure": Slot(name_measure(measure) if measure is not None else "", "its laws and policies"),
        "hook": Slot(name_hook(hooks), "its international obligations"),
    }


def choose_measure(measures: tuple[Measure, ...], paragraph_indexes: Iterable[int]) -> Measure | None:
    """A measure that the paragraphs name: a law before a plan, a policy, a programme, a decree.

    Of one kind, the one that most of the paragraphs name, then the first. None when they name none but a constitution.
    """
    inside = frozenset(paragraph_indexes)
    best: tuple[tuple[int, int, int], Measure] | None = None
    for place, measure in enumerate(measures):
        named_in = len(inside.intersection(measure.paragraph_indexes))
        fit = measure.kind in _MEASURE_ORDER and len(measure.name) <= _LONGEST_MEASURE
        if named_in and fit and not _is_constitution(measure.name):
            key = (_MEASURE_ORDER.index(measure.kind), -named_in, place)
            if best is None or key < best[0]:
                best = (key, measure)
    return best[1] if best is not None else None


def _is_constitution(name: str) -> bool:
    """Whether a name is a constitution's, and not that of an act that amends or applies one."""
    return _CONSTITUTION.search(name) is not None and _ACT.search(name) is None
