"""Wrong answers for a question: what the neighbours say, those first that could best be taken for the right one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from studykit.model.question import Distractor
from studykit.model.text import Text, plain

MOST: Final = 6
NEAR: Final = 16
"""Of the neighbours, how many are looked at: the work grows with the number of values alone."""

ENOUGH: Final = 2
"""Wrong answers that make a choice (Rodriguez 2005); with fewer of its sort, a question is asked in writing."""

FIGURES: Final = 0.5
WORDS: Final = 0.15
"""Of the words, how many have digits or are months: a figure has so many or more, a phrase so many or fewer."""

_WORD: Final = re.compile(r"[^\s/;,()]+")
_TOLD: Final = re.compile(r"[^\W_]{4,}|\d+")
_MONTH: Final = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")


class Saying(Struct, frozen=True):
    """What an entry says: its identity, its words for comparing, its text, and the words that it is asked with."""

    slug: str
    compared: str
    text: Text
    asked: str = ""


class _Look(Struct, frozen=True):
    """How a saying looks among others: the words of it and its question that not all have, its length, its figures."""

    words: frozenset[str]
    length: int
    figures: float


def neighbours(values: Sequence[Saying]) -> Mapping[str, tuple[Distractor, ...]]:
    """By identity, up to six different sayings other than its own, the most like it first.

    They are taken from the next ones after it, and round from the first. A figure is no rival of a phrase, nor the
    other way round: whoever knows nothing sees that it cannot be the answer. Where too few others are left, and such
    were left out, there are none at all.
    """
    told = {value.slug: _TOLD.findall(f"{plain(value.text)} {value.asked}".casefold()) for value in values}
    uses = Counter(word for words in told.values() for word in frozenset(words))
    # What every question of a column says tells nothing of one of them.
    own = {slug: frozenset(word for word in words if uses[word] <= len(values) / 2) for slug, words in told.items()}
    looks = {value.slug: _look(value, own[value.slug]) for value in values}
    return {
        value.slug: _rivals([(other, looks[other.slug]) for other in others], looks[value.slug])
        for value, others in _following(values)
    }


def _following(values: Sequence[Saying]) -> Iterator[tuple[Saying, tuple[Saying, ...]]]:
    """Each saying with the next few different ones after it.

    Each place hands them on to the one before it, however many say the same; the second round knows those beyond the
    end.
    """
    following: tuple[Saying, ...] = ()
    for place, value in enumerate((*reversed(values), *reversed(values))):
        others = tuple(saying for saying in following if saying.compared != value.compared)[:NEAR]
        if place >= len(values):
            yield value, others
        following = (value, *others)


def _rivals(others: Sequence[tuple[Saying, _Look]], own: _Look) -> tuple[Distractor, ...]:
    fair = [(saying, look) for saying, look in others if not _of_other_sort(look, own)]
    if len(fair) < ENOUGH and len(fair) < len(others):
        return ()
    fair.sort(key=lambda rival: -_likeness(rival[1], own))
    return tuple(Distractor(saying.text) for saying, _ in fair[:MOST])


def _look(value: Saying, told: frozenset[str]) -> _Look:
    said = plain(value.text)
    words = _WORD.findall(said)
    figures = sum(any(map(str.isdigit, word)) or bool(_MONTH.fullmatch(word)) for word in words)
    return _Look(told, len(said), figures / max(1, len(words)))


def _of_other_sort(one: _Look, other: _Look) -> bool:
    few, many = sorted((one.figures, other.figures))
    return few <= WORDS and many >= FIGURES


def _likeness(one: _Look, other: _Look) -> float:
    """How many of their words they share, which counts thrice, and how near they come to each other in length."""
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    short, long = sorted((one.length, other.length))
    return 3 * shared + short / max(1, long)
