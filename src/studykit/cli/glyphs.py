"""Characters as a terminal shows them: what must be escaped because it would act, and how many cells the rest takes."""

import re
import unicodedata
from typing import Final

from msgspec import Struct

_ACTING: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that move the cursor, reorder the line (Unicode TR36, bidirectional controls), or have no glyph."""

_PLAIN: Final = re.compile(r"[ -~]*\Z")

_TAB: Final = "    "


class Glyph(Struct, frozen=True):
    """One character of the author's as it is printed, and the terminal cells that it takes."""

    text: str
    cells: int


def glyph(character: str, encoding: str = "utf-8") -> Glyph:
    """The glyph of one character; what acts on the terminal, or what `encoding` lacks, becomes an escape."""
    if " " <= character <= "~":
        return Glyph(character, 1)
    if character == "\t":
        return Glyph(_TAB, len(_TAB))
    category = unicodedata.category(character)
    if category in _ACTING or not _encodes(character, encoding):
        escape = character.encode("unicode_escape").decode("ascii")
        return Glyph(escape, len(escape))
    if category in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":  # these join the character before them
        return Glyph(character, 0)
    return Glyph(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def visible(text: str, encoding: str = "utf-8") -> str:
    """The text with nothing in it that a terminal would obey; a line break becomes an escape, a tab spaces."""
    return text if _PLAIN.match(text) else "".join(glyph(character, encoding).text for character in text)


def cells(text: str) -> int:
    """The terminal cells that a text without control characters takes."""
    return len(text) if _PLAIN.match(text) else sum(glyph(character).cells for character in text)


def clipped(text: str, width: int) -> str:
    """The text, cut to `width` cells with an ellipsis in the last where it is longer."""
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += glyph(character).cells
        if used > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
