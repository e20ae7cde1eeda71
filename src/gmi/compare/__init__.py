"""Sets results beside each other: one State over its cycles, or several States."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi.compare.caution import list_cautions
from gmi.compare.figure import list_differences, list_figures, list_level_rows
from gmi.compare.indicator import list_left_out, tally_themes
from gmi.compare.naming import name_reports, name_title
from gmi.compare.order import is_one_state, sort_cycles
from gmi.compare.pair import compare_pair
from gmi.errors import CompareError
from gmi.model.comparison import Comparison
from gmi.model.digest import Digest

__all__ = ["MOST_REPORTS", "SCHEMA_VERSION", "compare_digests"]

MOST_REPORTS = 12
SCHEMA_VERSION = "1.0"


def compare_digests(digests: Sequence[Digest]) -> Comparison:
    """One State over its cycles when all are of the same State; else the States side by side.

    Args:
        digests: Two at least, no two of the same report; States are kept in this order, cycles are put in theirs.

    Raises:
        CompareError: When there is only one, too many, or one of them twice.
    """
    _check(digests)
    cycles = is_one_state(digests)
    ordered, sure = sort_cycles(digests) if cycles else (tuple(digests), True)
    reports = name_reports(ordered, cycles=cycles)
    cautions = list_cautions(ordered, cycles=cycles, sure_order=sure)
    comparison = Comparison(
        schema_version=SCHEMA_VERSION,
        kind="cycles" if cycles else "states",
        title=name_title(ordered, cycles=cycles),
        reports=reports,
        cautions=cautions,
        figures=list_figures(ordered),
        levels=list_level_rows(ordered),
        pairs=(),
        differences=(),
        indicators=tally_themes(ordered),
        indicators_left_out=list_left_out(ordered),
    )
    if cycles:
        pairs = tuple(compare_pair(ordered, place) for place in range(len(ordered) - 1))
        return replace(comparison, pairs=pairs)
    return replace(comparison, differences=list_differences(ordered))


def _check(digests: Sequence[Digest]) -> None:
    """Refuses what is no comparison."""
    if len(digests) < 2:
        raise CompareError(
            "compare.one",
            "there is one report only, and nothing to compare it with",
            digests[0].origin if digests else "",
            "name two or more, for example: gmi compare first.pdf second.pdf",
        )
    if len(digests) > MOST_REPORTS:
        raise CompareError(
            "compare.many",
            f"these are {len(digests)} reports; a table of more than {MOST_REPORTS} cannot be read",
            "",
            "name fewer, or one body with --body; the page of gmi batch shows hundreds",
        )
    seen: dict[str, str] = {}
    for digest in digests:
        content = digest.source.sha256
        if content in seen:
            raise CompareError(
                "compare.twice",
                f"this is the same report as {seen[content]}",
                digest.origin,
                "name each report once",
            )
        seen[content] = digest.origin
