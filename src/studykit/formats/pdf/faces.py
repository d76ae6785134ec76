"""Faces: the font files with their widths and kerning, and which face stands in for a missing character."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from studykit.formats.pdf.backend import TrueType
from studykit.formats.pdf.truetype import true_type

FONTS: Final = Path(__file__).with_name("fonts")
# Together they have every character of coverage.py, which fonts/tables.py makes from the same three.
FALLBACKS: Final = ("SourceSans3-Regular", "SourceSerif4-Regular", "SourceCodePro-Regular")


class Left(NamedTuple):
    """A character before another: its own advance, and by the next character what is added to it."""

    advance: float
    kerning: Mapping[str, int]


class Face:
    """A font file; all measures are in 1/1000 em. Its tables fill as characters are asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.program: TrueType = true_type(str(FONTS / f"{name}.ttf"), name)
        self.widths: Final = self.program.widths
        self.advances: Final = _Advances(self)
        self._lefts: dict[str, Left] = {}
        path = FONTS / f"{name}.kerning.txt"
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
        self._rows = {line[0]: line[2:] for line in lines if line}

    def left(self, character: str) -> Left:
        """The advance of a character and its kerning, which one that another face draws does not have."""
        left = self._lefts.get(character)
        if left is None:
            holder = self.holder(character)
            row = _kerning_row(self._rows.get(character, "")) if holder is self else {}
            left = self._lefts[character] = Left(holder.widths[ord(character)], row)
        return left

    def holder(self, character: str) -> "Face":
        """The face that draws a character: this one, or the first fallback that has it.

        Raises ValueError, naming the character, when no face has it; the loader refuses such content beforehand.
        """
        code = ord(character)
        if code in self.widths:
            return self
        for name in FALLBACKS:
            if code in face(name).widths:
                return face(name)
        raise ValueError(f"no face has the character U+{code:04X} ({character!r})")


class _Advances(dict[str, float]):
    """A character and its successor → the advance of the first, kerned; a character alone → its advance."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._left = face.left

    def __missing__(self, pair: str) -> float:
        left = self._left(pair[0])
        advance = self[pair] = left.advance + left.kerning.get(pair[1:], 0)
        return advance


@cache
def face(name: str) -> Face:
    """The face of a file in `fonts/`, opened once a process."""
    return Face(name)


def _kerning_row(line: str) -> dict[str, int]:
    row: dict[str, int] = {}
    fields = line.split(" ")
    for amount, rights in zip(fields[::2], fields[1::2], strict=False):
        row.update(dict.fromkeys(rights, int(amount)))
    return row
