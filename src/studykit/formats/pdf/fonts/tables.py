"""Makes the tables beside the fonts: kerning for each face, and the ranges of characters that can be printed.

Run it when a font is added or replaced; it needs fonttools and uharfbuzz, which nothing else does:
`python src/studykit/formats/pdf/fonts/tables.py`.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

# Neither has types, and only this script needs them.
uharfbuzz: Any = import_module("uharfbuzz")
TTFont: Any = import_module("fontTools.ttLib").TTFont

FONTS: Final = Path(__file__).parent
# Whatever a face lacks is drawn from one of these (`fonts.py`), so together they are what can be printed.
FALLBACKS: Final = ("SourceSans3-Regular", "SourceSerif4-Regular", "SourceCodePro-Regular")
KERNED: Final = (range(0x21, 0x7F), range(0xA1, 0x180), range(0x386, 0x3CF), range(0x400, 0x460), range(0x2010, 0x2040))
SOFT_HYPHEN: Final = 0xAD
# Ligatures and alternates stay off: one character is one code, so that text extracts as it was written.
_FEATURES: Final = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False}
_UNPRINTABLE: Final = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Mc", "Me", "Zl", "Zp"}


def kerning(path: Path) -> Iterator[str]:
    """A line for each left character: itself, then each adjustment in 1/1000 em and the right characters it is for."""
    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    font = uharfbuzz.Font(face)
    cmap = TTFont(path).getBestCmap()
    characters = [chr(code) for block in KERNED for code in block if code in cmap and code != SOFT_HYPHEN]
    for left in characters:
        alone = _advances(font, left)[0]
        # One call a left character: a b a c a d …; the advance of each `a` shows its kerning with what follows.
        advances = _advances(font, "".join(left + right for right in characters))
        row: dict[int, str] = {}
        for index, right in enumerate(characters):
            adjustment = round((advances.get(2 * index, alone) - alone) * 1000 / face.upem)
            if adjustment:
                row[adjustment] = row.get(adjustment, "") + right
        if row:
            yield " ".join([left, *(f"{adjustment} {rights}" for adjustment, rights in sorted(row.items()))])


def coverage(fonts: Iterable[Path]) -> Iterator[str]:
    """The printable characters of the fonts as ranges of hexadecimal code points."""
    codes = sorted(
        code
        for code in {code for path in fonts for code in TTFont(path).getBestCmap()}
        if unicodedata.category(chr(code)) not in _UNPRINTABLE and code <= 0xFFFF
    )
    starts = [0, *(index for index, (a, b) in enumerate(pairwise(codes), 1) if b != a + 1), len(codes)]
    for first, end in pairwise(starts):
        low, high = codes[first], codes[end - 1]
        yield f"{low:04X}" if low == high else f"{low:04X}-{high:04X}"


def _advances(font: Any, text: str) -> dict[int, int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, _FEATURES)
    advances: dict[int, int] = {}
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advances[glyph.cluster] = advances.get(glyph.cluster, 0) + position.x_advance
    return advances


def main() -> None:
    """Write every table."""
    for path in sorted(FONTS.glob("*.ttf")):
        if "Code" not in path.name:
            path.with_suffix(".kerning.txt").write_text("\n".join(kerning(path)) + "\n", encoding="utf-8")
    ranges = coverage(FONTS / f"{name}.ttf" for name in FALLBACKS)
    (FONTS / "coverage.txt").write_text("\n".join(ranges) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
