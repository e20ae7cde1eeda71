"""A draft whose text every format can hold: without signs that XML forbids or that turn the text around them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

_Value = TypeVar("_Value")

# Line ends inside a sentence are spaces; the rest is what XML forbids, or what steers the direction of other text.
_LINE_ENDS = re.compile("\\s*[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\\s*")
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def tidy_text(text: str) -> str:
    r"""Text that stays text in XML, HTML, Markdown and JSON, on one line.

    >>> tidy_text("Women\n  may\x07 leave.\u202e"), tidy_text("two  spaces stay")
    ('Women may leave.', 'two  spaces stay')
    """
    return _STEERING.sub("", _LINE_ENDS.sub(" ", text))


def tidy_texts(value: _Value) -> _Value:
    """The same value with each text in it tidied: a draft, or a part of one."""
    return cast("_Value", _tidy(value))


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return tidy_text(value)
    if isinstance(value, tuple):
        return tuple(map(_tidy, value))
    if is_dataclass(value) and not isinstance(value, type):
        kept = [field.name for field in fields(value) if field.init]
        return replace(value, **{name: _tidy(getattr(value, name)) for name in kept})
    return value
