"""What the short forms (terminal, Markdown) say in a sentence, where the page has a table."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from gmi.model.reference import BUCKETS
from gmi.model.scorecard import Count, Result
from gmi.render.sections import name_band
from gmi.render.words import BUCKET_TITLES, format_number, format_rate, format_share, plural


def name_count(title: str, count: Count) -> str:
    """Headline, what was left out and why, raw total, extended, band of variants."""
    left = [f"{format_number(n)} {BUCKET_TITLES[b]}" for b in BUCKETS if (n := count.excluded.get(b, 0))]
    out = f" Left out: {'; '.join(left)}; with them {format_number(count.raw)}." if left else " Nothing was left out."
    rates = (
        f"{format_rate(count.per_page)} a page, {format_rate(count.per_1000_words)} per 1,000 words, "
        f"in {format_share(count.paragraph_share)} of the paragraphs"
    )
    extended = f" {plural(count.extended, 'extended term')} (such as mothers, pregnancy)." if count.extended else ""
    return (
        f"{title}: {plural(count.headline, 'reference')} ({rates}).{out}{extended} "
        f"Counted in other ways: {name_band(count)}."
    )


def name_meeting(result: Result) -> str:
    """In how many sentences, and in how many paragraphs, both dimensions are spoken of."""
    meeting = result.scorecard.counts.intersections
    holds = "holds" if meeting.paragraphs == 1 else "hold"
    return (
        f"Gender and migration meet in {plural(meeting.sentences, 'sentence')}; "
        f"{plural(meeting.paragraphs, 'paragraph')} {holds} both."
    )


def name_command(result: Result, files: Sequence[str]) -> str:
    """The command that the next step needs; empty where the page is written or another thing comes first."""
    written = any(file.endswith((".html", ".htm")) for file in files)
    unread = any(problem.severity == "error" for problem in result.problems)
    if written or unread or not result.references:
        return ""
    return f"gmi score {shlex.quote(result.source.path)} -o scorecard.html"


def name_next_step(result: Result, files: Sequence[str]) -> str:
    """The one thing to do next: mind what was not read, settle what is undecided, or read the evidence."""
    page = next((file for file in files if file.endswith((".html", ".htm"))), None)
    where = f"open {page} in a browser" if page else "write the page with the command below"
    undecided = sum(item.label == "undecided" for item in result.references)
    if any(problem.severity == "error" for problem in result.problems):
        return "look at the pages that could not be read before you quote a number."
    if not result.references:
        return "open the report and check that its text was read: no reference was found in it."
    if undecided:
        return f"{where} and read the {plural(undecided, 'reference')} whose depth is undecided."
    return f"{where} and read the evidence before you quote a number."
