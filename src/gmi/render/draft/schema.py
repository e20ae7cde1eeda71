"""The JSON Schema of a draft, published at ``docs/reference/draft.schema.json``.

``python -m gmi.render.draft.schema`` prints it; a test checks that the published file is what this module makes.
"""

from __future__ import annotations

import sys
from typing import Any, get_args

from gmi.model.document import DocumentKind
from gmi.model.draft import DraftStage, RunKind
from gmi.render.to_json import dump_json

_Schema = dict[str, Any]
_TEXT: _Schema = {"type": "string"}
_TEXT_OR_NULL: _Schema = {"type": ["string", "null"]}
_FLAG: _Schema = {"type": "boolean"}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_SHA256: _Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_REFERENCE_ID: _Schema = {"type": "string", "pattern": "^r[0-9]{4,}$"}


def make_draft_schema() -> _Schema:
    """JSON Schema (2020-12) of one draft; every key is required, and more may be added in later versions."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Draft of gmi draft",
        "description": "A shadow-report draft: every decision taken, nothing laid out.",
        **_object(
            {
                "schema_version": _TEXT,
                "gmi_version": _TEXT,
                "stage": {"enum": list(get_args(DraftStage))},
                "organisation": {**_TEXT, "description": "Empty when no profile was given."},
                "confidential": _FLAG,
                "committee": {**_TEXT, "description": "Whom the draft goes to; empty when not known."},
                "session": _TEXT,
                "finding": {**_TEXT, "description": "The finding in words."},
                "source": _source(),
                "rubric": _object({"id": _TEXT, "version": _TEXT, "sha256": _SHA256, "title": _TEXT}),
                "title_page": _object(
                    {
                        "title": _TEXT,
                        "subtitle": _TEXT,
                        "rows": _list(_object({"label": _TEXT, "runs": _list(_ref("run"))})),
                    }
                ),
                "sections": _list(_section()),
                "quotations": {
                    **_list(_object(_quotation())),
                    "description": "In reading order; each stands in every other format word for word.",
                },
                "questions": _list(_TEXT),
                "recommendations": _list(_TEXT),
                "places": _list(_object(dict.fromkeys(("text", "section_id", "section_title"), _TEXT))),
                "length": _length(),
            }
        ),
        "$defs": {"run": _run()},
    }


def render_draft_schema() -> str:
    """The schema as the file holds it."""
    return dump_json(make_draft_schema())


def _object(properties: _Schema) -> _Schema:
    """An object with at least these keys: the contract may grow."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _source() -> _Schema:
    return _object(
        {
            "path": _TEXT,
            "sha256": _SHA256,
            **dict.fromkeys(("symbol", "state", "state_name", "body", "cycle"), _TEXT_OR_NULL),
            "document_kind": {"enum": list(get_args(DocumentKind))},
            "date": _TEXT_OR_NULL,
        }
    )


def _section() -> _Schema:
    statement = {"number": {"type": ["integer", "null"], "minimum": 1}, "runs": _list(_ref("run"))}
    table = {"caption": _TEXT, "header": _list(_TEXT), "rows": _list(_list(_TEXT))}
    kinds = {
        "statement": statement,
        "quotation": _quotation(),
        "listing": {"items": _list(_list(_ref("run")))},
        "table": table,
    }
    blocks = [_object({"kind": {"const": kind}, **keys}) for kind, keys in kinds.items()]
    return _object(
        {
            "id": _TEXT,
            "number": {**_TEXT, "description": "As printed before the title; empty for an annex."},
            "title": _TEXT,
            "level": {"type": "integer", "minimum": 1},
            "blocks": _list({"oneOf": blocks}),
        }
    )


def _quotation() -> _Schema:
    return {
        "text": {
            **_TEXT,
            "description": "As in the report, with line ends as one space; … at its end where it is cut.",
        },
        "citation": _TEXT,
        "paragraph_number": {**_TEXT_OR_NULL, "description": "As printed."},
        "page_number": {"type": ["integer", "null"], "minimum": 1},
        "reference_ids": _list(_REFERENCE_ID),
    }


def _run() -> _Schema:
    support = _object({"citation": _TEXT, "reference_ids": _list(_REFERENCE_ID), "sentence": _TEXT, "note": _TEXT})
    return _object(
        {
            "text": _TEXT,
            "kind": {"enum": list(get_args(RunKind)), "description": "A place is room for the organisation's words."},
            "support": {"anyOf": [support, {"type": "null"}], "description": "What the words rest on."},
        }
    )


def _length() -> _Schema:
    return _object(
        {
            "word_count": _COUNT,
            "word_limit": {"type": ["integer", "null"], "minimum": 1},
            "over": {"type": "integer", "description": "Words over the limit; negative for words left."},
            "limit_note": _TEXT,
            "cuts": _list(_TEXT),
        }
    )


if __name__ == "__main__":
    sys.stdout.write(render_draft_schema())
