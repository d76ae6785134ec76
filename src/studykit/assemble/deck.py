"""The deck of a kit or of one topic: lessons in teaching order, notes in reading order, tags and descriptions."""

from collections.abc import Iterator

from studykit.assemble.status import day, status_line
from studykit.model.card import Card
from studykit.model.deck import Deck, Lesson, Note
from studykit.model.document import words
from studykit.model.kit import Kit, Section, Topic
from studykit.model.text import Standing, Text, plain
from studykit.model.walk import cited as cited_by


def deck(kit: Kit, topic: Topic | None = None) -> Deck:
    """The whole kit's deck, or one topic's: the same notes under the same names, so that a learner may take either."""
    lessons = tuple(
        _lesson(kit, each, number) for number, each in enumerate(kit.topics, 1) if topic is None or each.id == topic.id
    )
    sources = {
        citation.source: kit.sources[citation.source]
        for lesson in lessons
        for note in lesson.notes
        for citation in cited_by(note.card)
        if citation.source in kit.sources
    }
    return Deck(kit.id, kit.deck, _description(kit), lessons, tuple(sources.values()))


def _description(kit: Kit) -> Text:
    return words(f"{kit.title}, edition {kit.edition}. {kit.publisher}. Every card names its source.")


def _lesson(kit: Kit, topic: Topic, number: int) -> Lesson:
    title = plain(topic.title).replace("::", ":")
    status = status_line(kit, topic)
    facts = f" Edition {kit.edition}; facts checked {day(topic.checked)}."
    return Lesson(
        topic=topic.id,
        name=f"{kit.deck}::{number:02} {title}",
        title=topic.title,
        description=(*topic.summary, *words(facts), *(words(" ") + status if status else ())),
        status=status,
        notes=tuple(_notes(kit, topic)),
    )


def _notes(kit: Kit, topic: Topic) -> Iterator[Note]:
    for section in topic.sections:
        for card in section.cards:
            yield Note(card, _tags(kit, topic, section, card))


def _tags(kit: Kit, topic: Topic, section: Section, card: Card) -> tuple[str, ...]:
    tags = [f"{kit.id}::{topic.id}::{section.id}", f"{kit.id}::kind::{section.kind}"]
    if card.provenance.standing is not Standing.OFFICIAL:
        tags.append(f"{kit.id}::marked::{card.provenance.standing}")
    return tuple(tags)
