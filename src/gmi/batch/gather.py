"""Finds the files that the user means: folders, patterns, lists and storage URLs become one name a file."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from gmi.batch.storage import is_url, list_url
from gmi.errors import GmiError
from gmi.model.review import Fault

# What gmi reads, by the ending of a file in a folder; a file that begins as one of these is read whatever its ending.
_ENDINGS = (".pdf",)
_BEGINNINGS = (b"%PDF-",)
_WITHOUT_ENDING = "without ending"


@dataclass(frozen=True, slots=True)
class Named:
    """One file that the user means.

    Attributes:
        path: As the user named it, or as it is called in the folder that he named; separators are ``/``.
        local_path: Where its bytes are; None when they have to be fetched from ``path``.
        fault: Why there is nothing to read; None when there is.
    """

    path: str
    local_path: str | None
    fault: Fault | None = None


@dataclass(slots=True)
class Gathered:
    """What the user's arguments stand for.

    Attributes:
        named: One for each file.
        hidden: Files and folders whose names begin with a full stop, and which were passed over.
        other: Files in folders that gmi does not read, by ending.
        notes: What the user should know of folders, patterns and lists in which there is nothing to read.
    """

    named: list[Named] = field(default_factory=list)
    hidden: int = 0
    other: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def gather_files(arguments: list[str], output: Path) -> Gathered:
    """Every file that the arguments stand for, sorted by its name, each once.

    Args:
        arguments: Files, folders, patterns (``**`` goes into folders), ``@lists`` and URLs.
        output: The batch's own folder, in which nothing is looked for.
    """
    found = Gathered()
    walk = _Walk(found, _identify(output))
    for argument in arguments:
        _add(argument, walk)
    once: dict[str, Named] = {}
    for named in found.named:
        place = named.path if named.local_path is None else os.path.abspath(named.local_path)  # noqa: PTH100 - links stay
        once.setdefault(place, named)
    found.named = sorted(once.values(), key=lambda named: named.path)
    return found


@dataclass(slots=True)
class _Walk:
    """One look through folders.

    Attributes:
        found: What has been found.
        output: Device and number of the batch's own folder; None when there is none yet.
        lists: Lists that are being read.
    """

    found: Gathered
    output: tuple[int, int] | None
    lists: list[str] = field(default_factory=list)


def _add(argument: str, walk: _Walk) -> None:
    """The files that one argument stands for."""
    if is_url(argument):
        _add_url(argument, walk)
    elif argument.startswith("@") and not os.path.lexists(argument):
        _add_list(argument[1:], walk)
    elif os.path.lexists(argument):
        _add_place(argument, walk)
    elif glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the user's pattern may be absolute
        if not matches:
            walk.found.named.append(_miss(argument, "nothing matches this pattern"))
        for match in matches:
            # A ``**`` names every folder and what is in it: the files are enough.
            if not (match.endswith("/") or ("**" in argument and Path(match).is_dir())):
                _add_place(match, walk)
    else:
        walk.found.named.append(_miss(argument, "there is no such file"))


def _add_place(path: str, walk: _Walk) -> None:
    """A file or a folder that is there."""
    if not Path(path).is_dir():
        walk.found.named.append(_name(path))
        return
    before = len(walk.found.named)
    walk.found.named.extend(_walk_folder(path, walk))
    if len(walk.found.named) == before:
        own = _identify(Path(path)) == walk.output
        note = "not read, since it is the batch's own folder" if own else "no reports in it"
        walk.found.notes.append(f"{show_path(path)}: {note}")


def _walk_folder(top: str, walk: _Walk) -> Iterator[Named]:
    """Reports in a folder and below it; links are followed, but no folder is entered twice."""
    entered: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(top, followlinks=True):
        here = _identify(Path(folder))
        if here is None or here in entered or here == walk.output:
            folders.clear()
            continue
        entered.add(here)
        shown = [name for name in folders if not name.startswith(".")]
        walk.found.hidden += len(folders) - len(shown)
        folders[:] = sorted(shown)
        for name in sorted(files):
            if name.startswith("."):
                walk.found.hidden += 1
                continue
            path = os.path.join(folder, name)  # noqa: PTH118 - as os.walk names them
            if _is_report(path):
                yield _name(path)
            else:
                walk.found.other[PurePath(name).suffix.lower() or _WITHOUT_ENDING] += 1


def _is_report(path: str) -> bool:
    """Whether a file of a folder is of a kind that gmi reads."""
    if path.lower().endswith(_ENDINGS):
        return True
    try:
        # Opening a pipe would wait for its other end.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - one call
            return False
        with Path(path).open("rb") as file:
            return file.read(16).lstrip().startswith(_BEGINNINGS)
    except OSError:
        return False


def _add_list(path: str, walk: _Walk) -> None:
    """What a list names, a line each: ``#`` begins a comment, names are relative to the list's folder."""
    if os.path.abspath(path) in walk.lists:  # noqa: PTH100 - links stay
        return
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or "unknown reason"
        fault = Fault("batch.list", f"the list cannot be read ({reason})", f"@{show_path(path)}", "check its name")
        walk.found.named.append(Named(f"@{show_path(path)}", None, fault))
        return
    walk.lists.append(os.path.abspath(path))  # noqa: PTH100 - links stay
    here = os.path.dirname(path)  # noqa: PTH120 - stays text
    wanted = [name for line in lines if (name := _strip_comment(line, here))]
    if not wanted:
        walk.found.notes.append(f"@{show_path(path)}: the list is empty")
    for name in wanted:
        mark, plain = ("@", name[1:]) if name.startswith("@") else ("", name)
        _add(name if is_url(name) else mark + os.path.join(here, plain), walk)  # noqa: PTH118 - stays text
    walk.lists.pop()


def _strip_comment(line: str, folder: str) -> str:
    """A line of a list without its comment: a whole line, or what follows a name, a space and ``#``.

    Args:
        line: As it stands.
        folder: Of the list: a name with such a sign in it, that is there, is a name.
    """
    name = line.strip()
    if name.startswith("#"):
        return ""
    if os.path.lexists(os.path.join(folder, name)):  # noqa: PTH118 - stays text
        return name
    return re.split(r"\s#", name, maxsplit=1)[0].rstrip()


def _add_url(url: str, walk: _Walk) -> None:
    """What a storage URL stands for: a file, or those below a folder or a pattern."""
    try:
        urls = list_url(url, _ENDINGS)
    except GmiError as error:
        if error.code == "batch.extra":
            raise
        walk.found.named.append(Named(url, None, Fault(error.code, error.message, url, error.hint)))
        return
    if not urls:
        walk.found.notes.append(f"{url}: no reports in it")
    walk.found.named.extend(Named(one, None) for one in urls)


def _name(path: str) -> Named:
    """A file that is there, or seemed to be."""
    shown = show_path(path)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - one call
    except FileNotFoundError:
        return _miss(path, "the link leads nowhere")
    except OSError as error:
        return Named(shown, path, _refuse(shown, error))
    if not stat.S_ISREG(mode):
        fault = Fault("source.unreadable", "this is no file that can be read", shown, "name a PDF")
        return Named(shown, path, fault)
    return Named(shown, path)


def _refuse(shown: str, error: OSError) -> Fault:
    return Fault("source.unreadable", f"the file cannot be opened ({error.strerror})", shown, "check its permissions")


def _miss(path: str, message: str) -> Named:
    shown = show_path(path)
    return Named(shown, path, Fault("source.missing", message, shown, "check the name and the folder"))


def show_path(path: str) -> str:
    """A path for people and files of text: slashes, and no bytes that are no letters."""
    return PurePath(os.fsencode(path).decode("utf-8", "backslashreplace")).as_posix()


def is_below(path: str, folder: str) -> bool:
    """Whether a file's name, as shown, is that of one in a folder that was named, or below it."""
    place = PurePath(path)
    outside = show_path(folder) == "." and place.parts[:1] == ("..",)
    return not is_url(path) and not outside and place.is_relative_to(show_path(folder))


def _identify(path: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever it is called."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
