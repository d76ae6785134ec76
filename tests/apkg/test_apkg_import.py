"""A learner imports a package: what arrives, how it looks and in which order it is studied."""

import time

import pytest
from msgspec.structs import replace

from apkg.decks import CHOICE, CLOZE, CODES, E1, KIT, OLD, RICH, VETERANS, deck, lesson, recall
from learner import Imported, learner, seen
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import fixed_stamps

DECK = "Studies::01 Veterans"


def test_every_note_arrives_and_nothing_is_amiss():
    with learner() as one:
        assert one.take(write_deck(KIT, stamp=fixed_stamps(E1))) == Imported(new=7)
        assert one.decks() == {"Default": 0, "Studies": 0, DECK: 9, "Studies::02 ECQs": 1}
        assert one.note_types() == ["StudyKit Basic", "StudyKit Choice", "StudyKit Cloze"]
        assert one.faults() == []


def test_a_package_built_this_second_is_as_sound():
    with learner() as one:
        assert one.take(write_deck(KIT, stamp=fixed_stamps(int(time.time())))) == Imported(new=7)
        assert one.faults() == []


def test_decks_carry_their_descriptions_and_no_preset():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        found = {name: one.col.decks.by_name(name)["desc"] for name in ("Studies", DECK)}
        assert found == {"Studies": "All &amp; everything.", DECK: "Edition 2026.1 &lt;b&gt;"}
        assert [preset["name"] for preset in one.col.decks.all_config()] == ["Default"]


def test_a_lesson_without_notes_makes_no_deck():
    with learner() as one:
        one.take(write_deck(deck(OLD, lesson("03 Empty", "empty")), stamp=fixed_stamps(E1)))
        assert one.decks() == {"Default": 0, "Studies": 0, "Studies::02 ECQs": 1}


def test_tags_keep_their_levels_and_lose_their_spaces():
    first = VETERANS.notes[0]
    tagged = replace(VETERANS, notes=(replace(first, tags=("topic::a b", "wide\u3000space", "a::::b")),))
    with learner() as one:
        one.take(write_deck(deck(tagged), stamp=fixed_stamps(E1)))
        assert one.note(first.card.key).tags == ["a::b", "topic::a-b", "wide-space"]


def test_facts_are_studied_in_reading_order_and_backwards_at_the_end_of_the_section():
    facts = [recall(f"vet/codes/c{n}/name", f"Name {n}?", f"N{n}", reverse=f"Whose is N{n}?") for n in (3, 1, 2)]
    steps = [recall("vet/steps/a/next", "And then?", "This."), recall("vet/steps/b/next", "And last?", "That.")]
    order = [*(f"vet/codes/c{n}/name" for n in (3, 1, 2)), "vet/steps/a/next", "vet/steps/b/next"]
    with learner() as one:
        one.take(write_deck(deck(lesson("01 Veterans", "veterans", *facts, *steps)), stamp=fixed_stamps(E1)))
        assert [item for item, ordinal in one.queue(DECK) if ordinal == 0] == order
        # Without Anki's own sorting by template, a section's reverse questions come before the next section's facts.
        by_position = one.col.db.all("select nid, ord from cards order by due, ord")
        assert [(one.col.get_note(note)["Item"], ordinal) for note, ordinal in by_position] == [
            *((item, 0) for item in order[:3]),
            *((item, 1) for item in order[:3]),
            *((item, 0) for item in order[3:]),
        ]
        assert [item for item, ordinal in one.study("Studies") if ordinal == 0][:5] == order


def test_lessons_are_studied_in_the_order_of_their_names():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        fronts = [item for item, ordinal in one.queue("Studies") if ordinal == 0]
        assert fronts == [row.key for row in notes(KIT)]


@pytest.mark.parametrize(
    ("item", "ordinal", "front", "back"),
    [
        (CODES[0].key, 0, "How many points does CP add?", "10 points"),
        (CODES[0].key, 1, "Which code adds 10 to 20?", "CP"),
        (CLOZE.key, 0, "Code [...] adds 5 points.", "Code TP adds 5 points.By statute."),
        (CLOZE.key, 2, "Code TP adds [how many] points.", "Code TP adds 5 points.By statute."),
        (RICH.key, 0, "What goes with SF-15?", "Caution Without it the claim counts as 5 points."),
    ],
)
def test_a_card_asks_and_answers(item, ordinal, front, back):
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        card = one.card(item, ordinal)
        assert seen(card.question()) == f"Veterans{front}"
        assert back in seen(card.answer())
        assert "5 U.S.C. § 2108, Veteran; disabled veteran; preference eligible" in seen(card.answer())
        assert "2108" not in seen(card.question())


def test_a_choice_shows_its_options_its_answer_and_why_the_others_are_wrong():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        card = one.card(CHOICE.key)
        assert seen(card.question()).endswith("Which code may be claimed?No preferenceXPCP")
        assert '<ol class="choices" type="A"><li>No preference</li><li>XP</li><li>CP</li></ol>' in card.question()
        assert '<div class="answer">B. XP</div>' in card.answer()
        assert '<li value="1">The Purple Heart itself is a basis.</li><li value="3">CP needs' in card.answer()


def test_marks_are_on_the_back_and_the_status_on_both_sides():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        secondary, doubted, old = one.card(CODES[2].key), one.card(CHOICE.key), one.card("ecqs/list/lc/name")
        assert "Secondary source onlyVeterans’ guide. A union, no date shown" in seen(secondary.answer())
        assert "Unverified5 U.S.C." in seen(doubted.answer())
        assert "Unverified" not in seen(doubted.question())
        for side in (old.question(), old.answer()):
            assert "Superseded since 2026-01-01" in seen(side)
        assert "Superseded" not in seen(secondary.answer())
