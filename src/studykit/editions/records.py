"""Times of notes from the ledger and from the builds since: whatever is later counts, and the ledger where neither is.

A build between two editions may have reached somebody's phone. So what was built last is what the next correction has
to be newer than, even where the edition was published before it.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from studykit.formats.apkg.identity import guid
from studykit.formats.apkg.stamps import Record, Records, Stamp
from studykit.model.edition import Ledger


def published_records(ledger: Ledger | None) -> Records:
    """What learners own, as the times of a build are reckoned from."""
    if ledger is None:
        return Records({}, {})
    notes = {}
    for note in ledger.notes.values():
        since, edited = ledger.editions[note.since], ledger.editions[note.edited]
        notes[guid(ledger.kit, note.origin)] = Record(note.content, Stamp(since, max(since, edited)))
    types = {key: Record(row.content, Stamp(row.changed, row.changed)) for key, row in ledger.types.items()}
    return Records(notes, types)


def merged(published: Records, built: Records) -> Records:
    """The later record of each note and note type; the time at which a note was added is the published one."""
    return Records(_merged(published.notes, built.notes), _merged(published.types, built.types))


def _merged(published: Mapping[str, Record], built: Mapping[str, Record]) -> Mapping[str, Record]:
    later = {
        name: replace(record, stamp=Stamp(published[name].stamp.added, record.stamp.changed))
        for name, record in built.items()
        if name in published and record.stamp.changed > published[name].stamp.changed
    }
    unpublished = {name: record for name, record in built.items() if name not in published}
    return {**published, **unpublished, **later}
