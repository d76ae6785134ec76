"""What editions leave behind: former names, retirements, and the ledger of all that learners own."""

from collections.abc import Mapping

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.model.card import Card
from studykit.model.placed import Placed

FIELD = ""
"""Third part of a path that leads to a field of a table, which no entry can have for a name."""


class Former(Placed, frozen=True):
    """A name under which something was published: `path` is what it is called now, `name` the author's `was:`.

    The path has one part for a topic, two for a section, three for an entry or an item, and four (the third is FIELD)
    for a field. `borrowed` says that it was declared for a table to which the section refers.
    """

    path: tuple[str, ...]
    name: str
    span: Span = Span("")
    borrowed: bool = False


class Retirement(Placed, frozen=True):
    """What learners are told of cards that are no more; a part `*` of `path` stands for any. `since` is an ISO date."""

    path: str
    since: str
    why: str
    span: Span = Span("")


class PublishedNote(Placed, frozen=True):
    """A line of the ledger; `since`, `edited` and `retired` are names of editions, the last empty for a living note.

    `was` holds the former keys, oldest first. `gaps` are the words behind each number of a cloze. `reverse` says that
    the note has a card the other way round.
    """

    key: str
    type: str
    content: str
    since: str
    edited: str
    was: tuple[str, ...] = ()
    gaps: Mapping[int, str] = field(default_factory=dict)
    reverse: bool = False
    retired: str = ""
    span: Span = Span("")

    @property
    def origin(self) -> str:
        """The key under which the note was first published, from which its guid comes."""
        return self.was[0] if self.was else self.key


class PublishedType(Struct, frozen=True):
    """A note type as it was published; `changed` is in seconds since 1970."""

    content: str
    changed: int


class Ledger(Placed, frozen=True):
    """What was published. `editions` maps each name to its time, in seconds since 1970, in the order of publication.

    `deck` is the name of the kit's deck, and `topics` names the deck of each topic, as learners have them. Notes are by
    key.
    """

    kit: str
    deck: str
    editions: Mapping[str, int]
    topics: Mapping[str, str]
    types: Mapping[str, PublishedType]
    notes: Mapping[str, PublishedNote]
    span: Span = Span("")

    @property
    def latest(self) -> str:
        """The edition published last."""
        return max(self.editions, key=lambda name: self.editions[name])


class Past(Struct, frozen=True):
    """What a deck owes to former editions: names of decks, guids, and the cards that were retired.

    `origins` maps the keys of cards to those that they were first published under, where these differ. `tombstones` are
    by topic, `reverses` (keys of cards whose reverse question was retired) say what stands in its place. `news` is the
    summary of the edition, `published` its ISO date; both may be empty.
    """

    deck: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    tombstones: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
    reverses: Mapping[str, Retirement] = field(default_factory=dict)
    published: str = ""
    news: str = ""


NO_PAST = Past()
