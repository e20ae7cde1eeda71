"""What gmi makes of the example report is what stands beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / "examples" / "valmora"


@pytest.fixture(scope="module")
def outputs() -> dict[str, str]:
    """The outputs, made afresh in a process of their own with another hash seed."""
    code = (
        "import sys, json; sys.path.insert(0, 'scripts'); import make_goldens; "
        "print(json.dumps(make_goldens.make_outputs()))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=TOP,
        env={**os.environ, "PYTHONHASHSEED": "4217"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded: dict[str, str] = json.loads(made.stdout)
    return loaded


@pytest.mark.parametrize(
    "name",
    [
        "scorecard.html",
        "scorecard.md",
        "scorecard.txt",
        "result.json",
        "references.csv",
        "reading.txt",
        "questions.md",
        "draft.md",
    ],
)
def test_output_is_the_golden_one(outputs: dict[str, str], name: str) -> None:
    """A change of any output is seen; ``make example`` takes it up when it is meant."""
    assert outputs[name] == (FOLDER / name).read_bytes().decode("utf-8")
