"""Finds the data that gmi brings: rubrics and corpora, in a checkout or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from gmi.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def find_data(*parts: str) -> Path:
    """The path of a file or folder below ``rubrics/`` or ``corpora/``.

    A checkout has them at its top, the wheel inside the package; both are found alike.

    Args:
        parts: For example ``"corpora", "instruments", "instruments.yml"``.

    Raises:
        ResourceError: When neither place holds it.
    """
    for base in (_PACKAGE / "data", _PACKAGE.parent.parent):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise ResourceError(
        "resource.missing",
        f"gmi's own file {'/'.join(parts)} is missing",
        hint="install gmi again; if that does not help, please report it",
    )
