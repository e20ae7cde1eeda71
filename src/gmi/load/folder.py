"""Finds a rubric's folder and reads the files that a language needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gmi.errors import Problem, RubricError
from gmi.load.node import YamlFile
from gmi.load.violations import sort_problems, suggest
from gmi.load.yaml import parse_yaml
from gmi.resources import find_data

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LAYOUT = re.compile(r"rubric\.yml|(terms|tests|experience)\.[a-z]{2}\.yml|themes/\d\d-[a-z0-9-]+\.yml|[^/]+\.md")


@dataclass(frozen=True, slots=True)
class RubricFolder:
    """Where a rubric is, and what it is called in messages.

    Attributes:
        path: The folder.
        shown: As the user gave it; ``rubrics/<id>`` for one that gmi brings.
    """

    path: Path
    shown: str

    @property
    def name(self) -> str:
        """The folder's own name, which is the rubric's id."""
        return self.path.resolve().name

    def files(self) -> tuple[str, ...]:
        """Names of all files but hidden ones, relative to the folder, sorted; any other folder ends in a slash."""
        found = []
        for path in (*self.path.glob("[!.]*"), *self.path.glob("themes/[!.]*")):
            name = path.relative_to(self.path).as_posix()
            if name != "themes":
                found.append(f"{name}/" if path.is_dir() else name)
        return tuple(sorted(found))

    def read(self, name: str) -> YamlFile:
        """Reads one file; a missing or unreadable one is a file with a problem."""
        shown = f"{self.shown}/{name}"
        try:
            return parse_yaml((self.path / name).read_bytes(), shown)
        except FileNotFoundError:
            problem = Problem("rubric.file.missing", "error", f"the file {name} is missing", f"{shown}:1", "write it")
        except OSError as error:
            reason = error.strerror or "unknown reason"
            message, hint = f"the file cannot be read: {reason}", "look at its permissions"
            problem = Problem("rubric.file.unreadable", "error", message, f"{shown}:1", hint)
        return YamlFile(shown, None, False, {}, {}, {}, (problem,))

    def mention(self, key: str) -> bool:
        """Whether ``rubric.yml``, which may not be YAML at all, has a line that begins with a key."""
        try:
            return re.search(rf"^{key}\s*:".encode(), (self.path / "rubric.yml").read_bytes(), re.MULTILINE) is not None
        except OSError:
            return False

    def check_layout(self) -> tuple[Problem, ...]:
        """Files that no rubric has: they would be passed over in silence."""
        return tuple(
            Problem(
                "rubric.file.unknown",
                "error",
                f"the file {name} belongs to no part of a rubric",
                f"{self.shown}/{name}:1",
                "a rubric has rubric.yml, terms.<language>.yml, themes/NN-<theme>.yml, tests.<language>.yml and "
                "experience.<language>.yml",
            )
            for name in self.files()
            if not _LAYOUT.fullmatch(name)
        )

    def compute_sha256(self) -> str:
        """Over name and content of every YAML file, in order of names; line ends do not matter."""
        digest = hashlib.sha256()
        for name in self.files():
            if name.endswith(".yml"):
                content = (self.path / name).read_bytes().replace(b"\r\n", b"\n")
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
        return digest.hexdigest()


def is_rubric_id(name: str) -> bool:
    """Whether a rubric may be called so."""
    return _ID.fullmatch(name) is not None


def list_rubrics() -> tuple[str, ...]:
    """Ids of the rubrics that gmi brings, sorted."""
    return tuple(sorted(path.parent.name for path in find_data("rubrics").glob("*/rubric.yml")))


def list_bodies(rubric_id: str) -> tuple[str, ...]:
    """Treaty bodies that a rubric of gmi's own is made for, by its first file alone; loading it says what is wrong."""
    head = parse_yaml(find_data("rubrics", rubric_id, "rubric.yml").read_bytes(), rubric_id).data
    bodies = head.get("bodies", ()) if isinstance(head, dict) else ()
    return tuple(body for body in bodies if isinstance(body, str)) if isinstance(bodies, list) else ()


def find_rubric(id_or_path: str | Path) -> RubricFolder:
    """The folder of a rubric.

    Args:
        id_or_path: An id, or the path of a folder or of its ``rubric.yml``; an id that gmi knows comes first.

    Raises:
        RubricError: ``rubric.unknown``, when there is no such rubric; the hint names those that there are.
    """
    given = str(id_or_path)
    known = list_rubrics()
    if given in known:
        return RubricFolder(find_data("rubrics", given), f"rubrics/{given}")
    path = Path(given)
    path = path.parent if path.name == "rubric.yml" else path
    if _is_file(path / "rubric.yml"):
        return RubricFolder(path, path.as_posix())
    close = suggest(given, known)
    listed = f"gmi brings: {', '.join(known)}" if known else "gmi brings none"
    hint = f"{close} {listed}" if close.startswith("did") else listed
    if not _ID.fullmatch(given):
        hint = f"give the path of a folder that holds rubric.yml, or an id; {listed}"
    raise RubricError("rubric.unknown", f"there is no rubric '{given}'", given, hint)


def find_base(folder: RubricFolder, name: str) -> RubricFolder | None:
    """The folder of the rubric that another extends: one that gmi brings, else one beside it; None for none."""
    if name in list_rubrics():
        return RubricFolder(find_data("rubrics", name), f"rubrics/{name}")
    if _ID.fullmatch(name) and _is_file(folder.path.parent / name / "rubric.yml"):
        return RubricFolder(folder.path.parent / name, (Path(folder.shown).parent / name).as_posix())
    return None


def _is_file(path: Path) -> bool:
    """Whether there is such a file, as far as one can see."""
    try:
        return path.is_file()
    except OSError:
        return False


def refuse_rubric(folder: RubricFolder, problems: Iterable[Problem]) -> None:
    """Stops at a broken rubric. See ``refuse_problems``."""
    refuse_problems(folder.name, folder.shown, problems)


def refuse_problems(name: str, shown: str, problems: Iterable[Problem]) -> None:
    """Stops when a rubric has any problem.

    Args:
        name: The rubric's id.
        shown: Its folder as the user gave it.
        problems: In any order.

    Raises:
        RubricError: ``rubric.broken``, when there is any problem; it holds them all, by file and line.
    """
    ordered = sort_problems(problems)
    if ordered:
        count = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
        raise RubricError(
            "rubric.broken",
            f"the rubric '{name}' has {count}",
            shown,
            f"begin with {ordered[0].as_line()}",
            ordered,
        )
