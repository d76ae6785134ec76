"""Questions: the items a quiz is drawn from, each of whose answers the facts alone decide."""

from dataclasses import dataclass, field
from typing import TypeAlias

from studykit.diagnostics import Span
from studykit.model.document import Block
from studykit.model.source import Provenance
from studykit.model.text import Text


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer that somebody may well give; `why` names the confusion behind it, or is empty."""

    text: Text
    why: Text = ()


@dataclass(frozen=True, slots=True)
class Question:
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
    span: Span = field(default=Span(""), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and what belongs to it; `key` is that of the question which asks for the same fact."""

    key: str
    term: Text
    value: Text
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Matching:
    """Terms to be matched with values: no two pairs have a term or a value in common.

    `terms` and `values` head the two columns.
    """

    key: str
    stem: tuple[Block, ...]
    terms: str
    values: str
    pairs: tuple[Pair, ...]
    span: Span = field(default=Span(""), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Ordering:
    """Things to be put in order; they are different from each other and stand in the right one."""

    key: str
    stem: tuple[Block, ...]
    steps: tuple[Text, ...]
    provenance: Provenance
    span: Span = field(default=Span(""), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that belongs to a set or does not; `key` names it."""

    key: str
    text: Text
    right: bool


@dataclass(frozen=True, slots=True)
class TrueSet:
    """Which of these belong to the set? At least two candidates do and one does not; no two say the same."""

    key: str
    stem: tuple[Block, ...]
    candidates: tuple[Candidate, ...]
    provenance: Provenance
    span: Span = field(default=Span(""), repr=False, compare=False)


Item: TypeAlias = Question | Matching | Ordering | TrueSet
