"""Publishing: the ledger after an edition, from the ledger before it and the notes of the kit."""

from collections.abc import Mapping

from studykit.assemble.deck import deck, deck_name
from studykit.editions.gaps import gap_words
from studykit.editions.guard import note_type
from studykit.editions.heritage import cards
from studykit.editions.publication import Publication
from studykit.formats.apkg.note_types import NOTE_TYPES, REVISED, stylesheet, type_hash
from studykit.formats.apkg.rows import content_hash, notes
from studykit.model.card import Card, ClozeCard, RecallCard
from studykit.model.edition import Ledger, PublishedNote, PublishedType


def contents(publication: Publication) -> Mapping[str, str]:
    """The content hashes of all notes of a kit, tombstones included, by key."""
    return {row.key: content_hash(row) for row in notes(deck(publication.kit, past=publication.past))}


def publish(publication: Publication, now: int) -> Ledger:
    """The ledger with this edition in it, published at `now` (seconds since 1970).

    Lines of notes that did not change stay as they are, so that branches can be merged.
    """
    kit, ledger, edition = publication.kit, publication.ledger, publication.kit.edition
    hashes = contents(publication)
    lines = {card.key: _line(card, publication, hashes[card.key]) for card in cards(kit)}
    retired = publication.found.retired if publication.found else {}
    lines.update((key, _tombstone_line(note, hashes[key], edition)) for key, (note, _) in retired.items())
    past = publication.past
    named = {each.id: deck_name(kit, each, number, past) for number, each in enumerate(kit.topics, 1)}
    return Ledger(
        kit=kit.id,
        deck=past.deck or kit.deck,
        editions={**(ledger.editions if ledger else {}), edition: now},
        topics={**(ledger.topics if ledger else {}), **named},
        types=_types(ledger, now),
        notes=dict(sorted(lines.items())),
    )


def _line(card: Card, publication: Publication, content: str) -> PublishedNote:
    edition, known = publication.kit.edition, publication.published.get(card.key)
    reverse = isinstance(card, RecallCard) and (bool(card.reverse) or card.key in publication.past.reverses)
    unchanged = known is not None and known.content == content
    origin = publication.past.origins.get(card.key)
    # Where it was built under another key before it was ever published, its guid comes from that.
    was = known.was if known else (origin,) if origin else ()
    if known and known.key != card.key:
        was = (*was, *(name for name in (known.key,) if name not in was))
    return PublishedNote(
        key=card.key,
        type=note_type(card),
        content=content,
        since=known.since if known else edition,
        edited=known.edited if known and unchanged else edition,
        was=was,
        gaps=gap_words(card) if isinstance(card, ClozeCard) else {},
        reverse=reverse,
    )


def _tombstone_line(note: PublishedNote, content: str, edition: str) -> PublishedNote:
    edited = note.edited if note.content == content else edition
    return PublishedNote(
        note.key,
        note.type,
        content,
        note.since,
        edited,
        note.was,
        note.gaps,
        note.reverse,
        note.retired or edition,
        note.span,
    )


def _types(ledger: Ledger | None, now: int) -> Mapping[str, PublishedType]:
    css = stylesheet()
    known = ledger.types if ledger else {}
    types = {}
    for key, row in NOTE_TYPES.items():
        content = type_hash(row, css)
        before = known.get(key) or PublishedType(content, min(REVISED, now))
        types[key] = before if before.content == content else PublishedType(content, now)
    return types
