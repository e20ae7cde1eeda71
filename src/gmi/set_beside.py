"""Compares results of this process, or as the contract's JSON has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gmi.compare import compare_digests
from gmi.load_digest import make_digest
from gmi.model.comparison import Comparison
from gmi.model.scorecard import Result
from gmi.render import result_as_data


def compare_results(*results: Result | Mapping[str, Any]) -> Comparison:
    """One State over its cycles when all results are of the same State; else the States side by side.

    Args:
        results: Two at least: what ``assess_report`` gives, or its JSON (``json.load``).

    Raises:
        CompareError: When there is only one, too many, one of them twice, or one that is no result.
    """
    return compare_digests(
        [
            make_digest(result_as_data(result) if isinstance(result, Result) else result, f"result {number}")
            for number, result in enumerate(results, start=1)
        ]
    )
