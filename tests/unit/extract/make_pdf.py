"""Makes small PDFs for tests, laid out as UN reports are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
BODY = 10.0


@dataclass(frozen=True)
class Print:
    """One printed line."""

    text: str
    x: float = 113.0
    y: float = 700.0
    font: str = "Times-Roman"
    size: float = BODY
    rise: float = 0.0
    angle: float = 0.0


def prose(*texts: str, x: float = 113.0, y: float = 700.0, font: str = "Times-Roman") -> list[Print]:
    """Lines below each other at the pitch of running text."""
    return [Print(text, x, y - 12 * index, font) for index, text in enumerate(texts)]


def make_pdf(
    pages: Sequence[Sequence[Print]],
    *,
    size: tuple[float, float] = A4,
    password: str | None = None,
    owner: str | None = None,
    packed: bool = True,
    scans: Sequence[int] = (),
    rules: Sequence[tuple[float, float, float, float]] = (),
) -> bytes:
    """A PDF.

    Args:
        pages: Lines of each page.
        size: Width and height of the pages.
        password: To open it; empty for a file that is encrypted and opens without one.
        owner: To change it.
        packed: Whether the text is compressed.
        scans: Indexes of pages that a picture fills.
        rules: Lines drawn on every page: x0, y0, x1, y1.
    """
    buffer = io.BytesIO()
    encryption = None if password is None else StandardEncryption(password, ownerPassword=owner or "owner")
    canvas = Canvas(buffer, pagesize=size, pageCompression=int(packed), invariant=1, encrypt=encryption)
    for index, lines in enumerate(pages):
        if index in scans:
            canvas.drawImage(ImageReader(_grey()), 0, 0, *size)
        for rule in rules:
            canvas.line(*rule)
        for line in lines:
            _print_line(canvas, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _print_line(canvas: Canvas, line: Print) -> None:
    """Prints one line, sideways where it has an angle."""
    canvas.saveState()
    canvas.translate(line.x, line.y)
    canvas.rotate(line.angle)
    text = canvas.beginText(0, 0)
    text.setFont(line.font, line.size)
    text.setRise(line.rise)
    text.textOut(line.text)
    canvas.drawText(text)
    canvas.restoreState()


def _grey() -> io.BytesIO:
    """A grey picture of one dot, in the simplest format."""
    from PIL import Image  # noqa: PLC0415 - comes with reportlab, and only scans need it

    buffer = io.BytesIO()
    Image.new("L", (8, 8), 200).save(buffer, "PNG")
    buffer.seek(0)
    return buffer
