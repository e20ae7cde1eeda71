"""Loads what was measured of the depth labels: the expected error that stands beside the levels."""

from __future__ import annotations

import json
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gmi.errors import ResourceError
from gmi.model.label_error import LabelError, LabelErrors
from gmi.resources import find_data


class _Depth(BaseModel):
    """Figures of one depth."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    given: int = Field(ge=0)
    right: int = Field(ge=0)
    true: int = Field(ge=0)


class _Measured(BaseModel):
    """The file."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    date: str
    references: int = Field(ge=1)
    engagement: _Depth
    commitment: _Depth


@lru_cache(maxsize=4)
def load_label_errors(language: str) -> LabelErrors | None:
    """The expected error of the labels in a language; None where it was not measured.

    Raises:
        ResourceError: When the file is wrong.
    """
    try:
        path = find_data("corpora", f"depth-{language}", "measured.json")
    except ResourceError:
        return None
    try:
        entry = _Measured.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise ResourceError(
            "resource.invalid", "gmi's own file measured.json is wrong", str(path), "make model-card makes it anew"
        ) from error
    depths = (
        LabelError("engagement", entry.engagement.given, entry.engagement.right, entry.engagement.true),
        LabelError("commitment", entry.commitment.given, entry.commitment.right, entry.commitment.true),
    )
    return LabelErrors(entry.references, entry.date, depths)
