"""Files at storage URLs, with storages that need no network: archives, memory, and a web server of the test's own."""

from __future__ import annotations

import functools
import hashlib
import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi.batch.gather import gather_files
from gmi.batch.storage import fetch_url, list_url
from gmi.errors import BatchError, SourceError

pytest.importorskip("fsspec", reason="fsspec is not installed (pip install gmi[cloud])")

ENDINGS = (".pdf",)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A ZIP file with two reports, one of them in a folder, and other things."""
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in ("a.pdf", "sub/b.pdf", "sub/notes.txt", ".hidden/c.pdf"):
            file.writestr(name, f"%PDF {name}")
    return path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Not said."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a web server with one report."""
    pytest.importorskip("aiohttp", reason="aiohttp is not installed (pip install gmi[cloud])")
    (tmp_path / "a.pdf").write_bytes(b"%PDF a")
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_reports_in_an_archive(archive: Path, tmp_path: Path) -> None:
    """A pattern in an archive names each report by a URL that leads to it again; hidden ones are passed over."""
    urls = list_url(f"zip://**/*.pdf::{archive}", ENDINGS)
    assert list_url(f"zip://::{archive}", ENDINGS) == urls
    assert urls == (f"zip://a.pdf::{archive}", f"zip://sub/b.pdf::{archive}")
    digest, size = fetch_url(urls[1], tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"%PDF sub/b.pdf"
    assert (digest, size) == (hashlib.sha256(b"%PDF sub/b.pdf").hexdigest(), 14)


def test_folders_of_a_storage() -> None:
    """A folder in a storage is read to its depth, for the kinds that gmi reads."""
    import fsspec  # noqa: PLC0415 - only where it is installed

    memory = fsspec.filesystem("memory")
    for name in ("/gmi-test/b.pdf", "/gmi-test/x/a.PDF", "/gmi-test/notes.txt"):
        memory.pipe(name, b"%PDF")
    assert list_url("memory://gmi-test", ENDINGS) == ("memory:///gmi-test/b.pdf", "memory:///gmi-test/x/a.PDF")
    assert list_url("memory://gmi-test/b.pdf", ENDINGS) == ("memory://gmi-test/b.pdf",)


def test_web_addresses(server: str, tmp_path: Path) -> None:
    """A file at a web address is fetched; one that is not there is a failure of its own."""
    for url in (f"{server}/a.pdf", f"{server}/a.pdf?download=1"):
        assert list_url(url, ENDINGS) == (url,)
    assert fetch_url(f"{server}/a.pdf", tmp_path / "copy")[1] == 6
    with pytest.raises(SourceError) as caught:
        fetch_url(f"{server}/b.pdf", tmp_path / "copy")
    assert caught.value.code == "source.missing"


def test_a_storage_that_does_not_answer(tmp_path: Path) -> None:
    """It is told in one line what the storage said."""
    pytest.importorskip("aiohttp", reason="aiohttp is not installed (pip install gmi[cloud])")
    with pytest.raises(SourceError) as caught:
        fetch_url("http://127.0.0.1:9/a.pdf", tmp_path / "copy")
    assert caught.value.code in {"source.unreachable", "source.missing"}
    assert "\n" not in caught.value.message


def test_a_package_that_is_missing_stops_the_batch(tmp_path: Path) -> None:
    """A protocol whose package is not there is told with the way to get it, before any work."""
    with pytest.raises(BatchError) as caught:
        gather_files(["abfs://container/a.pdf"], tmp_path)
    assert caught.value.code == "batch.extra"
    assert "gmi[cloud]" in caught.value.hint


def test_an_unknown_protocol_is_a_failure_of_its_own(tmp_path: Path) -> None:
    """A mistyped protocol is listed beside what can be read."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    found = gather_files([str(tmp_path / "a.pdf"), "htps://example.org/a.pdf"], tmp_path / "out")
    assert [named.fault.code for named in found.named if named.fault] == ["source.unreachable"]
    assert len(found.named) == 2
