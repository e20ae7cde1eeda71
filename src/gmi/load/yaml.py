"""Reads YAML 1.2 into plain values, and remembers the line of each.

The parser's events are read directly: that is a third faster than building nodes first, places every value, and lets
duplicate keys and aliases be refused before anything is built from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from gmi.errors import Problem
from gmi.load.node import Keys, YamlFile

SIZE_LIMIT_BYTES = 2_000_000
DEPTH_LIMIT = 30

# The core schema of YAML 1.2; dates stay text, and "no" is a word.
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    value: dict[str, Any] | list[Any]
    keys: Keys
    key: str | None = None
    discarded: bool = False


@dataclass(slots=True)
class _Builder:
    """Turns events into plain values."""

    name: str
    data: Any = None
    documents: int = 0
    stack: list[_Frame] = field(default_factory=list)
    lines: dict[Keys, int] = field(default_factory=dict)
    value_lines: dict[Keys, int] = field(default_factory=dict)
    literals: dict[Keys, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, code: str, message: str, line: int, hint: str) -> None:
        """Notes one problem."""
        self.problems.append(Problem(code, "error", message, f"{self.name}:{line}", hint))

    def take(self, event: Any) -> bool:
        """Takes one event; False when the rest of the file must not be read."""
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            self._check_properties(event, line)
            if self._wants_key():
                self._set_key(event.value, line)
            else:
                value = event.value if event.style else _plain_value(event.value)
                keys = self._attach(value, line)
                if not isinstance(value, str):
                    self.literals[keys] = event.value
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            return self._open(event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, AliasEvent):
            self.complain(
                "yaml.alias", f"the alias *{event.anchor} is not allowed", line, "write the value out in full"
            )
            if self._wants_key():
                self._set_key(f"*{event.anchor}", line)
            else:
                self._attach(None, line)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.complain("yaml.documents", "the file holds a second document", line, "delete the line '---'")
                return False
        return True

    def _check_properties(self, event: Any, line: int) -> None:
        """Refuses anchors and tags."""
        if event.anchor:
            self.complain(
                "yaml.anchor", f"the anchor &{event.anchor} is not allowed", line, "write the value out in full"
            )
        if event.tag:
            self.complain("yaml.tag", f"the tag {event.tag} is not allowed", line, "put text in quotes instead")

    def _wants_key(self) -> bool:
        """Whether the next scalar is a key."""
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def _set_key(self, key: str, line: int) -> None:
        """Opens a key of the mapping on top; a second one of the same name is discarded, and said to be."""
        frame = self.stack[-1]
        keys = (*frame.keys, key)
        frame.key = key
        frame.discarded = key in frame.value
        if frame.discarded:
            self.complain(
                "yaml.key.duplicate",
                f"the key '{key}' stands twice",
                line,
                f"it stands on line {self.lines[keys]} already; keep one of the two",
            )
        else:
            self.lines[keys] = line

    def _attach(self, value: Any, line: int) -> Keys:
        """Puts a value into the container on top, and gives its path."""
        if not self.stack:
            self.data = value
            self.lines[()] = self.value_lines[()] = line
            return ()
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            keys: Keys = (*frame.keys, len(frame.value))
            frame.value.append(value)
            self.lines[keys] = line
        else:
            key = frame.key or ""
            frame.key = None
            if frame.discarded:
                return (*frame.keys, key, "(discarded)")
            keys = (*frame.keys, key)
            frame.value[key] = value
            if value is None:
                # The parser places a value that is not there where the next token stands.
                line = self.lines[keys]
        self.value_lines[keys] = line
        return keys

    def _open(self, event: Any, line: int) -> bool:
        """Opens a mapping or a list."""
        self._check_properties(event, line)
        if self._wants_key():
            self.complain("yaml.key", "a key must be a word", line, "write the key as plain text before the colon")
            return False
        if len(self.stack) >= DEPTH_LIMIT:
            self.complain("yaml.depth", f"values are nested more than {DEPTH_LIMIT} deep", line, "simplify this part")
            return False
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self.stack.append(_Frame(value, self._attach(value, line)))
        return True


def parse_yaml(content: bytes, name: str) -> YamlFile:
    """Parses one file.

    Args:
        content: Its bytes.
        name: How problems name the file.

    Returns:
        The value with its lines; ``parsed`` is False and ``problems`` says why when it cannot be read.
    """
    fast = _parse_quickly(content, name)
    if fast is not None:
        return fast
    builder = _Builder(name)
    parsed = False
    if len(content) > SIZE_LIMIT_BYTES:
        builder.complain("yaml.size", f"the file is over {SIZE_LIMIT_BYTES // 1_000_000} MB", 1, "split it up")
    else:
        try:
            parsed = all(
                builder.take(event) for event in YAML(typ="safe", pure=True).parse(content.decode("utf-8-sig"))
            )
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            builder.complain("yaml.encoding", "the file is not in UTF-8", line, "save it as UTF-8")
        except MarkedYAMLError as error:
            builder.complain("yaml.syntax", f"not valid YAML: {error.problem or error.context}", *_place(error))
        except YAMLError as error:
            reason = str(error).splitlines()[0]
            builder.complain(
                "yaml.syntax", f"not valid YAML: {reason}", _line_of_control_character(content), "delete it"
            )
    return YamlFile(
        name,
        builder.data if parsed else None,
        parsed,
        builder.lines,
        builder.value_lines,
        builder.literals,
        tuple(builder.problems),
    )


def _parse_quickly(content: bytes, name: str) -> YamlFile | None:
    """A sound file, read by the parser in C; None where it is missing or the file is not sound.

    The parser in C is fourteen times as fast; the slower one says better what is wrong.
    """
    builder = _Builder(name)
    if len(content) > SIZE_LIMIT_BYTES:
        return None
    try:
        sound = all(builder.take(event) for event in YAML(typ="safe", pure=False).parse(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, YAMLError):
        return None
    if not sound or builder.problems:
        return None
    return YamlFile(name, builder.data, True, builder.lines, builder.value_lines, builder.literals, ())


def _plain_value(text: str) -> Any:
    """The value of an unquoted scalar."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _place(error: MarkedYAMLError) -> tuple[int, str]:
    """The line of a syntax error, and what most often causes such an error."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    hint = "look at the indentation, the quotes and the brackets on this line and the one above it"
    if "mapping values are not allowed" in problem:
        hint = "text that holds ': ' must be in quotes"
    elif "cannot start any token" in problem:
        hint = "indent with spaces, and put text that begins with %, @, ` or a tab in quotes"
    elif "end of stream" in problem or "<stream end>" in problem:
        mark = error.context_mark or mark
        hint = "a quote or a bracket is opened here and never closed"
    return (mark.line + 1 if mark else 1), hint


def _line_of_control_character(content: bytes) -> int:
    """The line of the first character that YAML does not allow."""
    match = re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xef\xbf[\xbe\xbf]", content)
    return content[: match.start()].count(b"\n") + 1 if match else 1
