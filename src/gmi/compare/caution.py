"""What makes a comparison less certain: other rubrics, languages, kinds, lengths, and pages that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from gmi.compare.naming import name_reports
from gmi.model.comparison import Caution
from gmi.model.digest import Digest

# How much longer one report is than another before a rate of the short one jumps with a single sentence.
_LENGTH_FACTOR = 3
# Shares of readable pages that differ by less are taken as alike.
_READABLE_GAP = 0.02
# So many references in one paragraph are worth a word.
_LEAST_DENSE = 5


def list_cautions(digests: Sequence[Digest], *, cycles: bool, sure_order: bool) -> tuple[Caution, ...]:
    """What a reader must know before using a figure; the gravest first."""
    names = [report.name for report in name_reports(digests, cycles=cycles)]
    return tuple(caution for find in _FINDERS for caution in find(digests, names, sure_order))


def _find_rubric(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    if _differ(digests, lambda d: d.rubric.id):
        used = _list(names, [f"{d.rubric.id} {d.rubric.version}" for d in digests])
        yield Caution(
            "compare.rubric",
            f"The reports were scored with different rubrics ({used}). Each counts its own terms: rates and levels may "
            "differ for that reason alone, and indicators are compared only where both rubrics ask the same. "
            "To score all with one, name the reports themselves and --rubric.",
            _all(digests),
        )
    elif _differ(digests, lambda d: (d.rubric.version, d.rubric.sha256)):
        used = _list(names, [f"{d.rubric.version}, {d.rubric.sha256[:12]}" for d in digests])
        yield Caution(
            "compare.rubric-version",
            f"The reports were scored with different states of one rubric ({used}). A change may be one of the rubric. "
            "Score them anew.",
            _all(digests),
        )
    if _differ(digests, lambda d: d.gmi_version):
        used = _list(names, [d.gmi_version for d in digests])
        yield Caution(
            "compare.gmi",
            f"The reports were scored by different versions of gmi ({used}). Score them anew.",
            _all(digests),
        )


def _find_order(digests: Sequence[Digest], names: Sequence[str], sure: bool) -> Iterator[Caution]:
    if not sure:
        yield Caution(
            "compare.order",
            "Not every report has a date, and their cycles do not tell them apart: they stand in the order in which "
            "they were named. Make sure that the earliest is first.",
            tuple(place for place, digest in enumerate(digests) if not digest.source.date),
        )
    unknown = tuple(p for p, d in enumerate(digests) if not (d.source.state or d.source.state_name))
    if unknown:
        named = _join([names[place] for place in unknown])
        yield Caution(
            "compare.state-unknown",
            f"The State could not be read from {named}. Reports of one State are compared over time only when every "
            "one names it: score that report with gmi score --state, and compare the JSON.",
            unknown,
        )


def _find_kind(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    kinds = {"state-report": "a State report", "replies": "replies to a list of issues"}
    if _differ(digests, lambda d: d.source.document_kind):
        used = _list(names, [kinds.get(d.source.document_kind, "a document of another kind") for d in digests])
        yield Caution(
            "compare.kind",
            f"The documents are of different kinds ({used}). Replies answer what the Committee asked and are silent on "
            "the rest: what they do not repeat is not lost.",
            _all(digests),
        )


def _find_body(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    if _differ(digests, lambda d: d.source.body):
        used = _list(names, [d.source.body or "not recognised" for d in digests])
        yield Caution(
            "compare.body",
            f"The reports went to different bodies ({used}), each of which asks about other subjects.",
            _all(digests),
        )


def _find_reading(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    shares = [digest.source.readable_share for digest in digests]
    if max(shares) - min(shares) > _READABLE_GAP:
        used = _list(names, [f"{share:.0%}" for share in shares])
        yield Caution(
            "compare.readable",
            f"Not the same share of the pages could be read ({used}). What could not be read cannot be counted.",
            tuple(place for place, share in enumerate(shares) if share < max(shares) - _READABLE_GAP),
        )
    grave = [[p for p in digest.problems if p.severity != "info"] for digest in digests]
    for place, problems in enumerate(grave):
        if problems:
            more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            yield Caution(
                "compare.problems",
                f"Figures of {names[place]} may be off: {problems[0].as_line()}{more}.",
                (place,),
            )


def _find_language(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    if _differ(digests, lambda d: d.source.language):
        used = _list(names, [d.source.language or "not recognised" for d in digests])
        yield Caution(
            "compare.language",
            f"The reports are in different languages ({used}). Terms, and words to a page, differ between languages.",
            _all(digests),
        )


def _find_length(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    words = [digest.source.word_count for digest in digests]
    if max(words) > _LENGTH_FACTOR * min(words):
        used = _list(names, [f"{number:,} words" for number in words])
        yield Caution(
            "compare.length",
            f"One report is more than {_LENGTH_FACTOR} times as long as another ({used}). A single sentence moves the "
            "rates of a short text; look at the counts beside them.",
            tuple(place for place, number in enumerate(words) if number * _LENGTH_FACTOR < max(words)),
        )


def _find_dense(digests: Sequence[Digest], names: Sequence[str], _sure: bool) -> Iterator[Caution]:
    for place, digest in enumerate(digests):
        for count in digest.counts:
            half = count.densest * 2 > count.count and count.densest >= _LEAST_DENSE
            if count.id in {"gender", "migration"} and half and count.densest_paragraph[:1].isdecimal():
                yield Caution(
                    "compare.one-paragraph",
                    f"{names[place]}: {count.densest} of the {count.count} {count.id} references stand in one "
                    f"paragraph ({count.densest_paragraph}). The rate is mostly that of one passage.",
                    (place,),
                )


_FINDERS = (
    _find_rubric,
    _find_order,
    _find_kind,
    _find_body,
    _find_reading,
    _find_language,
    _find_length,
    _find_dense,
)


def _differ(digests: Sequence[Digest], read: Callable[[Digest], Hashable]) -> bool:
    return len({read(digest) for digest in digests}) > 1


def _list(names: Sequence[str], values: Sequence[str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True))


def _join(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _all(digests: Sequence[Digest]) -> tuple[int, ...]:
    return tuple(range(len(digests)))
