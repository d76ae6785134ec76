"""The jobs that make decks, and the times that their notes carry from build to build and from edition to edition."""

import errno
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from studykit.assemble.deck import deck
from studykit.build.job import STATE_FOLDER, Job, digest
from studykit.build.survey import hash_of
from studykit.build.write import write
from studykit.editions.publication import Publication
from studykit.editions.records import merged, published_records
from studykit.editions.tried import with_tried
from studykit.formats.apkg.record_file import read_records, write_records
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import EARLIEST, Records, Stamps, restamp
from studykit.model.deck import Deck
from studykit.model.kit import Topic

RECORDS: Final = "notes.json"
EDITION: Final = "edition"
"""Beside the records, the edition that was the last one at the last build."""


class Times(Struct, frozen=True):
    """The times of all notes of a kit, whose `publication` has every card that was built since the last edition.

    `lost` says what of the past could not be found or read, or is empty. `since` is the hash of the file in which the
    build before kept its times, from which these were reckoned.
    """

    records: Records
    publication: Publication
    since: str
    lost: str = ""


def deck_jobs(publication: Publication, topics: tuple[Topic, ...], times: Times, *, whole: bool) -> Iterator[Job]:
    """A deck for each of the topics, and with `whole` the one that holds them all."""
    from studykit.formats.apkg.fingerprint import fingerprint

    kit, past = publication.kit, publication.past
    renderer, stamps = fingerprint(), times.records.stamps()
    documents = {kit.id: deck(kit, past=past)} if whole else {}
    documents |= {topic.id: deck(kit, topic, past) for topic in topics}
    for name, document in documents.items():
        own = Stamps({row.guid: stamps.note(row.guid) for row in notes(document)}, stamps.types)
        identity = digest(renderer, repr(document), repr(sorted(own.notes.items())), repr(sorted(own.types.items())))
        yield Job(f"anki/{name}.apkg", identity, partial(_package, document, own))


def note_times(publication: Publication, output: Path, now: int) -> Times:
    """The times of a kit's notes at a build at `now`: what is as it was published, or built, keeps its own.

    A note seen for the first time carries the day on which its topic was checked: so whoever builds the same content
    without a past, on whatever day, gets the same bytes.
    """
    since = _hash(output / STATE_FOLDER)
    built, lost = _built(output / STATE_FOLDER)
    lost = lost_ledger(publication, output) or lost
    publication = with_tried(publication, built.notes)
    whole = deck(publication.kit, past=publication.past)
    checked = {topic.id: _midnight(topic.checked) for topic in publication.kit.topics}
    first = {lesson.name: checked[lesson.topic] for lesson in whole.lessons if lesson.topic in checked}
    records = restamp(merged(published_records(publication.ledger), built), whole, now, first)
    return Times(records, publication, since, lost)


def is_outdated(times: Times, output: Path) -> bool:
    """Whether another build kept other times in `output` since these were reckoned."""
    return _hash(output / STATE_FOLDER) != times.since


def lost_ledger(publication: Publication, output: Path) -> str:
    """What is to be said of a ledger that is no more, though `output` remembers its last edition; else nothing."""
    edition = _last_edition(output) if publication.ledger is None else ""
    said = f"content/ledger.yaml is gone, in which edition {edition} was published: take it from version control"
    return said if edition else ""


def remember(publication: Publication, records: Records, output: Path) -> None:
    """Keep the times for the next build into `output`; raises OSError, also where a link would lead out of it."""
    folder = output / STATE_FOLDER
    if folder.is_symlink():
        raise OSError(errno.ELOOP, f"{STATE_FOLDER} is a link")
    write(folder / RECORDS, write_records(records).encode())
    if publication.ledger is not None:
        write(folder / EDITION, publication.ledger.latest.encode())


def latest_time(records: Records) -> int:
    """The latest time that any note carries; what is published next must be newer."""
    return max((record.stamp.changed for record in records.notes.values()), default=EARLIEST)


def _built(folder: Path) -> tuple[Records, str]:
    try:
        return read_records((folder / RECORDS).read_text(encoding="utf-8")), ""
    except FileNotFoundError:
        return Records({}, {}), ""
    except (OSError, ValueError) as fault:
        reason = f"`{folder / RECORDS}` cannot be read ({fault})"
        return Records({}, {}), f"{reason}: what was built since the last edition counts as seen for the first time"


def _hash(folder: Path) -> str:
    try:
        return hash_of(folder / RECORDS)
    except OSError:
        return ""


def _last_edition(output: Path) -> str:
    try:
        return (output / STATE_FOLDER / EDITION).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _midnight(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _package(document: Deck, stamps: Stamps) -> bytes:
    from studykit.formats.apkg.package import write_deck

    return write_deck(document, stamp=stamps)
