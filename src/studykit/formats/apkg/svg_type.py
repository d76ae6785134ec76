"""The typesetter of pictures: lines broken by widths that hold for the common sans-serif faces, for no font is sent."""

import re
from typing import Final

from studykit.drawing.plate import Copy, Manner
from studykit.model.text import Inline, Mark, Plain, Text, plain

EM: Final = 15.0
SMALL: Final = 13.0
LEADING: Final = 1.3
BALANCE: Final = 4.0
FAMILY: Final = "Helvetica, Arial, 'Liberation Sans', Roboto, sans-serif"

# Advance widths in thousandths of an em, of the widest among the faces above, with room for others.
_NARROW: Final = dict.fromkeys("ijl|'‘’.,:;!I ()[]/-ft", 340)
_WIDE: Final = dict.fromkeys("mwMW%@—…", 950)
_CAPITAL: Final = 730
_OTHER: Final = 590
_BOLD: Final = 1.06
_WORD: Final = re.compile(r"\S+?(?:(?<=[^\W\d]{2}-)(?=\w{3})|(?<=\w\w[/—])(?=\w\w)|(?=\s|\Z))\s*")


class SvgType:
    """Sets the words of pictures."""

    @property
    def em(self) -> float:
        """The size of the type in the boxes."""
        return EM

    @staticmethod
    def size(manner: Manner) -> float:
        """The size of a text."""
        return SMALL if manner in (Manner.NOTE, Manner.LABEL) else EM

    @staticmethod
    def leading(manner: Manner) -> float:
        """From one line to the next."""
        return LEADING * SvgType.size(manner)

    def extent(self, text: Text, manner: Manner) -> tuple[float, float]:
        """The width of the text on one line, and that of its longest word."""
        words = _words(text)
        longest = max((_width(word.rstrip(), manner) for word in words), default=0.0)
        return _width("".join(words).rstrip(), manner), longest

    def copy(self, text: Text, manner: Manner, width: float) -> Copy:
        """The text broken to a width, its lines of about one length; `lines` are strings."""
        lines = self._lines(text, manner, width)
        shortest, longest = max(self.extent(text, manner)[1], width / 2), width
        while len(lines) > 1 and longest - shortest > BALANCE:
            middle = (shortest + longest) / 2
            narrower = self._lines(text, manner, middle)
            if len(narrower) == len(lines):
                lines, longest = narrower, middle
            else:
                shortest = middle
        widest = max((_width(line, manner) for line in lines), default=0.0)
        return Copy(widest, len(lines) * self.leading(manner), lines)

    def _lines(self, text: Text, manner: Manner, width: float) -> list[str]:
        lines: list[str] = []
        for word in _words(text):
            if lines and _width((lines[-1] + word).rstrip(), manner) <= width:
                lines[-1] += word
            else:
                lines.append(word)
        return [line.rstrip() for line in lines]


def _words(text: Text) -> list[str]:
    said = "".join(f" ({inline.standing})" if isinstance(inline, Mark) else _words_of(inline) for inline in text)
    return _WORD.findall(said.strip())


def _words_of(inline: Inline) -> str:
    """The words of one inline; the spaces at the ends of plain ones are kept."""
    return inline.text if isinstance(inline, Plain) else plain((inline,))


def _width(words: str, manner: Manner) -> float:
    bold = _BOLD if manner in (Manner.STRONG, Manner.LABEL) else 1.0
    return sum(map(_advance, words)) * SvgType.size(manner) / 1000 * bold


def _advance(character: str) -> float:
    return _NARROW.get(character) or _WIDE.get(character) or (_CAPITAL if character.isupper() else _OTHER)
