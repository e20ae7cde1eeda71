"""The result as one JSON value: the public contract, key by key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gmi.model.document import Paragraph, Source
from gmi.model.frame import Frame, FrameNote
from gmi.model.reference import BUCKETS, ClassifiedReference
from gmi.model.scorecard import Count, Depth, IndicatorResult, LevelRow, Question, Result, ThemeResult
from gmi.render.places import Places, number_paragraph

# More digits than a reader can use are noise that changes from machine to machine.
_RATE_DIGITS = 4
_PERCENTILE_DIGITS = 1


def render_json(result: Result) -> str:
    """One JSON object and a line end; the same result gives the same bytes."""
    return dump_json(result_as_data(result))


def render_json_array(results: Sequence[Result]) -> str:
    """Several results as one JSON array, in the order given."""
    return dump_json([result_as_data(result) for result in results])


def dump_json(data: Any) -> str:
    """JSON as gmi writes it: two spaces, letters as they are, no NaN."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def result_as_data(result: Result) -> dict[str, Any]:
    """The result in plain lists and dictionaries, in the order of the contract."""
    card, rubric, places = result.scorecard, result.rubric, Places(result)
    paragraphs = result.document.paragraphs
    return {
        "schema_version": result.schema_version,
        "gmi_version": result.gmi_version,
        "source": source_as_data(result.source),
        "rubric": {
            "id": rubric.id,
            "version": rubric.version,
            "sha256": rubric.sha256,
            "title": rubric.title,
            "languages": list(rubric.languages),
            "calibration": {"n": rubric.calibration.n, "note": rubric.calibration.note},
        },
        "group_titles": dict(card.group_titles),
        "finding": card.finding,
        "counts": {
            "gender": _count(card.counts.gender),
            "migration": _count(card.counts.migration),
            "intersections": {
                "sentences": card.counts.intersections.sentences,
                "paragraphs": card.counts.intersections.paragraphs,
            },
        },
        "depth": {
            "gender": _depth(card.depth["gender"]),
            "migration": _depth(card.depth["migration"]),
            "intersections": _depth(card.depth["intersections"]),
        },
        "levels": {
            "gender": _level_row(card.levels.gender),
            "migration": _level_row(card.levels.migration),
            "intersections": _level_row(card.levels.intersections),
            "groups": {group: _level_row(row) for group, row in card.levels.groups.items()},
        },
        "absences": [
            {
                "group": absence.group,
                "statement": absence.statement,
                "searched_terms": list(absence.searched_terms),
                "zones": list(absence.zones),
                "strength": absence.strength,
            }
            for absence in card.absences
        ],
        "themes": [_theme(theme, places) for theme in card.themes],
        "indicators": [_indicator(indicator, places) for indicator in card.indicators],
        "measures": [
            {
                "name": measure.name,
                "kind": measure.kind,
                "paragraphs": list(measure.paragraphs),
                "variants": list(measure.variants),
            }
            for measure in card.measures
        ],
        "frames": [_frame(frame) for frame in card.frames],
        "frame_note": _frame_note(card.frame_note) if card.frame_note is not None else None,
        "experience": [
            {
                "id": answer.question_id,
                "theme": answer.theme,
                "question": answer.question,
                "answer": answer.answer,
                "by": answer.by,
                "on": answer.on,
            }
            for answer in result.experience
        ],
        "questions": [question_as_data(question) for question in result.questions],
        "references": [_reference(item, result, paragraphs) for item in result.references],
        "label_errors": None
        if result.label_errors is None
        else {
            "references": result.label_errors.references,
            "date": result.label_errors.date,
            "depths": [
                {"depth": depth.depth, "given": depth.given, "right": depth.right, "true": depth.true}
                for depth in result.label_errors.depths
            ],
        },
        "vetoed": [
            {
                "text": vetoed.text,
                "start": vetoed.span.start,
                "end": vetoed.span.end,
                "term_id": vetoed.term_id,
                "veto_id": vetoed.veto_id,
                "why": vetoed.why,
                "paragraph_number": number_paragraph(paragraphs[vetoed.paragraph_index], paragraphs),
                "page_number": paragraphs[vetoed.paragraph_index].page_at(vetoed.span.start),
            }
            for vetoed in result.vetoed
        ],
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "message": problem.message,
                "where": problem.where,
                "hint": problem.hint,
            }
            for problem in result.problems
        ],
    }


def _rate(number: float) -> float:
    return round(float(number), _RATE_DIGITS)


def source_as_data(source: Source) -> dict[str, Any]:
    """What the report is, key by key."""
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "symbol": source.symbol,
        "state": source.state,
        "state_name": source.state_name,
        "body": source.body,
        "cycle": source.cycle,
        "document_kind": source.document_kind,
        "language": source.language,
        "date": source.date,
        "page_count": source.page_count,
        "word_count": source.word_count,
        "paragraph_count": source.paragraph_count,
        "numbered_paragraph_last": source.numbered_paragraph_last,
        "readable_share": _rate(source.readable_share),
    }


def _count(count: Count) -> dict[str, Any]:
    return {
        "headline": count.headline,
        "extended": count.extended,
        "raw": count.raw,
        "excluded": {bucket: count.excluded.get(bucket, 0) for bucket in BUCKETS},
        "groups": dict(count.groups),
        "per_page": _rate(count.per_page),
        "per_1000_words": _rate(count.per_1000_words),
        "paragraph_share": _rate(count.paragraph_share),
        "variants": dict(count.variants),
    }


def _depth(depth: Depth) -> dict[str, int]:
    return {
        "mention": depth.mention,
        "engagement": depth.engagement,
        "commitment": depth.commitment,
        "undecided": depth.undecided,
        "restrictive": depth.restrictive,
        "negated": depth.negated,
        "hedged": depth.hedged,
    }


def _level_row(row: LevelRow) -> dict[str, Any]:
    levels = {"mention": row.mention, "engagement": row.engagement, "commitment": row.commitment}
    return {
        name: {
            "level": level.level,
            "per_1000_words": _rate(level.per_1000_words),
            "band": None if level.band is None else [_rate(edge) for edge in level.band],
            "percentile": None if level.percentile is None else round(float(level.percentile), _PERCENTILE_DIGITS),
            "range": list(level.range),
        }
        for name, level in levels.items()
    }


def _theme(theme: ThemeResult, places: Places) -> dict[str, Any]:
    return {
        "id": theme.id,
        "title": theme.title,
        "paragraphs": list(places.labels(theme.paragraph_indexes)),
        "reference_count": theme.reference_count,
        "intersection_count": theme.intersection_count,
        "depth": _depth(theme.depth),
        "level": theme.level,
        "gaps": list(theme.gaps),
        "treated_without_group": theme.treated_without_group,
    }


def _indicator(indicator: IndicatorResult, places: Places) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "question": indicator.question,
        "theme": indicator.theme,
        "part": indicator.part,
        "outcome": indicator.outcome,
        "measured": None if indicator.measured is None else _rate(indicator.measured),
        "unit": indicator.unit,
        "reason": indicator.reason,
        "evidence": list(indicator.evidence),
        "evidence_paragraphs": list(places.labels(indicator.evidence_paragraphs)),
        "gap": indicator.gap,
        "weight": indicator.weight,
    }


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "group": frame.group,
        "sentences": frame.sentences,
        "victim": frame.victim,
        "beneficiary": frame.beneficiary,
        "agency": frame.agency,
        "participation": frame.participation,
        "evidence": {role: list(ids) for role, ids in frame.evidence.items()},
    }


def _frame_note(note: FrameNote) -> dict[str, Any]:
    return {
        "text": note.text,
        "sentences": note.sentences,
        "victim_only": note.victim_only,
        "source": note.source,
        "evidence": list(note.evidence),
    }


def question_as_data(question: Question) -> dict[str, Any]:
    """One question, key by key."""
    return {
        "text": question.text,
        "stage": question.stage,
        "theme": question.theme,
        "indicator_id": question.indicator_id,
        "hooks": [
            {"instrument": hook.instrument, "provision": hook.provision, "note": hook.note} for hook in question.hooks
        ],
        "evidence": [
            {"paragraph_number": evidence.paragraph_number, "page_number": evidence.page_number}
            for evidence in question.evidence
        ],
        "rank": question.rank,
        "gap": question.gap,
    }


def _reference(item: ClassifiedReference, result: Result, paragraphs: tuple[Paragraph, ...]) -> dict[str, Any]:
    reference = item.reference
    paragraph = paragraphs[reference.paragraph_index]
    return {
        "id": reference.id,
        "text": reference.text,
        "sentence": reference.sentence.cut(result.document.text),
        "start": reference.span.start,
        "end": reference.span.end,
        "dimension": reference.dimension,
        "group": reference.group,
        "term_id": reference.term_id,
        "bucket": reference.bucket,
        "zone": reference.zone,
        "core": reference.core,
        "paragraph_number": number_paragraph(paragraph, paragraphs),
        "page_number": paragraph.page_at(reference.span.start),
        "heading_path": list(paragraph.heading_path),
        "themes": list(reference.themes),
        "label": item.label,
        "tags": list(item.tags),
        "method": item.method,
        "confidence": _rate(item.confidence),
        "reason": item.reason,
    }
