"""What was only tried: a card that was built, and whose entry is retired before the card was published, stays too."""

from collections.abc import Mapping
from dataclasses import replace

from studykit.editions.past import past
from studykit.editions.publication import Publication
from studykit.formats.apkg.content import REVERSE
from studykit.formats.apkg.identity import guid
from studykit.formats.apkg.stamps import Record
from studykit.model.edition import PublishedNote


def with_tried(publication: Publication, built: Mapping[str, Record]) -> Publication:
    """The publication whose tombstones have a card for each that was built since the last edition; `built` is by guid.

    Without it such a card would be blank in Anki, which offers to delete blank cards, and their history with them.
    """
    ledger, found = publication.ledger, publication.found
    if ledger is None or found is None or not found.retired:
        return publication
    retired = {}
    for key, (note, retirement) in found.retired.items():
        record = built.get(guid(ledger.kit, note.origin))
        retired[key] = (_widened(note, record) if record else note, retirement)
    if retired == found.retired:
        return publication
    found = replace(found, retired=retired)
    return replace(publication, found=found, past=past(publication.kit, ledger, found, publication.past.news))


def _widened(note: PublishedNote, record: Record) -> PublishedNote:
    """The note with the cards of the record; words of a gap that was never published are not known."""
    if note.type == "cloze":
        tried = {ordinal + 1: "" for ordinal in record.ordinals}
        return replace(note, gaps=dict(sorted({**tried, **note.gaps}.items())))
    return replace(note, reverse=note.reverse or (note.type == "basic" and REVERSE in record.ordinals))
