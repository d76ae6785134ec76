"""Suites: the fonts of one kind of text in one document: regular, strong, emphasised, both, and fixed width."""

from typing import Any, Final, NamedTuple

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.style import Style

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
        self._made: dict[tuple[str, float], Font] = {}

    def font(self, name: str, size: float) -> Font:
        """The font of a face at a size."""
        key = (name, size)
        if key not in self._made:
            self._made[key] = Font(self._document, name, size)
        return self._made[key]

    def suite(self, faces: tuple[str, str, str, str], size: float) -> "Suite":
        """The fonts of a kind of text."""
        return Suite(self, faces, size)


class Suite(NamedTuple):
    """Four faces at a size; codes are set a little smaller, since their letters are larger."""

    fonts: Fonts
    faces: tuple[str, str, str, str]
    size: float

    @property
    def regular(self) -> Font:
        """The font of plain text."""
        return self.fonts.font(self.faces[0], self.size)

    def pick(self, *, strong: bool, emphasis: bool) -> Font:
        """The font of plain, strong or emphasised text."""
        return self.fonts.font(self.faces[strong + 2 * emphasis], self.size)

    def code(self, *, strong: bool) -> Font:
        """The font of codes."""
        style = self.fonts.style
        bold = strong or self.faces is LABEL
        return self.fonts.font(CODE[bold], max(style.label, round(self.size * style.code, 2)))

    @property
    def label(self) -> Font:
        """The font of citations and marks."""
        return self.fonts.font(SANS[0], self.fonts.style.label)
