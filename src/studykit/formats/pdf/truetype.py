"""TrueType files read at once: reportlab's own reader takes each table glyph by glyph, five times as long."""

from array import array
from struct import unpack_from
from sys import byteorder
from typing import Any, Final
from weakref import WeakKeyDictionary

from studykit.formats.pdf.backend import BaseEncoding, BaseFace, BaseFont, TrueType

WINDOWS_UNICODE: Final = (3, 1)
SEGMENTS: Final = 4
SPACE: Final = 0x20
NO_BREAK_SPACE: Final = 0xA0
_ASCII: Final = range(0x21, 0x80)


class _Face(BaseFace):  # type: ignore[misc]  # reportlab has no types
    def extractInfo(self, _glyphs: int = 1) -> None:  # noqa: N802 (reportlab's name)
        super().extractInfo(0)
        glyphs = _character_map(self.get_table("cmap"))
        scale = 1000 / self.unitsPerEm
        (full,) = unpack_from(">H", self.get_table("hhea"), 34)
        metrics = _words(self.get_table("hmtx"))
        advances = [*metrics[: 2 * full : 2], *[metrics[2 * full - 2]] * (self.numGlyphs - full)]
        bearings = [*metrics[1 : 2 * full : 2], *metrics[2 * full :]]
        self.hmetrics = list(zip(advances, bearings, strict=True))
        self.defaultWidth = advances[0] * scale
        glyphs[NO_BREAK_SPACE] = glyphs[SPACE]
        self.charToGlyph = glyphs
        self.charWidths = {code: advances[glyph] * scale for code, glyph in glyphs.items()}
        self.glyphPos = self._positions()

    def _positions(self) -> list[int]:
        table = self.get_table("loca")
        (wide,) = unpack_from(">h", self.get_table("head"), 50)
        if wide:
            return list(unpack_from(f">{self.numGlyphs + 1}L", table))
        return [2 * place for place in _words(table)]


class _Font(BaseFont):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, name: str, path: str) -> None:
        self.fontName = name
        self.face = _Face(path)
        self.encoding = BaseEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = 1

    def splitString(self, text: str, document: Any, encoding: str = "utf-8") -> Any:  # noqa: N802 (reportlab's name)
        chunks = super().splitString(text, document, encoding)
        state = self.state[document]
        state.used = getattr(state, "used", set()).union(map(ord, text))
        return chunks

    def addObjects(self, document: Any) -> None:  # noqa: N802 (reportlab's name)
        # The first subset holds all of ASCII from the start; what no page shows need not be embedded.
        state = self.state[document]
        state.subsets[0][:] = [
            0 if code in _ASCII and code not in state.used and code != SPACE else code for code in state.subsets[0]
        ]
        super().addObjects(document)

    @property
    def widths(self) -> dict[int, float]:
        return dict(self.face.charWidths)


def true_type(path: str, name: str) -> TrueType:
    """The face in a file, ready to be embedded under `name`."""
    font: TrueType = _Font(name, path)
    return font


def _character_map(table: bytes) -> dict[int, int]:
    """Code point → glyph of the Basic Multilingual Plane (OpenType, `cmap` format 4)."""
    (count,) = unpack_from(">H", table, 2)
    records = [unpack_from(">HHL", table, 4 + 8 * record) for record in range(count)]
    start = next(offset for platform, encoding, offset in records if (platform, encoding) == WINDOWS_UNICODE)
    words = _words(table[start : start + unpack_from(">H", table, start + 2)[0]])
    if words[0] != SEGMENTS:
        raise ValueError("the face has no character map of format 4")
    size = words[3] // 2
    ends, starts, deltas = (words[at : at + size] for at in (7, 8 + size, 8 + 2 * size))
    offsets = 8 + 3 * size
    glyphs: dict[int, int] = {}
    for segment, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        shift = words[offsets + segment]
        if not shift:
            glyph = (first + delta) & 0xFFFF
            glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True))
            continue
        base = offsets + segment + shift // 2
        found = zip(range(first, last + 1), words[base : base + last + 1 - first], strict=False)
        glyphs.update((code, (glyph + delta) & 0xFFFF) for code, glyph in found if glyph)
    glyphs.pop(0xFFFF, None)
    return glyphs


def _words(table: bytes) -> "array[int]":
    """A table as unsigned numbers of 16 bits."""
    words = array("H", table[: len(table) & ~1])
    if byteorder == "little":
        words.byteswap()
    return words
