"""Sets text in lines: faces, notes, line ends. Measures are in points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped] # reportlab ships no types

ROMAN, BOLD, ITALIC, BOLD_ITALIC = "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"
_SLANTED = {ROMAN: ITALIC, ITALIC: ROMAN, BOLD: BOLD_ITALIC, BOLD_ITALIC: BOLD}
_INLINE = re.compile(r"(_)|\^\[([^\[\]]*)\]|([^_^]+)")
# A line may end after the hyphen of a compound ("gender-based"), and at "\-", which is not printed elsewhere.
_PART_END = re.compile(r"(?<=\w-)(?=\w)|(?<=\\-)")
_BREAK_MARK = "\\-"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face; ``raised`` for the call of a note."""

    text: str
    font: str
    size: float
    raised: bool = False

    @property
    def width(self) -> float:
        """Without justification."""
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True, slots=True)
class Placed:
    """Runs that stand at ``x``; ``stretch`` is added to each space."""

    x: float
    runs: tuple[Run, ...]
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Attributes:
        height: From its top to the top of the next one.
        placed: What is printed on it.
        notes: Texts of the notes that it calls.
        rules: Strokes (x0, y0, x1, y1), ordinates down from its top.
        heading_index: Which heading begins on it; None for other lines.
    """

    height: float
    placed: tuple[Placed, ...]
    notes: tuple[str, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    heading_index: int | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """What no line end may part; ``hyphen`` when a line that ends after it prints one."""

    runs: tuple[Run, ...]
    space: bool
    hyphen: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines stand: the first from ``first_x``, the others from ``x``, all to ``right``."""

    first_x: float
    x: float
    right: float
    leading: float
    justify: bool = False


def cut_atoms(text: str, font: str, size: float, first_note: int = 0) -> list[Atom]:
    """Words in their faces, the calls of notes numbered from ``first_note``."""
    atoms: list[Atom] = []
    number = first_note
    space = False
    for slant, note, words in _INLINE.findall(text):
        if slant:
            font = _SLANTED[font]
        elif note:
            call = Run(str(number), ROMAN, 6, raised=True)
            atoms[-1] = replace(atoms[-1], runs=(*atoms[-1].runs, call), notes=(*atoms[-1].notes, note))
            number += 1
        else:
            for blank, word in re.findall(r"(\s*)(\S+)", words):
                for place, part in enumerate(_PART_END.split(word)):
                    run = Run(part.removesuffix(_BREAK_MARK), font, size)
                    apart = not place and (bool(blank) or space)
                    _append(atoms, Atom((run,), apart, part.endswith(_BREAK_MARK)))
                space = False
            space = words[-1].isspace()
    return atoms


def _append(atoms: list[Atom], atom: Atom) -> None:
    """Adds an atom, glued to the last one where no line may end between the two."""
    last = atoms[-1] if atoms else None
    if atom.space or last is None or last.hyphen or last.runs[-1].text.endswith("-"):
        atoms.append(atom)
    else:
        atoms[-1] = replace(last, runs=(*last.runs, *atom.runs), hyphen=atom.hyphen)


def fill_lines(atoms: list[Atom], column: Column) -> list[Line]:
    """Lines as full as they go."""
    lines: list[Line] = []
    rest = atoms
    while rest:
        left = column.x if lines else column.first_x
        count = _count_fitting(rest, column.right - left)
        taken, rest = rest[:count], rest[count:]
        runs = _merge_runs(taken, ends_in_hyphen=taken[-1].hyphen and bool(rest))
        gaps = sum(run.text.count(" ") for run in runs)
        slack = column.right - left - sum(run.width for run in runs)
        stretch = slack / gaps if column.justify and rest and gaps else 0.0
        notes = tuple(note for atom in taken for note in atom.notes)
        lines.append(Line(column.leading, (Placed(left, runs, stretch),), notes))
    return lines


def set_text(text: str, font: str, size: float, column: Column, first_note: int = 0) -> list[Line]:
    """The lines of a text that begins in one face."""
    return fill_lines(cut_atoms(text, font, size, first_note), column)


def _count_fitting(atoms: list[Atom], room: float) -> int:
    """How many of the atoms one line takes, one at least."""
    width = 0.0
    best = 1
    for index, atom in enumerate(atoms):
        face = atom.runs[-1]
        if atom.space and index:
            width += replace(atom.runs[0], text=" ").width
        width += sum(run.width for run in atom.runs)
        if width > room:
            break
        if not atom.hyphen or width + replace(face, text="-").width <= room:
            best = index + 1
    return best


def _merge_runs(atoms: list[Atom], *, ends_in_hyphen: bool) -> tuple[Run, ...]:
    """The runs of one line, neighbours of one face in one piece."""
    runs: list[Run] = []
    for index, atom in enumerate(atoms):
        for place, run in enumerate(atom.runs):
            text = f" {run.text}" if atom.space and index and not place else run.text
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(run, text=runs[-1].text + text)
            else:
                runs.append(replace(run, text=text))
    if ends_in_hyphen:
        runs[-1] = replace(runs[-1], text=f"{runs[-1].text}-")
    return tuple(runs)


def place_right(run: Run, right: float) -> Placed:
    """The run, so that it ends at ``right``."""
    return Placed(right - run.width, (run,))
