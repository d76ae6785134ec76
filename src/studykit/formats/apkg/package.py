"""The package: a collection in a zip, as Anki and its phones open it."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Final

from studykit.formats.apkg.escape import forbidden
from studykit.formats.apkg.markup import inline_html
from studykit.formats.apkg.picture import pictures
from studykit.formats.apkg.rows import NoteRow, notes
from studykit.formats.apkg.stamps import Stamps
from studykit.model.deck import Deck

_MODE: Final = 0o644 << 16
_UNIX: Final = 3
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
# One level below the default takes a third less time for a fortieth more bytes.
_LEVEL: Final = 5


def write_deck(deck: Deck, *, stamp: Stamps) -> bytes:
    """The bytes of an .apkg, the same for the same deck and times; its file must not be named `collection.apkg`.

    Raises ValueError for a deck that the loader should have refused (see `notes`), KeyError for a note without times.
    """
    # genanki takes longer to import than most decks to write, and the plan of a build needs this function's name only.
    from studykit.formats.apkg.database import database

    rows = notes(deck)
    media = _media(deck, rows)
    numbered = {str(number): name for number, name in enumerate(media)}
    collection = database(rows, _descriptions(deck, rows), stamp)
    files = {"collection.anki2": collection, "media": json.dumps(numbered).encode()}
    return zipped(files | {number: media[name] for number, name in numbered.items()})


def _media(deck: Deck, rows: tuple[NoteRow, ...]) -> Mapping[str, bytes]:
    """The pictures that the fields show; the package numbers them, and lists their names by these numbers."""
    shown = {row.key for row in rows if any("<img " in field for field in row.fields)}
    if not shown:
        return {}
    return pictures(note.card for lesson in deck.lessons for note in lesson.notes if note.card.key in shown)


def _descriptions(deck: Deck, rows: tuple[NoteRow, ...]) -> Mapping[str, str]:
    """What is said of the parent deck and of every deck that holds notes; Anki drops the others."""
    filled = {row.deck for row in rows}
    texts = {deck.name: deck.description}
    texts.update((lesson.name, lesson.description) for lesson in deck.lessons if lesson.name in filled)
    for name in texts:
        if forbidden(name) or not all(level.strip() for level in name.split("::")):
            raise ValueError(f"no name of a deck: {name!r}")
    return {name: inline_html(text) for name, text in texts.items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in a zip, the same bytes on every machine with the same zlib."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return whole.getvalue()
