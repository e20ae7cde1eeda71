"""An organisation's own Word template: the tags that it may use, how it is filled, and one to begin with."""

from __future__ import annotations

from gmi.render.draft.own.fill import render_template
from gmi.render.draft.own.start import write_template
from gmi.render.draft.own.tags import ONE_OF, REQUIRED, TAGS

__all__ = ["ONE_OF", "REQUIRED", "TAGS", "render_template", "write_template"]
