"""A checkout of its own for every test, and a way to break it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gmi import resources
from tests.unit.load.factory import write_checkout


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own with the smallest data that gmi can work with, and the rubric ``mini``."""
    write_checkout(tmp_path)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "gmi")
    return tmp_path


@pytest.fixture
def change(top: Path) -> Callable[[str, str, str], None]:
    """Replaces a piece of a file that must be there."""

    def replace(name: str, old: str, new: str) -> None:
        path = top / name
        content = path.read_text(encoding="utf-8")
        assert old in content, f"{old!r} is not in {name}"
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return replace
