"""What a reader could take amiss: what levels compare with, whose questions these are, rank and range."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.model.rubric import Level
from gmi.model.scorecard import LevelResult, Result
from gmi.render import render_result
from gmi.render.asked import list_hook_notes, name_stage
from gmi.render.caveats import name_comparison, name_purpose, name_use_of_questions
from gmi.render.chart import draw_strips
from gmi.render.evidence import FilterKeys, list_evidence
from gmi.render.heading import link_finding, list_facts
from gmi.render.levels import list_depths, list_levels, name_range, name_standing
from gmi.render.places import Places
from gmi.render.sections import list_idle_variants, list_variants

from .factory import make_result
from .report import Line


def make_level(percentile: float | None, count: int = 3, reach: tuple[Level, Level] = ("low", "low")) -> LevelResult:
    """A level with what the words depend on."""
    return LevelResult("low", count, 1.0, (1.0, 2.0), percentile, reach, "")


def compare_with(result: Result, *, included: bool = False, **bodies: int) -> Result:
    """The result with a reference set of these bodies."""
    stamp = replace(
        result.rubric,
        reference_set_size=sum(bodies.values()),
        reference_set_bodies=bodies,
        in_reference_set=included,
        bodies=("CMW",),
    )
    return replace(result, rubric=stamp)


@pytest.mark.parametrize(
    ("percentile", "count", "included", "words"),
    [
        (100.0, 3, False, "more than all 18 reports"),
        (94.4, 3, True, "more than all the other 17 reports"),
        (94.4, 3, False, "more than 94% of the 18 reports"),
        (0.0, 3, False, "more than none of the 18 reports"),
        (0.0, 0, False, ""),
        (None, 3, False, ""),
    ],
)
def test_standing_is_never_a_hundred_per_cent(percentile: float | None, count: int, included: bool, words: str) -> None:
    """Both ends are said in words; a report of the set is compared with the others."""
    assert name_standing(make_level(percentile, count), 18, included=included) == words


def test_range_is_said_with_its_cause() -> None:
    """Undecided references are named only where there are some."""
    level = make_level(50.0, reach=("low", "moderate"))
    assert name_range(level, undecided=False) == "could read low to moderate if the limits lay 20% lower or higher"
    assert name_range(level, undecided=True).endswith("or undecided references were read as deeper")
    assert name_range(make_level(50.0), undecided=True) == ""


def test_levels_say_which_reports_they_compare_with() -> None:
    """And that a set without a report to the same body cannot bear the word."""
    result = compare_with(make_result(), CRPD=16, UPR=2)
    words = name_comparison(result)
    assert "18 State reports: 16 to the Committee on the Rights of Persons with Disabilities and 2 to the univ" in words
    assert "None of them goes to the Committee on Migrant Workers" in words
    for format_ in ("html", "md", "terminal"):
        text = " ".join(render_result(result, format_).split())
        assert "None of them goes to the Committee on Migrant Workers" in text
    assert "This report is one of them." in name_comparison(compare_with(make_result(), included=True, CMW=3))


def test_a_report_where_both_meet_is_told_how_little_makes_a_level() -> None:
    """The median of the set stands beside the level of a report that is not about migration."""
    result = compare_with(make_result(body="CRPD"), CRPD=3)
    result = replace(
        result,
        rubric=replace(result.rubric, reference_rates={"intersections.mention": (0.0, 0.05, 0.4)}),
        scorecard=replace(result.scorecard, headline="intersections"),
    )
    assert "Half of them have at most 0.05 sentences per 1,000 words" in name_comparison(result)


def test_a_report_to_another_body_is_not_read_as_one_about_migration() -> None:
    """Gaps and questions say whose point of view they take."""
    result = compare_with(make_result(body="CRPD"), CRPD=3)
    assert "indicators and questions were written for the Committee on Migrant Workers" in name_purpose(result)
    assert "put each question in terms of its own treaty" in name_use_of_questions(result)
    assert "(CRPD)" in list_facts(result)[0]
    for format_ in ("html", "md", "terminal"):
        assert "not a failure to report" in " ".join(render_result(result, format_).split())
    own = compare_with(make_result(), CMW=3)
    assert (name_purpose(own), name_use_of_questions(own)) == ("", "")


def test_a_review_of_states_has_no_committee() -> None:
    """Its national report, its questions and its recommendations are called what they are."""
    result = compare_with(make_result(body="UPR"), UPR=3)
    facts = list_facts(result)
    assert facts[0] == "to the universal periodic review"
    assert "national report" in facts
    assert name_stage(result, "session") == "Recommendations for the review"
    assert "concluding observations" not in render_result(result, "html")


def test_numbers_of_the_finding_are_led_by_the_words_that_follow() -> None:
    """Two counts that happen to be equal do not change places."""
    result = make_result()
    keys = FilterKeys(result)
    finding = "In 3 sentences X speaks of both. It refers to them 3 times in 3 pages; 3 of these references are to L."
    result = replace(
        result, source=replace(result.source, symbol=None), scorecard=replace(result.scorecard, finding=finding)
    )
    led = [piece.keys or piece.href for piece in link_finding(result, keys) if piece.text == "3"]
    assert led == ["di b", keys.headline("gender"), "#source", keys.of_group("lgbtqia")]


def test_a_repeated_sentence_is_shortened_and_numbered_alike() -> None:
    """Each reference keeps its row; the sentence is whole in the first."""
    long = "and every province reports on it each year in a form that the ministry laid down in 2019 " * 3
    line = Line((f"[women-girls:c|Women] {long}and [women-girls:c|girls] {long}.",))
    result = make_result(extra=(line,))
    rows = list_evidence(result, FilterKeys(result), Places(result))[-2:]
    assert rows[0].sentence == rows[1].sentence
    assert [row.again for row in rows] == [False, True]
    assert len(rows[0].after) > 500 > len(rows[1].before + rows[1].after)
    assert rows[1].before.startswith("… ")


def test_a_paragraph_without_a_reference_can_be_reached() -> None:
    """What was looked at and holds no reference is listed with its beginning, and links lead there."""
    result = make_result(extra=(Line(("The census of 2020 has a form for every household. " * 12,)),))
    index = len(result.document.paragraphs) - 1
    first = replace(result.scorecard.indicators[0], evidence_paragraphs=(index,))
    card = replace(result.scorecard, indicators=(first, *result.scorecard.indicators[1:]))
    text = render_result(replace(result, scorecard=card), "html")
    assert f'<a href="#p{index}">' in text
    assert f'<tr id="p{index}">' in text
    listed = text.partition(f'<tr id="p{index}">')[2].partition("</tr>")[0]
    assert "The census of 2020" in listed
    assert "…" in listed


def test_ways_of_counting_that_change_nothing_are_not_lines() -> None:
    """They are named together."""
    result = make_result()
    counts = result.scorecard.counts
    gender = replace(counts.gender, variants={"without annexes": counts.gender.headline, "everything found": 99})
    migration = replace(
        counts.migration, variants={"without annexes": counts.migration.headline, "everything found": 99}
    )
    result = replace(
        result, scorecard=replace(result.scorecard, counts=replace(counts, gender=gender, migration=migration))
    )
    assert [line.title for line in list_variants(result)] == ["everything found"]
    assert list_idle_variants(result) == ("without annexes",)


def test_what_weakens_a_statement_is_said_with_its_share() -> None:
    """Undecided, hedged, a lack stated and restrictive, beside the labels."""
    asides = dict(list_depths(make_result())[0].asides)
    assert list(asides) == ["undecided", "hedged", "a lack stated", "restrictive"]
    assert asides["undecided"] == "1 (10%)"


def test_notes_on_instruments_are_sentences() -> None:
    """They begin with a capital, also where the data begin small."""
    result = make_result()
    hook = replace(
        result.questions[0].hooks[0], instrument="general comment No. 1", note="to be checked; interprets it; so"
    )
    result = replace(result, questions=(replace(result.questions[0], hooks=(hook,)),))
    assert list_hook_notes(result) == (("General comment No. 1", "Interprets it. So."),)


def test_a_chapter_without_text_of_its_own_is_no_line() -> None:
    """Chapters are numbered in order, and each has paragraphs."""
    chapters = draw_strips(make_result()).chapters
    assert [chapter.number for chapter in chapters] == list(range(1, len(chapters) + 1))
    assert all(chapter.span for chapter in chapters)


def test_a_chapter_that_holds_most_of_the_report_is_shown_by_its_sections() -> None:
    """Nine short chapters and a long one say nothing of where the report speaks."""
    short = [Line((f"Chapter {number}",), "heading") for number in range(9)]
    extra = [line for heading in short for line in (heading, Line(("It is short.",)))]
    body = Line(("The [women-girls:e|women] of every province took part. " * 90,))
    result = make_result(extra=(*extra, Line(("Long",), "heading"), Line(("Article 6",), "heading"), body))
    paragraphs = result.document.paragraphs
    article = next(p for p in paragraphs if p.zone == "heading" and p.span.cut(result.document.text) == "Article 6")
    nested = replace(article, heading_path=(*article.heading_path, "Article 6"))
    document = replace(result.document, paragraphs=tuple(nested if p.index == article.index else p for p in paragraphs))
    titles = [chapter.title for chapter in draw_strips(replace(result, document=document)).chapters]
    assert titles[-1] == "Article 6"
    assert "Long" not in titles


def test_a_group_with_undecided_references_says_what_could_move_its_level() -> None:
    """Where a group's level could rise because its references are undecided, the range says so."""
    result = make_result()
    item = next(item for item in result.references if item.reference.bucket is None)
    undecided = replace(item, label="undecided", reference=replace(item.reference, group="lgbtqia", core=True))
    row = result.scorecard.levels.gender
    wide = replace(row.engagement, range=("absent", "high"))
    levels = replace(result.scorecard.levels, groups={"lgbtqia": replace(row, engagement=wide)})
    changed = replace(result, references=(undecided,), scorecard=replace(result.scorecard, levels=levels))
    assert "undecided references" in list_levels(changed)[-1].cells[1].range
    assert "undecided references" not in list_levels(replace(changed, references=()))[-1].cells[1].range
