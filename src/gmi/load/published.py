"""The JSON Schema of a rubric's files, for editors: ``docs/reference/rubric.schema.json``.

An editor knows one file at a time. Where a rubric extends another, a file may leave out what the base says; the schema
lets it, and ``gmi rubric check`` sees what is really missing.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from gmi.load.schema import CaseEntry, ExperienceFile, RubricFile, TermsFile, ThemeFile

_ABOUT = {
    "id": "Permanent. Small letters, digits and hyphens, with a dot between parts.",
    "extends": "Id of the rubric that this one stands on.",
    "off": "Ids of the base's themes, indicators, terms, negative terms, names or groups that do not hold here.",
    "version": "In quotes; counted up with every change.",
    "languages": "ISO 639-1; one terms.<language>.yml each.",
    "bodies": "Treaty bodies.",
    "migration_bodies": "Bodies whose reports are about migration.",
    "bands": "Edges of the levels by subject and depth, such as gender.mention: [1.0, 2.5].",
    "reference_set": "Name of a file in corpora/reference-sets.",
    "overall": "Indicators of the whole report.",
    "forms": "A space also matches a hyphen, a hyphen also a space or nothing; * is any ending; a|b one of two words.",
    "case": "exact where capitals matter.",
    "core": "Whether the headline counts it.",
    "headline": "Whether the group is part of the headline.",
    "match": "Sentences of your own in which it must be found.",
    "no_match": "Sentences of your own in which it must not be found.",
    "why": "Why it is there, in a sentence or two.",
    "gap": "What is missing, as a clause that follows 'The report'.",
    "hooks": "Ids of provisions in corpora/instruments/instruments.yml, the most specific first.",
    "weight": "1 (useful) to 3 (telling).",
    "met": "What must stand in the report.",
    "partly": "Something weaker; leave it out where there is no half-way.",
    "applies_when": "When the indicator is asked at all.",
    "theme_present": "Only of reports that treat the theme.",
    "questions": "Slots: {state} {symbol} {paragraphs} {measure} {hook}. A part in square brackets falls away when "
    "one of its slots is empty.",
    "examples": "Paragraphs of your own, each with a known outcome.",
    "all": "Parts that must all hold in one piece of text.",
    "any": "Parts of which one must hold.",
    "none": "Parts of which none may hold.",
    "within": "The piece of text: a sentence, a paragraph, or all paragraphs of the theme together.",
    "at_least": "How many pieces.",
    "share": "What share of the pieces, from 0 to 1.",
    "terms": "Words, or the ids of words.",
    "aspects": "Words that indicators ask for; they place nothing and are never counted.",
    "groups": "Groups of terms, or their ids.",
    "labels": "Depth of the reference: any of these.",
    "tags": "Tags of the reference: all of these.",
    "zones": "Zone of the paragraph: any of these.",
    "themes": "Themes of the paragraph: any of these.",
    "expect": "What must be counted in the sentence, by group.",
    "buckets": "What must be kept out, by bucket.",
    "introduction": "What the form is, in paragraphs, to the person who fills it in.",
    "consent": "What that person must know before answering.",
    "use": "What is done with the answers.",
    "theme": "Id of the theme that the question belongs to.",
}
# What a file of a rubric that extends another may leave out.
_INHERITED = {"RubricFile": ["id"], "TermsFile": [], "ThemeFile": ["id"], "GroupEntry": ["id"], "ExperienceFile": []}
_FILES = {"rubric": "RubricFile", "terms": "TermsFile", "theme": "ThemeFile", "experience": "ExperienceFile"}


def render_rubric_schema() -> str:
    """The schema as the file holds it."""
    models = (RubricFile, TermsFile, ThemeFile, ExperienceFile, CaseEntry)
    _, schema = models_json_schema([(model, "validation") for model in models])
    definitions: dict[str, Any] = schema["$defs"]
    for name, definition in definitions.items():
        definition.pop("title", None)
        if name in _INHERITED:
            definition["required"] = _INHERITED[name]
        for key, value in definition.get("properties", {}).items():
            value.pop("title", None)
            if key in _ABOUT:
                value["description"] = _ABOUT[key]
    definitions |= {short: {"$ref": f"#/$defs/{name}"} for short, name in _FILES.items()}
    definitions["tests"] = {"type": "array", "items": {"$ref": "#/$defs/CaseEntry"}}
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The files of a rubric of gmi",
        "description": "rubric.yml is #/$defs/rubric, terms.<language>.yml #/$defs/terms, themes/*.yml #/$defs/theme, "
        "tests.<language>.yml #/$defs/tests, experience.<language>.yml #/$defs/experience.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in (*_FILES, "tests")],
        "$defs": definitions,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
