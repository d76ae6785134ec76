"""What a page looks like, told from its pixels and from where pdfium finds its characters: nothing of ours is asked."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from pdf.test_pdf_pages import contrast

SCALE = 3
EVEN = 3
"""By how much the pixels of one colour may differ."""

TOUCH = 0.2
"""How much of the smaller of two characters that do not follow each other may lie under the other."""


@dataclass(frozen=True)
class Character:
    """A character with the box of its ink, in pixels from the top left: left, top, right, bottom."""

    at: int
    said: str
    box: tuple[int, int, int, int]


def characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """Every character that leaves ink."""
    text, height = page.get_textpage(), page.get_height()
    for at in range(text.count_chars()):
        said = text.get_text_range(at, 1)
        left, bottom, right, top = text.get_charbox(at)
        if said.strip() and said != "\u00ad" and right - left > 0.3 and top - bottom > 0.3:
            box = (left * SCALE, (height - top) * SCALE, right * SCALE, (height - bottom) * SCALE)
            yield Character(at, said, tuple(map(round, box)))


def faults(page: pypdfium2.PdfPage, floor: float = 4.5) -> list[str]:
    """Characters that lie on each other, that a line runs through, or that are too pale on what they stand on."""
    found = list(characters(page))
    drawn = _pixels(page)
    for each in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])):
        page.remove_obj(each)
    bare = _pixels(page)
    return [*_crowded(found), *_crossed(found, bare), *_pale(found, drawn, bare, floor)]


def _pixels(page: pypdfium2.PdfPage) -> np.ndarray:
    return page.render(scale=SCALE).to_numpy()


def _crowded(found: list[Character]) -> Iterator[str]:
    for one, other in _beside(sorted(found, key=lambda each: each.box[0])):
        width = min(one.box[2], other.box[2]) - other.box[0]
        height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
        # A kerned character reaches over the one before it.
        apart = abs(one.at - other.at) > 1
        if apart and width > 0 and height > 0 and width * height > TOUCH * min(_area(one), _area(other)):
            yield f"{one.said!r} lies on {other.said!r} at {one.box}"


def _beside(found: list[Character]) -> Iterator[tuple[Character, Character]]:
    """The pairs that have a column of pixels in common."""
    for at, one in enumerate(found):
        for other in takewhile(lambda each, end=one.box[2]: each.box[0] < end, found[at + 1 :]):
            yield one, other


def _area(each: Character) -> int:
    left, top, right, bottom = each.box
    return (right - left) * (bottom - top)


def _crossed(found: list[Character], bare: np.ndarray) -> Iterator[str]:
    for each in found:
        left, top, right, bottom = each.box
        ground = bare[top:bottom, left:right].reshape(-1, 3)
        if len(ground) and np.ptp(ground, axis=0).max() > EVEN:
            yield f"a line runs through {each.said!r} at {each.box}"


def _pale(found: list[Character], drawn: np.ndarray, bare: np.ndarray, floor: float) -> Iterator[str]:
    for each in found:
        left, top, right, bottom = each.box
        ink = drawn[top:bottom, left:right].reshape(-1, 3)
        if not len(ink):
            continue
        # From blue, green and red.
        darkest, ground = ink[ink.sum(axis=1, dtype=int).argmin()], bare[top, left]
        if contrast(tuple(darkest[::-1] / 255), tuple(ground[::-1] / 255)) < floor:
            yield f"{each.said!r} is too pale at {each.box}"


@dataclass(frozen=True)
class Stretch:
    """A stretch of text of one size and colour; the box is in points: left, bottom, right, top."""

    size: float
    colour: tuple[float, float, float]
    box: tuple[float, float, float, float]


def stretches(page: pypdfium2.PdfPage) -> Iterator[Stretch]:
    """Every stretch of text on the page."""
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        assert pdfium.FPDFTextObj_GetFontSize(each.raw, size)
        assert pdfium.FPDFPageObj_GetFillColor(each.raw, red, green, blue, alpha)
        yield Stretch(size.value, (red.value / 255, green.value / 255, blue.value / 255), each.get_bounds())
