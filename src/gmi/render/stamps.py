"""Versions and hashes: what made this result, so that another can make it again."""

from __future__ import annotations

from gmi.model.scorecard import Result
from gmi.render.words import format_share


def list_stamps(result: Result) -> tuple[tuple[str, str], ...]:
    """Names and values, the report first; what is not known is left away."""
    source, rubric = result.source, result.rubric
    reference_set = f"{rubric.reference_set_id}, {rubric.reference_set_size} reports, {rubric.reference_set_date}"
    stamps = (
        ("Report", source.path),
        ("SHA-256 of the report", source.sha256),
        ("Kind of file", source.media_type),
        ("Pages that could be read", format_share(source.readable_share)),
        ("Rubric", f"{rubric.id} {rubric.version}: {rubric.title}"),
        ("SHA-256 of the rubric", rubric.sha256),
        ("Reference set", reference_set if rubric.reference_set_size else ""),
        ("gmi", result.gmi_version),
        ("Schema of the result", result.schema_version),
    )
    return tuple((name, value) for name, value in stamps if value)
