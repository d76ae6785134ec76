"""The characters that can be printed, known without opening a font or importing reportlab."""

from functools import cache
from pathlib import Path
from typing import Final

RANGES: Final = Path(__file__).with_name("fonts") / "coverage.txt"
WHITESPACE: Final = frozenset(" \t\n\r")


@cache
def printable() -> frozenset[str]:
    """Every character that some face has, and the white space between words.

    Combining marks, controls and format characters are left out, though faces have some: without shaping they would
    stand in the wrong place, so a text must be composed (NFC) before it is asked about.
    """
    characters: set[str] = set(WHITESPACE)
    for line in RANGES.read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        characters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(characters)
