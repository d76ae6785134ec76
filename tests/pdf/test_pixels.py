"""The eyes of the tests see what is wrong: text on text, a line through text, text that is too pale."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from pdf.pixels import faults, stretches


def page_of(draw: Callable[[Canvas], None]) -> pypdfium2.PdfPage:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(200, 100))
    draw(canvas)
    canvas.save()
    return pypdfium2.PdfDocument(written.getvalue())[0]


def plain(canvas: Canvas) -> None:
    canvas.drawString(20, 40, "legible")
    canvas.line(20, 30, 100, 30)


def crowded(canvas: Canvas) -> None:
    plain(canvas)
    canvas.drawString(22, 42, "over it")


def crossed(canvas: Canvas) -> None:
    plain(canvas)
    canvas.line(20, 43, 100, 43)


def pale(canvas: Canvas) -> None:
    canvas.setFillGray(0.6)
    plain(canvas)


def pale_on_dark(canvas: Canvas) -> None:
    canvas.setFillGray(0.4)
    canvas.rect(10, 35, 100, 30, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(20, 40, "legible")


@pytest.mark.parametrize(
    ("draw", "said"),
    [(crowded, "lies on"), (crossed, "a line runs through"), (pale, "too pale"), (pale_on_dark, "too pale")],
)
def test_faults_are_seen(draw: Callable[[Canvas], None], said: str) -> None:
    assert any(said in fault for fault in faults(page_of(draw)))


def test_nothing_is_seen_where_nothing_is_wrong() -> None:
    assert faults(page_of(plain)) == []


def test_sizes_colours_and_places_are_those_of_the_page() -> None:
    (stretch,) = stretches(page_of(pale))
    assert stretch.size == 12
    assert stretch.colour == pytest.approx((0.6, 0.6, 0.6), abs=0.01)
    assert stretch.box[0] == pytest.approx(20, abs=1.5)
