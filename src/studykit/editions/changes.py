"""What changed between two editions, card by card, as authors, teachers and learners want to be told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from studykit.assemble.deck import deck_name
from studykit.editions.gaps import gap_words
from studykit.editions.heritage import cards
from studykit.editions.publication import Publication
from studykit.editions.publishing import contents
from studykit.formats.apkg.rows import changed_parts
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.edition import PublishedNote
from studykit.model.text import plain
from studykit.model.walk import texts

_LONGEST = 160


class Sort(StrEnum):
    """What happened to a card, or to a deck."""

    NEW = "new"
    CORRECTED = "corrected"
    RENAMED = "renamed"
    MOVED = "moved"
    RETIRED = "retired"
    DECK = "deck"


class Change(Struct, frozen=True):
    """One change: the card's key (or the topic of a deck), what it asks, and what there is to say of the change."""

    sort: Sort
    key: str
    asks: str
    detail: str = ""


def changes(publication: Publication, since: str) -> tuple[Change, ...]:
    """All changes since an edition, in teaching order; every card is new where `since` is empty."""
    ledger, found = publication.ledger, publication.found
    if ledger is None or found is None or not since:
        return tuple(Change(Sort.NEW, card.key, asks(card)) for card in cards(publication.kit))
    hashes = contents(publication)
    later = {name for name, time in ledger.editions.items() if time > ledger.editions[since]}
    changed = [
        change
        for card in cards(publication.kit)
        for change in _of_card(card, hashes[card.key], found.notes.get(card.key), later)
    ]
    for note, retirement in found.retired.values():
        if not note.retired or note.retired in later:
            changed.append(Change(Sort.RETIRED, note.key, "", f"since {retirement.since}: {retirement.why}"))
    return (*changed, *_decks(publication))


def announced(publication: Publication) -> Publication:
    """The publication with the changes of its edition in one line, for the description of the deck."""
    return replace(publication, past=replace(publication.past, news=_news(publication)))


def asks(card: Card) -> str:
    """What a card asks, in one line."""
    match card:
        case RecallCard() | ChoiceCard():
            said = " ".join(plain(text) for text in texts(card.front))
        case ClozeCard():
            said = plain(card.text)
    said = " ".join(said.split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"


def _news(publication: Publication) -> str:
    ledger, edition = publication.ledger, publication.kit.edition
    if ledger is None:
        return ""
    before = [name for name, time in ledger.editions.items() if time < ledger.editions.get(edition, time + 1)]
    if not before:
        return ""
    counts = Counter(change.sort for change in changes(publication, before[-1]))
    said = [f"{counts[sort]} {sort}" for sort in (Sort.NEW, Sort.CORRECTED, Sort.RETIRED) if counts[sort]]
    return f"Since edition {before[-1]}: {', '.join(said) or 'no card changed'}."


def _of_card(card: Card, content: str, note: PublishedNote | None, later: set[str]) -> Iterator[Change]:
    if note is None or note.since in later:
        yield Change(Sort.NEW, card.key, asks(card))
        return
    if note.key != card.key:
        moved = note.key.split("/")[:2] != card.key.split("/")[:2]
        yield Change(Sort.MOVED if moved else Sort.RENAMED, card.key, asks(card), f"was {note.key}")
    if note.content != content or note.edited in later:
        said = [*changed_parts(note.content, content), *_more(card, note)]
        yield Change(Sort.CORRECTED, card.key, asks(card), ", ".join(said) or f"in {note.edited}")


def _more(card: Card, note: PublishedNote) -> Iterable[str]:
    """The cards that a note has on top of those that were published."""
    if isinstance(card, RecallCard) and card.reverse and not note.reverse:
        yield "asked the other way round too"
    if isinstance(card, ClozeCard):
        yield from (f"new gap c{number}" for number in gap_words(card) if number not in note.gaps)
    if note.retired:
        yield "no longer retired"


def _decks(publication: Publication) -> Iterator[Change]:
    """The decks whose name stays though the topic has another title, or another place, by now."""
    for number, topic in enumerate(publication.kit.topics, 1):
        kept = publication.past.topics.get(topic.id, "")
        wanted = deck_name(publication.kit, topic, number)
        # The number says the place at the first publication; that it stays surprises nobody.
        if kept and kept.rpartition("::")[2].partition(" ")[2] != wanted.rpartition("::")[2].partition(" ")[2]:
            yield Change(Sort.DECK, topic.id, plain(topic.title), f"learners keep the deck `{kept}`")
