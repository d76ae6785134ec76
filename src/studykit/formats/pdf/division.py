"""Division: where a word that does not fit may be parted, and what then stands on either side."""

import re
from bisect import bisect_right
from typing import Final

from msgspec import Struct

from studykit.formats.pdf.font import Font
from studykit.formats.pdf.hyphenation import Points

# Drawn as a hyphen and extracted as U+00AD, so that a reader joins the word again (ISO 32000-1, 14.8.2.2.3).
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
# Compiled when a word with such signs is to be parted.
ADDRESS: Final = r"://|^www\.|@|[^/]{2}/[^/]+/|\w\.\w[^/]*/|/.*[?=&]|[?&]\w+="
ADDRESS_BREAK: Final = r"(?<=[/?&=#])(?<!:/)(?<!://)(?=[^/])|(?<=\w)(?=[._~-]\w)"
JOINT: Final = r"(?<=[^\W\d]{2}-)(?=[^\W\d]{3})|(?<=\w\w[—/])(?=\w\w)|(?<=[^\W\d]{2}–)(?=\w\w)"
# What has none of these, nor begins with `www.`, is neither an address nor a compound.
_SIGNS: Final = frozenset("/@=-–—")


class Division(Struct, frozen=True):
    """A word in two: what ends the line, and what begins the next."""

    head: str
    tail: str
    hyphenated: bool


class Divider(Struct, frozen=True):
    """Parts words; `points` is the hyphenation of the document's language."""

    points: Points

    def divide(self, font: Font, word: str, room: float, *, soft: bool, hard: bool) -> Division | None:
        """The division with the longest head that fits in `room`, or None.

        Addresses part at their signs and compounds after their hyphen; with `soft` words are hyphenated, too. With
        `hard` a word that cannot be parted otherwise is cut where the room ends, one character at the least.
        """
        address = False
        if not _SIGNS.isdisjoint(word) or word.startswith("www."):
            address = re.search(ADDRESS, word) is not None
            joints = [match.start() for match in re.finditer(ADDRESS_BREAK if address else JOINT, word)]
            fitting = [at for at in joints if 0 < at < len(word) and _fits(font, word[:at], room)]
            if fitting:
                return Division(word[: fitting[-1]], word[fitting[-1] :], hyphenated=False)
        if soft and not address:
            for at in reversed(self.points(word)):
                if _fits(font, head := word[:at] + SOFT_HYPHEN, room):
                    return Division(head, word[at:], hyphenated=True)
        if hard and len(word) > 1:
            at = max(1, bisect_right(range(1, len(word)), room, key=lambda at: font.width(word[:at])))
            return Division(word[:at], word[at:], hyphenated=False)
        return None


WHOLE: Final = Divider(lambda _word: ())


def _fits(font: Font, head: str, room: float) -> bool:
    return font[head] - font.space <= room
