"""Opens a Word file that nobody vouches for: its parts as bytes or XML, or a clear error."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

from gmi.errors import SourceError

_MOST_FILE_BYTES = 60_000_000
_MOST_UNPACKED_BYTES = 150_000_000
_MOST_PART_BYTES = 40_000_000
_MOST_PARTS = 5_000
_HINT = "open it in a word processor and save it as .docx again"

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one part to another, or to something outside the file."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file."""

    def __init__(self, parts: dict[str, bytes], path: str) -> None:
        """Keeps the unpacked parts by name."""
        self.parts = parts
        self.path = path

    def read_xml(self, name: str) -> Any:
        """A part as an element; None where the file has no such part.

        Raises:
            SourceError: ``proof.unreadable`` where it is not well formed or defines entities.
        """
        content = self.parts.get(name)
        if content is None:
            return None
        try:
            # A declaration of entities has no place in a Word file: it is how a small file asks for all memory.
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise _refuse(self.path, "it defines entities of its own, which no word processor does")
            root = parse_xml(content)
            if root.getroottree().docinfo.doctype:
                raise _refuse(self.path, "it defines entities of its own, which no word processor does")
        except SourceError:
            raise
        except Exception as error:
            # The parser's errors are as many as XML has rules; none of them is worth telling apart.
            raise _refuse(self.path, f"its part {name} is damaged") from error
        return root

    def list_relations(self, name: str) -> tuple[Relation, ...]:
        """What a part points to, in the order of the file."""
        folder, file = posixpath.split(name)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return ()
        found = []
        for element in root.iter(_RELATION):
            target = str(element.get("Target", ""))
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = str(element.get("Type", "")).rpartition("/")[2]
            found.append(Relation(str(element.get("Id", "")), kind, target, external))
        return tuple(found)


def open_package(path: str) -> Package:
    """Unpacks a Word file, whatever is in it.

    Raises:
        SourceError: ``proof.missing``, or ``proof.unreadable`` for a file that is no Word document, is damaged,
            encrypted, or would unpack to more than a submission can hold.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(_MOST_FILE_BYTES + 1)
    except OSError as error:
        raise SourceError(
            "proof.missing", "the file that is to be checked cannot be opened", path, "check the path"
        ) from error
    if len(content) > _MOST_FILE_BYTES:
        raise _refuse(path, f"it is larger than {_MOST_FILE_BYTES // 1_000_000} MB", "take large pictures out of it")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_size(entries, path)
            parts = {entry.filename.lstrip("/"): archive.read(entry) for entry in entries if not entry.is_dir()}
    except SourceError:
        raise
    except Exception as error:
        # A broken archive fails in as many ways as it has fields; none of them is worth telling apart.
        raise _refuse(path, "it is not a Word document (.docx) that can be opened") from error
    return Package(parts, path)


def _check_size(entries: list[zipfile.ZipInfo], path: str) -> None:
    """Refuses what would fill the memory; ``zipfile`` never unpacks more than an entry declares."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refuse(path, "it is protected by a password", "save it without a password")
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > _MOST_PARTS or sum(sizes) > _MOST_UNPACKED_BYTES or max(sizes, default=0) > _MOST_PART_BYTES:
        raise _refuse(path, "it holds too much once unpacked", "take large pictures out of it")


def _refuse(path: str, reason: str, hint: str = _HINT) -> SourceError:
    """The error for a file that cannot be checked."""
    return SourceError("proof.unreadable", f"the file cannot be checked: {reason}", path, hint)
