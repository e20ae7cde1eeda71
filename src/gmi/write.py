"""Writes outputs: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from gmi.errors import RenderError


def write_text(path: Path, text: str) -> None:
    """Writes a file as UTF-8, its line ends as they are. See ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file in one move. See ``write_pieces``."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file in one move: a reader never sees half of it, and a failure leaves what was there.

    The pieces may be made while it is written; an error in their making leaves what was there too.

    Raises:
        RenderError: When it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise RenderError(
            "output.unwritable",
            f"the output cannot be written ({error.strerror})",
            str(path),
            "choose another place with -o, or check the folder's permissions and free space",
        ) from error


def check_folder(path: Path) -> None:
    """Makes sure, before the work begins, that a folder can be written to.

    Raises:
        RenderError: When it cannot be made, or is a file, or is not writable.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderError(
            "output.unwritable",
            f"the folder cannot be made ({error.strerror})",
            str(path),
            "choose another place with -o",
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise RenderError("output.unwritable", "the folder is not writable", str(path), "choose another place with -o")
