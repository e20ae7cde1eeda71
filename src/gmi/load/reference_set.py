"""Loads the reports that levels are compared with."""

from __future__ import annotations

from gmi.errors import Problem, ResourceError
from gmi.load.node import Node
from gmi.load.own import parse_own, read_own
from gmi.load.schema import ReferenceSetFile
from gmi.load.violations import suggest
from gmi.model.rubric import ReferenceRate, ReferenceSet
from gmi.resources import find_data

_FOLDER = "corpora/reference-sets"


def load_reference_set(reference_set_id: str) -> ReferenceSet:
    """Loads a reference set.

    Args:
        reference_set_id: Name of the file below ``corpora/reference-sets/``, without its ending.

    Returns:
        The set, its reports sorted by symbol; it may hold none.

    Raises:
        ResourceError: When it is missing or broken.
    """
    name = f"{_FOLDER}/{reference_set_id}.yml"
    known = _list_reference_sets()
    if reference_set_id not in known:
        hint = suggest(reference_set_id, known, "there are") or "install gmi again"
        raise ResourceError("resource.missing", f"there is no reference set '{reference_set_id}'", name, hint)
    entry = parse_own(read_own(name), name, ReferenceSetFile, lambda root: _check_symbols(root, reference_set_id))
    rates = [ReferenceRate(report.symbol, report.words, dict(report.rates)) for report in entry.reports]
    return ReferenceSet(entry.id, entry.date, tuple(sorted(rates, key=lambda rate: rate.symbol)))


def _list_reference_sets() -> tuple[str, ...]:
    """Ids of the sets that gmi brings; none where their folder is missing."""
    try:
        return tuple(path.stem for path in find_data(*_FOLDER.split("/")).glob("*.yml"))
    except ResourceError:
        return ()


def _check_symbols(root: Node, reference_set_id: str) -> tuple[Problem, ...]:
    """Whether the set is the one that was asked for, and holds each report once."""
    problems = []
    name = root.child("id")
    if name.text and name.text != reference_set_id:
        message = f"the set's id is '{name.text}', but its file is {reference_set_id}.yml"
        problems.append(Problem("reference-set.id", "error", message, name.where, "give both the same name"))
    seen: dict[str, str] = {}
    for report in root.each("reports"):
        symbol = report.child("symbol")
        if symbol.text in seen:
            message = f"the report {symbol.text} stands twice"
            hint = f"it stands at {seen[symbol.text]} already"
            problems.append(Problem("reference-set.duplicate", "error", message, symbol.where, hint))
        elif symbol.text:
            seen[symbol.text] = symbol.where
    return tuple(problems)
