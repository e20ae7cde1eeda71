"""Runs a rubric's own examples and counting cases, as its author wrote them down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gmi.check.example import outcome_of_example
from gmi.find import Lexicon, build_lexicon, find_in_text
from gmi.language import tokenise
from gmi.load import CountingCase, Survey, list_languages, load_counting_cases, refuse_survey, survey_rubric
from gmi.load.node import Node
from gmi.load.plan import Entry
from gmi.model.rubric import Indicator, Rubric

_OUTCOMES = {"met": "met", "partly_met": "partly-met", "not_met": "not-met"}


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as written.

    Attributes:
        where: ``file:line`` of the example.
        id: Of its entry; empty for a counting case.
        expected: What its author wrote down.
        came_out: What came of it.
        text: The example.
    """

    where: str
    id: str
    expected: str
    came_out: str
    text: str


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """What was run.

    Attributes:
        id: The rubric's.
        shown: Its folder as the user gave it.
        examples: How many examples of entries were run.
        cases: How many counting cases.
        failures: By file and line.
    """

    id: str
    shown: str
    examples: int
    cases: int
    failures: tuple[Failure, ...]


def run_examples(id_or_path: str | Path) -> ExampleRun:
    """Runs every example of a rubric, those of its base included, in each of its languages.

    Raises:
        RubricError: When there is no such rubric, or it cannot be used; it holds every problem.
        ResourceError: When a file of gmi's own is missing or broken.
    """
    failures: list[Failure] = []
    examples = cases = 0
    shown = name = ""
    for language in list_languages(id_or_path) or ("en",):
        survey = survey_rubric(id_or_path, language)
        rubric = refuse_survey(survey)
        counting = load_counting_cases(id_or_path, language)
        lexicon = build_lexicon(rubric)
        name, shown = survey.id, survey.shown
        examples += sum(len(list(_list_examples(entry))) for entry in survey.entries)
        cases += len(counting)
        failures += _run_words(survey, lexicon)
        failures += _run_indicators(survey, rubric)
        failures += (failure for case in counting for failure in _run_case(case, lexicon))
    return ExampleRun(name, shown, examples, cases, tuple(failures))


def _list_examples(entry: Entry) -> Iterator[tuple[str, Node]]:
    """What an entry's examples are written as, with each example."""
    holder = entry.node.child("examples") if entry.kind == "indicator" else entry.node
    for key in _OUTCOMES if entry.kind == "indicator" else ("match", "no_match"):
        for node in holder.each(key):
            yield key, node


def _run_words(survey: Survey, lexicon: Lexicon) -> Iterator[Failure]:
    """Examples of terms, negative terms and names."""
    for entry in survey.entries:
        if entry.kind not in {"term", "veto", "name"}:
            continue
        for key, node in _list_examples(entry):
            found = _stands(entry, node.text, lexicon)
            if found == (key == "match"):
                continue
            came_out = "found" if found else _say_instead(node.text, lexicon)
            yield Failure(node.where, entry.name.text, "found" if key == "match" else "not found", came_out, node.text)


def _stands(entry: Entry, text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence holds an entry: a term so that it counts, a negative term or a name so that nothing does."""
    findings = find_in_text(text, lexicon)
    name = entry.name.text
    if name in lexicon.marks:
        return any(mark.term_id == name for mark in findings.marks)
    counted = [reference for reference in findings.references if reference.bucket is None]
    if name in lexicon.terms:
        return any(reference.term_id == name for reference in counted)
    places = [m.span for m in lexicon.finder.find(tokenise(text, lexicon.rubric.language)) if m.id == name]
    return bool(places) and not any(place.contains(reference.span) for place in places for reference in counted)


def _say_instead(text: str, lexicon: Lexicon) -> str:
    """What is found in a sentence in which something else should be."""
    findings = find_in_text(text, lexicon)
    found = [f"{r.term_id} “{r.text}”{f' ({r.bucket})' if r.bucket else ''}" for r in findings.references]
    found += [f"left out by {vetoed.veto_id}: “{vetoed.text}”" for vetoed in findings.vetoed]
    return f"not found, but {'; '.join(found)}" if found else "not found"


def _run_indicators(survey: Survey, rubric: Rubric) -> Iterator[Failure]:
    """Paragraphs of indicators."""
    indicators: dict[str, Indicator] = {indicator.id: indicator for indicator in rubric.all_indicators()}
    for entry in survey.entries:
        if entry.kind == "indicator":
            for key, node in _list_examples(entry):
                outcome = outcome_of_example(rubric, indicators[entry.name.text], node.text)
                if outcome != _OUTCOMES[key]:
                    yield Failure(node.where, entry.name.text, _OUTCOMES[key], outcome, node.text)


def _run_case(case: CountingCase, lexicon: Lexicon) -> Iterator[Failure]:
    """One sentence, and all that must be counted in it."""
    counted: dict[str, list[str]] = defaultdict(list)
    kept_out: dict[str, list[str]] = defaultdict(list)
    for reference in find_in_text(case.text, lexicon).references:
        if reference.bucket is None:
            counted[reference.group].append(reference.text)
        else:
            kept_out[reference.bucket].append(reference.text)
    expected = _say_count(case.expect, case.buckets)
    came_out = _say_count(
        {group: tuple(texts) for group, texts in counted.items()},
        {bucket: tuple(texts) for bucket, texts in kept_out.items()},
    )
    if expected != came_out:
        yield Failure(case.where, "", expected, came_out, case.text)


def _say_count(counted: dict[str, tuple[str, ...]], kept_out: dict[str, tuple[str, ...]]) -> str:
    """What is counted, and what is kept out, in words."""
    groups = [f"{group}: {', '.join(texts)}" for group, texts in sorted(counted.items())]
    buckets = [f"{bucket} (kept out): {', '.join(texts)}" for bucket, texts in sorted(kept_out.items())]
    return "; ".join(groups + buckets) or "nothing"
