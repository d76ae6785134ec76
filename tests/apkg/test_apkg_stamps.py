"""When a note was published and when it changed: what moves a time, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from apkg.decks import CARDS, CODES, E1, E2, KIT, deck, said, with_cards
from studykit.formats.apkg.note_types import NOTE_TYPES, type_hash
from studykit.formats.apkg.record_file import read_records, write_records
from studykit.formats.apkg.rows import changed_parts, content_hash, notes
from studykit.formats.apkg.stamps import EARLIEST, Record, Records, Stamp, fixed_stamps, restamp

NONE = Records({}, {})
FIRST = restamp(NONE, KIT, E1)


def test_a_first_build_stamps_everything_with_its_time():
    assert {record.stamp for record in FIRST.notes.values()} == {Stamp(E1, E1)}
    assert FIRST.notes.keys() == {row.guid for row in notes(KIT)}
    assert FIRST.types.keys() == NOTE_TYPES.keys()


def test_only_what_changed_is_newer():
    corrected = with_cards(KIT, replace(CODES[0], back=said("5")), *CARDS[1:])
    second = restamp(FIRST, corrected, E2)
    guid = notes(KIT)[0].guid
    assert second.notes.items() - FIRST.notes.items() == {(guid, second.notes[guid])}
    assert second.notes[guid].stamp == Stamp(E1, E2)
    assert second.types == FIRST.types
    assert restamp(second, corrected, E2 + 9) == second


@pytest.mark.parametrize("now", [E1, E1 - 5000])
def test_a_change_is_newer_even_when_the_clock_is_not(now):
    corrected = with_cards(KIT, replace(CODES[0], back=said("5")), *CARDS[1:])
    assert restamp(FIRST, corrected, now).notes[notes(KIT)[0].guid].stamp == Stamp(E1, E1 + 1)


def test_tags_and_type_count_as_content_but_deck_and_order_do_not():
    row = notes(KIT)[0]
    assert content_hash(replace(row, tags=())) != content_hash(row)
    cloze = replace(row, type="cloze", fields=row.fields[: len(NOTE_TYPES["cloze"].fields)])
    assert content_hash(cloze) != content_hash(row)
    assert content_hash(replace(row, deck="Elsewhere", cards=())) == content_hash(row)


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("Question", "question"),
        ("Reverse", "question"),
        ("Answer", "answer"),
        ("Source", "explanation, source or tags"),
    ],
)
def test_a_content_hash_tells_what_changed(key, part):
    row = notes(KIT)[0]
    place = [field.key for field in NOTE_TYPES["basic"].fields].index(key)
    other = replace(row, fields=(*row.fields[:place], "other", *row.fields[place + 1 :]))
    assert changed_parts(content_hash(row), content_hash(other)) == (part,)
    assert changed_parts(content_hash(row), content_hash(row)) == ()


def test_a_note_that_comes_back_is_as_old_as_it_was():
    without = restamp(FIRST, deck(), E2)
    assert without == FIRST
    assert restamp(without, KIT, E2) == FIRST


def test_every_part_of_a_note_type_that_may_change_moves_its_time():
    basic = NOTE_TYPES["basic"]
    renamed = replace(basic, name="Other")
    rewritten = replace(basic, templates=(replace(basic.templates[0], back="x"), *basic.templates[1:]))
    assert len({type_hash(basic, "a"), type_hash(basic, "b"), type_hash(renamed, "a"), type_hash(rewritten, "a")}) == 4
    older = Records({}, {**FIRST.types, "basic": Record("other", Stamp(E1, E1))})
    assert restamp(older, deck(), E2).types == {
        **FIRST.types,
        "basic": replace(FIRST.types["basic"], stamp=Stamp(E1, E2)),
    }


@pytest.mark.parametrize("time", [0, -1, EARLIEST - 1])
def test_times_before_1980_are_refused(time):
    with pytest.raises(ValueError, match="no times"):
        fixed_stamps(time)
    with pytest.raises(ValueError, match="no times"):
        restamp(NONE, KIT, time)
    assert fixed_stamps(EARLIEST).note("any") == Stamp(EARLIEST, EARLIEST)


def test_nothing_changes_before_it_is_added():
    with pytest.raises(ValueError, match="no times"):
        Stamp(E2, E1)


def test_records_are_a_line_a_note_in_the_order_of_their_names():
    records = Records({"b": Record("2", Stamp(E1, E2)), "a": Record("1", Stamp(E1, E1))}, {})
    assert write_records(records) == (
        f'{{"version": 3,\n"notes": {{\n"a": ["1", {E1}, {E1}],\n"b": ["2", {E1}, {E2}]}},\n"types": {{\n}}}}\n'
    )


STAMPS = st.tuples(st.integers(EARLIEST, 2**40), st.integers(0, 2**40)).map(lambda t: Stamp(t[0], t[0] + t[1]))
ORDINALS = st.lists(st.integers(1, 499), max_size=3).map(tuple)
TABLES = st.dictionaries(st.text(), st.builds(Record, st.text(), STAMPS, ORDINALS), max_size=5)


@given(TABLES, TABLES)
def test_records_come_back_as_they_were_written(notes, types):
    assert read_records(write_records(Records(notes, types))) == Records(notes, types)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 4, "notes": {}, "types": {}}',
        '{"version": 2, "notes": {"a": ["x", 5]}, "types": {}}',
        '{"version": 2, "notes": {"a": ["x", 5, 6]}, "types": {}}',
    ],
)
def test_damaged_records_are_refused(text):
    with pytest.raises(ValueError):
        read_records(text)
