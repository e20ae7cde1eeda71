"""Makes labelled references and their files for tests, in sentences of our own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from gmi.model.labelled import LabelledReference

SENTENCE = "The Ministry of Valmora trained 40 [women] in 2019."


def make_keys(marked: str = SENTENCE, **changes: Any) -> dict[str, Any]:
    """The keys of one line; the reference stands in [square brackets]. A key changed to ``...`` is left out."""
    match = re.search(r"\[(.+?)\]", marked)
    assert match, marked
    keys: dict[str, Any] = {
        "id": "x1",
        "text": marked.replace("[", "").replace("]", ""),
        "start": match.start(),
        "end": match.start() + len(match[1]),
        "dimension": "gender",
        "label": "engagement",
        "tags": [],
        "language": "en",
        "source": "written",
    }
    keys.update(changes)
    return {key: value for key, value in keys.items() if value is not ...}


def make_labelled(marked: str = SENTENCE, **changes: Any) -> LabelledReference:
    """One labelled reference."""
    keys = make_keys(marked, **changes)
    return LabelledReference(**{**keys, "tags": tuple(keys["tags"])})


def write_lines(path: Path, *lines: object) -> str:
    """Writes a JSON Lines file, one line each: texts and bytes as they are, all else as JSON. Gives its path."""
    content = b""
    for line in lines:
        raw = line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        content += raw + b"\n"
    path.write_bytes(content)
    return str(path)
