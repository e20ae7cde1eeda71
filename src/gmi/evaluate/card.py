"""Writes the model card: what the depth labels are worth, and what they do badly."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from gmi.model.evaluation import Card, Figures
from gmi.model.labelled import DEPTHS

# A part of fewer cases says more about chance than about the machine.
_FEWEST = 15
_FEWEST_OF_FAMILY = 8
_WORST = 8
_MOST_MISTAKES = 3
_WEAK = 0.6
_WEAK_PART = 0.7
_LIMITS = (
    "Reads one sentence at a time, with the lead-in of a list where there is one. What only the paragraph says, it "
    "does not know. The real references were labelled and measured without their paragraphs.",
    "Knows no grammar: which verb belongs to which noun is guessed from their order.",
    "English only. The real reports are mostly to the Committee on the Rights of Persons with Disabilities; none is to "
    "the Committee on Migrant Workers.",
)


def write_card(card: Card) -> str:
    """The card as Markdown; every figure in it comes from the evaluation."""
    return "\n".join(
        [
            "# Model card: the depth labels",
            "",
            "Made by `scripts/make_model_card.py`; do not edit.",
            "",
            *_write_purpose(card),
            *_write_real(card),
            *_write_ablation(card),
            *_write_written(card),
            *_write_weaknesses(card),
        ]
    )


def _write_purpose(card: Card) -> Iterator[str]:
    figures = card.written.seen
    files = ", ".join(f"`{name}`" for name in card.corpus)
    yield from _wrap(
        f"What gmi {card.gmi_version} says of a reference: mention, engagement, commitment, or undecided. Rules and a "
        "small model look at the sentence; the result names which of them decided, how sure it is, and why."
    )
    yield ""
    for point in (
        f"**Learned from** {figures.n:,} written references in {card.written.families} template families ({files} in "
        "`corpora/depth-en`). No sentence of a report is in them.",
        f"**Measured on** {card.real.figures.n} references of real State reports, which were used to develop and to "
        "choose, never to train. On reports that nobody looked at while developing, expect somewhat less.",
        f"**Those labels.** {card.labelling_note}",
        "**For** reading a report and finding its passages. **Not for** ranking States: a label is a statement about a "
        "sentence, not about conduct.",
    ):
        yield from _wrap(f"- {point}")
    yield ""


def _write_real(card: Card) -> Iterator[str]:
    figures = card.real.figures
    yield "## On real reports"
    yield ""
    yield from _table(
        ["references", "decided", "macro-F1", "right of all", "right of those decided", "Brier score"],
        [
            [
                str(figures.n),
                _percent(figures.coverage),
                _two(figures.macro_f1),
                _percent(figures.accuracy),
                _percent(figures.accuracy_decided),
                _two(figures.brier),
            ]
        ],
    )
    yield "An undecided one counts as wrong in macro-F1 and in the share of all."
    yield ""
    rows = [
        [
            depth,
            _two((row := figures.per_label[depth]).precision),
            _two(row.recall),
            f"{row.f1:.2f}",
            str(row.support),
            *(str(count) for count in figures.confusion[depth].values()),
        ]
        for depth in DEPTHS
    ]
    given = [f"given {label}" for label in (*DEPTHS, "undecided")]
    yield from _table(["true label", "precision", "recall", "F1", "cases", *given], rows)
    yield from _wrap(
        "**Does confidence mean what it says?** Of the labels given with a confidence in a band, the share that is "
        "right should lie within 10 points of the band; below 20 labels that cannot be judged."
    )
    yield ""
    verdicts = {True: "yes", False: "**no**", None: "too few"}
    yield from _table(
        ["confidence", "labels", "right", "as it says"],
        [
            [f"{band.low:.1f} to {band.high:.1f}", str(band.count), _percent(band.right), verdicts[band.holds]]
            for band in figures.bands
            if band.count
        ],
    )
    tags = {tag: row for tag, row in figures.per_tag.items() if row.support >= _FEWEST}
    few = [f"{tag} ({row.support})" for tag, row in figures.per_tag.items() if row.support < _FEWEST]
    yield from _wrap(
        f"**Tags** with {_FEWEST} cases or more{'; too few to say: ' + ', '.join(few) if few else ''}. Precision: of "
        "those given, the share that is right. Recall: of those that are true, the share that was given."
    )
    yield ""
    yield from _table(
        ["tag", "precision", "recall", "cases"],
        [[tag, _two(row.precision), _two(row.recall), str(row.support)] for tag, row in tags.items()],
    )
    yield from _write_finding(card)
    yield from _write_splits(card)


def _write_finding(card: Card) -> Iterator[str]:
    finding = card.real.finding
    if finding is None or not finding.not_references:
        return
    yield from _wrap(
        f"**What must not count.** Of {finding.not_references} occurrences that are no references (names of "
        f"institutions, false friends, broken lines) {finding.not_counted} are not counted "
        f"({_percent(finding.not_counted / finding.not_references)}); of {finding.references} references "
        f"{finding.references_counted} are."
    )
    yield ""


def _write_splits(card: Card) -> Iterator[str]:
    rows = []
    for name in ("dimension", "group", "source"):
        parts = {part: figures for part, figures in card.real.splits[name].items() if figures.n >= _FEWEST}
        for part, figures in sorted(parts.items(), key=lambda item: (item[1].accuracy or 0.0, item[0])):
            rows.append([name, part, str(figures.n), _percent(figures.accuracy), _percent(figures.coverage)])
    yield f"**By part**, of {_FEWEST} references or more, the worst first; an undecided one counts as wrong."
    yield ""
    yield from _table(["by", "part", "references", "right", "decided"], rows)


def _write_ablation(card: Card) -> Iterator[str]:
    yield "## What each part is worth"
    yield ""
    yield from _wrap(
        "Macro-F1 and the share decided, of each part alone and of the whole; on the written corpus over families "
        "that were not seen in training."
    )
    yield ""
    rows = [
        [
            variant.name,
            _two(variant.real.macro_f1),
            _percent(variant.real.coverage),
            _percent(variant.real.accuracy_decided),
            _two(variant.written.macro_f1),
            _percent(variant.written.coverage),
        ]
        for variant in card.variants
    ]
    yield from _table(["", "real: macro-F1", "decided", "right of those", "written: macro-F1", "decided"], rows)


def _write_written(card: Card) -> Iterator[str]:
    families = card.written
    yield "## On the written corpus, by families"
    yield ""
    yield from _wrap(
        f"The families are cut into {families.folds} parts; each part is predicted by a model that was trained on the "
        "others only. The drop from seen to unseen shows how much is memory."
    )
    yield ""
    rows = [
        [name, _two(figures.macro_f1), _percent(figures.coverage), _percent(figures.accuracy_decided)]
        for name, figures in (("seen", families.seen), ("unseen", families.unseen))
    ]
    yield from _table(["families", "macro-F1", "decided", "right of those decided"], rows)
    yield from _wrap(
        f"Cue words alone (law, plan, modal and money words) reach macro-F1 {card.cue_words_macro_f1:.2f} on it, over "
        "unseen families; a guess reaches 0.33."
    )
    yield ""


def _write_weaknesses(card: Card) -> Iterator[str]:
    yield "## What it does badly"
    yield ""
    for point in (*_list_mistakes(card.real.figures), *_list_weak_parts(card), *_LIMITS):
        yield from _wrap(f"- {point}")
    yield ""


def _list_mistakes(figures: Figures) -> Iterator[str]:
    """The labels that are most often taken for another, and the tags that are given wrongly or missed."""
    mistakes = sorted(
        (-count, true, given)
        for true, row in figures.confusion.items()
        for given, count in row.items()
        if given not in (true, "undecided") and count
    )
    for count, true, given in mistakes[:_MOST_MISTAKES]:
        share = _percent(-count / figures.per_label[true].support)
        yield f"Takes {true} for {given}: {-count} times on real reports, {share} of all {true} references there."
    for tag, row in figures.per_tag.items():
        if row.support >= _FEWEST and (row.precision or 0.0) < _WEAK:
            yield f"Gives the tag {tag} too often: right {_percent(row.precision)} of the time."
        if row.support >= _FEWEST and (row.recall or 0.0) < _WEAK:
            yield f"Misses the tag {tag}: finds {_percent(row.recall)} of them."


def _list_weak_parts(card: Card) -> Iterator[str]:
    for says, parts, fewest in (
        ("Reports on which it does worst", card.real.splits["source"], _FEWEST),
        (
            "Ideas that it carries over worst when it has not seen them",
            card.written.unseen_by_family,
            _FEWEST_OF_FAMILY,
        ),
    ):
        large = sorted((figures.accuracy or 0.0, name) for name, figures in parts.items() if figures.n >= fewest)
        weak = [f"{name} ({_percent(accuracy)} right)" for accuracy, name in large if accuracy < _WEAK_PART]
        if weak:
            yield f"{says}: {', '.join(weak[:_WORST])}."


def _wrap(text: str) -> Iterator[str]:
    """A paragraph or an item of a list in lines of 120."""
    indent = "  " if text.startswith("- ") else ""
    yield from textwrap.wrap(text, 120, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"
