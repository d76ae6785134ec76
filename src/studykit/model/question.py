"""Questions: the items a quiz is drawn from, each with one right answer that the facts alone decide."""

from dataclasses import dataclass, field

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
