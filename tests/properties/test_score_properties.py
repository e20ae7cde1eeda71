"""What holds for the scorecard of any report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gmi.model.reference import BUCKETS
from gmi.model.rubric import Level, ReferenceSet
from gmi.model.scorecard import LevelRow
from gmi.score import score_report
from gmi.score.level import find_quantile, name_level
from gmi.score.select import OWN_ZONES
from tests.unit.score.factory import (
    DIMENSIONS,
    Report,
    Text,
    bands_for,
    make_indicator,
    make_rates,
    make_report,
    make_rubric,
    make_theme,
)

ORDER: tuple[Level, ...] = ("absent", "low", "moderate", "high", "not-assessable")
BANDS = bands_for("gender", "migration", "intersections", *(f"group:{group}" for group in DIMENSIONS), low=3, high=9)
RUBRIC = make_rubric(bands=BANDS, themes=(make_theme(make_indicator()),))

_TAGS = ["+restrictive", "+negated", "+hedged", "+agency", "+victim-framing", "+budget"]
_LABELS = ["mention", "engagement", "commitment", "undecided"]
_finds = st.builds(
    lambda group, label, tags, extended, bucket: (
        f"[{' '.join([group, label, *tags, *(['x'] if extended else []), *([bucket] if bucket else [])])}|word]"
    ),
    st.sampled_from(sorted(DIMENSIONS)),
    st.sampled_from(_LABELS),
    st.lists(st.sampled_from(_TAGS), max_size=2, unique=True),
    st.booleans(),
    st.one_of(st.none(), st.sampled_from([f"!{bucket}" for bucket in BUCKETS])),
)
_sentences = st.lists(
    st.one_of(_finds, st.just("word"), st.just("[*trafficking.shelter|shelter]")), min_size=1, max_size=5
).map(lambda words: " ".join(words) + ".")
_texts = st.builds(
    lambda sentences, zone, themes: Text(" ".join(sentences), zone=zone, themes=themes),
    st.lists(_sentences, min_size=1, max_size=3),
    st.sampled_from(["body", "heading", "footnote", "table", "annex"]),
    st.sampled_from([(), ("trafficking",)]),
)
reports = st.builds(
    lambda texts, words, body: make_report(*texts, word_count=words, body=body),
    st.lists(_texts, max_size=6),
    st.integers(1, 5000),
    st.sampled_from(["CMW", "CRPD", None]),
)


@given(reports)
def test_buckets_add_up(report: Report) -> None:
    """Raw less what every bucket took away is the headline; groups of the headline add up to it."""
    card = report.score(RUBRIC)
    for count in (card.counts.gender, card.counts.migration):
        assert count.raw - sum(count.excluded.values()) == count.headline
        assert set(count.excluded) == set(BUCKETS)
        assert sum(n for group, n in count.groups.items() if group != "men-boys") == count.headline
        assert count.variants["body text only"] <= count.headline <= count.variants["everything found"]
        assert 0 <= count.paragraph_share <= 1


@given(reports)
def test_levels_are_cumulative(report: Report) -> None:
    """Commitment is no more than engagement, engagement no more than mention, in every row."""
    card = report.score(RUBRIC)
    rows: list[LevelRow] = [card.levels.gender, card.levels.migration, card.levels.intersections]
    for row in [*rows, *card.levels.groups.values()]:
        assert row.mention.count >= row.engagement.count >= row.commitment.count
        assert ORDER.index(row.mention.level) >= ORDER.index(row.engagement.level)
        assert ORDER.index(row.engagement.level) >= ORDER.index(row.commitment.level)
    assert card.depth["gender"].total == card.counts.gender.headline == card.levels.gender.mention.count
    assert card.depth["intersections"].total == card.counts.intersections.sentences == len(card.intersections)


@given(reports)
def test_a_range_holds_its_level(report: Report) -> None:
    """From lowest to highest, with the level in between."""
    levels = report.score(RUBRIC).levels
    for row in (levels.gender, levels.migration, levels.intersections, *levels.groups.values()):
        for result in (row.mention, row.engagement, row.commitment):
            low, high = (ORDER.index(word) for word in result.range)
            assert low <= ORDER.index(result.level) <= high
            assert (result.level == "absent") == (result.count == 0)


@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_the_references_does_not_matter(report: Report, random: object) -> None:
    """The same references in any order give the same scorecard."""
    shuffled = list(report.classified)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = score_report(report.document, RUBRIC, report.findings, tuple(shuffled), ())
    assert again == report.score(RUBRIC)


@given(reports)
def test_everything_can_be_walked_back(report: Report) -> None:
    """Evidence names references and paragraphs that exist, and counts."""
    card = report.score(RUBRIC)
    counted = {item.reference.id for item in report.classified if item.reference.bucket is None}
    own = {p.index for p in report.document.paragraphs if p.zone in OWN_ZONES}
    for indicator in card.indicators:
        assert set(indicator.evidence) <= counted
        assert set(indicator.evidence_paragraphs) <= own
        assert indicator.reason.endswith(".")
        assert (indicator.outcome in {"met", "partly-met"}) <= bool(indicator.evidence_paragraphs)
    for intersection in card.intersections:
        assert set(intersection.reference_ids) <= counted
    for frame in card.frames:
        assert max(frame.victim, frame.beneficiary, frame.agency, frame.participation) <= frame.sentences
        assert all(set(ids) <= counted for ids in frame.evidence.values())


@given(reports)
def test_an_absent_group_is_never_referred_to(report: Report) -> None:
    """And a complete absence has no hit in any bucket."""
    for absence in report.score(RUBRIC).absences:
        own = [item.reference for item in report.classified if item.reference.group == absence.group]
        assert all(reference.bucket is not None for reference in own)
        assert (absence.strength == "complete") == (not own)


@given(reports)
def test_a_theme_is_silent_or_counted_never_both(report: Report) -> None:
    """Treated without the group means nothing to count."""
    card = report.score(RUBRIC)
    for theme in card.themes:
        counted = theme.reference_count if card.headline == "gender" else theme.intersection_count
        assert theme.depth.total == counted
        assert (theme.level == "absent") == (counted == 0)
        assert not (theme.treated_without_group and counted)


@settings(max_examples=50)
@given(st.lists(st.floats(0, 100).map(lambda rate: round(rate, 4)), min_size=3, max_size=20), st.integers(1, 100))
def test_terciles_part_the_reference_set(rates: list[float], count: int) -> None:
    """At most a third lies below the lower edge and above the upper one, and a percentile is a share."""
    low, high = find_quantile(rates, 1 / 3), find_quantile(rates, 2 / 3)
    assert low <= high
    assert sum(name_level(rate, (low, high)) == "low" for rate in rates) <= (len(rates) + 2) / 3 + 1
    rubric = make_rubric(reference_set=ReferenceSet("set", "2024-01-01", make_rates(*rates)))
    result = make_report("[gender|word] " * count).score(rubric).levels.gender.mention
    assert result.band == (low, high)
    assert result.percentile == round(100 * sum(rate < result.per_1000_words for rate in rates) / len(rates), 1)
