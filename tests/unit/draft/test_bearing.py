"""Which laws a question may name, and how the report is called in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi.draft.brief import make_brief
from gmi.draft.plan import make_plan
from gmi.draft.request import list_requests
from gmi.model.draft_options import DraftOptions
from gmi.model.profile import Profile
from gmi.model.reference import Measure
from gmi.model.scorecard import Result
from gmi.wording.bearing import find_bearing
from gmi.wording.topic import make_topic
from tests.unit.draft.factory import make_committee, rubric
from tests.unit.render.factory import make_result


def with_measures(*names: str, start: str) -> Result:
    """A result that names these in the paragraph that begins so."""
    result = make_result()
    document = result.document
    index = next(item.index for item in document.paragraphs if document.text_of(item).startswith(start))
    measures = tuple(Measure(name, "law", ("12",), (index,)) for name in names)
    return replace(result, scorecard=replace(result.scorecard, measures=measures))


def bearing_on(result: Result, theme: str) -> frozenset[str]:
    """How the measures are called that bear on a theme."""
    return find_bearing(result.document, result.references, result.scorecard.measures, rubric())[theme]


@pytest.mark.parametrize(
    ("name", "start", "theme", "bears"),
    [
        ("National Plan against Trafficking in Persons", "The National Plan against", "trafficking", True),
        ("Trafficking in Persons", "The National Plan against", "overall", True),
        ("National Plan against Trafficking in Persons", "The National Plan against", "skills", False),
        ("Health Care Act", "Emergency care is open", "health", True),
        ("Health Care Act", "Emergency care is open", "detention", False),
        ("Health Act for Persons with Disabilities", "Emergency care is open", "health", False),
        ("Children’s Health Act", "Emergency care is open", "health", False),
        ("Fisheries Act", "Emergency care is open", "health", False),
    ],
)
def test_a_measure_bears_on_what_it_names(name: str, start: str, theme: str, *, bears: bool) -> None:
    """A law bears on a theme that its name or its sentence speaks of; one for other persons on none."""
    assert bool(bearing_on(with_measures(name, start=start), theme)) is bears


def test_a_topic_read_for_one_text_finds_in_it_what_the_whole_topic_finds() -> None:
    """Leaving out the words that a text cannot hold changes nothing for that text."""
    texts = ["Labour Code", "Private employment agencies", "Children left behind", "Health care in detention", ""]
    for theme in rubric().themes:
        for text in texts:
            whole, part = make_topic(theme), make_topic(theme, text)
            assert part.is_named_in(text) == whole.is_named_in(text)
            assert part.is_touched_in(text) == whole.is_touched_in(text)


def test_the_reporting_period_is_not_the_report() -> None:
    """The report is called by its symbol only where the whole word stands for it."""
    indicator = next(item for item in rubric().all_indicators() if item.id == "overall.budget")
    result = make_result()
    template = next(item.text for item in indicator.questions if item.stage == "list-of-issues")
    assert "reporting period" in template
    text = (
        "With reference to paragraphs 4 and 7 of the report, please specify the human and financial resources that "
        "Valmora allocated in each year of the reporting period to measures for migrant women, girls and LGBTQIA+ "
        "migrants."
    )
    base = result.questions[0]
    question = replace(base, text=text, stage="list-of-issues", indicator_id=indicator.id, theme="overall")
    known = replace(result.scorecard.indicators[0], id=indicator.id, theme="overall")
    card = replace(result.scorecard, indicators=(*result.scorecard.indicators, known))
    brief = make_brief(
        replace(result, scorecard=card), rubric(), make_committee(), Profile(), DraftOptions(), make_plan()
    )
    said = list_requests(brief, (question,))[0][0].text
    assert "of CMW/C/XVM/2, please" in said
    assert "in each year of the reporting period" in said
