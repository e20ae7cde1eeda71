"""The page: complete, self-contained, escaped, small, and every number led to its rows."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from gmi.model.scorecard import Result
from gmi.render import render_result
from gmi.render.evidence import FilterKeys
from gmi.render.html import render_html

from .factory import make_result
from .report import Line

EVIL = "<script>alert(1)</script>]]>\"'><img src=x onerror=alert(1)> javascript:alert(1) {{ 7*7 }} </style>&amp;"
VOID = {"meta", "input", "br", "img", "hr", "link"}


class Page(HTMLParser):
    """Reads a page into what the tests ask: elements, ids, links, texts of style and script."""

    def __init__(self, text: str) -> None:
        """Reads the whole page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the element."""
        assert len(dict(attrs)) == len(attrs), f"{tag} has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Sees that what is closed was open."""
        while self.open and self.open[-1] != tag:
            assert self.open[-1] in {"p", "li", "tr", "td", "th", "option"}, f"{tag} closes {self.open[-1]}"
            self.open.pop()
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keeps what stands in style and script."""
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        """Every id."""
        return [str(attributes["id"]) for _, attributes in self.elements if "id" in attributes]


def make_evil() -> Result:
    """A result with markup wherever a report, a rubric or a file name can bring it in."""
    line = Line(
        (f"At night [migrants:m|migrants] {EVIL.replace('[', '')} [women-girls:c|{EVIL}].",), "body", ("health",)
    )
    result = make_result(extra=(line,), state_name=EVIL, symbol=EVIL, path=EVIL, body=EVIL, cycle=EVIL, date=EVIL)
    card = result.scorecard
    paragraphs = tuple(replace(p, heading_path=(EVIL,), number=p.number and EVIL) for p in result.document.paragraphs)
    heading = next(p for p in paragraphs if p.zone == "heading")
    text = result.document.text.replace(heading.span.cut(result.document.text), EVIL[: len(heading.span)], 1)
    return replace(
        result,
        document=replace(result.document, paragraphs=paragraphs, text=text),
        vetoed=tuple(replace(v, text=EVIL, why=EVIL) for v in result.vetoed),
        questions=tuple(replace(q, text=EVIL, gap=EVIL) for q in result.questions),
        problems=tuple(replace(p, message=EVIL, where=EVIL, hint=EVIL) for p in result.problems),
        references=tuple(replace(r, reason=EVIL) for r in result.references),
        scorecard=replace(
            card,
            finding=EVIL + card.finding,
            measures=tuple(replace(m, name=EVIL, variants=(EVIL,)) for m in card.measures),
            absences=tuple(replace(a, statement=EVIL, searched_terms=(EVIL,)) for a in card.absences),
            themes=tuple(replace(t, title=EVIL) for t in card.themes),
            indicators=tuple(replace(i, question=EVIL, reason=EVIL) for i in card.indicators),
            theme_titles=dict.fromkeys(card.theme_titles, EVIL),
            group_titles=dict.fromkeys(card.group_titles, EVIL),
        ),
    )


@pytest.mark.parametrize("result", [make_result(), make_result(3), make_evil()], ids=["short", "long", "evil"])
def test_page_is_well_formed_and_every_link_leads_somewhere(result: Result) -> None:
    """Tags are closed in order, no id stands twice, each link leads to an id of the page."""
    page = Page(render_html(result))
    assert page.open == []
    assert len(set(page.ids())) == len(page.ids())
    targets = {f"#{name}" for name in page.ids()}
    for kind in ("a", "use"):
        assert {str(link["href"]) for link in page.all(kind)} <= targets
    assert {str(label["for"]) for label in page.all("label") if "for" in label} <= set(page.ids())


@pytest.mark.parametrize("result", [make_result(), make_evil()], ids=["plain", "evil"])
def test_nothing_runs_and_nothing_is_loaded_but_the_page_itself(result: Result) -> None:
    """One style, one script, both named by hash in the policy; no handler, no style attribute, no address."""
    text = render_html(result)
    page = Page(text)
    assert len(page.all("style")) == len(page.all("script")) == 1
    policy = next(str(m["content"]) for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    for kind, directive in (("style", "style-src"), ("script", "script-src")):
        digest = hashlib.sha256("".join(page.raw[kind]).encode()).digest()
        assert f"{directive} 'sha256-{base64.b64encode(digest).decode()}'" in policy
    for part in ("default-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    for tag, attributes in page.elements:
        assert tag not in {"iframe", "object", "embed", "link", "img", "form", "base"}
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in {"style", "src", "srcset", "action", "formaction"}, (tag, name)
            assert name != "href" or str(value).startswith("#"), (tag, value)
    assert "@import" not in page.raw["style"][0]
    assert "url(" not in page.raw["style"][0]


def test_report_text_is_escaped() -> None:
    """Markup in the report's own words is shown as words."""
    text = render_html(make_evil())
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;" in text
    assert "{{ 7*7 }}" in text


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("headline", lambda c: c.headline),
        ("raw", lambda c: c.raw),
        ("extended", lambda c: c.extended),
    ],
)
@pytest.mark.parametrize("dimension", ["gender", "migration"])
def test_a_number_leads_to_as_many_rows(name: str, count: object, dimension: str) -> None:
    """The filter behind a number shows exactly that number of rows."""
    result = make_result(4)
    keys = FilterKeys(result)
    wanted = set(getattr(keys, name)(dimension).split())
    rows = [set(keys.of_row(item).split()) for item in result.references]
    assert sum(wanted <= row for row in rows) == count(getattr(result.scorecard.counts, dimension))  # type: ignore[operator] - a function of the table above


def test_buckets_and_groups_lead_to_as_many_rows() -> None:
    """The filter behind each bucket and each group shows exactly its number."""
    result = make_result(2)
    keys = FilterKeys(result)
    rows = [set(keys.of_row(item).split()) for item in result.references]
    for dimension in ("gender", "migration"):
        count = getattr(result.scorecard.counts, dimension)
        for bucket, number in count.excluded.items():
            assert sum(set(keys.excluded(dimension, bucket).split()) <= row for row in rows) == number
        for group, number in count.groups.items():
            assert sum(set(keys.of_group(group).split()) <= row for row in rows) == number


def test_every_number_of_the_finding_is_a_link() -> None:
    """No digit of the finding stands outside a link, the symbol's apart; levels and absences are links too."""
    text = render_html(make_result())
    finding = re.search(r'<p class="finding"[^>]*>(.*?)</p>', text, re.DOTALL)
    assert finding
    plain = re.sub(r"<a [^>]*>.*?</a>", "", finding[1]).replace("CMW/C/XVM/2", "")
    assert not re.search(r"\d|moderate|no reference", plain)
    assert 'href="#evidence" data-f="dg k0 b">10</a>' in finding[1]
    assert 'href="#absences">no reference</a>' in finding[1]


def test_ten_parts_in_order() -> None:
    """The parts stand in the order of the design."""
    text = render_html(make_result())
    order = (
        "finding",
        "levels",
        "strips",
        "counted",
        "themes",
        "indicators",
        "questions",
        "measures",
        "evidence",
        "method",
    )
    places = [text.index(f'id="{name}"') for name in order]
    assert places == sorted(places)


def test_sentences_that_must_stand() -> None:
    """What the method is not, the one calibration point, the part for migrant communities, the level's meaning."""
    text = render_html(make_result())
    for words in (
        "in the style of the Gender-Migration Index",
        "not endorsed by its authors",
        "one known calibration point",
        "not assessed: to be completed by migrant communities",
        "a statement about a text, not about a State’s conduct",
        "common core document is not silence",
        "Page 7 could not be read.",
        "Trafficking in drugs is not trafficking in persons.",
        "without women or gender",
        "cd" * 32,
    ):
        assert words in text, words


def test_grave_problems_stand_near_the_top_and_only_they() -> None:
    """A page that was not read is told before the finding; what is merely worth knowing is not."""
    result = make_result()
    text = render_html(result)
    assert text.index("could not be read.") < text.index('id="finding"')
    quiet = render_html(replace(result, problems=result.problems[1:]))
    assert 'class="notice"' not in quiet
    assert "41 words broken at a line end" in quiet


def test_tables_have_captions_and_scopes() -> None:
    """Each table has a caption, each header cell says what it heads."""
    page = Page(render_html(make_result()))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(cell.get("scope") for cell in page.all("th"))


def test_strips_cost_no_tab_stops() -> None:
    """No tick of a strip is a stop of the tab key, however many there are."""
    text = render_html(make_result(3))
    ticks = re.findall(r'<a href="#r\d+"( tabindex="-1")?><use', text)
    assert len(ticks) > 60
    assert all(ticks)


def test_intersections_lead_where_the_report_is_not_about_migration() -> None:
    """The first row of levels is then where both meet."""
    result = make_result()
    result = replace(result, scorecard=replace(result.scorecard, headline="intersections"))
    rows = re.findall(r'role="rowheader">([^<]+)<', render_html(result))
    assert rows[:3] == ["Where gender and migration meet", "Gender", "Migration"]


def test_a_result_that_found_nothing_is_a_page_too() -> None:
    """No reference, theme, indicator, question, measure, band or known source: still a whole page."""
    unknown = dict.fromkeys(("symbol", "state", "state_name", "body", "cycle", "language", "date"))
    result = make_result(**unknown)
    source = replace(result.source, page_count=0, word_count=0, numbered_paragraph_last=None)
    card = replace(
        result.scorecard,
        intersections=(), absences=(), themes=(), indicators=(), measures=(), frames=(), finding="Nothing was found.",
    )  # fmt: skip
    document = replace(result.document, text="", paragraphs=())
    empty = replace(
        result,
        source=source, references=(), vetoed=(), questions=(), problems=(), scorecard=card, document=document,
    )  # fmt: skip
    assert Page(render_html(empty)).open == []
    for format_ in ("terminal", "md", "json", "csv"):
        assert render_result(empty, format_)


def test_a_long_report_stays_under_a_megabyte() -> None:
    """Fifty pages with 1,500 references, in sentences of 200 letters, make less than 1 MB."""
    filler = "and the authorities of every province report each year what they did, what it cost and what is left to do"
    sentence = (
        "[migrants:e|Migrants] and [women-girls:c|women] "
        + filler
        + " for the [migrants:m|migrant families] of Valmora."
    )
    result = make_result(1, extra=(Line((sentence,), "body", ("health", "data")),) * 490)
    assert len(result.references) > 1490
    assert len(result.scorecard.finding) > 100
    size = len(render_html(result).encode())
    assert size < 1_000_000, size


def test_same_result_same_page() -> None:
    """Two results made alike give the same page."""
    assert render_html(make_result()) == render_html(make_result())
