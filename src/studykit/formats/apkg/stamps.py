"""Times of notes: when each was first published and when its content last changed.

Anki updates a learner's note only when the package's is newer, in whole seconds, and rewrites every note that is. So a
time that never moves loses each correction, and one that always moves overwrites what learners edited. A note's time is
therefore its own: it moves when, and only when, its content does.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from studykit.formats.apkg.note_types import NOTE_TYPES, REVISED, stylesheet, type_hash
from studykit.formats.apkg.rows import NoteRow, content_hash, notes
from studykit.model.deck import Deck

EARLIEST: Final = 315_532_800


class Stamp(Struct, frozen=True):
    """Seconds since 1970, first and last; ValueError before 1980 (`EARLIEST`), which Anki and zip do not survive."""

    added: int
    changed: int

    def __post_init__(self) -> None:
        if not EARLIEST <= self.added <= self.changed:
            raise ValueError(f"no times of a note: added {self.added}, changed {self.changed}")


class Stamps(Struct, frozen=True):
    """The times of notes (by guid) and note types (by key); `otherwise` is for those not named, None when all are."""

    notes: Mapping[str, Stamp]
    types: Mapping[str, Stamp]
    otherwise: Stamp | None = None

    def note(self, guid: str) -> Stamp:
        """The times of a note; KeyError when nothing is known of it."""
        stamp = self.notes.get(guid, self.otherwise)
        if stamp is None:
            raise KeyError(guid)
        return stamp

    def type(self, key: str) -> Stamp:
        """The times of a note type; KeyError when nothing is known of it."""
        stamp = self.types.get(key, self.otherwise)
        if stamp is None:
            raise KeyError(key)
        return stamp


class Record(Struct, frozen=True):
    """The content that a note or a note type had at its last change, and its times.

    `ordinals` are those of all cards that the note had since the last edition; of a note type there are none.
    """

    content: str
    stamp: Stamp
    ordinals: tuple[int, ...] = ()


class Records(Struct, frozen=True):
    """What is remembered from build to build, of notes by guid and of note types by key."""

    notes: Mapping[str, Record]
    types: Mapping[str, Record]

    def stamps(self) -> Stamps:
        """The times alone, for `write_deck`."""
        return Stamps(
            {guid: record.stamp for guid, record in self.notes.items()},
            {key: record.stamp for key, record in self.types.items()},
        )


def fixed_stamps(edition_time: int) -> Stamps:
    """One time for everything: right for a first edition, and for a later one only if its time is a later one too."""
    return Stamps({}, {}, Stamp(edition_time, edition_time))


def restamp(previous: Records, deck: Deck, now: int, first: Mapping[str, int] | None = None) -> Records:
    """The records after a build at `now`: what is unchanged keeps its times, what changed is newer than it was.

    `first` gives, by name of a lesson's deck, the seconds to put on notes never seen before; `now` where it names none.
    With it, who has no records yet builds the same bytes on any day. A time to come is never given. Records of notes
    that are not in `deck` are kept: they belong to another package, or to a note that may come back. Raises ValueError
    for a `now` before 1980.
    """
    css = stylesheet()
    contents = {row.guid: _now(row, (first or {}).get(row.deck, now), now) for row in notes(deck)}
    types = {key: _at(type_hash(note_type, css), REVISED, now) for key, note_type in NOTE_TYPES.items()}
    return Records(_renewed(previous.notes, contents, now), _renewed(previous.types, types, now))


def _now(row: NoteRow, first: int, now: int) -> Record:
    return _at(content_hash(row), first, now, tuple(card.ordinal for card in row.cards))


def _at(content: str, first: int, now: int, ordinals: tuple[int, ...] = ()) -> Record:
    """The record of what is seen for the first time."""
    return Record(content, Stamp(min(first, now), min(first, now)), ordinals)


def _renewed(previous: Mapping[str, Record], seen: Mapping[str, Record], now: int) -> Mapping[str, Record]:
    renewed = {name: _record(previous[name], record, now) for name, record in seen.items() if name in previous}
    return {**previous, **seen, **renewed}


def _record(known: Record, seen: Record, now: int) -> Record:
    ordinals = tuple(sorted({*known.ordinals, *seen.ordinals}))
    if known.content == seen.content:
        return Record(known.content, known.stamp, ordinals)
    return Record(seen.content, Stamp(known.stamp.added, max(now, known.stamp.changed + 1)), ordinals)
