"""The kit: everything the author wrote, read, checked and derived, as one frozen value."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.card import Card
from studykit.model.document import Block
from studykit.model.edition import Former, Retirement
from studykit.model.placed import Placed
from studykit.model.question import Item
from studykit.model.source import Source
from studykit.model.text import Text


class Status(StrEnum):
    """Whether a topic holds today."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    DRAFT = "draft"


class Section(Placed, frozen=True):
    """A part of a topic under one heading, with all that was derived from it; `kind` is a name of the KINDS table."""

    id: str
    kind: str
    title: Text
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    questions: tuple[Item, ...]
    span: Span = Span("")


class Objective(Struct, frozen=True):
    """What a learner can do afterwards."""

    id: str
    text: Text


class Topic(Placed, frozen=True):
    """A topic: one file of the author's, one handout, one deck.

    `until` (ISO date) and `replaced_by` (a topic's id, or empty) belong to a superseded topic. `checked` is the ISO
    date on which the author last held the facts against their sources. `gaps` says what could not be verified.
    """

    id: str
    title: Text
    summary: Text
    status: Status
    checked: str
    objectives: tuple[Objective, ...]
    sections: tuple[Section, ...]
    gaps: tuple[Text, ...] = ()
    until: str = ""
    replaced_by: str = ""
    span: Span = Span("")


class Allowance(Struct, frozen=True):
    """A warning that the author answers with a reason, wherever it stands from `first` to `last`."""

    code: str
    reason: str
    first: Span
    last: Span
    span: Span


class Kit(Placed, frozen=True):
    """A kit: its topics in the order in which they are taught, and its registry of sources.

    `deck` is the name of the Anki deck that holds them all; `language` is a BCP 47 tag. `speech` is the language with
    its region (`en-US`) in which Anki speaks the cards; empty where it is to be silent.
    `former` names what was published under other identities, `retired` what was published and is no more.
    """

    id: str
    title: str
    edition: str
    language: str
    publisher: str
    deck: str
    topics: tuple[Topic, ...]
    sources: Mapping[str, Source]
    former: tuple[Former, ...] = ()
    retired: tuple[Retirement, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    speech: str = ""
    span: Span = Span("")
