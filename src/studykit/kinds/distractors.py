"""Wrong answers for a question: what the neighbours say, those first that could best be taken for the right one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final

from msgspec import Struct

from studykit.kinds.phrases import identity, lettered, stands_in
from studykit.model.clues import clues, common
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
_FIGURE: Final = re.compile(
    r".*\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\Z"
)


class Saying(Struct, frozen=True):
    """What an entry says: its identity, its words for comparing, its text, and the words that it is asked with."""

    slug: str
    compared: str
    text: Text
    asked: str = ""


class _Look(Struct, frozen=True):
    """How a saying looks among others: its telling words, those of its question, and both; its length, its figures.

    `told` says that it repeats something of its question.
    """

    said: frozenset[str]
    asked: frozenset[str]
    words: frozenset[str]
    told: bool
    identity: str
    figures: float
    letter: bool


def neighbours(values: Sequence[Saying], *, names: bool = False) -> Mapping[str, tuple[Distractor, ...]]:
    """By identity, up to six different sayings other than its own, the most like it first.

    They are taken from those around it, past either end from the other. Some are no rivals: a figure for a phrase, or
    the other way round; one that repeats nothing of the question, where the answer does; a lone letter, for options
    have their own; one that is part of the answer or has it as a part, unless they are `names` or numbers. Where too
    few others are left, there are none.
    """
    told = [(clues(plain(value.text)), clues(value.asked)) for value in values]
    # What every question of a column says tells nothing of one of them.
    known = common([said | asked for said, asked in told])
    looks = {
        value.slug: _look(value, said - known, asked - known) for value, (said, asked) in zip(values, told, strict=True)
    }
    return {
        value.slug: _rivals([(other, looks[other.slug]) for other in others], looks[value.slug], names=names)
        for value, others in _around(values)
    }


def _around(values: Sequence[Saying]) -> Iterator[tuple[Saying, tuple[Saying, ...]]]:
    """Each saying with the nearest different ones, in turn from after and from before it.

    Of values in order, which most tables have, some are then less and some more.
    """
    after, before = _following(values), _following(values[::-1])
    for value in values:
        others: dict[str, Saying] = {}
        for one in chain.from_iterable(zip_longest(after[value.slug], before[value.slug])):
            if one is not None:
                others.setdefault(one.compared, one)
        yield value, tuple(others.values())


def _following(values: Sequence[Saying]) -> Mapping[str, tuple[Saying, ...]]:
    """By identity, the next few different sayings after each, past the last from the first.

    Each place hands them on to the one before it, however many say the same; the second round knows those beyond the
    end.
    """
    found: dict[str, tuple[Saying, ...]] = {}
    following: tuple[Saying, ...] = ()
    for value in (*reversed(values), *reversed(values)):
        others = tuple([saying for saying in following if saying.compared != value.compared][: NEAR // 2])
        found[value.slug] = others
        following = (value, *others)
    return found


def _rivals(others: Sequence[tuple[Saying, _Look]], own: _Look, *, names: bool) -> tuple[Distractor, ...]:
    fair = [(saying, look) for saying, look in others if _fair(look, own, names=names)]
    if len(fair) < ENOUGH and len(fair) < len(others):
        return ()
    if len(fair) > 1:
        fair.sort(key=lambda rival: -_likeness(rival[1], own))
    return tuple([Distractor(saying.text) for saying, _ in fair[:MOST]])


def _look(value: Saying, said: frozenset[str], asked: frozenset[str]) -> _Look:
    words = _WORD.findall(plain(value.text))
    figures = len([word for word in words if _FIGURE.match(word)])
    told = not said.isdisjoint(asked)
    share = figures / max(1, len(words))
    return _Look(said, asked, said | asked, told, identity(value.text), share, lettered(value.text))


def _fair(rival: _Look, own: _Look, *, names: bool) -> bool:
    """Whether whoever knows nothing may take the rival for the answer, and whoever knows may not.

    Of two sayings one of which is part of the other, either may be right where one is (Haladyna, rule 22); names that
    stand in each other are those of two things.
    """
    if min(rival.figures, own.figures) <= WORDS and max(rival.figures, own.figures) >= FIGURES:
        return False
    if own.letter or rival.letter or (own.told and rival.said.isdisjoint(own.asked)):
        return False
    return names or not (stands_in(rival.identity, own.identity) or stands_in(own.identity, rival.identity))


def _likeness(one: _Look, other: _Look) -> float:
    """How many of their words they share, which counts thrice, and how near they come to each other in length."""
    shared = len(one.words & other.words) / (min(len(one.words), len(other.words)) or 1)
    length, others = len(one.identity), len(other.identity)
    return 3 * shared + min(length, others) / (max(length, others) or 1)
