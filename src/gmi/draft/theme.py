"""The section on one theme."""

from __future__ import annotations

from gmi.draft.brief import Brief
from gmi.draft.own import has_own, list_own
from gmi.draft.phrase import capitalise, figure, inside, join_titles, name_hooks, number_word, often, place, say
from gmi.draft.pick import OVERALL, questions_on
from gmi.draft.quote import choose_quotations, is_spoken_of
from gmi.draft.request import lead_in, list_requests
from gmi.draft.subject import Subject, cite_places, name_places
from gmi.model.draft import Block, Listing, Quotation, Run, Section, Statement, Support
from gmi.model.rubric import Stage, Theme
from gmi.model.scorecard import IndicatorResult, Question, ThemeResult
from gmi.wording.name import TO_BE_CHECKED
from gmi.wording.phrase import inside_sentence

STAGE_IDS: dict[Stage, str] = {"list-of-issues": "questions", "session": "recommendations"}
_REQUESTS: dict[Stage, str] = {"list-of-issues": "question", "session": "recommendation"}
_HOOKS = 4
# Before a first quotation and before those that follow; "{place}" is a paragraph or page.
_FIRST = ("{Place} of {label} states:", "In {place}, {label} {says}:", "{Label} {puts} it as follows, in {place}:")
_NEXT = ("{Short} {adds}, in {place}:", "{Place} reads:", "In {place}, {short} {says}:", "{Place} adds:")
_UNPLACED = ("On {theme}, {label} {says}:", "{Short} {adds} on {theme}:", "A further passage on {theme} reads:")


def make_theme(
    brief: Brief, theme: ThemeResult, quoted: frozenset[str], introduced: frozenset[str]
) -> tuple[Section, ...]:
    """The chapter of a theme: what the report says, what is missing, the organisation's knowledge, what follows.

    Args:
        brief: Everything that is known.
        theme: The theme in the report.
        quoted: Quotations that stand in the draft already.
        introduced: Sentences that introduced them.
    """
    name = f"theme.{theme.id}"
    terms = next((item for item in brief.rubric.themes if item.id == theme.id), None)
    topic = inside_sentence(theme.title)
    sections = [
        Section(name, theme.title, 1, ()),
        Section(
            f"{name}.says",
            f"What {brief.subject.short} {brief.subject.verb('says')}",
            2,
            _says(brief, theme, terms, topic, quoted, introduced),
        ),
        Section(
            f"{name}.missing",
            "What is missing, and why it matters",
            2,
            (*list_gaps(brief, theme.id, topic), *_why(brief, theme, terms, topic)),
        ),
        Section(f"{name}.own", "What we know from our own work", 2, list_own(brief, theme.id, topic)),
        *make_requests(brief, theme.id, name, f"on {topic}"),
    ]
    return tuple(sections)


def make_requests(brief: Brief, theme: str, name: str, topic: str) -> tuple[Section, ...]:
    """Questions and recommendations of a theme, each stage under its own heading."""
    asked = {stage: questions_on(brief, theme, stage) for stage in brief.stages}
    sections = []
    for stage, questions in asked.items():
        if questions:
            items = list_requests(brief, questions)
        elif theme != OVERALL and not any(asked.values()) and has_own(brief, theme):
            # The report says too little for the rubric to ask anything; the organisation knows what to ask.
            items = ((place(f"your own {_REQUESTS[stage]} {topic}, which the text does not lead to"),),)
        else:
            continue
        lead = say(lead_in(brief.subject, stage, topic, len(items)))
        title = name_stage(brief.subject, stage)
        sections.append(Section(f"{name}.{STAGE_IDS[stage]}", title, 2, (lead, Listing(items))))
    return tuple(sections)


def name_stage(subject: Subject, stage: Stage) -> str:
    """The heading over what is asked; only treaty bodies have a list of issues."""
    if stage == "session":
        return "Recommendations"
    return "Questions for the list of issues" if subject.committee else "Questions"


def list_gaps(brief: Brief, theme: str, topic: str) -> tuple[Block, ...]:
    """The indicators not met or partly met, in words, those asked about first."""
    subject = brief.subject
    rank = {question.indicator_id: question.rank for question in brief.result.questions}
    mine = [item for item in brief.result.scorecard.indicators if item.theme == theme]
    gaps = sorted(
        (item for item in mine if item.outcome in {"not-met", "partly-met"}),
        key=lambda item: rank.get(item.id, len(rank) + 1),
    )
    on = f"On {topic}, {subject.label}" if topic else capitalise(subject.label)
    if not gaps:
        asked = [item for item in mine if item.outcome == "met"]
        if not asked:
            says = subject.verb("says", named=True)
            return (say(f"{on} {says} too little for any of the rubric's indicators to be asked."),)
        return (say(f"{on} {subject.verb('meets', named=True)} {_all_met(len(asked))}."),)
    listed = gaps[: brief.plan.gaps]
    more = len(gaps) - len(listed)
    verb = subject.verb("leaves", named=True)
    lead = f"{on} {verb} {'this' if len(listed) == 1 else 'the following'} open:"
    blocks: list[Block] = [say(lead), Listing(tuple((_gap_run(brief, item),) for item in listed))]
    if more:
        on = f"on {inside(topic)}" if topic else "on the whole text"
        text = f"{number_word(more)} further {'indicator' if more == 1 else 'indicators'} {on}"
        text += f" {'is' if more == 1 else 'are'} not met, or met in part only, by {subject.label}."
        blocks.append(say(capitalise(text), brief.support((), "; ".join(item.id for item in gaps[len(listed) :]))))
    return tuple(blocks)


def _says(
    brief: Brief,
    theme: ThemeResult,
    terms: Theme | None,
    topic: str,
    quoted: frozenset[str],
    introduced: frozenset[str],
) -> tuple[Block, ...]:
    """How much the report says on the theme, and its own words."""
    blocks: list[Block] = [_opening(brief, theme, topic)]
    used = set(introduced)
    quotations = choose_quotations(brief, theme, terms, quoted)
    for turn, quotation in enumerate(quotations):
        blocks += [_introduce(brief, quotation, topic, turn, used), quotation]
    if theme.reference_count and not quotations and not is_spoken_of(brief, theme, terms):
        text = f"No sentence of {brief.subject.label} that names {topic} speaks of women, girls, gender or migration."
        blocks.append(say(text, brief.support((), "Such words stand in other sentences of these paragraphs")))
    return tuple(blocks)


def _opening(brief: Brief, theme: ThemeResult, topic: str) -> Statement:
    """How many paragraphs treat the theme, and how many of them speak of women, girls or gender."""
    subject = brief.subject
    count = len(theme.paragraph_indexes)
    label = capitalise(subject.label)
    if count == 0:
        does = subject.verb("does", named=True)
        return say(f"{label} {does} not deal with {topic}.", brief.support((), "The theme has no paragraph"))
    where = name_places(brief.document, theme.paragraph_indexes)
    places = f" ({where})" if where else ""
    deals = subject.verb("deals", named=True)
    text = f"{label} {deals} with {inside(topic)} in {figure(count, 'paragraph')}{places}. {_speak_of(theme, count)}"
    ids = tuple(
        item.reference.id
        for item in brief.result.references
        if theme.id in item.reference.themes
        and item.reference.dimension == "gender"
        and item.reference.bucket is None
        and item.reference.core
        and item.reference.group != "men-boys"
    )
    support = brief.support(ids)
    return say(text, Support(cite_places(subject, brief.document, theme.paragraph_indexes), ids, support.sentence))


def _speak_of(theme: ThemeResult, paragraphs: int) -> str:
    """How often the paragraphs of a theme speak of women, girls or gender, and how often of migration with them."""
    one = paragraphs == 1
    number, meeting = theme.reference_count, theme.intersection_count
    if number == 0:
        return f"{'It does not speak' if one else 'Not one of them speaks'} of women, girls or gender."
    refer = "It refers" if one else "They refer"
    together = (
        f"and {figure(meeting, 'sentence')} {'brings' if meeting == 1 else 'bring'} them together with migration"
        if meeting
        else "but never together with migration"
    )
    return f"{refer} to women, girls or gender {often(number)}, {together}."


def _introduce(brief: Brief, quotation: Quotation, topic: str, turn: int, used: set[str]) -> Statement:
    """The sentence before a quotation, unlike those before it.

    Args:
        brief: Everything that is known.
        quotation: What follows.
        topic: The theme as it stands in a sentence.
        turn: Of the quotation in its theme, from 0.
        used: Sentences that introduced one already; the new one is added.
    """
    subject = brief.subject
    if quotation.paragraph_number is not None:
        where = f"paragraph {quotation.paragraph_number}"
    else:
        where = f"page {quotation.page_number}" if quotation.page_number is not None else ""
    forms = _UNPLACED if not where else _FIRST if turn == 0 else _NEXT
    shift = len(used) + turn
    ordered = (
        [forms[(shift + step) % len(forms)] for step in range(len(forms))] if where else list(forms[turn:] or forms)
    )
    names = {
        "Place": capitalise(where),
        "place": where,
        "label": subject.label,
        "Label": capitalise(subject.label),
        "short": subject.short,
        "Short": capitalise(subject.short),
        "adds": subject.verb("adds"),
        "says": subject.verb("says", named=turn == 0),
        "puts": subject.verb("puts", named=True),
        "theme": topic,
    }
    filled = [_say_page(form.format(**names)) for form in ordered]
    text = next((form for form in filled if form not in used), f"{filled[0][:-1]}, on {topic}:")
    used.add(text)
    return say(text, Support(quotation.citation, quotation.reference_ids, quotation.text))


def _say_page(text: str) -> str:
    """The same sentence, "on" before a page."""
    return text.replace("in page ", "on page ").replace("In page ", "On page ")


def _gap_run(brief: Brief, gap: IndicatorResult) -> Run:
    """One gap as a sentence, with why it is said."""
    subject = brief.subject
    text = f"{capitalise(subject.short)} {subject.gap(gap.gap)}"
    places = gap.evidence_paragraphs
    if gap.outcome == "partly-met":
        where = name_places(brief.document, places)
        several = where.startswith(("paragraphs", "pages"))
        text += f"; {where} {'come' if several else 'comes'} nearest" if where else "; some of it is touched on"
    note = f"Indicator {gap.id}, {gap.outcome.replace('-', ' ')}: {gap.reason}"
    return Run(f"{text}.", support=Support(cite_places(subject, brief.document, places), gap.evidence, "", note))


def _why(brief: Brief, theme: ThemeResult, terms: Theme | None, topic: str) -> tuple[Statement, ...]:
    """Why the theme matters, and the standards that bear on it."""
    statements = []
    if terms is not None and terms.why:
        statements.append(say(terms.why))
    hooks = list(dict.fromkeys(hook for question in _asked(brief, theme.id) for hook in question.hooks[:2]))
    hooks.sort(key=lambda hook: hook.note.startswith(TO_BE_CHECKED))
    chosen = name_hooks(hooks)[:_HOOKS]
    if chosen:
        noun, be = ("standard", "is") if len(chosen) == 1 else ("standards", "are")
        bears = "bears" if len(chosen) == 1 else "bear"
        statements.append(
            say(f"The {noun} that {bears} on {inside(topic)} {be} {brief.subject.shorten(join_titles(list(chosen)))}.")
        )
    return tuple(statements)


def _asked(brief: Brief, theme: str) -> tuple[Question, ...]:
    """Every question that the draft asks on a theme."""
    return tuple(question for stage in brief.stages for question in questions_on(brief, theme, stage))


def _all_met(number: int) -> str:
    """All indicators that apply, in words."""
    if number == 1:
        return "the one indicator that applies"
    return f"{'both' if number == 2 else f'all {number_word(number)}'} indicators that apply"
