"""Makes results of the fictional State Valmora; every sentence is written for this project."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from gmi.errors import Problem
from gmi.model.document import Document, Paragraph, Zone
from gmi.model.frame import Frame
from gmi.model.reference import (
    BUCKETS,
    Bucket,
    ClassifiedReference,
    Dimension,
    Label,
    Measure,
    Reference,
    Tag,
    Vetoed,
)
from gmi.model.rubric import Calibration, Level
from gmi.model.scorecard import (
    Absence,
    Count,
    Counts,
    Depth,
    Evidence,
    Hook,
    IndicatorResult,
    Intersection,
    IntersectionCount,
    LevelResult,
    LevelRow,
    Levels,
    Question,
    Result,
    RubricStamp,
    Scorecard,
    ThemeResult,
)
from gmi.model.span import Span
from tests.unit.documents import make_source

from .report import CHAPTERS, GROUPS, INDICATORS, QUESTIONS, THEMES, Line

OWN_ZONES = ("heading", "body", "footnote", "table", "annex")
_MARK = re.compile(r"\[([a-z-]+)(?::([mecu])(?:\+([a-z+-]+))?|:(x)|!([a-z-]+)|~([a-z.-]+))?\|([^\]]+)\]")
_LABELS: dict[str, Label] = {"m": "mention", "e": "engagement", "c": "commitment", "u": "undecided"}
_BANDS = {"mention": (16.0, 38.0), "engagement": (18.0, 36.0), "commitment": (10.0, 20.0)}


class _Writer:
    """Puts the text together and remembers where everything stands."""

    def __init__(self) -> None:
        self.text = ""
        self.paragraphs: list[Paragraph] = []
        self.references: list[ClassifiedReference] = []
        self.vetoed: list[Vetoed] = []

    def add(self, line: Line, path: tuple[str, ...], number: str | None, page: int | None) -> None:
        """One paragraph; its marks become references."""
        if self.text:
            self.text += "\n\n"
        start = len(self.text)
        index = len(self.paragraphs)
        sentences: list[Span] = []
        for sentence in line.sentences:
            if sentences:
                self.text += " "
            sentences.append(self._add_sentence(sentence, line, index))
        self.paragraphs.append(
            Paragraph(index, line.zone, number, page, path, Span(start, len(self.text)), tuple(sentences))
        )

    def _add_sentence(self, sentence: str, line: Line, index: int) -> Span:
        plain = _MARK.sub(lambda m: m[7], sentence)
        start = len(self.text)
        span = Span(start, start + len(plain))
        cut = 0
        for match in _MARK.finditer(sentence):
            self.text += sentence[cut : match.start()]
            place = Span(len(self.text), len(self.text) + len(match[7]))
            self._add_find(match, place, span, line, index)
            self.text += match[7]
            cut = match.end()
        self.text += sentence[cut:]
        return span

    def _add_find(self, match: re.Match[str], place: Span, sentence: Span, line: Line, index: int) -> None:
        group, label, tags, extended, bucket, veto, text = match.groups()
        slug = re.sub(r"\W+", "-", text.lower())
        if veto:
            why = "Trafficking in drugs is not trafficking in persons."
            self.vetoed.append(Vetoed(place, text, f"{group}.{slug}", veto, index, why))
            return
        held = bucket or (line.zone if line.zone in BUCKETS else None)
        reference = Reference(
            id=f"r{len(self.references) + 1:04d}",
            span=place,
            text=text,
            sentence=sentence,
            dimension=GROUPS[group][0],
            group=group,
            term_id=f"{group}.{slug}",
            core=not extended,
            zone=line.zone,
            annexed=line.zone == "annex",
            bucket=held,  # type: ignore[arg-type] - the marks of report.py name buckets
            paragraph_index=index,
            themes=line.themes,
        )
        decided = None if held else _LABELS[label or "e"]
        reason = "no label: it stands in a title" if held else f"the rule for “{text}” in this sentence gives {decided}"
        self.references.append(
            ClassifiedReference(
                reference,
                decided,
                tuple(tags.split("+")) if tags else (),
                (),
                "rule",
                0.85,
                reason,  # type: ignore[arg-type] - as above
            )
        )


def make_result(repeat: int = 1, extra: tuple[Line, ...] = (), **changes: object) -> Result:
    """A whole result.

    Args:
        repeat: How often the chapters are written out: 1 gives a short report, 12 a long one.
        extra: Paragraphs put at the end of the last chapter.
        changes: Fields of ``Source`` to replace.
    """
    writer = _Writer()
    writer.add(
        Line(("Second periodic report of Valmora on [migrants!masthead|migrant workers]",), "masthead"), (), None, 1
    )
    number = 0
    for round_ in range(repeat):
        for title, lines in CHAPTERS:
            heading = title if repeat == 1 else f"{title} ({round_ + 1})"
            page = 1 + number // 6
            writer.add(Line((heading,), "heading"), (), None, page)
            for line in lines:
                number += line.zone == "body"
                writer.add(line, (heading,), str(number) if line.zone == "body" else None, 1 + number // 6)
    for line in extra:
        number += 1
        writer.add(line, (heading,), str(number), 1 + number // 6)
    words = sum(len(p.span.cut(writer.text).split()) for p in writer.paragraphs if p.zone in OWN_ZONES)
    source = make_source(
        path="valmora.pdf",
        sha256="ab" * 32,
        date="2023-05-12",
        page_count=1 + number // 6,
        word_count=words,
        paragraph_count=sum(p.zone in OWN_ZONES and p.zone != "heading" for p in writer.paragraphs),
        numbered_paragraph_last=number,
    )
    source = replace(source, **changes)  # type: ignore[arg-type] - tests name fields of Source
    document = Document(source, writer.text, tuple(writer.paragraphs))
    references = tuple(writer.references)
    problems = (
        Problem(
            "page.unreadable", "error", "Page 7 could not be read.", "page 7", "ask for a text version of the page"
        ),
        Problem("repair.many", "info", "41 words broken at a line end were joined."),
    )
    return Result(
        schema_version="1.0",
        gmi_version="0.1.0",
        source=source,
        rubric=_make_stamp(),
        document=document,
        references=references,
        vetoed=tuple(writer.vetoed),
        scorecard=_make_scorecard(document, references),
        questions=_make_questions(document),
        problems=problems,
    )


def _make_stamp() -> RubricStamp:
    rates = {
        f"{row}.{level}": tuple(round(band[0] * (0.1 + 0.33 * step), 3) for step in range(18))
        for row in ("gender", "migration", "intersections", "group:lgbtqia")
        for level, band in _BANDS.items()
    }
    note = "One published finding is known with its numbers: 42 references in 39 pages were called moderate."
    return RubricStamp(
        "gmi-cmw",
        "1.0",
        "cd" * 32,
        "Migrant women and gender in reports to the CMW",
        ("en",),
        Calibration(1, note),
        "state-reports-en",
        "2025-03-01",
        18,
        rates,
    )


def _counts(references: list[ClassifiedReference], document: Document, dimension: Dimension) -> Count:
    mine = [c.reference for c in references if c.reference.dimension == dimension]
    core = [r for r in mine if r.core and r.group != "men-boys"]
    headline = [r for r in core if r.bucket is None]
    excluded: dict[Bucket, int] = dict(Counter(r.bucket for r in core if r.bucket))
    groups = Counter(r.group for r in mine if r.core and r.bucket is None)
    extended = sum(not r.core and r.bucket is None for r in mine)
    notes = sum(r.zone == "footnote" for r in headline)
    heads = sum(r.zone == "heading" for r in headline)
    held = len({r.paragraph_index for r in headline})
    return Count(
        headline=len(headline),
        extended=extended,
        raw=len(core),
        excluded=excluded,
        groups={g: groups.get(g, 0) for g, (d, _) in GROUPS.items() if d == dimension},
        per_page=len(headline) / document.source.page_count,
        per_1000_words=len(headline) * 1000 / document.source.word_count,
        paragraph_share=held / document.source.paragraph_count,
        variants={
            "without footnotes": len(headline) - notes,
            "without headings": len(headline) - heads,
            "with treaty titles": len(headline) + excluded.get("treaty-title", 0),
            "with extended terms": len(headline) + extended,
        },
    )


def _depth(labels: list[tuple[Label, tuple[Tag, ...]]]) -> Depth:
    count = Counter(label for label, _ in labels)
    tags = Counter(tag for _, given in labels for tag in given)
    return Depth(
        count["mention"],
        count["engagement"],
        count["commitment"],
        count["undecided"],
        tags["restrictive"],
        tags["negated"],
        tags["hedged"],
    )


def _level(count: int, words: int, name: str) -> LevelResult:
    rate = count * 1000 / words
    low, high = _BANDS[name]
    level: Level = "absent" if not count else "low" if rate < low else "moderate" if rate < high else "high"
    top: Level = "moderate" if level == "low" and rate > 0.8 * low else level
    percentile = min(99.0, rate / high * 66.0)
    return LevelResult(level, count, rate, _BANDS[name], percentile, (level, top), f"{rate:.2f} per 1,000 words")


def _row(depth: Depth, words: int) -> LevelRow:
    return LevelRow(
        _level(depth.total, words, "mention"),
        _level(depth.engagement + depth.commitment, words, "engagement"),
        _level(depth.commitment - depth.restrictive, words, "commitment"),
    )


def _meet(references: tuple[ClassifiedReference, ...]) -> tuple[Intersection, ...]:
    order: tuple[Label, ...] = ("undecided", "mention", "engagement", "commitment")
    found: dict[Span, list[ClassifiedReference]] = {}
    for item in references:
        if item.label and item.reference.core:
            found.setdefault(item.reference.sentence, []).append(item)
    return tuple(
        Intersection(
            items[0].reference.paragraph_index,
            span.start,
            span.end,
            max((i.label for i in items if i.label), key=order.index),
            tuple(i.reference.id for i in items),
            any("restrictive" in i.tags for i in items),
        )
        for span, items in sorted(found.items())
        if {i.reference.dimension for i in items} == {"gender", "migration"}
    )


def _make_scorecard(document: Document, references: tuple[ClassifiedReference, ...]) -> Scorecard:
    words = document.source.word_count
    all_ = list(references)
    counted = [c for c in all_ if c.label and c.reference.core and c.reference.group != "men-boys"]
    meets = _meet(references)
    depth = {
        "gender": _depth([(c.label, c.tags) for c in counted if c.label and c.reference.dimension == "gender"]),
        "migration": _depth([(c.label, c.tags) for c in counted if c.label and c.reference.dimension == "migration"]),
        "intersections": _depth([(m.label, ()) for m in meets]),
    }
    groups = {
        group: _row(_depth([(c.label, c.tags) for c in counted if c.label and c.reference.group == group]), words)
        for group in GROUPS
        if group != "men-boys"
    }
    counts = Counts(
        _counts(all_, document, "gender"),
        _counts(all_, document, "migration"),
        IntersectionCount(len(meets), len({m.paragraph_index for m in meets})),
    )
    rows = [_row(depth[name], words) for name in ("gender", "migration", "intersections")]
    finding = (
        f"{document.source.symbol} refers to women, girls, gender and gender-based considerations "
        f"{counts.gender.headline} times in {document.source.page_count} pages; it makes no reference to LGBTQIA+ and "
        f"gender-diverse migrants. Mention is {rows[0].mention.level}, engagement {rows[0].engagement.level}, "
        f"commitment {rows[0].commitment.level}."
    )
    return Scorecard(
        headline="gender",
        finding=finding,
        counts=counts,
        depth=depth,  # type: ignore[arg-type] - mypy does not narrow the literal keys
        levels=Levels(*rows, groups),
        intersections=meets,
        absences=(
            Absence(
                "lgbtqia",
                "The report makes no reference to LGBTQIA+ and gender-diverse migrants.",
                ("LGBT*", "lesbian*", "gay", "bisexual*", "transgender", "intersex", "sexual orientation"),
                ("heading", "body", "footnote", "table", "annex"),
                "in-extracted-text",
            ),
        ),
        themes=_make_themes(references, meets),
        indicators=_make_indicators(references),
        measures=_make_measures(document),
        frames=(_make_frame(references, "women-girls"),),
        theme_titles={"overall": "The report as a whole", **THEMES},
        group_titles={group: title for group, (_, title) in GROUPS.items()},
        group_dimensions={group: dimension for group, (dimension, _) in GROUPS.items()},
    )


def _make_frame(references: tuple[ClassifiedReference, ...], group: str) -> Frame:
    own = [c for c in references if c.reference.group == group and c.reference.bucket is None]
    roles = {
        "victim": [c for c in own if "victim-framing" in c.tags],
        "beneficiary": [c for c in own if c.label == "commitment" and "restrictive" not in c.tags],
        "agency": [c for c in own if "agency" in c.tags],
        "participation": [c for c in own if "participation" in c.tags],
    }
    sentences = [len({c.reference.sentence for c in mine}) for mine in (own, *roles.values())]
    return Frame(group, *sentences, {role: tuple(c.reference.id for c in mine) for role, mine in roles.items()})


def _make_themes(
    references: tuple[ClassifiedReference, ...], meets: tuple[Intersection, ...]
) -> tuple[ThemeResult, ...]:
    results = []
    for theme, title in THEMES.items():
        mine = [c for c in references if c.label and theme in c.reference.themes and c.reference.dimension == "gender"]
        core = [c for c in mine if c.reference.core and c.reference.group != "men-boys"]
        places = tuple(
            sorted({c.reference.paragraph_index for c in references if theme in c.reference.themes and c.label})
        )
        level: Level = "absent" if not core else "low" if len(core) < 3 else "moderate"
        gaps = tuple(i.id for i in INDICATORS if i.theme == theme and i.outcome in ("not-met", "partly-met"))
        results.append(
            ThemeResult(
                theme,
                title,
                places,
                len(core),
                sum(m.paragraph_index in places for m in meets),
                _depth([(c.label, c.tags) for c in core if c.label]),
                level,
                gaps,
                bool(places) and not core,
            )
        )
    return tuple(results)


def _make_indicators(references: tuple[ClassifiedReference, ...]) -> tuple[IndicatorResult, ...]:
    results = []
    for line in INDICATORS:
        mine = [c.reference for c in references if line.theme in c.reference.themes and c.label][:3]
        places = tuple(sorted({r.paragraph_index for r in mine}))
        asked = line.outcome in ("met", "partly-met", "not-met")
        results.append(
            IndicatorResult(
                line.id,
                line.question,
                line.theme,
                "overall" if line.theme == "overall" else "policy",
                line.outcome,
                float(len(places)) if asked else None,
                "paragraphs",
                line.reason,
                tuple(r.id for r in mine) if line.outcome == "met" else (),
                places,
                2,
                line.gap,
            )
        )
    return tuple(results)


def _make_measures(document: Document) -> tuple[Measure, ...]:
    numbered = [p for p in document.paragraphs if p.number]
    first, second = numbered[1], numbered[-1]
    return (
        Measure(
            "Act No. 112 on Domestic Workers",
            "law",
            (first.number or "", second.number or ""),
            (first.index, second.index),
            ("Act No. 112", "the Domestic Workers Act"),
        ),
        Measure(
            "National Plan against Trafficking in Persons 2022–2026", "plan", (second.number or "",), (second.index,)
        ),
    )


def _make_questions(document: Document) -> tuple[Question, ...]:
    numbered = [p for p in document.paragraphs if p.number][:2]
    gaps = {i.id: i for i in INDICATORS}
    evidence = tuple(Evidence(p.number, p.page_number, p.index) for p in numbered)
    return tuple(
        Question(
            text,
            stage,
            gaps[indicator].theme,
            indicator,
            gaps[indicator].gap,
            (
                Hook("Migrant Workers Convention", "article 25", ""),
                Hook("ILO C189, if party", "article 17", "to be checked"),
            ),
            evidence if rank % 2 else (),
            rank,
        )
        for rank, (stage, indicator, text) in enumerate(QUESTIONS, start=1)
    )


def with_zone(line: Line, zone: Zone) -> Line:
    """The same words in another zone."""
    return Line(line.sentences, zone, line.themes)
