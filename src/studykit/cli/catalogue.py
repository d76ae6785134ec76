"""What there is in a kit: rows of an identity and a few words, and the things that an identity names."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from msgspec import Struct

from studykit.cli.prose import headline, line
from studykit.cli.wording import counted
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.kit import Kit, Section, Status, Topic
from studykit.model.question import Item
from studykit.model.source import Source

if TYPE_CHECKING:
    from studykit.editions.publication import Publication


class Placed(Struct, frozen=True):
    """A section with the topic that it belongs to."""

    topic: Topic
    section: Section


Thing: TypeAlias = Topic | Placed | Card | Item | Source


def things(kit: Kit) -> Iterator[tuple[str, Thing]]:
    """Everything that has an identity, with it; a card and a question made of the same facts may share one."""
    for topic in kit.topics:
        yield topic.id, topic
        for section in topic.sections:
            yield f"{topic.id}/{section.id}", Placed(topic, section)
            yield from ((card.key, card) for card in section.cards)
            yield from ((question.key, question) for question in section.questions)
    yield from kit.sources.items()


def former_things(publication: "Publication") -> Iterator[tuple[str, Card]]:
    """Cards by what they were called before, as learners may still see it on them; and those that were retired."""
    present = {
        card.key: card for topic in publication.kit.topics for section in topic.sections for card in section.cards
    }
    known = {key: (*note.was, note.key) for key, note in publication.published.items()}
    for key, card in present.items():
        names = known.get(key) or (publication.past.origins.get(key, key),)
        yield from ((name, card) for name in names if name != key)
    retired = publication.found.retired if publication.found else {}
    for stones in publication.past.tombstones.values():
        yield from ((name, card) for card in stones for name in (card.key, *retired[card.key][0].was))


def asked(card: Card) -> str:
    """What a card asks, on one line."""
    match card:
        case RecallCard(front=front) | ChoiceCard(front=front):
            return headline(front)
        case ClozeCard(text=text):
            return line(text)
        case _:
            assert_never(card)


def _topics(topic: Topic) -> Iterator[tuple[str, ...]]:
    cards = sum(len(section.cards) for section in topic.sections)
    questions = sum(len(section.questions) for section in topic.sections)
    status = "" if topic.status is Status.CURRENT else f" ({topic.status})"
    yield topic.id, counted(cards, "card"), counted(questions, "question"), line(topic.title) + status


def _cards(topic: Topic) -> Iterator[tuple[str, ...]]:
    return ((card.key, asked(card)) for section in topic.sections for card in section.cards)


def _questions(topic: Topic) -> Iterator[tuple[str, ...]]:
    return ((item.key, headline(item.stem)) for section in topic.sections for item in section.questions)


CATALOGUES: Final[dict[str, Callable[[Topic], Iterator[tuple[str, ...]]]]] = {
    "topics": _topics,
    "cards": _cards,
    "questions": _questions,
}
"""What `list` can list: the rows of a topic, whose first cell is an identity."""
