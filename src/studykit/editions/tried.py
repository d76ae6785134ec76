"""What was only tried: cards that were built and not yet published stay what they are to whoever has them."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from studykit.editions.heritage import Heritage, cards
from studykit.editions.past import past
from studykit.editions.publication import Publication
from studykit.editions.renames import renames
from studykit.formats.apkg.content import REVERSE
from studykit.formats.apkg.identity import guid
from studykit.formats.apkg.stamps import Record
from studykit.model.edition import Ledger, PublishedNote
from studykit.model.kit import Kit


def with_tried(publication: Publication, built: Mapping[str, Record]) -> Publication:
    """The publication with what was built since the last edition; `built` is by guid.

    Its tombstones have a card for each that was built: such a card would else be blank in Anki, which offers to delete
    blank cards, and their history with them. A card that was built in a section or topic that has another name now is
    still the same card.
    """
    ledger, found = publication.ledger, publication.found
    if ledger is None or found is None:
        return publication
    retired = {}
    for key, (note, retirement) in found.retired.items():
        record = built.get(guid(ledger.kit, note.origin))
        retired[key] = (_widened(note, record) if record else note, retirement)
    renamed = dict(_renamed(publication.kit, ledger, found, built))
    if retired == found.retired and not renamed:
        return publication
    found = replace(found, retired=retired)
    whole = past(publication.kit, ledger, found, publication.past.news)
    return replace(publication, found=found, past=replace(whole, origins={**whole.origins, **renamed}))


def _renamed(kit: Kit, ledger: Ledger, found: Heritage, built: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """The cards that were never published, each with the key under which it was built."""
    if not kit.former:
        return
    names, present = renames(kit), dict.fromkeys(card.key for card in cards(kit))
    taken = {*present, *(name for note in ledger.notes.values() for name in (note.key, *note.was))}
    for key in present:
        if key in found.notes:
            continue
        for former, _ in names.former_keys(key):
            if former not in taken and guid(ledger.kit, former) in built:
                taken.add(former)
                yield key, former
                break


def _widened(note: PublishedNote, record: Record) -> PublishedNote:
    """The note with the cards of the record; words of a gap that was never published are not known."""
    if note.type == "cloze":
        tried = {ordinal + 1: "" for ordinal in record.ordinals}
        return replace(note, gaps=dict(sorted({**tried, **note.gaps}.items())))
    return replace(note, reverse=note.reverse or (note.type == "basic" and REVERSE in record.ordinals))
