"""TrueType files read glyph by glyph as they are asked for: reportlab's own reader takes all of every table at once."""

from array import array
from bisect import bisect_left
from pathlib import Path
from struct import unpack_from
from sys import byteorder
from typing import Any, Final
from weakref import WeakKeyDictionary

from studykit.formats.pdf.backend import PDF, BaseEncoding, BaseFace, BaseFont, TrueType

WINDOWS_UNICODE: Final = (3, 1)
SEGMENTS: Final = 4
SPACE: Final = 0x20
NO_BREAK_SPACE: Final = 0xA0
LAST: Final = 0xFFFF
"""The code that ends the table and stands for no character."""
_ASCII: Final = range(0x21, 0x80)


class _Face(BaseFace):  # type: ignore[misc]  # reportlab has no types
    def extractInfo(self, _glyphs: int = 1) -> None:  # noqa: N802 (reportlab's name)
        super().extractInfo(0)
        self._scale = 1000 / self.unitsPerEm
        self.charToGlyph = _Glyphs(self.get_table("cmap"))
        (full,) = unpack_from(">H", self.get_table("hhea"), 34)
        self.hmetrics = _Metrics(_words(self.get_table("hmtx")), full)
        (wide,) = unpack_from(">h", self.get_table("head"), 50)
        self.glyphPos = _Places(self.get_table("loca"), wide=bool(wide))
        self.defaultWidth = self.hmetrics[0][0] * self._scale

    def getCharWidth(self, code: int) -> float:  # noqa: N802 (reportlab's name)
        if code not in self.charToGlyph:
            return float(self.defaultWidth)
        return float(self.hmetrics[self.charToGlyph[code]][0] * self._scale)


class _Glyphs(dict[int, int]):
    """Code point → glyph of the Basic Multilingual Plane, found when it is asked for (OpenType, `cmap` format 4)."""

    def __init__(self, table: bytes) -> None:
        super().__init__()
        (count,) = unpack_from(">H", table, 2)
        records = [unpack_from(">HHL", table, 4 + 8 * record) for record in range(count)]
        start = next(offset for platform, encoding, offset in records if (platform, encoding) == WINDOWS_UNICODE)
        self._words = words = _words(table[start : start + unpack_from(">H", table, start + 2)[0]])
        if words[0] != SEGMENTS:
            raise ValueError("the face has no character map of format 4")
        size = words[3] // 2
        self._ends, self._starts, self._deltas = (words[at : at + size] for at in (7, 8 + size, 8 + 2 * size))
        self._offsets = 8 + 3 * size

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and self[code] > 0

    def __missing__(self, code: int) -> int:
        glyph = self[code] = self._glyph(SPACE if code == NO_BREAK_SPACE else code)
        return glyph

    def _glyph(self, code: int) -> int:
        """The glyph, or 0 where there is none."""
        segment = bisect_left(self._ends, code)
        if code >= LAST or code < self._starts[segment]:
            return 0
        delta, shift = self._deltas[segment], self._words[self._offsets + segment]
        if not shift:
            return (code + delta) & 0xFFFF
        glyph = self._words[self._offsets + segment + shift // 2 + code - self._starts[segment]]
        return (glyph + delta) & 0xFFFF if glyph else 0


class _Metrics:
    """Glyph → its advance and its left side bearing; those after the first `full` have the advance of the last."""

    def __init__(self, words: "array[int]", full: int) -> None:
        self._words = words
        self._full = full

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        words, full = self._words, self._full
        if glyph < full:
            return words[2 * glyph], words[2 * glyph + 1]
        return words[2 * full - 2], words[full + glyph]


class _Places:
    """Glyph → where it begins in `glyf`."""

    def __init__(self, table: bytes, *, wide: bool) -> None:
        self._table = table
        self._wide = wide

    def __getitem__(self, glyph: int) -> int:
        if self._wide:
            return int(unpack_from(">L", self._table, 4 * glyph)[0])
        return 2 * int(unpack_from(">H", self._table, 2 * glyph)[0])


class _Font(BaseFont):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, name: str, path: Path) -> None:
        self.fontName = name
        with path.open("rb", buffering=0) as file:
            self.face = _Face(file)
        self.encoding = BaseEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = 1

    def splitString(self, text: str, document: Any, encoding: str = "utf-8") -> Any:  # noqa: N802 (reportlab's name)
        state = self.state.get(document)
        if state is None:
            chunks = super().splitString(text, document, encoding)
            self.state[document].used = set(map(ord, text))
            return chunks
        state.used.update(map(ord, text))
        if len(text) == 1 and ord(text) in _ASCII:  # which stand in the first subset from the start
            return [(0, text.encode("ascii"))]
        return super().splitString(text, document, encoding)

    def addObjects(self, document: Any) -> None:  # noqa: N802 (reportlab's name)
        # The first subset holds all of ASCII from the start; what no page shows need not be embedded.
        state = self.state[document]
        state.subsets[0][:] = [
            0 if code in _ASCII and code not in state.used and code != SPACE else code for code in state.subsets[0]
        ]
        names = [self.getSubsetInternalName(subset, document)[1:] for subset in range(len(state.subsets))]
        super().addObjects(document)
        for name in names:
            # Most advances are those of several characters.
            widths = document.idToObject["BasicFonts"].dict[name].Widths
            written = {width: PDF.format(width, document) for width in dict.fromkeys(widths.sequence)}
            widths.sequence = list(map(written.__getitem__, widths.sequence))

    def has(self, code: int) -> bool:
        return code in self.face.charToGlyph

    def advance(self, code: int) -> float:
        return float(self.face.getCharWidth(code))


def true_type(path: Path, name: str) -> TrueType:
    """The face in a file, ready to be embedded under `name`."""
    font: TrueType = _Font(name, path)
    return font


def _words(table: bytes) -> "array[int]":
    """A table as unsigned numbers of 16 bits."""
    words = array("H", table[: len(table) & ~1])
    if byteorder == "little":
        words.byteswap()
    return words
