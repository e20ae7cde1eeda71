"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Save = Callable[[bytes], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes bytes to a file and gives its path."""

    def write(data: bytes, name: str = "report.pdf") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write
