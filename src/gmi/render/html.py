"""The scorecard as one HTML file that needs nothing else and lets nothing in."""

from __future__ import annotations

import base64
import hashlib

from gmi.model.scorecard import Result
from gmi.render.asked import list_hook_notes, list_questions
from gmi.render.caveats import (
    GIVEN_SENTENCE,
    list_caveats,
    name_comparison,
    name_label_errors,
    name_purpose,
    name_use_of_questions,
)
from gmi.render.chart import LABEL_ORDER, draw_strips
from gmi.render.evidence import FilterKeys, list_bare, list_evidence
from gmi.render.experience import list_experience
from gmi.render.heading import link_finding, list_facts, name_state, name_title
from gmi.render.levels import LEVEL_NAMES, list_depths, list_group_levels, list_levels
from gmi.render.places import Places
from gmi.render.sections import (
    list_absences,
    list_counts,
    list_frames,
    list_grave_problems,
    list_group_counts,
    list_idle_variants,
    list_indicators,
    list_measure_kinds,
    list_themes,
    list_variants,
    list_vetoed,
    name_band,
    tally_outcomes,
)
from gmi.render.stamps import list_stamps
from gmi.render.templates import fill_template, read_asset
from gmi.render.words import format_number


def render_html(result: Result) -> str:
    """The whole page; report text is escaped, and the policy lets in no style, script or address but the page's."""
    style, script = read_asset("scorecard.css"), read_asset("scorecard.js")
    keys, places = FilterKeys(result), Places(result)
    rows = list_evidence(result, keys, places)
    counts = result.scorecard.counts
    return fill_template(
        "scorecard.html.j2",
        {
            "style": style,
            "script": script,
            "policy": make_policy(style, script),
            "language": "en",
            "state": name_state(result),
            "title": name_title(result),
            "facts": list_facts(result),
            "finding": link_finding(result, keys),
            "finding_text": result.scorecard.finding,
            "grave": list_grave_problems(result),
            "level_names": LEVEL_NAMES,
            "levels": list_levels(result),
            "group_levels": list_group_levels(result),
            "depths": list_depths(result),
            "labels": tuple(reversed(LABEL_ORDER)),
            "chart": draw_strips(result),
            "counts": list_counts(result, keys),
            "group_counts": list_group_counts(result, keys),
            "variants": list_variants(result),
            "idle_variants": list_idle_variants(result),
            "comparison": name_comparison(result),
            "label_errors": name_label_errors(result),
            "purpose": name_purpose(result),
            "use_of_questions": name_use_of_questions(result),
            "bare": list_bare(result, places),
            "bands": (name_band(counts.gender), name_band(counts.migration)),
            "meeting": counts.intersections,
            "meeting_keys": f"{keys.meeting()} {keys.bucket(None)}",
            "vetoed": list_vetoed(result, places),
            "themes": list_themes(result, keys),
            "indicators": list_indicators(result, places),
            "outcomes": tally_outcomes(result),
            "stages": list_questions(result, places),
            "experience": list_experience(result),
            "given": GIVEN_SENTENCE,
            "hook_notes": list_hook_notes(result),
            "measures": list_measure_kinds(result, places),
            "about_gender": result.scorecard.headline == "gender",
            "frames": list_frames(result, keys),
            "frame_note": result.scorecard.frame_note,
            "absences": list_absences(result),
            "rows": rows,
            "row_count": format_number(len(rows)),
            "filters": keys.list_filters(rows),
            "caveats": list_caveats(result),
            "stamps": list_stamps(result),
            "problems": result.problems,
        },
    )


def make_policy(style: str, script: str) -> str:
    """The content security policy that lets exactly this style sheet and this script in."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
