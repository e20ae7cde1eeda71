"""Text that stays text in Markdown, with as few marks as that takes."""

from __future__ import annotations

import re

# What needs no mark where it stands has none, so that a sentence reads, and is found, as the report prints it.
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash before a sign
    r"|[`*~]"
    r"|<(?=[A-Za-z/!?])"
    r"|\](?=[(\[:])|\[(?=\^)"  # links and notes
    r"|(?<![^\W_])_|_(?![^\W_])"  # a low line that is not inside a word
    r"|&(?=#?\w+;)|\$(?=\S)"
)
_LINE_START = re.compile(r"(?:[-+=#>]|\[(?=[ xX]\]))|(\d+)(?=[.)](?:\s|$))")


def escape_marks(text: str) -> str:
    r"""Text inside a line.

    >>> escape_marks("Law No. 31 (2017) [sic], art. 5 & up to 3 < 5"), escape_marks("a*b* <i> snake_case _so_")
    ('Law No. 31 (2017) [sic], art. 5 & up to 3 < 5', 'a\\*b\\* \\<i> snake_case \\_so\\_')
    """
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def guard_line(text: str) -> str:
    r"""A line, escaped already, whose start makes no list, heading or quotation.

    >>> guard_line("12. Women"), guard_line("- women"), guard_line(" Women ")
    ('12\\. Women', '\\- women', 'Women')
    """
    line = text.strip()
    match = _LINE_START.match(line)
    if match is None:
        return line
    at = match.end(1) if match[1] else 0
    return f"{line[:at]}\\{line[at:]}"


def escape_line(text: str) -> str:
    """A line of plain text."""
    return guard_line(escape_marks(text))


def escape_cell(text: str) -> str:
    r"""Text in a cell of a table.

    >>> escape_cell("met | not met")
    'met \\| not met'
    """
    return escape_marks(text).replace("|", "\\|").strip()
