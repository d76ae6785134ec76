"""Clues: the words by which whoever knows nothing finds the answer in the question (Haladyna, rule 28: clang)."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

from studykit.model.text import Text, plain

BEGINNING: Final = 5
"""Letters by which words are compared, so that `customers` sounds like `customer`, and `political` like `politics`."""

_WORD: Final = re.compile(r"[^\W_]{4,}|[A-Z]{2,}|\b\d+\b")

# Longer words that carry no content: what two sentences may share without sounding alike.
_EMPTY_WORDS: Final = """
about after also although among another because been before being between both could does done during each either
else even every from have having here instead into itself less like made make many more most much must neither only
other others over same shall should since some somebody someone such than that their them then there these they
this those through under until upon very were what when where whether which while whom whose will with within
without would your
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())


def clues(said: str) -> frozenset[str]:
    """How the telling words of a text begin, without capitals: those of four letters and more, names, and figures."""
    words = [word.casefold() for word in _WORD.findall(said)]
    return frozenset([word[:BEGINNING] for word in words if word not in _EMPTY])


def common(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """The clues that are none, as more than half of the texts have them."""
    uses = Counter(chain.from_iterable(told))
    return frozenset([clue for clue, count in uses.items() if count > len(told) / 2])


def sounds_alike(question: Text, answer: Text, others: Sequence[Text], known: frozenset[str] = frozenset()) -> bool:
    """Whether the answer repeats something of the question, and none of the others does; those `known` are no clues."""
    asked = clues(plain(question)) - known
    if asked.isdisjoint(clues(plain(answer))):
        return False
    return all(asked.isdisjoint(clues(plain(other))) for other in others)
