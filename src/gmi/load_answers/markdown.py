"""The form in Markdown, filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gmi.errors import Problem
from gmi.form import ANSWER, BY, ON, WHY, find_id
from gmi.load_answers.entry import complain, fill_in
from gmi.model.experience import Entry


def read_markdown(content: bytes, path: str, problems: list[Problem]) -> list[Entry]:
    """The Markdown form: each question's room lies between its id and the next heading."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [(index, name) for index, line in enumerate(lines) if (name := find_id(line)) is not None]
    if not starts:
        problems.append(complain(path, "no question of a form was found in it", "fill in what gmi rubric form writes"))
        return []
    ends = [index for index, _ in starts[1:]] + [len(lines)]
    entries = []
    for (start, name), end in zip(starts, ends, strict=True):
        entry = _read_block(lines, range(start + 1, end), name, path, problems)
        entries += [entry] if entry else []
    head = lines[: starts[0][0]]
    return fill_in(entries, *(_join(_values(head, label)[-1:]) for label in (BY, ON)))


def _read_block(lines: Sequence[str], room: range, name: str, path: str, problems: list[Problem]) -> Entry | None:
    """What was written to one question."""
    where = f"{path}:{room.start}"
    begin = next((i for i in room if _value(lines[i], ANSWER) is not None), room.stop)
    by = next((i for i in reversed(room) if i > begin and _value(lines[i], BY) is not None), room.stop)
    on = next((i for i in room if i > by and _value(lines[i], ON) is not None), room.stop)
    if on == room.stop:
        message = f"the lines “Answer:”, “Given by:” and “Date:” of “{name}” are not all there, in this order"
        problems.append(complain(where, message, "put them back as in an empty form"))
        return None
    heading = next((i for i in range(on + 1, room.stop) if lines[i].startswith("#")), room.stop)
    rest = [_value(lines[on], ON) or "", *lines[on + 1 : heading]]
    dates = [line for line in rest if line.strip()]
    below = [i for i in range(heading, room.stop) if not lines[i].startswith("#") and not _is_why(lines[i])]
    strays = [i for i in below if lines[i].strip()]
    if len(dates) > 1 or strays:
        place = strays[0] if strays else on
        message = f"there is text outside the room for an answer, after “{name}”"
        problems.append(complain(f"{path}:{place + 1}", message, "move it between “Answer:” and “Given by:”"))
    answer = [_value(lines[begin], ANSWER) or "", *lines[begin + 1 : by]]
    signed = [_value(lines[by], BY) or "", *lines[by + 1 : on]]
    return Entry(f"{where} ({name})", name, _join(answer), _join(signed), _join(dates[:1]))


def _is_why(line: str) -> bool:
    return line.lstrip("*_ ").startswith(WHY)


def _value(line: str, label: str) -> str | None:
    """What stands after a label; None when the line does not begin with it."""
    first = label.partition(" (")[0]
    match = re.fullmatch(rf"[*_\s]*{re.escape(first)}\b[^:]*:[*_]*\s?(.*)", line, re.IGNORECASE)
    return match[1] if match else None


def _values(lines: Sequence[str], label: str) -> list[str]:
    return [value for line in lines if (value := _value(line, label)) is not None]


def _join(lines: Sequence[str]) -> str:
    return "\n".join(lines)
