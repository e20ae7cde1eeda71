"""The JSON Schema of the result, published at ``docs/reference/result.schema.json``.

``python -m gmi.render.schema`` prints it; a test checks that the published file is what this module makes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, get_args

from gmi.errors import Severity
from gmi.model.document import ZONES, DocumentKind
from gmi.model.reference import BUCKETS, DIMENSIONS, TAGS, Label, Method, NameKind
from gmi.model.rubric import Level, Part, Stage
from gmi.model.scorecard import Outcome, Strength
from gmi.render.to_json import dump_json

_Schema = dict[str, Any]
_TEXT: _Schema = {"type": "string"}
_TEXT_OR_NULL: _Schema = {"type": ["string", "null"]}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_PAGE: _Schema = {"type": ["integer", "null"], "minimum": 1}
_RATE: _Schema = {"type": "number", "minimum": 0}
_SHARE: _Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SHA256: _Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_REFERENCE_ID: _Schema = {"type": "string", "pattern": "^r[0-9]{4,}$"}


def make_schema() -> _Schema:
    """JSON Schema (2020-12) of one result; every key is required, and more may be added in later versions."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Result of gmi score",
        "description": "What gmi says of one State report. Null means: could not be read or recognised.",
        **_object(
            {
                "schema_version": _TEXT,
                "gmi_version": _TEXT,
                "source": _source(),
                "rubric": _rubric(),
                "group_titles": {
                    "type": "object",
                    "additionalProperties": _TEXT,
                    "description": "What the rubric calls each group, by id.",
                },
                "finding": {**_TEXT, "description": "The finding sentence, in the form of the published method."},
                "counts": _object({"gender": _count(), "migration": _count(), "intersections": _meeting()}),
                "depth": _object(dict.fromkeys(("gender", "migration", "intersections"), _ref("depth"))),
                "levels": _object(
                    {
                        **dict.fromkeys(("gender", "migration", "intersections"), _ref("level_row")),
                        "groups": {"type": "object", "additionalProperties": _ref("level_row")},
                    }
                ),
                "absences": _list(_absence()),
                "themes": _list(_theme()),
                "indicators": _list(_indicator()),
                "measures": _list(
                    _object(
                        {
                            "name": _TEXT,
                            "kind": _enum(get_args(NameKind)),
                            "paragraphs": _list(_TEXT),
                            "variants": _list(_TEXT),
                        }
                    )
                ),
                "frames": _list(_frame()),
                "frame_note": {"anyOf": [_frame_note(), {"type": "null"}]},
                "experience": _list(_answer()),
                "questions": _list(_question()),
                "references": _list(_reference()),
                "label_errors": _label_errors(),
                "vetoed": _list(_vetoed()),
                "problems": _list(_problem()),
            }
        ),
        "$defs": {"depth": _depth(), "level": _level(), "level_row": _level_row()},
    }


def render_schema() -> str:
    """The schema as the file holds it."""
    return dump_json(make_schema())


def _answer() -> _Schema:
    return _object(
        dict.fromkeys(("id", "theme", "question", "answer", "by", "on"), _TEXT),
        "Given by a migrant community, by hand; nothing of it is read or inferred.",
    )


def _object(properties: _Schema, description: str = "") -> _Schema:
    """An object with at least these keys: the contract may grow."""
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"description": description, **schema} if description else schema


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _enum(values: Iterable[str], *, null: bool = False) -> _Schema:
    return {"enum": [*values, None] if null else list(values)}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _source() -> _Schema:
    return _object(
        {
            "path": {**_TEXT, "description": "As the user gave it."},
            "sha256": _SHA256,
            "media_type": _TEXT,
            "symbol": _TEXT_OR_NULL,
            "state": {"type": ["string", "null"], "description": "ISO 3166-1 alpha-3.", "pattern": "^[A-Z]{3}$"},
            "state_name": _TEXT_OR_NULL,
            "body": _TEXT_OR_NULL,
            "cycle": _TEXT_OR_NULL,
            "document_kind": _enum(get_args(DocumentKind)),
            "language": {"type": ["string", "null"], "description": "ISO 639-1."},
            "date": {"type": ["string", "null"], "description": "ISO 8601."},
            "page_count": _COUNT,
            "word_count": {**_COUNT, "description": "Words in the State's own zones: the base of every rate."},
            "paragraph_count": _COUNT,
            "numbered_paragraph_last": {"type": ["integer", "null"], "minimum": 0},
            "readable_share": {**_SHARE, "description": "Share of pages that could be read."},
        }
    )


def _rubric() -> _Schema:
    return _object(
        {
            "id": _TEXT,
            "version": _TEXT,
            "sha256": _SHA256,
            "title": _TEXT,
            "languages": _list(_TEXT),
            "calibration": _object({"n": _COUNT, "note": _TEXT}),
        }
    )


def _count() -> _Schema:
    return _object(
        {
            "headline": {**_COUNT, "description": "Core references that are in no bucket."},
            "extended": {**_COUNT, "description": "References to extended terms that are in no bucket."},
            "raw": {**_COUNT, "description": "headline plus everything in excluded."},
            "excluded": _object(dict.fromkeys(BUCKETS, _COUNT), "What each bucket took away from raw."),
            "groups": {"type": "object", "additionalProperties": _COUNT},
            "per_page": _RATE,
            "per_1000_words": _RATE,
            "paragraph_share": _SHARE,
            "variants": {
                "type": "object",
                "additionalProperties": _COUNT,
                "description": "The headline counted in other ways, for example without footnotes.",
            },
        }
    )


def _meeting() -> _Schema:
    return _object({"sentences": _COUNT, "paragraphs": _COUNT})


def _depth() -> _Schema:
    names = ("mention", "engagement", "commitment", "undecided", "restrictive", "negated", "hedged")
    return _object(dict.fromkeys(names, _COUNT), "References by label, each counted once; then those with a tag.")


def _level() -> _Schema:
    pair = {"minItems": 2, "maxItems": 2}
    return _object(
        {
            "level": _enum(get_args(Level)),
            "per_1000_words": _RATE,
            "band": {"type": ["array", "null"], "items": _RATE, **pair},
            "percentile": {"type": ["number", "null"], "minimum": 0, "maximum": 100},
            "range": {"type": "array", "items": _enum(get_args(Level)), **pair},
        }
    )


def _level_row() -> _Schema:
    return _object(dict.fromkeys(("mention", "engagement", "commitment"), _ref("level")), "Cumulative levels.")


def _absence() -> _Schema:
    return _object(
        {
            "group": _TEXT,
            "statement": _TEXT,
            "searched_terms": _list(_TEXT),
            "zones": _list(_TEXT),
            "strength": _enum(get_args(Strength)),
        }
    )


def _theme() -> _Schema:
    return _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "paragraphs": {**_list(_TEXT), "description": "Labels in order, each once: the number, or 'page 4'."},
            "reference_count": _COUNT,
            "intersection_count": _COUNT,
            "depth": _ref("depth"),
            "level": _enum(get_args(Level)),
            "gaps": {**_list(_TEXT), "description": "Ids of applicable indicators not met or partly met."},
            "treated_without_group": {"type": "boolean"},
        }
    )


def _indicator() -> _Schema:
    return _object(
        {
            "id": _TEXT,
            "question": _TEXT,
            "theme": _TEXT,
            "part": _enum(get_args(Part)),
            "outcome": _enum(get_args(Outcome)),
            "measured": {"type": ["number", "null"]},
            "unit": _TEXT,
            "reason": _TEXT,
            "evidence": _list(_REFERENCE_ID),
            "evidence_paragraphs": {**_list(_TEXT), "description": "Decisive, or looked at; labels as in themes."},
            "gap": {**_TEXT, "description": "What is missing when it is not met; follows 'The report'."},
            "weight": {"type": "integer", "minimum": 1, "maximum": 3},
        }
    )


def _frame() -> _Schema:
    roles = ("victim", "beneficiary", "agency", "participation")
    evidence = {"type": "object", "propertyNames": {"enum": list(roles)}, "additionalProperties": _list(_REFERENCE_ID)}
    return _object({"group": _TEXT, "sentences": _COUNT, **dict.fromkeys(roles, _COUNT), "evidence": evidence})


def _frame_note() -> _Schema:
    return _object(
        {
            "text": _TEXT,
            "sentences": _COUNT,
            "victim_only": _COUNT,
            "source": _TEXT,
            "evidence": _list(_REFERENCE_ID),
        }
    )


def _question() -> _Schema:
    return _object(
        {
            "text": _TEXT,
            "stage": _enum(get_args(Stage)),
            "theme": _TEXT,
            "indicator_id": _TEXT,
            "hooks": _list(_object({"instrument": _TEXT, "provision": _TEXT, "note": _TEXT})),
            "evidence": _list(_object({"paragraph_number": _TEXT_OR_NULL, "page_number": _PAGE})),
            "rank": {"type": "integer", "minimum": 1},
            "gap": _TEXT,
        }
    )


def _reference() -> _Schema:
    return _object(
        {
            "id": _REFERENCE_ID,
            "text": _TEXT,
            "sentence": _TEXT,
            "start": {**_COUNT, "description": "First code point in the report's text."},
            "end": {**_COUNT, "description": "One past the last code point."},
            "dimension": _enum(DIMENSIONS),
            "group": _TEXT,
            "term_id": _TEXT,
            "bucket": {**_enum(BUCKETS, null=True), "description": "Why it does not count; null when it counts."},
            "zone": _enum(ZONES),
            "core": {"type": "boolean"},
            "paragraph_number": {
                **_TEXT_OR_NULL,
                "description": "As printed; for a footnote, of the paragraph that calls it.",
            },
            "page_number": _PAGE,
            "heading_path": _list(_TEXT),
            "themes": _list(_TEXT),
            "label": {**_enum(get_args(Label), null=True), "description": "Depth; null in a bucket."},
            "tags": _list(_enum(TAGS)),
            "method": _enum(get_args(Method)),
            "confidence": _SHARE,
            "reason": _TEXT,
        }
    )


def _label_errors() -> _Schema:
    """The expected error of the labels, or null."""
    depth = _object({"depth": _enum(("engagement", "commitment")), "given": _COUNT, "right": _COUNT, "true": _COUNT})
    known = _object({"references": _COUNT, "date": _TEXT, "depths": _list(depth)}, "Measured on real references.")
    return {"anyOf": [known, {"type": "null"}]}


def _vetoed() -> _Schema:
    """An occurrence that a negative term kept from being a reference."""
    return _object(
        {
            "text": _TEXT,
            "start": _COUNT,
            "end": _COUNT,
            "term_id": _TEXT,
            "veto_id": _TEXT,
            "why": _TEXT,
            "paragraph_number": _TEXT_OR_NULL,
            "page_number": _PAGE,
        }
    )


def _problem() -> _Schema:
    return _object(
        {"code": _TEXT, "severity": _enum(get_args(Severity)), "message": _TEXT, "where": _TEXT, "hint": _TEXT}
    )


if __name__ == "__main__":
    sys.stdout.write(render_schema())
