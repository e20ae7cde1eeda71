"""Reads what States tell the United Nations about migrants and women, and says what is there and what is not.

>>> import gmi
>>> gmi.load_rubric("gmi-cmw").id
'gmi-cmw'
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gmi.version import __version__

__all__ = [
    "__version__",
    "assess_folder",
    "assess_report",
    "compare_results",
    "draft_report",
    "load_profile",
    "load_rubric",
    "read_report",
    "render_comparison",
    "render_draft",
    "render_result",
    "reopen_result",
]

_HOMES = {
    "assess_folder": "gmi.batch.folder",
    "assess_report": "gmi.assess",
    "compare_results": "gmi.set_beside",
    "draft_report": "gmi.shadow",
    "load_profile": "gmi.load_profile",
    "load_rubric": "gmi.load",
    "read_report": "gmi.assess",
    "render_comparison": "gmi.render.compare",
    "render_draft": "gmi.render.draft",
    "render_result": "gmi.render",
    "reopen_result": "gmi.reopen",
}


def __getattr__(name: str) -> Any:
    """Brings in a public function when it is first used: reading libraries take a second that ``--help`` must not."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gmi' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
