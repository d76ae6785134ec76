"""Ties: words that stay on the line of the word before them, as a number does with what it counts."""

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from studykit.model.dates import MONTHS

_INITIALS: Final = tuple(f"{letter}." for letter in ascii_uppercase)
_NUMBERED: Final = (
    *("§", "§§", "Section", "section", "Sections", "sections", "Title", "title", "Part", "part", "Chapter", "chapter"),
    *(
        "Article",
        "article",
        "No.",
        "Nos.",
        "no.",
        "Form",
        "form",
        "page",
        "p.",
        "pp.",
        "step",
        "Step",
        "Table",
        "Figure",
    ),
    *("Grade", "grade", "Level", "level", "Series", "series", "Week", "week", "Day", "day", "Version", "version"),
)
_UNITS: Final = ("day", "days", "month", "months", "year", "years", "minutes", "points", "pages")
_COUNTED: Final = ("percent", "%", "U.S.C.", "CFR", "C.F.R.", "Stat.", "FR", "Fed.", "a.m.", "p.m.", *_UNITS)
_OPENED: Final = ("", "(", "[", "“", "‘")
_CLOSED: Final = ("", ",", ".", ";", ":", ")", "),", ").", ");", "’s")

# Before a number: `§ 2`, `Title 8`, `No. 5`. After a number: `10 percent`, `5 U.S.C.`, `29 May`. Before and after a
# capital: `J. Smith`, `J. Edgar`.
_BEFORE: Final = frozenset(opened + word for word in _NUMBERED for opened in _OPENED)
_AFTER: Final = frozenset(word + closed for word in (*_COUNTED, *MONTHS) for closed in _CLOSED)
_CODES: Final = frozenset(("U.S.C.", "CFR", "C.F.R.", "Stat.", "FR"))
_BEFORE_CAPITAL: Final = frozenset(opened + word for word in _INITIALS for opened in _OPENED)
# A dash between spaces ends a line and begins none.
_DASHES: Final = frozenset(("–", "—"))
_ALL: Final = _BEFORE | _AFTER | _BEFORE_CAPITAL | _DASHES


def tied(words: Sequence[str]) -> Iterable[int]:
    """The places of the words before which no line should end: `5 U.S.C. § 2108`, `29 May 2025`, `10 percent`."""
    return () if _ALL.isdisjoint(words) else _tied(words)


def _tied(words: Sequence[str]) -> Iterator[int]:
    last = len(words) - 1
    for at, word in enumerate(words):
        if word not in _ALL:
            continue
        if at and (word in _DASHES or (word in _AFTER and words[at - 1][-1:].isdigit())):
            yield at
        if at < last and _leads(word, words[at + 1]):
            yield at + 1


def _leads(word: str, following: str) -> bool:
    """Whether a word must not be parted from the one that follows."""
    if word in _BEFORE:
        return following.lstrip("(“")[:1].isdigit()
    if word in _CODES:
        return following.startswith("§") or following[:1].isdigit()
    if word in _BEFORE_CAPITAL:
        return following[:1].isupper()
    # `May 2025`, and American dates: `May 29, 2025`.
    return word in MONTHS and following.rstrip(".,;:)").isdigit()
