"""Hyphenation: where a word may be divided, after the pattern dictionaries that pyphen brings.

The dictionaries are read here, not by pyphen's own class: its parser takes 45 ms for English, this 6 ms, because a
pattern is taken apart only when a word meets it. The method is Liang's (Word Hy-phen-a-tion by Com-put-er, 1983).
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

import pyphen

from studykit.formats.pdf.style import Style

Points: TypeAlias = Callable[[str], tuple[int, ...]]
_NO_DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))
SHORTEST: Final = 6


def hyphenator(language: str, style: Style) -> Points:
    """A function from a word to the places where it may be divided, first to last; for a BCP 47 tag.

    Punctuation around the word does not matter; words with capitals inside, digits or signs are not divided. A
    language without a dictionary has no places at all.
    """
    patterns = _patterns(language)
    longest = max(map(len, patterns), default=0)

    @cache
    def points(word: str) -> tuple[int, ...]:
        core = word.strip("“”‘’\"'()[],.;:!?…—–")
        if len(core) < SHORTEST or not core.isalpha() or not (core.islower() or core.istitle()):
            return ()
        start = word.index(core)
        last = len(core) - style.hyphen_right
        return tuple(start + at for at in _divide(core.lower(), patterns, longest) if style.hyphen_left <= at <= last)

    return points


@cache
def _patterns(language: str) -> dict[str, str]:
    """Pattern without its digits → the pattern as written (`a1b2c`)."""
    name = pyphen.language_fallback(language)
    if name is None:
        return {}
    with pyphen.LANGUAGES[name].open("rb") as file:
        encoding = file.readline().strip().decode("ascii")
        text = file.read().decode({"microsoft-cp1251": "cp1251"}.get(encoding.lower(), encoding))
    # Settings are upper case; a slash marks a change of spelling at the division, which no line here makes.
    written = [line for line in text.split() if not line.isupper() and "/" not in line and "%" not in line]
    return dict(zip("\n".join(written).translate(_NO_DIGITS).split("\n"), written, strict=True))


def _divide(word: str, patterns: dict[str, str], longest: int) -> list[int]:
    pointed = f".{word}."
    levels = [0] * (len(pointed) + 1)
    for start in range(len(pointed)):
        for end in range(start + 1, min(start + longest, len(pointed)) + 1):
            pattern = patterns.get(pointed[start:end])
            if pattern is None:
                continue
            at = start
            for sign in pattern:
                if sign.isdigit():
                    levels[at] = max(levels[at], int(sign))
                else:
                    at += 1
    return [at - 1 for at, level in enumerate(levels) if level % 2]
