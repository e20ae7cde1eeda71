"""From what was found in a report to what may be said of it. Reads no text: only what earlier stages found."""

from __future__ import annotations

from gmi.model.document import Document
from gmi.model.reference import ClassifiedReference, Findings, Measure
from gmi.model.rubric import Rubric
from gmi.model.scorecard import Counts, Levels, Scorecard
from gmi.score.absence import find_absences
from gmi.score.count import count_dimension
from gmi.score.depth import measure_depth, read_labels
from gmi.score.finding import state_finding
from gmi.score.frame import note_victim_framing, show_frames
from gmi.score.index import FindIndex
from gmi.score.indicator import OVERALL, answer_indicators
from gmi.score.intersect import count_intersections, find_intersections, read_intersection_labels
from gmi.score.level import Ground, judge_row
from gmi.score.readable import describe_unread, explain_unreadable
from gmi.score.select import is_core, select_headline
from gmi.score.theme import Headline, assess_themes, place_paragraphs

_ABOUT_MIGRATION = 0.5
"""Share of paragraphs with a migration reference from which a report to an unknown body is about migration; our
convention. Reports to the Committee on Migrant Workers lie well above it, others well below."""


def score_report(
    document: Document,
    rubric: Rubric,
    findings: Findings,
    classified: tuple[ClassifiedReference, ...],
    measures: tuple[Measure, ...],
    *,
    raw_hits: frozenset[str] = frozenset(),
) -> Scorecard:
    """Everything that may be said of one report, questions apart.

    Args:
        document: The report as read.
        rubric: What is looked for and asked.
        findings: What was found; gives marks, negative terms' hits and the themes of paragraphs.
        classified: The references of ``findings`` with their labels; their order does not matter.
        measures: Laws, policies and bodies that the report names; passed through.
        raw_hits: Ids of groups that the raw text holds, repairs undone; they weaken an absence.

    Returns:
        The scorecard; every figure in it can be walked back to reference ids or paragraph indexes.
    """
    items = tuple(sorted(classified, key=lambda item: (item.reference.span, item.reference.id)))
    by_id = {item.reference.id: item for item in items}
    blocked = explain_unreadable(document, rubric)
    gender = count_dimension(document, rubric, items, "gender")
    migration = count_dimension(document, rubric, items, "migration")
    intersections = find_intersections(items, rubric)
    counts = Counts(gender, migration, count_intersections(intersections, items, rubric))
    labels = {
        "gender": read_labels(select_headline(items, rubric, "gender")),
        "migration": read_labels(select_headline(items, rubric, "migration")),
        "intersections": read_intersection_labels(intersections, by_id),
    }
    ground = Ground(rubric, document.source.word_count, blocked, describe_unread(document))
    levels = Levels(
        gender=judge_row(ground, "gender", labels["gender"], "reference"),
        migration=judge_row(ground, "migration", labels["migration"], "reference"),
        intersections=judge_row(ground, "intersections", labels["intersections"], "intersection sentence"),
        groups={
            group.id: judge_row(
                ground,
                f"group:{group.id}",
                read_labels(
                    item
                    for item in items
                    if item.reference.group == group.id and item.reference.bucket is None and is_core(item.reference)
                ),
                "reference",
            )
            for group in rubric.groups
        },
    )
    headline = choose_headline(document, rubric, migration.paragraph_share)
    theme_paragraphs = place_paragraphs(document, rubric, findings)
    index = FindIndex(document, findings, items)
    indicators = answer_indicators(document, rubric, index, theme_paragraphs, blocked)
    absences = () if blocked else find_absences(document, rubric, findings, items, raw_hits)
    leading = levels.gender if headline == "gender" else levels.intersections
    return Scorecard(
        headline=headline,
        finding=state_finding(document.source, headline, counts, leading, absences, blocked),
        counts=counts,
        depth={
            "gender": measure_depth(labels["gender"]),
            "migration": measure_depth(labels["migration"]),
            "intersections": measure_depth(labels["intersections"]),
        },
        levels=levels,
        intersections=intersections,
        absences=absences,
        themes=assess_themes(document, rubric, headline, items, theme_paragraphs, indicators, blocked),
        indicators=indicators,
        measures=measures,
        frames=show_frames(items, rubric),
        frame_note=note_victim_framing(items, rubric),
        theme_titles={OVERALL: "The whole report", **{theme.id: theme.title for theme in rubric.themes}},
        group_titles={group.id: group.title for group in rubric.groups},
        group_dimensions={group.id: group.dimension for group in rubric.groups},
    )


def choose_headline(document: Document, rubric: Rubric, migration_share: float) -> Headline:
    """What the scorecard leads with: ``gender`` where the report is about migration, else ``intersections``.

    A report is about migration when it goes to one of the rubric's migration bodies. Where its body is not known, the
    text decides: at least half of the State's own paragraphs hold a migration reference that counts.

    Args:
        document: Gives the body.
        rubric: Names the bodies.
        migration_share: Share of the State's own paragraphs with a migration reference, 0..1.
    """
    body = document.source.body
    if body is None:
        return "gender" if migration_share >= _ABOUT_MIGRATION else "intersections"
    return "gender" if body in rubric.migration_bodies else "intersections"
