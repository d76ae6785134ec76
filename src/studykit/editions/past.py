"""The past of a kit, as its deck needs it: guids, names of decks, and tombstones for what was retired."""

from collections.abc import Mapping
from datetime import UTC, datetime

from studykit.editions.heritage import Heritage, cards
from studykit.editions.renames import renames
from studykit.model.card import Card, ChoiceCard, ClozeCard, Option, RecallCard
from studykit.model.dates import day
from studykit.model.document import Paragraph, words
from studykit.model.edition import NO_PAST, Ledger, Past, PublishedNote, Retirement
from studykit.model.kit import Kit
from studykit.model.source import Provenance
from studykit.model.text import Gap, Standing, Text

_NOTHING = Provenance((), Standing.OFFICIAL)
_AFTERWARDS = "You may suspend or delete this card; nothing takes its place unless the text above says so."


def past(kit: Kit, ledger: Ledger | None, found: Heritage | None, news: str = "") -> Past:
    """What the deck of a kit owes to former editions; where no ledger tells, no more than what `was:` says."""
    if ledger is None or found is None:
        return Past(origins=_at_their_word(kit)) if kit.former else NO_PAST
    decks = {**ledger.topics, **_renamed_topics(kit, ledger)}
    kept = {key: note for key, note in found.notes.items() if note.origin != key}
    stones: dict[str, tuple[Card, ...]] = {}
    for key, (note, retirement) in found.retired.items():
        topic = _home(key, kit, decks)
        stones[topic] = (*stones.get(topic, ()), tombstone(note, retirement))
    gone = {key: note.origin for key, (note, _) in found.retired.items() if note.origin != key}
    published = ledger.editions.get(kit.edition)
    return Past(
        deck=ledger.deck,
        topics=decks,
        origins={**{key: note.origin for key, note in kept.items()}, **gone},
        tombstones=stones,
        reverses=found.reverses,
        published=datetime.fromtimestamp(published, UTC).date().isoformat() if published is not None else "",
        news=news,
    )


def tombstone(note: PublishedNote, retirement: Retirement) -> Card:
    """The card that takes the place of one that was retired, of the same type and with the same cards in Anki."""
    said = f"Retired on {day(retirement.since)}."
    match note.type:
        case "basic":
            front, back = (Paragraph(words(said)),), (Paragraph(words(retirement.why)), Paragraph(words(_AFTERWARDS)))
            reverse = (Paragraph(words(f"{said} {retirement.why}")),) if note.reverse else ()
            return RecallCard(note.key, front, back, _NOTHING, words("This card was retired."), reverse)
        case "choice":
            options = (Option(words("Retired"), right=True),)
            return ChoiceCard(
                note.key, (Paragraph(words(f"{said} {retirement.why}")),), options, _NOTHING, _explained(_AFTERWARDS)
            )
        case "cloze":
            text: Text = words(f"{said} ")
            for number in sorted(note.gaps):
                text = (*text, Gap(number, words(retirement.why)), *words(" "))
            return ClozeCard(note.key, text, _NOTHING, _explained(_AFTERWARDS))
        case other:
            raise ValueError(f"no note type `{other}`")


def _explained(said: str) -> tuple[Paragraph, ...]:
    return (Paragraph(words(said)),)


def _at_their_word(kit: Kit) -> dict[str, str]:
    """The oldest former name of each card, of those that no card has now."""
    present, names = {card.key for card in cards(kit)}, renames(kit)
    former = {key: [name for name, _ in names.former_keys(key) if name not in present] for key in present}
    return {key: found[0] for key, found in sorted(former.items()) if found}


def _home(key: str, kit: Kit, decks: Mapping[str, str]) -> str:
    """The topic whose deck holds the card: its own, or the one that has its deck now."""
    topic, present = key.partition("/")[0], [each.id for each in kit.topics]
    if topic in present:
        return topic
    return next((each for each in present if decks.get(each, "") == decks[topic]), topic)


def _renamed_topics(kit: Kit, ledger: Ledger) -> dict[str, str]:
    """The decks of topics that were published under another name."""
    return {
        former.path[0]: ledger.topics[former.name]
        for former in kit.former
        if len(former.path) == 1 and former.name in ledger.topics and former.path[0] not in ledger.topics
    }
