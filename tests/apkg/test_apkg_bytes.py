"""The same deck gives the same bytes, on any day, from any folder; and the package is small and well formed."""

import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from apkg.decks import CODES, E1, E2, KIT, VETERANS, deck, lesson
from studykit.formats.apkg.fingerprint import fingerprint
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.rows import LAST_POSITION
from studykit.formats.apkg.stamps import Stamp, Stamps, fixed_stamps
from studykit.model.deck import Note

ROOT = Path(__file__).parents[2]
WRITE = """
import sys
from apkg.decks import E1, KIT
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.stamps import fixed_stamps
sys.stdout.buffer.write(write_deck(KIT, stamp=fixed_stamps(E1)))
"""
PLAN = """
import sys
import studykit.formats.apkg.fingerprint, studykit.formats.apkg.package, studykit.formats.apkg.record_file
studykit.formats.apkg.fingerprint.fingerprint()
print([name for name in ("genanki", "sqlite3", "yaml") if name in sys.modules])
"""


def run(code, folder, **environment):
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    environment = {**os.environ, "PYTHONPATH": paths, **environment}
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, cwd=folder, env=environment
    ).stdout


def collection(package):
    """The database of a package, opened."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2"))
    return connection


def test_another_seed_time_zone_and_folder_give_the_same_bytes(tmp_path):
    here = write_deck(KIT, stamp=fixed_stamps(E1))
    assert run(WRITE, tmp_path, PYTHONHASHSEED="1", TZ="Asia/Tokyo") == here
    assert run(WRITE, "/", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C") == here
    assert list(tmp_path.iterdir()) == []


def test_the_zip_is_deflated_and_says_nothing_of_the_day_or_the_machine():
    archive = zipfile.ZipFile(io.BytesIO(write_deck(KIT, stamp=fixed_stamps(E1))))
    assert archive.testzip() is None
    assert [entry.filename for entry in archive.infolist()] == ["collection.anki2", "media"]
    for entry in archive.infolist():
        assert entry.compress_type == zipfile.ZIP_DEFLATED
        assert (entry.date_time, entry.create_system, entry.external_attr) == ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    assert archive.read("collection.anki2")[96:100] == (3_040_000).to_bytes(4, "big")


def test_the_database_is_sound_and_holds_only_the_types_in_use():
    connection = collection(write_deck(deck(lesson("01 V", "v", *CODES)), stamp=fixed_stamps(E1)))
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert connection.execute("select count(), min(usn), max(usn) from notes").fetchone() == (3, -1, -1)
    assert "StudyKit Basic" in connection.execute("select models from col").fetchone()[0]
    assert "StudyKit Cloze" not in connection.execute("select models from col").fetchone()[0]


def test_ids_say_when_a_note_was_added_and_do_not_depend_on_its_neighbours():
    whole = collection(write_deck(KIT, stamp=fixed_stamps(E1)))
    part = collection(write_deck(deck(VETERANS), stamp=fixed_stamps(E1)))
    for table in ("select id, guid from notes", "select cards.id, nid, cards.ord from cards"):
        assert set(part.execute(table)) < set(whole.execute(table))
    earliest, latest = whole.execute("select min(id), max(id) from notes").fetchone()
    assert E1 * 1000 <= earliest < latest < (E1 + 6 * 3600) * 1000


def test_each_note_has_its_own_times():
    rows = collection(write_deck(KIT, stamp=fixed_stamps(E1))).execute("select guid from notes").fetchall()
    (first,) = rows[0]
    stamps = Stamps({first: Stamp(E1, E2)}, {}, Stamp(E1 + 1, E1 + 1))
    written = dict(collection(write_deck(KIT, stamp=stamps)).execute("select guid, mod from notes"))
    assert written == {**{guid: E1 + 1 for (guid,) in rows}, first: E2}


def test_a_note_without_times_is_a_fault():
    with pytest.raises(KeyError):
        write_deck(KIT, stamp=Stamps({}, {}))


@pytest.mark.parametrize("name", ["", "Studies::", "a:: ::b", "a\x1fb"])
def test_a_deck_needs_a_name_on_every_level(name):
    with pytest.raises(ValueError, match="no name of a deck"):
        write_deck(deck(replace(VETERANS, name=name)), stamp=fixed_stamps(E1))


def test_a_build_that_writes_no_deck_does_not_import_genanki(tmp_path):
    assert run(PLAN, tmp_path) == b"[]\n"


def test_the_fingerprint_is_the_same_everywhere(tmp_path):
    code = "from studykit.formats.apkg.fingerprint import fingerprint; print(fingerprint())"
    assert run(code, tmp_path, PYTHONHASHSEED="3").decode().strip() == fingerprint()
    assert len(fingerprint()) == 64


def test_thousands_of_notes_keep_their_ids_apart():
    cards = [replace(CODES[0], key=f"t/s/{number}/f") for number in range(20_000)]
    notes = tuple(Note(card, ()) for card in cards)
    connection = collection(write_deck(deck(replace(VETERANS, notes=notes)), stamp=fixed_stamps(E1)))
    assert connection.execute("select count(distinct id) from notes").fetchone() == (20_000,)
    assert connection.execute("select count(distinct id), max(due) from cards").fetchone() == (40_000, 40_000)
    assert LAST_POSITION < 1_000_000
