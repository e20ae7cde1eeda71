"""What of gmi is installed here, what is missing, and how to get it."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from gmi.errors import GmiError
from gmi.load import list_rubrics, load_rubric
from gmi.version import __version__


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that gmi stands on.

    Attributes:
        name: Of the library, program or rubric.
        purpose: What gmi needs it for, in words.
        found: Its version or place; None when it is missing.
        needed: Whether gmi cannot work without it.
        remedy: How to get it.
    """

    name: str
    purpose: str
    found: str | None
    needed: bool
    remedy: str


# Name, purpose. What pyproject.toml asks for; a test compares.
_LIBRARIES = (
    ("spacy", "finding words in the text"),
    ("pypdfium2", "reading PDF, fast"),
    ("pdfplumber", "reading PDF, with care"),
    ("python-docx", "writing and reading Word files"),
    ("jinja2", "writing pages"),
    ("rich", "writing to the terminal"),
    ("typer", "the command line"),
    ("pydantic", "checking rubrics, profiles and results"),
    ("ruamel.yaml", "reading rubrics and profiles"),
    ("pycountry", "names of States"),
    ("scikit-learn", "gmi train"),
    ("filelock", "gmi batch, one at a time in a folder"),
)
# Name, extra of pyproject.toml, purpose.
_EXTRAS = (
    ("docxtpl", "template", "gmi draft --template: an organisation's own Word template"),
    ("distributed", "dask", "gmi batch --engine dask: a batch on a cluster"),
    ("fsspec", "cloud", "gmi batch with reports in storage (s3://, https://, zip://)"),
    ("s3fs", "cloud", "gmi batch with reports in S3 storage"),
    ("pyarrow", "parquet", "gmi export --format parquet"),
)
# Command, purpose, what it is called for people.
_PROGRAMS = (
    ("soffice", "to look at Word drafts where there is no Word", "LibreOffice"),
    ("ocrmypdf", "to make text of scanned reports before gmi reads them", "OCRmyPDF"),
)


def inspect_installation() -> tuple[Part, ...]:
    """Every part in the order in which it is shown: gmi, what it needs, rubrics, extras, programs."""
    return (
        Part("gmi", "this program", __version__, needed=True, remedy="install gmi again"),
        Part(
            "Python", "the language that gmi is written in", _name_python(), needed=True, remedy="Python 3.11 or newer"
        ),
        *(
            Part(name, purpose, _find_version(name), needed=True, remedy="install gmi again")
            for name, purpose in _LIBRARIES
        ),
        *(_try_rubric(name) for name in list_rubrics()),
        *(
            Part(name, purpose, _find_version(name), needed=False, remedy=f"pip install 'gmi[{extra}]'")
            for name, extra, purpose in _EXTRAS
        ),
        *(
            Part(title, purpose, shutil.which(command), needed=False, remedy=f"install {title}; gmi works without it")
            for command, purpose, title in _PROGRAMS
        ),
    )


def _name_python() -> str | None:
    """The version of Python; None when it is too old for gmi."""
    return platform.python_version() if sys.version_info >= (3, 11) else None


def _find_version(name: str) -> str | None:
    """The installed version of a library; it is not imported."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _try_rubric(name: str) -> Part:
    """A rubric that gmi brings, loaded whole."""
    purpose, remedy = "a rubric that gmi brings", f"gmi rubric check {name} says what is wrong; or install gmi again"
    try:
        found = f"version {load_rubric(name).version}"
    except GmiError:
        return Part(f"rubric {name}", purpose, None, needed=True, remedy=remedy)
    return Part(f"rubric {name}", purpose, found, needed=True, remedy=remedy)
