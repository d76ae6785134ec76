"""The owner's own words, set in the room that the pages leave for them."""

from typing import Final

from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.page import Slot

STEP: Final = 0.5
SMALLEST: Final = 5.0


def owner_words(slot: Slot, text: str, desk: Desk) -> str:
    """The operators that show the text, in smaller type where it would not fit."""
    mark = "/Artifact BMC" if slot.mark is None else f"/{slot.tag}<</MCID {slot.mark}>>BDC"
    if not text:
        return f"{mark} EMC"
    font = _fitting(slot, text, desk)
    start = slot.x + (slot.width - font.width(text)) / 2 * slot.centred * (-1 if slot.turned else 1)
    matrix = "-1 0 0 -1" if slot.turned else "1 0 0 1"
    return f"{mark} BT {matrix} {start:.2f} {slot.y:.2f} Tm {font.show(text)} ET EMC"


def _fitting(slot: Slot, text: str, desk: Desk) -> Font:
    size = slot.size
    font = desk.label(size).regular
    width = font.width(text)
    if width > slot.width:
        size = max(SMALLEST, size * slot.width / width // STEP * STEP)
        font = desk.label(size).regular
    return font
