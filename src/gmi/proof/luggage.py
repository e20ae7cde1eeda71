"""What a Word file carries along besides its words: pictures, properties, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from gmi.proof.manuscript import Picture
from gmi.proof.package import Package

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"

_CORE_LABELS = (
    (f"{_DUBLIN}creator", "author"),
    (f"{_CORE}lastModifiedBy", "last modified by"),
    (f"{_DUBLIN}description", "remarks"),
    (f"{_CORE}keywords", "keywords"),
    (f"{_CORE}category", "category"),
    (f"{_CORE}contentStatus", "status"),
)
_APP_LABELS = ((f"{_APP}Company", "company"), (f"{_APP}Manager", "manager"), (f"{_APP}HyperlinkBase", "link base"))

_PHOTOGRAPHS = {".jpg", ".jpeg", ".jpe", ".jfif", ".heic", ".heif", ".tif", ".tiff", ".webp", ".png"}
_VIEWS = {*_PHOTOGRAPHS, ".gif", ".bmp", ".emf", ".wmf", ".svg", ".wdp"}
_FETCHED = {"image": "picture", "attachedTemplate": "template", "oleObject": "object", "frame": "page", "video": "film"}

# EXIF tags (Exif 2.32, section 4.6): what they tell of the people in front of and behind a camera.
_EXIF_TAGS = {
    0x010F: "the camera",
    0x0110: "the camera",
    0x0132: "the time",
    0x013B: "the author",
    0x8298: "the copyright",
    0x8825: "the place (GPS)",
}
_MOST_EXIF_ENTRIES = 200


def list_pictures(package: Package) -> tuple[Picture, ...]:
    """Every picture on its pages, by name; the preview of the first page is none of them."""
    found = []
    for name in sorted(package.parts):
        path = PurePosixPath(name)
        suffix = path.suffix.casefold()
        if suffix in _VIEWS and "media" in path.parts:
            content = package.parts[name]
            found.append(Picture(path.name, _read_exif(content), suffix in _PHOTOGRAPHS))
    return tuple(found)


def list_properties(package: Package) -> tuple[tuple[str, str], ...]:
    """What the file says of its makers."""
    found = [*_read_labels(package.read_xml("docProps/core.xml"), _CORE_LABELS)]
    found += _read_labels(package.read_xml("docProps/app.xml"), _APP_LABELS)
    custom = package.read_xml("docProps/custom.xml")
    for element in () if custom is None else custom:
        value = " ".join("".join(element.itertext()).split())
        if value:
            found.append((f"own property “{element.get('name', '')}”", value))
    return tuple(found)


def list_attachments(package: Package) -> tuple[str, ...]:
    """Embedded files, macros, and what the file fetches from elsewhere when it is opened."""
    found = []
    for name in sorted(package.parts):
        path = PurePosixPath(name)
        if path.name.casefold() == "vbaproject.bin":
            found.append("macros (a program inside the file)")
        elif "embeddings" in path.parts or "activeX" in path.parts:
            found.append(f"an embedded file ({path.name})")
        elif path.suffix == ".rels" and path.name != ".rels":
            owner = str(path.parent.parent / path.name.removesuffix(".rels"))
            for relation in package.list_relations(owner):
                if relation.external and relation.kind in _FETCHED:
                    found.append(f"a linked {_FETCHED[relation.kind]} ({relation.target})")
                elif relation.kind == "aFChunk":
                    found.append(f"a second document inside the file ({PurePosixPath(relation.target).name})")
    return tuple(found)


def _read_labels(root: Any, labels: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Those properties that are filled in."""
    for tag, label in labels if root is not None else ():
        element = root.find(tag)
        value = " ".join((element.text or "").split()) if element is not None else ""
        if value:
            yield label, value


def _read_exif(content: bytes) -> tuple[str, ...]:
    """What the EXIF data of a picture tell, in words; empty where there are none."""
    start = content.find(b"Exif\x00\x00")
    if content.startswith(b"\x89PNG"):
        chunk = content.find(b"eXIf")
        data = content[chunk + 4 :] if chunk >= 0 else b""
    elif content[:2] in {b"II", b"MM"}:
        data = content
    else:
        data = content[start + 6 :] if start >= 0 else b""
    if data[:2] not in {b"II", b"MM"}:
        return ()
    is_little = data[:2] == b"II"

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if is_little else "big")

    table = number(4, 4)
    found = []
    for index in range(min(number(table, 2), _MOST_EXIF_ENTRIES)):
        name = _EXIF_TAGS.get(number(table + 2 + 12 * index, 2))
        if name and name not in found:
            found.append(name)
    return tuple(found) or ("data of a camera or a program",)
