"""An organisation's profile: what it may hold, and every way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi.errors import ProfileError
from gmi.load import load_rubric
from gmi.load_profile import load_profile, write_skeleton
from gmi.model.profile import Organisation, OwnEvidence, Profile
from gmi.model.rubric import Rubric

WHOLE = """\
organisation:
  name: Casa Abierta
  about: |
    We counsel women
    in the port of Lume.
  contact: [12 Harbour Street, office@casa.example]
co_authors:
  - name: Collective of Home Workers
mandate: Rights of migrant women.
session: 41st session
publication: confidential
date: 3 May 2026
evidence:
  - theme: domestic-work
    statistic: Of 120 women, 38 had no contract.
    source: Own records, 2025
  - theme: overall
    testimony: "\\"I waited.\\""
    source: Interview, 2025
priorities: [domestic-work.women, domestic-work.women]
"""


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    """The rubric whose themes a profile names."""
    return load_rubric("gmi-core")


def write(folder: Path, text: str) -> Path:
    """A profile with this text."""
    path = folder / "org.yml"
    path.write_text(text, encoding="utf-8")
    return path


def complaints(path: Path, rubric: Rubric | None = None) -> list[tuple[str, int]]:
    """Codes and lines of everything that is wrong."""
    with pytest.raises(ProfileError) as caught:
        load_profile(path, rubric)
    assert caught.value.code == "profile.invalid"
    assert f"{len(caught.value.problems)} to mend" in caught.value.message
    assert all(problem.hint for problem in caught.value.problems)
    return [(problem.code, int(problem.where.rpartition(":")[2])) for problem in caught.value.problems]


def test_a_whole_profile(tmp_path: Path, rubric: Rubric) -> None:
    """Everything that is written arrives, each text on one line, a priority once."""
    assert load_profile(write(tmp_path, WHOLE), rubric) == Profile(
        organisation=Organisation(
            "Casa Abierta",
            "We counsel women in the port of Lume.",
            ("12 Harbour Street", "office@casa.example"),
        ),
        co_authors=(Organisation("Collective of Home Workers"),),
        mandate="Rights of migrant women.",
        session="41st session",
        publication="confidential",
        date="3 May 2026",
        evidence=(
            OwnEvidence("statistic", "domestic-work", "Of 120 women, 38 had no contract.", "Own records, 2025"),
            OwnEvidence("testimony", "overall", '"I waited."', "Interview, 2025"),
        ),
        priorities=("domestic-work.women",),
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "organisation:\n", "evidence:\nco_authors: []\nmandate:\n"])
def test_nothing_is_made_up(tmp_path: Path, text: str) -> None:
    """What is not written is empty."""
    assert load_profile(write(tmp_path, text)) == Profile()


@pytest.mark.parametrize("name", ["gmi-core", "gmi-cmw", "gmi-cedaw"])
def test_the_skeleton_loads_and_lists_the_themes(tmp_path: Path, name: str) -> None:
    """A new profile is sound as it stands, says nothing yet, and names every theme; its examples are sound too."""
    rubric = load_rubric(name)
    text = write_skeleton(rubric)
    assert load_profile(write(tmp_path, text), rubric) == Profile()
    assert all(f"#   {theme.id} " in text for theme in rubric.themes)
    lines = (line[1:] if line.startswith(("#  - ", "#    ")) else line for line in text.split("\n"))
    opened = "\n".join(lines)
    filled = load_profile(write(tmp_path, opened), rubric)
    assert [item.kind for item in filled.evidence] == ["statistic", "testimony"]
    assert filled.co_authors
    assert filled.priorities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("organization:\n  name: A\n", [("schema.key.unknown", 1)]),
        ("organisation: Casa\n", [("schema.value.type", 1)]),
        ("organisation:\n  about: We.\n", [("profile.name", 1)]),
        ("co_authors:\n  - contact: [a]\n", [("profile.name", 2)]),
        ("publication: maybe\n", [("schema.value.unknown", 1)]),
        ("session: 41\n", [("schema.value.type", 1)]),
        ("evidence:\n  - theme: overall\n    source: S\n", [("profile.evidence", 2)]),
        ("evidence:\n  - {theme: overall, statistic: A, testimony: B, source: S}\n", [("profile.evidence", 2)]),
        ("evidence:\n  - theme: overall\n    statistic: A\n", [("profile.source", 2)]),
        ("evidence:\n  - theme: overall\n    statistic: A\n    source: '  '\n", [("profile.source", 2)]),
        ("evidence:\n  - statistic: A\n    source: S\n", [("profile.theme", 2)]),
        ("evidence:\n  - theme: domestic\n    statistic: A\n    source: S\n", [("profile.theme", 2)]),
        ("evidence: text\n", [("schema.value.type", 1)]),
        ("evidence: [text]\n", [("schema.value.type", 1)]),
        ("priorities: [nothing.here]\n", [("profile.indicator", 1)]),
        ("- a list\n", [("schema.value.type", 1)]),
        ("mandate: &a x\n", [("yaml.anchor", 1)]),
        ("mandate: x\nmandate: y\n", [("yaml.key.duplicate", 2)]),
        ("mandate: a: b\n", [("yaml.syntax", 1)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, rubric: Rubric, text: str, expected: list[tuple[str, int]]) -> None:
    """Each fault has its code, its line and a hint."""
    assert complaints(write(tmp_path, text), rubric) == expected


def test_all_problems_at_once(tmp_path: Path, rubric: Rubric) -> None:
    """Several faults are named together, in order of lines."""
    text = "organisation:\n  abuot: x\nevidence:\n  - theme: nope\n    statistic: A\n  - testimony: B\n    source: S\n"
    assert complaints(write(tmp_path, text), rubric) == [
        ("profile.name", 1),
        ("schema.key.unknown", 2),
        ("profile.source", 4),
        ("profile.theme", 4),
        ("profile.theme", 6),
    ]


def test_a_wrong_theme_is_guessed(tmp_path: Path, rubric: Rubric) -> None:
    """The hint names the theme that was meant."""
    path = write(tmp_path, "evidence:\n  - theme: domestic_work\n    statistic: A\n    source: S\n")
    with pytest.raises(ProfileError) as caught:
        load_profile(path, rubric)
    assert "domestic-work" in caught.value.problems[0].hint


@pytest.mark.parametrize("name", ["none.yml", ".", "a\0b.yml"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """A missing file, a folder and what is no path are told in words."""
    with pytest.raises(ProfileError) as caught:
        load_profile(f"{tmp_path}/{name}")
    assert caught.value.code == "profile.unreadable"
    assert "gmi draft --new-profile" in caught.value.hint


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file in another encoding is refused with its line."""
    path = tmp_path / "org.yml"
    path.write_bytes("mandate: Señoras\n".encode("latin-1"))
    assert complaints(path) == [("yaml.encoding", 1)]


@given(st.text(max_size=80))
def test_any_text_is_a_profile_or_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No content makes it fail in another way."""
    path = tmp_path_factory.mktemp("profile") / "org.yml"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        problems = 0 if isinstance(load_profile(path), Profile) else 1
    except ProfileError as error:
        problems = -len(error.problems)
    assert problems <= 0
