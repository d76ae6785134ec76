"""Questions: the items a quiz is drawn from, each of whose answers the facts alone decide."""

from typing import TypeAlias

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.document import Block
from studykit.model.placed import Placed
from studykit.model.source import Provenance
from studykit.model.text import Text


class Distractor(Struct, frozen=True):
    """A wrong answer that somebody may well give; `why` names the confusion behind it, or is empty."""

    text: Text
    why: Text = ()


class Question(Placed, frozen=True):
    """An item: its stem, the key, and wrong answers to draw from (none makes it a short-answer item).

    The distractors are all wrong for this stem, distinct from the answer and from each other. The key of the question
    is built from the author's ids like that of a card.
    """

    key: str
    stem: tuple[Block, ...]
    answer: Text
    provenance: Provenance
    distractors: tuple[Distractor, ...] = ()
    why: tuple[Block, ...] = ()
    span: Span = Span("")


class Pair(Struct, frozen=True):
    """A term and what belongs to it; `key` is that of the question which asks for the same fact."""

    key: str
    term: Text
    value: Text
    provenance: Provenance


class Matching(Placed, frozen=True):
    """Terms to be matched with values: no two pairs have a term or a value in common.

    `terms` and `values` head the two columns.
    """

    key: str
    stem: tuple[Block, ...]
    terms: str
    values: str
    pairs: tuple[Pair, ...]
    span: Span = Span("")


class Ordering(Placed, frozen=True):
    """Things to be put in order; they are different from each other and stand in the right one."""

    key: str
    stem: tuple[Block, ...]
    steps: tuple[Text, ...]
    provenance: Provenance
    span: Span = Span("")


class Candidate(Struct, frozen=True):
    """Something that belongs to a set or does not; `key` names it."""

    key: str
    text: Text
    right: bool


class TrueSet(Placed, frozen=True):
    """Which of these belong to the set? At least two candidates do and one does not; no two say the same."""

    key: str
    stem: tuple[Block, ...]
    candidates: tuple[Candidate, ...]
    provenance: Provenance
    span: Span = Span("")


Item: TypeAlias = Question | Matching | Ordering | TrueSet
