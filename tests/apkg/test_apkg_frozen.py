"""The identities that learners own: these numbers never change again, whatever the code that makes them."""

from apkg.decks import E1, KIT
from learner import learner
from studykit.formats.apkg.identity import guid
from studykit.formats.apkg.note_types import NOTE_TYPES
from studykit.formats.apkg.package import write_deck
from studykit.formats.apkg.rows import notes
from studykit.formats.apkg.stamps import fixed_stamps

FROZEN = {
    "basic": (
        961712203615,
        False,
        [
            ("Question", 1855226921346423),
            ("Answer", 6747118477254103),
            ("Explanation", 5818330592185117),
            ("Source", 3902923934905125),
            ("Topic", 4847633304417083),
            ("Item", 1260584980890033),
            ("Reverse", 7303099112502749),
            ("Subject", 2065183224611867),
            ("Status", 8648691273855415),
            ("Extra1", 3427595396952535),
            ("Extra2", 2544672874457803),
            ("Extra3", 2680616786995509),
        ],
        [("recall", 6497976394948697), ("reverse", 4617772231752371), ("spare", 2247571724130445)],
    ),
    "cloze": (
        967335479957,
        True,
        [
            ("Text", 8022966103151897),
            ("Explanation", 2210539556647813),
            ("Source", 3514387594076651),
            ("Topic", 1739397570209053),
            ("Item", 7957710786717385),
            ("Status", 5098562899807233),
            ("Extra1", 7111299788534595),
            ("Extra2", 5336663364740551),
            ("Extra3", 6478058990012805),
        ],
        [("cloze", 1638252519619669)],
    ),
    "choice": (
        276074398603,
        False,
        [
            ("Question", 2222673175538213),
            ("Choices", 3354275621788273),
            ("Answer", 5303048584302767),
            ("Explanation", 2194061087803099),
            ("Source", 7182567758528559),
            ("Topic", 5806581683440435),
            ("Item", 1315696710069855),
            ("Status", 445708142719399),
            ("Extra1", 4176200665422827),
            ("Extra2", 4425205688208189),
            ("Extra3", 7202812558744585),
        ],
        [("choice", 6521451400618139)],
    ),
}


def test_note_types_are_those_of_the_first_release():
    found = {
        key: (
            note_type.id,
            note_type.cloze,
            [(field.key, field.id(key)) for field in note_type.fields],
            [(template.key, template.id(key)) for template in note_type.templates],
        )
        for key, note_type in NOTE_TYPES.items()
    }
    assert found == FROZEN


def test_anki_holds_the_frozen_ids():
    with learner() as one:
        one.take(write_deck(KIT, stamp=fixed_stamps(E1)))
        for key, (type_id, cloze, fields, templates) in FROZEN.items():
            held = one.col.models.get(type_id)
            assert (held["type"], held["sortf"]) == (int(cloze), 0), key
            assert [field["id"] for field in held["flds"]] == [number for _, number in fields]
            assert [template["id"] for template in held["tmpls"]] == [number for _, number in templates]


def test_guids_are_those_of_the_first_release():
    assert guid("federal-executive", "veterans-preference/codes/cp/points") == "aeb0aed98a29ffd7980b"
    assert {row.key: row.guid for row in notes(KIT)}["vet/codes/cp/points"] == guid("fed", "vet/codes/cp/points")
