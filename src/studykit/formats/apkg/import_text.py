"""Anki's text-import form: the notes of a deck as a table, for whoever wants to look at them, change or convert them.

The header lines are those of the Anki manual, “Importing, Text files, File headers”. Notes are matched by guid, so that
learners who have the deck keep their progress. The file cannot bring note types: they come with the package.
"""

import csv
import io
from typing import Final

from studykit.formats.apkg.note_types import NOTE_TYPES
from studykit.formats.apkg.rows import NoteRow, notes
from studykit.model.deck import Deck

_HEAD: Final = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
"""
_WIDTH: Final = max(len(note_type.fields) for note_type in NOTE_TYPES.values())


def render(deck: Deck) -> bytes:
    """The notes, one a row, in reading order: guid, note type, deck, tags, then the fields as HTML."""
    text = io.StringIO()
    text.write(_HEAD)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows(map(_row, notes(deck)))
    return text.getvalue().encode()


def _row(note: NoteRow) -> list[str]:
    # All rows are of one length: Anki takes the number of columns from the first.
    fields = [*note.fields, *[""] * (_WIDTH - len(note.fields))]
    return [note.guid, NOTE_TYPES[note.type].name, note.deck, " ".join(note.tags), *fields]
