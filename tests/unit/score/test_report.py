"""The whole scorecard: headline, finding sentence, themes, frames."""

from __future__ import annotations

import time

import pytest

from gmi.model.rubric import Atom, Condition
from gmi.model.scorecard import Scorecard, ThemeResult

from .factory import Text, bands_for, make_indicator, make_report, make_rubric, make_theme

BANDS = bands_for("gender", "intersections")
FAMILY = "women, girls, gender and gender-based considerations"


def _finding(*texts: Text | str, raw_hits: frozenset[str] = frozenset(), **source: object) -> str:
    return make_report(*texts, **source).score(make_rubric(bands=BANDS), raw_hits=raw_hits).finding


def test_finding_has_the_published_form() -> None:
    """Report, count, pages, LGBTQIA+ persons, levels."""
    text = "[women-girls|women] " * 3 + "[women-girls engagement|women]"
    assert _finding(text, page_count=39) == (
        f"CMW/C/XVM/2 refers to {FAMILY} 4 times in 39 pages; it makes no reference to LGBTQIA+ and gender-diverse "
        "migrants. Mention is moderate, engagement low, commitment absent."
    )


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("[gender|gender]", {}, f"refers to {FAMILY} once in 10 pages;"),
        ("[gender|gender]", {"page_count": 1}, "once in 1 page;"),
        ("[gender|gender]", {"page_count": 0}, f"refers to {FAMILY} once; it makes no reference"),
        ("[gender|gender]", {"symbol": None}, f"The report of Valmora refers to {FAMILY}"),
        ("[gender|gender]", {"symbol": None, "state_name": None}, f"The report refers to {FAMILY}"),
        ("[gender|gender] [lgbtqia|gay]", {}, "2 times in 10 pages; 1 of these references is to LGBTQIA+ and gender-"),
        ("[lgbtqia|gay] [lgbtqia|gay]", {}, "2 times in 10 pages; 2 of these references are to LGBTQIA+"),
        (
            "[gender|gender]",
            {"readable_share": 0.8},
            "in 10 pages, 2 of which could not be read; no reference",
        ),
        (
            "[gender|gender] [lgbtqia !treaty-title|gay]",
            {},
            "no reference to LGBTQIA+ and gender-diverse migrants was",
        ),
        ("none", {}, f"makes no reference to {FAMILY} in its 10 pages, nor to LGBTQIA+ and gender-diverse migrants."),
        ("none", {}, "Mention, engagement and commitment are absent."),
        (
            "[women-girls !institution-name|w]",
            {},
            f"No reference to {FAMILY}, nor to LGBTQIA+ and gender",
        ),
        (
            "[women-girls x|mothers]",
            {},
            "; 1 reference to other gender terms, such as mothers or pregnancy, was",
        ),
        ("none", {"readable_share": 0.0}, "CMW/C/XVM/2 could not be assessed. No page of the report could be read."),
    ],
)
def test_finding_is_never_firmer_than_what_was_found(text: str, source: dict[str, object], words: str) -> None:
    """Each honest variant of the sentence."""
    assert words in _finding(text, **source)


def test_raw_text_weakens_the_finding() -> None:
    """A word broken in the file may be a reference."""
    finding = _finding("[gender|gender]", raw_hits=frozenset({"lgbtqia"}))
    assert "no reference to LGBTQIA+ and gender-diverse migrants was found in the extracted text" in finding


def test_finding_without_a_reference_set_gives_no_level() -> None:
    """A level needs something to compare with."""
    finding = make_report("[gender|gender]").score().finding
    assert finding.endswith("Levels are not given, since there are too few reports to compare with.")


def test_a_report_that_is_not_about_migration_leads_with_intersections() -> None:
    """There, gender is not migrants' gender."""
    scorecard = make_report(
        "[women-girls|Women] with disabilities. [women-girls|Women] who are [migrants|migrants].",
        body="CRPD",
        symbol="CRPD/C/XVM/1",
    ).score(make_rubric(bands=BANDS))
    assert scorecard.headline == "intersections"
    assert scorecard.finding == (
        "In 1 sentence CRPD/C/XVM/1 speaks of women, girls or gender together with migration, asylum, "
        "displacement or trafficking. In all, it "
        f"refers to {FAMILY} 2 times in 10 pages; it makes no reference to LGBTQIA+ and gender-diverse migrants. "
        "For the two together, mention is low, engagement absent, commitment absent."
    )


def test_no_intersection_is_said_plainly() -> None:
    """Without a sentence that speaks of both."""
    finding = _finding("[women-girls|Women] with disabilities.", body="CRPD")
    assert finding.startswith("No sentence of CMW/C/XVM/2 was found to speak of women")
    assert finding.endswith("For the two together, mention, engagement and commitment are absent.")


@pytest.mark.parametrize(
    ("body", "texts", "headline"),
    [
        ("CMW", ("none",), "gender"),
        ("CRPD", ("[migrants|migrants]",), "intersections"),
        (None, ("[migrants|migrants]", "none"), "gender"),
        (None, ("[migrants|migrants]", "none", "none"), "intersections"),
    ],
)
def test_headline_follows_the_body_or_else_the_text(body: str | None, texts: tuple[str, ...], headline: str) -> None:
    """An unknown body is decided by the share of paragraphs on migration."""
    assert make_report(*texts, body=body).score().headline == headline


def _theme(*texts: Text | str, **source: object) -> ThemeResult:
    rubric = make_rubric(bands=BANDS, themes=(make_theme(make_indicator()),))
    return make_report(*texts, **source).score(rubric).themes[0]


def test_a_theme_counts_its_own_paragraphs_only() -> None:
    """Headings and the Committee's words are no paragraphs of the State's."""
    theme = _theme(
        Text("[women-girls|Women]", zone="heading", themes=("trafficking",)),
        Text("[women-girls engagement|Women] and [migrants|migrants].", themes=("trafficking",)),
        Text("[women-girls !committee-text|Women].", zone="committee-text", themes=("trafficking",)),
        "[women-girls|Women].",
    )
    assert (theme.paragraph_indexes, theme.reference_count, theme.intersection_count) == ((1,), 1, 1)
    assert (theme.depth.engagement, theme.gaps) == (1, ("trafficking.shelters",))


@pytest.mark.parametrize(
    ("text", "body", "silent"),
    [
        ("[migrants|Migrants].", "CMW", True),
        ("[women-girls|Women].", "CMW", False),
        ("[women-girls x|Mothers].", "CMW", False),
        ("[women-girls|Women].", "CRPD", True),
        ("[women-girls x|Mothers] and [migrants|migrants].", "CRPD", False),
    ],
)
def test_a_theme_treated_without_the_group(text: str, body: str, silent: bool) -> None:
    """Extended terms break the silence; where intersections lead, gender alone does not."""
    assert _theme(Text(text, themes=("trafficking",)), body=body).treated_without_group is silent


def test_a_theme_without_paragraphs_is_not_treated_without_the_group() -> None:
    """Nothing said is another finding."""
    theme = _theme("none")
    assert (theme.treated_without_group, theme.level) == (False, "absent")


@pytest.mark.parametrize(
    ("words", "count", "level"),
    [(300, 2, "moderate"), (400, 1, "moderate"), (400, 3, "high"), (4000, 1, "low"), (4000, 8, "moderate")],
)
def test_a_short_theme_is_rated_as_one_page(words: int, count: int, level: str) -> None:
    """One sentence in a short theme is not yet high."""
    text = Text("[women-girls|women] " * count, themes=("trafficking",))
    assert _theme(text, word_count=words).level == level


def test_frames_count_sentences_by_role() -> None:
    """One sentence can show more than one role; a restrictive measure benefits no one."""
    (frame,) = (
        make_report(
            "[women-girls +victim-framing|Women] suffer. "
            "[women-girls commitment +agency|Women] and [women-girls commitment|girls] vote. "
            "[women-girls commitment +restrictive|Women] may not leave. "
            "[women-girls engagement +budget +participation|Women] were asked. "
            "No law protects [women-girls commitment +negated|women]. "
            "[women-girls !institution-name commitment|Ministry of Women]."
        )
        .score()
        .frames
    )
    assert (frame.group, frame.sentences) == ("women-girls", 5)
    assert (frame.victim, frame.beneficiary, frame.agency, frame.participation) == (1, 2, 1, 1)
    assert frame.evidence["beneficiary"] == ("r0002", "r0003", "r0005")


def test_depth_counts_labels_and_tags() -> None:
    """Labels are exclusive; tags are counted beside them."""
    depth = (
        make_report(
            "[women-girls engagement +negated +hedged|a] [gender undecided|b] [gender commitment +restrictive|c] "
            "[women-girls x|d] [men-boys|e] [gender !contents|f]"
        )
        .score()
        .depth["gender"]
    )
    assert (depth.mention, depth.engagement, depth.commitment, depth.undecided) == (0, 1, 1, 1)
    assert (depth.restrictive, depth.negated, depth.hedged) == (1, 1, 1)


def test_titles_name_every_theme_and_group() -> None:
    """Renderers need no rubric."""
    scorecard: Scorecard = make_report("none").score(make_rubric(themes=(make_theme(),)))
    assert scorecard.theme_titles == {"overall": "The whole report", "trafficking": "Trafficking in persons"}
    assert scorecard.group_dimensions["migrants"] == "migration"


def test_a_long_report_is_scored_quickly() -> None:
    """Sixty pages, forty indicators: well under the 0.2 s that the whole of them may take."""
    kinds = ("paragraph", "sentence", "theme")
    women = Atom(groups=("women-girls",), labels=("commitment", "engagement"))
    indicators = tuple(
        make_indicator(
            id=f"trafficking.i{n}",
            met=Condition(
                all=(Atom(terms=("trafficking.shelter",)), women, Atom(dimension="migration", tags=("budget",))),
                any=(Atom(groups=("gender",)), Atom(zones=("table",)), Atom(terms=(f"trafficking.a{n}",))),
                within=kinds[n % 3],  # type: ignore[arg-type]
                at_least=2,
            ),
            partly=Condition(all=(women, Atom(terms=(f"trafficking.b{n}",)))),
        )
        for n in range(40)
    )
    text = (
        "[*trafficking.shelter|Shelters] for [women-girls engagement|women]. [migrants|Migrants] of [gender|gender]. "
    )
    texts = [Text(text * 2, themes=("trafficking",), number=str(n)) for n in range(600)]
    report, rubric = make_report(*texts), make_rubric(themes=(make_theme(*indicators),))
    fastest = 60.0
    for _ in range(3):
        started = time.process_time()
        report.score(rubric)
        fastest = min(fastest, time.process_time() - started)
    assert fastest < 0.5, f"{fastest:.2f} s"
