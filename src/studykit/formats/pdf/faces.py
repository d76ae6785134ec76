"""Faces: the font files with their widths and kerning, and which face stands in for a missing character."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.backend import TrueType
from studykit.formats.pdf.truetype import true_type

FONTS: Final = Path(__file__).with_name("fonts")
# Together they have every character of coverage.py, which fonts/tables.py makes from the same three.
FALLBACKS: Final = ("SourceSans3-Regular", "SourceSerif4-Regular", "SourceCodePro-Regular")


_PART: Final = "\0"


class Left(Struct, frozen=True):
    """A character before others: its advance, and how much is added to that before which of them, as decimals.

    `rights` are the characters before which the same is added, then those of the next amount, with a null between.
    """

    advance: float
    rights: str = ""
    amounts: Sequence[str] = ()

    def kerning(self, right: str) -> int:
        """What is added before a character."""
        at = self.rights.find(right)
        return int(self.amounts[self.rights.count(_PART, 0, at)]) if at >= 0 else 0


class Face:
    """A font file; all measures are in 1/1000 em. Its tables are read as characters are asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.program: TrueType = true_type(FONTS / f"{name}.ttf", name)
        self._lefts: dict[str, Left] = {}
        self._rows = {line.partition(b" ")[0]: line for line in _kerning(name).split(b"\n")}

    def left(self, character: str) -> Left:
        """The advance of a character and its kerning, which one that another face draws does not have."""
        left = self._lefts.get(character)
        if left is None:
            holder = self.holder(character)
            row = self._rows.get(character.encode(), b"") if holder is self else b""
            left = self._lefts[character] = _left(holder.program.advance(ord(character)), row.decode())
        return left

    def holder(self, character: str) -> "Face":
        """The face that draws a character: this one, or the first fallback that has it.

        Raises ValueError, naming the character, when no face has it; the loader refuses such content beforehand.
        """
        code = ord(character)
        if self.program.has(code):
            return self
        for name in FALLBACKS:
            if face(name).program.has(code):
                return face(name)
        raise ValueError(f"no face has the character U+{code:04X} ({character!r})")


@cache
def face(name: str) -> Face:
    """The face of a file in `fonts/`, opened once a process."""
    return Face(name)


def _kerning(name: str) -> bytes:
    """The kerning table of a face; a face of fixed width has none."""
    try:
        with (FONTS / f"{name}.kerning.txt").open("rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _left(advance: float, row: str) -> Left:
    """What a row of the table says: the character, then each amount and the characters before which it is added."""
    fields = row.split(" ")
    return Left(advance, _PART.join(fields[2::2]), fields[1::2])
