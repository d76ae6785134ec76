"""Suites: the fonts of one kind of text in one document: regular, strong, emphasised, both, and fixed width."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from msgspec import Struct, field

from studykit.formats.pdf.font import Codes, Font
from studykit.formats.pdf.style import Style
from studykit.model.text import Emphasis, Plain, Strong, Text

SERIF: Final = ("SourceSerif4-Regular", "SourceSerif4-Bold", "SourceSerif4-It", "SourceSerif4-BoldIt")
SANS: Final = ("SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-It", "SourceSans3-BoldIt")
# Headings and labels: their plain text is semibold already.
LABEL: Final = ("SourceSans3-Semibold", "SourceSans3-Bold", "SourceSans3-BoldIt", "SourceSans3-BoldIt")
CODE: Final = ("SourceCodePro-Regular", "SourceCodePro-Bold")


class Fonts:
    """The fonts of one document, each made when it is first wanted."""

    def __init__(self, document: Any, style: Style) -> None:
        self.style = style
        self._document = document
        self._codes: dict[str, Codes] = {}
        self._made: dict[tuple[str, float], Font] = {}
        self._waiting: dict[tuple[str, float], list[str]] = {}
        self._suites: dict[tuple[tuple[str, str, str, str], float], Suite] = {}

    def font(self, name: str, size: float) -> Font:
        """The font of a face at a size."""
        font = self._made.get((name, size))
        if font is None:
            font = self._made[name, size] = Font(self._codes_of(name), size)
            font.learn(_words(self._waiting.pop((name, size), ())))
        return font

    def _codes_of(self, name: str) -> Codes:
        codes = self._codes.get(name)
        if codes is None:
            codes = self._codes[name] = Codes(self._document, name)
        return codes

    def learn(self, name: str, size: float, texts: list[str]) -> None:
        """Let a font measure many words at once, now or when it is first wanted."""
        if (name, size) in self._made:
            self._made[name, size].learn(_words(texts))
        else:
            self._waiting.setdefault((name, size), []).extend(texts)

    def suite(self, faces: tuple[str, str, str, str], size: float) -> "Suite":
        """The fonts of a kind of text."""
        suite = self._suites.get((faces, size))
        if suite is None:
            suite = self._suites[faces, size] = Suite(self, faces, size)
        return suite


def _words(texts: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(map(str.split, texts))


class Suite(Struct, eq=False):
    """Four faces at a size; codes are set a little smaller, since their letters are larger."""

    fonts: Fonts
    faces: tuple[str, str, str, str]
    size: float
    _picked: list[Font | None] = field(default_factory=lambda: [None] * 4)

    def learn(self, texts: Iterable[Text]) -> None:
        """Measure at once the words of many texts that are going to be set, but for links and the like."""
        said: tuple[list[str], ...] = ([], [], [], [])
        for text in texts:
            for inline in text:
                match inline:
                    case Plain(words):
                        said[0].append(words)
                    case Strong((Plain(words),)):
                        said[1].append(words)
                    case Emphasis((Plain(words),)):
                        said[2].append(words)
        for name, found in zip(self.faces, said, strict=True):
            if found:
                self.fonts.learn(name, self.size, found)

    @property
    def regular(self) -> Font:
        """The font of plain text."""
        font = self._picked[0]
        return self._pick(0) if font is None else font

    def pick(self, *, strong: bool, emphasis: bool) -> Font:
        """The font of plain, strong or emphasised text."""
        font = self._picked[at := strong + 2 * emphasis]
        return self._pick(at) if font is None else font

    def _pick(self, at: int) -> Font:
        font = self._picked[at] = self.fonts.font(self.faces[at], self.size)
        return font

    def code(self, *, strong: bool) -> Font:
        """The font of codes."""
        style = self.fonts.style
        bold = strong or self.faces is LABEL
        return self.fonts.font(CODE[bold], max(style.label, round(self.size * style.code, 2)))

    @property
    def label(self) -> Font:
        """The font of citations and marks."""
        return self.fonts.font(SANS[0], self.fonts.style.label)
