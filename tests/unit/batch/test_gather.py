"""What the user's arguments stand for: folders, patterns, lists, links, and what is not there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gmi.batch.gather import Gathered, gather_files, is_below
from gmi.batch.storage import is_url

PDF = b"%PDF-1.7 and so on"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*names: str, content: bytes = PDF) -> None:
    """Files, with the folders that they need."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def gather(*arguments: str, output: str = "out") -> Gathered:
    """What these arguments stand for."""
    return gather_files(list(arguments), Path(output))


def names_of(found: Gathered) -> list[str]:
    """Paths of what can be read."""
    return [named.path for named in found.named if named.fault is None]


def faults_of(found: Gathered) -> dict[str, str]:
    """Code by path of what cannot be read."""
    return {named.path: named.fault.code for named in found.named if named.fault is not None}


@pytest.mark.usefixtures("here")
def test_folders_are_read_to_their_depth_in_order() -> None:
    """All PDFs below a folder, sorted by name whatever the order of the disk."""
    make("r/b.pdf", "r/a.PDF", "r/x/y/c.pdf", "r/x/d.pdf")
    assert names_of(gather("r")) == ["r/a.PDF", "r/b.pdf", "r/x/d.pdf", "r/x/y/c.pdf"]


@pytest.mark.usefixtures("here")
def test_files_of_folders_are_chosen_by_ending_or_content() -> None:
    """A PDF without its ending is found; what gmi does not read is counted by ending."""
    make("r/report", "r/damaged.pdf", content=PDF)
    make("r/notes.txt", "r/plan.docx", "r/more.txt", "r/README", content=b"words")
    found = gather("r")
    assert names_of(found) == ["r/damaged.pdf", "r/report"]
    assert dict(found.other) == {".txt": 2, ".docx": 1, "without ending": 1}


@pytest.mark.usefixtures("here")
def test_hidden_files_are_passed_over_and_counted() -> None:
    """Names that begin with a full stop are not read in folders; one that is named itself is."""
    make("r/a.pdf", "r/.b.pdf", "r/.git/c.pdf")
    found = gather("r")
    assert (names_of(found), found.hidden) == (["r/a.pdf"], 2)
    assert names_of(gather("r/.b.pdf")) == ["r/.b.pdf"]


@pytest.mark.usefixtures("here")
def test_the_output_is_no_input() -> None:
    """The batch's own folder is not read, under whatever name it is met."""
    make("r/a.pdf", "r/out/reports/b.pdf")
    assert names_of(gather("r", output="r/out")) == ["r/a.pdf"]
    assert names_of(gather(".", output="./r/../r/out")) == ["r/a.pdf"]
    assert gather("r/out", output="r/out").notes == ["r/out: not read, since it is the batch's own folder"]


@pytest.mark.usefixtures("here")
def test_what_is_named_is_tried_whatever_it_is() -> None:
    """A file named by itself is listed, of whatever kind; the reader says what is wrong with it."""
    make("a.docx", content=b"PK")
    assert names_of(gather("a.docx")) == ["a.docx"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("r/*.pdf", ["r/a.pdf", "r/b.pdf"]),
        ("r/**/*.pdf", ["r/a.pdf", "r/b.pdf", "r/x/c.pdf"]),
        ("r/[ab].pdf", ["r/a.pdf", "r/b.pdf"]),
        ("r/**", ["r/a.pdf", "r/b.pdf", "r/x/c.pdf"]),
        ("r/?", ["r/x/c.pdf"]),
    ],
)
@pytest.mark.usefixtures("here")
def test_patterns(pattern: str, expected: list[str]) -> None:
    """Patterns that the shell has left to us are ours; a folder that matches is read."""
    make("r/a.pdf", "r/b.pdf", "r/x/c.pdf")
    assert names_of(gather(pattern)) == expected


@pytest.mark.usefixtures("here")
def test_a_name_with_brackets_is_a_name_first() -> None:
    """A file that is called like a pattern is that file."""
    make("a[1].pdf", "a1.pdf")
    assert names_of(gather("a[1].pdf")) == ["a[1].pdf"]


@pytest.mark.usefixtures("here")
def test_lists() -> None:
    """Lines of a list are relative to it; comments and blank lines are none; lists may name lists and patterns."""
    make("lists/a.pdf", "lists/sub/b.pdf", "lists/sub/c.pdf", "else/d.pdf", "lists/no #7.pdf")
    text = "\ufeff# reports\n\n a.pdf \nsub/*.pdf  # a pattern\nno #7.pdf\n@more.txt\nnot-there.pdf\n@all.txt\n"
    Path("lists/all.txt").write_text(text, encoding="utf-8")
    Path("lists/more.txt").write_text("../else/d.pdf\n", encoding="utf-8")
    found = gather("@lists/all.txt")
    assert names_of(found) == [
        "lists/../else/d.pdf", "lists/a.pdf", "lists/no #7.pdf", "lists/sub/b.pdf", "lists/sub/c.pdf",
    ]  # fmt: skip
    assert faults_of(found) == {"lists/not-there.pdf": "source.missing"}


@pytest.mark.usefixtures("here")
def test_what_is_missing_stops_nothing() -> None:
    """Files, patterns and lists that are not there are failures beside what is."""
    make("a.pdf")
    found = gather("a.pdf", "b.pdf", "no/*.pdf", "@no.txt")
    assert names_of(found) == ["a.pdf"]
    assert faults_of(found) == {"b.pdf": "source.missing", "no/*.pdf": "source.missing", "@no.txt": "batch.list"}


@pytest.mark.usefixtures("here")
def test_folders_without_reports_are_said() -> None:
    """An empty folder is no failure, but it is named."""
    Path("empty").mkdir()
    Path("nothing.txt").write_text("# nothing\n")
    assert gather("empty", "@nothing.txt").notes == ["empty: no reports in it", "@nothing.txt: the list is empty"]


@pytest.mark.usefixtures("here")
def test_a_file_named_twice_is_one() -> None:
    """However often and in whatever way the user names it."""
    make("r/a.pdf")
    assert names_of(gather("r", "r/a.pdf", "./r//a.pdf", "r/*.pdf", str(Path("r").absolute()))) == ["r/a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_followed_and_loops_end(here: Path) -> None:
    """A link to a folder is entered once; one that leads nowhere is a failure; a pipe is not waited for."""
    make("r/a.pdf", "else/b.pdf")
    Path("r/loop").symlink_to(here / "r")
    Path("r/link").symlink_to(here / "else")
    Path("r/again").symlink_to(here / "else")
    Path("r/gone.pdf").symlink_to(here / "nowhere")
    os.mkfifo("r/pipe.pdf")
    found = gather("r")
    assert names_of(found) == ["r/a.pdf", "r/again/b.pdf"]
    assert faults_of(found) == {"r/gone.pdf": "source.missing", "r/pipe.pdf": "source.unreadable"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets names be any bytes")
def test_names_that_are_no_text(here: Path) -> None:
    """A file whose name is not UTF-8 is read; where its name is shown, its bytes stand as codes."""
    (here / "r").mkdir()
    Path(os.fsdecode(os.fsencode(here / "r") + b"/caf\xe9.pdf")).write_bytes(PDF)
    (named,) = gather("r").named
    assert named.path == "r/caf\\xe9.pdf"
    assert named.local_path is not None
    assert Path(named.local_path).read_bytes() == PDF


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s3://bucket/reports", True),
        ("https://example.org/a.pdf", True),
        ("zip://*.pdf::reports.zip", True),
        ("simplecache::s3://bucket/a.pdf", True),
        ("reports/a.pdf", False),
        ("C:\\reports\\a.pdf", False),
        ("/a:b/c.pdf", False),
    ],
)
def test_urls_are_told_from_paths(text: str, expected: bool) -> None:
    """A protocol makes a URL; a drive's letter makes none."""
    assert is_url(text) is expected


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("r/a.pdf", "r", True),
        ("r/a.pdf", "r/", True),
        ("rr/a.pdf", "r", False),
        ("a.pdf", ".", True),
        ("../a.pdf", ".", False),
        ("../r/a.pdf", "../r", True),
        ("/r/a.pdf", ".", False),
        ("s3://b/a.pdf", ".", False),
    ],
)
def test_what_is_below_a_folder(path: str, folder: str, expected: bool) -> None:
    """Names of files that a folder holds, told by their names alone: the files may be gone."""
    assert is_below(path, folder) is expected
