"""The neutral deck: what an Anki package says, before it is one."""

from msgspec import Struct

from studykit.model.card import Card
from studykit.model.source import Source
from studykit.model.text import Text


class Note(Struct, frozen=True):
    """A card with its tags; levels of a tag are joined by `::`.

    `origin` is the key under which the card was first published, by which learners’ collections know it; empty for the
    card's own.
    """

    card: Card
    tags: tuple[str, ...]
    origin: str = ""

    @property
    def identity(self) -> str:
        """The key by which learners’ collections know the card."""
        return self.origin or self.card.key


class Lesson(Struct, frozen=True):
    """One topic's notes in reading order, under the deck `name` (levels joined by `::`).

    `status` is said on every card of a superseded or draft topic, and is empty otherwise. `speech` is the language with
    its region (`en-US`) in which the cards are spoken; empty for silence.
    """

    topic: str
    name: str
    title: Text
    description: Text
    status: Text
    notes: tuple[Note, ...]
    speech: str = ""


class Deck(Struct, frozen=True):
    """A package's content: the parent deck `name` with its description, the lessons, and every source its cards cite.

    `kit` is the kit's id: note identities hang on it, so that a topic's own package and the whole kit's are the same
    notes.
    """

    kit: str
    name: str
    description: Text
    lessons: tuple[Lesson, ...]
    sources: tuple[Source, ...]
