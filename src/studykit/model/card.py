"""Cards: what a learner is asked and answers from memory, before it is paper or an Anki note.

A card's key is built from the author's ids (`topic/section/entry/field`) and never from wording, position or time: the
learner's review history hangs on it.
"""

from typing import TypeAlias

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.document import Block
from studykit.model.placed import Placed
from studykit.model.source import Provenance
from studykit.model.text import Text


class RecallCard(Placed, frozen=True):
    """A question and its answer; with `reverse`, also a question the other way round, whose answer is `subject`.

    `subject` names what the card is about (the entry's key), in few words. `extra` explains after the answer.
    """

    key: str
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    provenance: Provenance
    subject: Text = ()
    reverse: tuple[Block, ...] = ()
    extra: tuple[Block, ...] = ()
    span: Span = Span("")


class ClozeCard(Placed, frozen=True):
    """A sentence with gaps; each gap number is a card of its own."""

    key: str
    text: Text
    provenance: Provenance
    extra: tuple[Block, ...] = ()
    span: Span = Span("")


class Option(Struct, frozen=True):
    """An answer to choose; a wrong one may say which confusion it stands for."""

    text: Text
    right: bool
    why: Text = ()


class ChoiceCard(Placed, frozen=True):
    """A question with options, exactly one of them right, in the author's order: an exporter arranges them."""

    key: str
    front: tuple[Block, ...]
    options: tuple[Option, ...]
    provenance: Provenance
    extra: tuple[Block, ...] = ()
    span: Span = Span("")


Card: TypeAlias = RecallCard | ClozeCard | ChoiceCard
