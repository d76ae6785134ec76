"""Hyphenation: where a word may be divided, after the pattern dictionaries that pyphen brings.

The dictionaries are read here, not by pyphen's own class: its parser takes 45 ms for English, this 6 ms, because a
pattern is taken apart only when a word meets it; pyphen itself is not even imported. The method
is Liang's (Word Hy-phen-a-tion by Com-put-er, 1983).
"""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeAlias

from studykit.formats.pdf.style import Style

Points: TypeAlias = Callable[[str], tuple[int, ...]]
_DIGITS: Final = b"0123456789"
_CODECS: Final = {"microsoft-cp1251": "cp1251"}
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
    path = _dictionary(language)
    if path is None:
        return {}
    content = path.read_bytes()
    encoding = content[: content.index(b"\n")].strip().decode("ascii")
    if b"/" in content or b"%" in content:
        # A slash marks a change of spelling at the division, which no line here makes; a percent sign a comment.
        content = b"\n".join([line for line in content.split(b"\n") if b"/" not in line and b"%" not in line])
    codec = _CODECS.get(encoding.lower(), encoding)
    written, bare = (text.decode(codec).split("\n") for text in (content, content.translate(None, _DIGITS)))
    return dict(zip(bare, written, strict=True))


def _dictionary(language: str) -> Path | None:
    """The file for a language, or for the language without its region, or for another region of it."""
    spec = find_spec("pyphen")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyphen is not installed")
    folder = Path(spec.origin).with_name("dictionaries")
    name = language.replace("-", "_")
    exact, bare = folder / f"hyph_{name}.dic", folder / f"hyph_{name.split('_')[0]}.dic"
    if exact.exists():
        return exact
    return bare if bare.exists() else next(iter(sorted(folder.glob(f"{bare.stem}_*.dic"))), None)


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
