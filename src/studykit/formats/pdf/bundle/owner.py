"""The owner's own words, set in the room that the pages leave for them: never smaller than the room allows."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from studykit.formats.pdf.desk import Desk
from studykit.formats.pdf.font import Font
from studykit.formats.pdf.page import Slot

STEP: Final = 0.5
LEADING: Final = 1.15
ASCENT: Final = 0.76
"""The leading of two lines, and how far letters rise above the upper one, in parts of the size."""

WORTH: Final = 1.35
"""How much larger the type of two lines must be before they are better than one."""

_BREAK: Final = re.compile(r"(?<= )(?=\S)|(?<=[-_.@/])(?=\w)")


class Setting(NamedTuple):
    """The type in which words are set, and their lines."""

    font: Font
    lines: tuple[str, ...]


def owner_words(slot: Slot, text: str, desk: Desk) -> str:
    """The operators that show the text; raises ValueError where it does not fit, which `misfits` tells beforehand."""
    mark = "/Artifact BMC" if slot.mark is None else f"/{slot.tag}<</MCID {slot.mark}>>BDC"
    if not text:
        return f"{mark} EMC"
    chosen = setting(slot, text, desk)
    if chosen is None:
        raise ValueError(f"there is no room for `{text}`")
    font, lines = chosen
    turn = -1 if slot.turned else 1
    shown: list[str] = []
    for above, line in enumerate(reversed(lines)):
        x = slot.x + (slot.width - font.width(line.rstrip())) / 2 * slot.centred * turn
        y = slot.y + above * LEADING * font.size * turn
        shown.insert(0, f"BT {turn} 0 0 {turn} {x:.2f} {y:.2f} Tm {font.show(line)} ET")
    return f"{mark} {' '.join(shown)} EMC"


def setting(slot: Slot, text: str, desk: Desk) -> Setting | None:
    """The text in the largest type in which it fits, on one line or on two; None where there is no room for it.

    Two lines are chosen where one does not fit, or where they can be much larger. Only what fits in no other way is
    broken inside a word.
    """
    one = _size(slot, slot.size, (text,), desk)
    most = min(slot.size, slot.height / (LEADING + ASCENT))
    if one and most <= one * WORTH:
        return Setting(desk.label(one).regular, (text,))
    for places in ([found.start() for found in _BREAK.finditer(text)], range(1, len(text)) if not one else ()):
        if places:
            lines = _halves(text, places, desk.label(slot.size).regular)
            two = _size(slot, most, lines, desk)
            if two > one * WORTH:
                return Setting(desk.label(two).regular, lines)
    return Setting(desk.label(one).regular, (text,)) if one else None


def has_room(slot: Slot, text: str, desk: Desk) -> bool:
    """Whether the text fits in any way."""
    return _size(slot, slot.size, (text,), desk) > 0 or setting(slot, text, desk) is not None


def _size(slot: Slot, most: float, lines: tuple[str, ...], desk: Desk) -> float:
    """The largest size of type in which the lines are no wider than the room; 0 where that is less than the least."""
    widest = max(map(desk.label(slot.size).regular.width, lines))
    exact = min(most, slot.size * slot.width / widest)
    if exact < slot.least:
        return 0.0
    return max(slot.least, most if exact == most else exact // STEP * STEP)


def _halves(text: str, places: Sequence[int], font: Font) -> tuple[str, ...]:
    """The text in two lines as even as can be; the space between them stays, to be heard."""
    at = min(places, key=lambda place: max(font.width(text[:place].rstrip()), font.width(text[place:])))
    return text[:at], text[at:]
