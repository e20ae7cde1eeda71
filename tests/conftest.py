"""What tests share: the place of real reports, which are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_TOP = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real reports; skips the test where it is not there."""
    folder = Path(os.environ.get("GMI_SHARED_DATA") or _TOP.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no real reports: ../shared/data is not there, and GMI_SHARED_DATA names no folder")
    return folder
