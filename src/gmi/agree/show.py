"""Lays an agreement out for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gmi.model.agreement import Agreement, LabelAgreement

_UNCLEAR = 0.6
_MOST_SHOWN = 20
_MOST_LETTERS = 90


def show_json(agreement: Agreement) -> str:
    """One JSON value, with every difference and every id that one file lacks."""
    value = {
        "files": list(agreement.paths),
        "n": agreement.n,
        "observed": _number(agreement.observed),
        "kappa": _number(agreement.kappa),
        "per_label": {label: _row(row) for label, row in agreement.per_label.items()},
        "per_tag": {tag: _row(row) for tag, row in agreement.per_tag.items()},
        "differences": [
            {"id": first.id, "labels": [first.label, second.label], "text": first.text or second.text}
            for first, second in agreement.differences
        ],
        "only_first": list(agreement.only_first),
        "only_second": list(agreement.only_second),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def show_text(agreement: Agreement) -> str:
    """The figures, then where the two differ."""
    return "\n".join(_write_lines(agreement)) + "\n"


def _write_lines(agreement: Agreement) -> Iterator[str]:
    first, second = agreement.paths
    yield f"{agreement.n} references labelled in both {first} and {second}"
    yield f"same label {100 * (agreement.observed or 0):.0f}%   Cohen's kappa {_two(agreement.kappa)}"
    yield "Between two coders of the same kind kappa is an upper bound, not the agreement of two people."
    yield ""
    yield f"{'label':<20}{'kappa':>6}{'first':>7}{'second':>8}{'both':>6}"
    for label, row in agreement.per_label.items():
        unclear = "   below 0.6: unclear, mend the codebook first" if _is_unclear(row) else ""
        yield f"{label:<20}{_two(row.kappa):>6}{row.first:>7}{row.second:>8}{row.both:>6}{unclear}"
    if agreement.per_tag:
        yield ""
        yield f"{'tag':<20}{'kappa':>6}{'first':>7}{'second':>8}{'both':>6}"
        for tag, row in agreement.per_tag.items():
            yield f"{tag:<20}{_two(row.kappa):>6}{row.first:>7}{row.second:>8}{row.both:>6}"
    if agreement.differences:
        yield ""
        yield f"different labels: {len(agreement.differences)}"
        for a, b in agreement.differences[:_MOST_SHOWN]:
            yield f"  {a.id}: {a.label} / {b.label}  {_shorten(a.text or b.text)}".rstrip()
        if len(agreement.differences) > _MOST_SHOWN:
            yield f"  and {len(agreement.differences) - _MOST_SHOWN} more: --format json lists all"
    for path, missing in ((second, agreement.only_first), (first, agreement.only_second)):
        if missing:
            shown = ", ".join(missing[:_MOST_SHOWN])
            more = f" and {len(missing) - _MOST_SHOWN} more" if len(missing) > _MOST_SHOWN else ""
            yield f"not in {path}: {shown}{more}"


def _is_unclear(row: LabelAgreement) -> bool:
    return row.kappa is not None and row.kappa < _UNCLEAR


def _shorten(text: str) -> str:
    """A sentence cut to one line; nothing in it may steer the terminal."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain if len(plain) <= _MOST_LETTERS else f"{plain[: _MOST_LETTERS - 1]}…"


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _row(row: LabelAgreement) -> dict[str, Any]:
    return {"kappa": _number(row.kappa), "first": row.first, "second": row.second, "both": row.both}
