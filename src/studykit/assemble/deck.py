"""The deck of a kit or of one topic: lessons in teaching order, notes in reading order, tags and descriptions."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from studykit.assemble.status import status_line
from studykit.model.card import Card, RecallCard
from studykit.model.dates import day
from studykit.model.deck import Deck, Lesson, Note
from studykit.model.document import Paragraph, words
from studykit.model.edition import NO_PAST, Past, Retirement
from studykit.model.kit import Kit, Section, Topic
from studykit.model.text import Standing, Text, plain
from studykit.model.walk import cited as cited_by

RETIRED: Final = "studykit::retired"
"""The tag of cards that are kept for those only who have them."""


def deck(kit: Kit, topic: Topic | None = None, past: Past = NO_PAST) -> Deck:
    """The whole kit's deck, or one topic's: the same notes under the same names, so that a learner may take either.

    What the `past` has named and numbered stays as learners have it. Cards of topics that are gone are in the whole
    deck only.
    """
    chosen = [(number, each) for number, each in enumerate(kit.topics, 1) if topic is None or each.id == topic.id]
    lessons = (*(_lesson(kit, each, number, past) for number, each in chosen), *(_gone(kit, past) if not topic else ()))
    sources = {
        citation.source: kit.sources[citation.source]
        for lesson in lessons
        for note in lesson.notes
        for citation in cited_by(note.card)
        if citation.source in kit.sources
    }
    return Deck(kit.id, past.deck or kit.deck, _description(kit, past), lessons, tuple(sources.values()))


def deck_name(kit: Kit, topic: Topic, number: int, past: Past = NO_PAST) -> str:
    """The name of a topic's deck: the one under which it was published, or else its place and its title."""
    title = plain(topic.title).replace("::", ":")
    return past.topics.get(topic.id) or f"{past.deck or kit.deck}::{number:02} {title}"


def _description(kit: Kit, past: Past) -> Text:
    """The same in the whole deck and in a topic's own: who imports both keeps the one that came last."""
    published = f", published {day(past.published)}" if past.published else ""
    number = f"the kit rests on {len(kit.sources)} source{'' if len(kit.sources) == 1 else 's'}"
    about = f"{kit.title}, edition {kit.edition}{published}. {kit.publisher}."
    return words(f"{about} Every card names its source; {number}. {past.news}".rstrip())


def _gone(kit: Kit, past: Past) -> Iterator[Lesson]:
    """A lesson for each topic that is no more, with its retired cards."""
    present = {topic.id for topic in kit.topics}
    for topic, cards in past.tombstones.items():
        if topic not in present:
            said = words("Retired cards, kept for those who have them.")
            notes = tuple(Note(card, (RETIRED,), past.origins.get(card.key, "")) for card in cards)
            yield Lesson(topic, past.topics[topic], words(past.topics[topic].rpartition("::")[2]), said, (), notes)


def _lesson(kit: Kit, topic: Topic, number: int, past: Past) -> Lesson:
    status = status_line(kit, topic)
    facts = f" Edition {kit.edition}; facts checked {day(topic.checked)}."
    return Lesson(
        topic=topic.id,
        name=deck_name(kit, topic, number, past),
        title=topic.title,
        description=(*topic.summary, *words(facts), *_publishers(kit, topic), *(words(" ") + status if status else ())),
        status=status,
        notes=tuple(_notes(kit, topic, past)),
        speech=kit.speech,
    )


def _publishers(kit: Kit, topic: Topic) -> Text:
    """Whose sources the cards of a topic rest on, in reading order; which they are is said on each card."""
    cited = (citation.source for section in topic.sections for card in section.cards for citation in cited_by(card))
    named = dict.fromkeys(kit.sources[source].publisher for source in cited if source in kit.sources)
    return words(f" Sources: {'; '.join(named)}.") if named else ()


def _notes(kit: Kit, topic: Topic, past: Past) -> Iterator[Note]:
    for section in topic.sections:
        for card in section.cards:
            whole = _with_reverse(card, past.reverses.get(card.key))
            yield Note(whole, _tags(kit, topic, section, card), past.origins.get(card.key, ""))
    for card in past.tombstones.get(topic.id, ()):
        yield Note(card, (RETIRED,), past.origins.get(card.key, ""))


def _with_reverse(card: Card, retirement: Retirement | None) -> Card:
    """The card with a word in place of a reverse question that was retired: without one Anki would drop its card."""
    if retirement is None or not isinstance(card, RecallCard) or card.reverse:
        return card
    said = words(f"This question was retired on {day(retirement.since)}. {retirement.why}")
    return replace(card, reverse=(Paragraph(said),), subject=card.subject or words("There is nothing to answer."))


def _tags(kit: Kit, topic: Topic, section: Section, card: Card) -> tuple[str, ...]:
    tags = [f"{kit.id}::{topic.id}::{section.id}", f"{kit.id}::kind::{section.kind}"]
    if card.provenance.standing is not Standing.OFFICIAL:
        tags.append(f"{kit.id}::marked::{card.provenance.standing}")
    return tuple(tags)
