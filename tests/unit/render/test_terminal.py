"""The terminal scorecard: 80 columns, honest without colour, harmless, ending with one thing to do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gmi.errors import RenderError
from gmi.render import FORMATS, render_result

from .factory import make_result


@pytest.mark.parametrize("repeat", [1, 6])
def test_fits_eighty_columns(repeat: int) -> None:
    """No line is wider than 80 columns, whatever the length of the report."""
    lines = render_result(make_result(repeat), "terminal").splitlines()
    assert max(map(len, lines)) <= 80


def test_says_the_same_without_colour() -> None:
    """Colour adds nothing but type: without its codes the text is the same."""
    plain = render_result(make_result(), "terminal")
    coloured = render_result(make_result(), "terminal", colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_order_of_the_page() -> None:
    """Finding, levels, strips, counts, themes, indicators, questions, measures, absences, evidence, next."""
    text = render_result(make_result(), "terminal")
    order = ("refers to women", "LEVELS", "WHERE IT SPEAKS", "WHAT WAS COUNTED",
             "THEMES", "INDICATORS", "QUESTIONS FOR",
             "RECOMMENDATIONS FOR", "MEASURES NAMED", "ABSENCES", "EVIDENCE AND METHOD", "Next:")  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_says_where_files_are_and_ends_with_the_next_step() -> None:
    """Written files are named whole, even long ones; the last line is what to do next."""
    path = "out/" + "very-long-folder-name/" * 5 + "valmora.html"
    result = replace(make_result(), problems=())
    text = render_result(result, "terminal", files=(path,))
    assert f"  {path}\n" in text
    last = text.rstrip().split("\n\n")[-1].replace("\n", " ")
    assert last.startswith("Next: open out/very-long-folder-name/")
    assert "gmi score" not in last
    assert last.endswith("the 1 reference whose depth is undecided.")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "look at the pages that could not be read"),
        ({"problems": ()}, "-o scorecard.html"),
        ({"problems": (), "references": ()}, "no reference was found in it"),
    ],
)
def test_next_step_fits_the_result(change: dict[str, tuple[()]], words: str) -> None:
    """What was not read comes first, then what is undecided; without references, the reading itself is in doubt."""
    text = render_result(replace(make_result(), **change), "terminal")  # type: ignore[arg-type] - fields of Result
    assert words in " ".join(text.rstrip().split("\n\n")[-1].split())


def test_a_report_cannot_steer_the_terminal() -> None:
    """Escape codes, rich's markup and turned text in a report's words do nothing."""
    result = make_result(state_name="\x1b[2J[bold red]Valmora[/]\u202e\x07")
    text = render_result(result, "terminal", colour=True)
    assert "\x1b[2J" not in text
    assert "[bold red]Valmora[/]" in text
    assert not re.search("[\x07\u202e]", text)


def test_method_is_said() -> None:
    """What the method is, and is not, stands in the terminal and in Markdown."""
    for format_ in ("terminal", "md"):
        text = " ".join(render_result(make_result(), format_).split())
        for words in ("in the style of the Gender-Migration Index", "not endorsed by its authors",
                      "one known calibration point", "to be completed by migrant communities"):  # fmt: skip
            assert words in text, (format_, words)


def test_unknown_format_is_refused() -> None:
    """A format that gmi does not write is named, with those that it does."""
    assert FORMATS == ("terminal", "html", "md", "json", "csv")
    with pytest.raises(RenderError, match="odt") as caught:
        render_result(make_result(), "odt")
    assert "terminal, html, md, json, csv" in caught.value.hint
