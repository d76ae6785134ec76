"""Edits that would cost learners their history are refused, with the place and the remedy; the others are not."""

# ruff: noqa: E501  # a message stands whole on its line

import shutil
from pathlib import Path

import pytest

from editions import story
from editions.story import MONTH, edited, lay_out
from load.badcase import as_mark
from studykit.checker import check
from studykit.editions.codes import CODES
from studykit.publisher import publish_edition

NOW = 1_790_000_000
VET, LEDGER = "topics/vet.yaml", "ledger.yaml"


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The second edition, in which there are reverse questions, published."""
    folder = tmp_path_factory.mktemp("published")
    files: story.Files = {}
    story.first(files)
    story.corrected(files)
    lay_out(files, folder / "content")
    assert not publish_edition(folder / "content", folder / "output", NOW).refused
    return folder


def found(published: Path, tmp_path: Path, monkeypatch, edits, now: int = NOW + MONTH) -> list[str]:
    shutil.copytree(published / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for name, old, new in edits:
        path = Path("content") / name
        files = {name: path.read_text(encoding="utf-8")}
        edited(files, name, (old, new))
        path.write_text(files[name], encoding="utf-8")
    shown = check(Path("content"), now).diagnostics
    return [as_mark(problem) for problem in shown if problem.code[0] in "ELSFRY"]


# Each: what an author changes (file, old, new), and the problems that must come of it.
CASES: dict[str, tuple[list[tuple[str, str, str]], list[str]]] = {
    "an entry is gone": (
        [("topics/vet.yaml", "    tp: {code: TP, points: 5, name: service in a campaign}\n", "")],
        [
            "content/topics/vet.yaml:7:10+5 error E101 `vet/codes/tp` (2 cards) was published in 2, and is gone"
            " | if it has a new name, write `was:` there; else retire it in kit.yaml: `vet/codes/tp: {since: …, why: …}`",
        ],
    ),
    "a section is gone": (
        [
            (
                "topics/vet.yaml",
                '- cloze: sentences\n  title: In one sentence\n  source: atlas\n  items:\n    two: "{{c1::TP}} adds {{c2::5}} points to a passing score."\n    old: "{{c1::Nothing}} is added to a failing score."\n',
                "",
            )
        ],
        [
            "content/topics/vet.yaml:1:8+3 error E101 `vet/sentences` (2 cards) was published in 2, and is gone"
            " | if it has a new name, write `was:` there; else retire it in kit.yaml: `vet/sentences: {since: …, why: …}`",
        ],
    ),
    "a topic is gone": (
        [("kit.yaml", "vet, forms, gone", "vet, forms")],
        [
            "content/kit.yaml:1:6+3 error E101 `gone` was published in 2, and is gone"
            " | if it has a new name, write `was:` there; else retire it in kit.yaml: `gone: {since: …, why: …}`",
            "content/topics/gone.yaml:1:1+1 warning F108 the kit does not list this topic, so it is not read"
            " | add `gone` to `topics:` in kit.yaml",
        ],
    ),
    "an entry is renamed without a word": (
        [("topics/vet.yaml", "    tp: {", "    campaign-tp: {")],
        [
            "content/topics/vet.yaml:7:10+5 error E101 `vet/codes/tp` (2 cards) was published in 2, and is gone"
            " | if it is now `vet/codes/campaign-tp`, write `was:` there; else retire it in kit.yaml: `vet/codes/tp: {since: …, why: …}`",
        ],
    ),
    "a field is no longer asked": (
        [("topics/vet.yaml", ', ask: "How many points does **{code}** add?"', "")],
        [
            "content/topics/vet.yaml:7:10+5 error E101 `vet/codes/*/points` (4 cards) was published in 2, and is gone"
            " | if it has a new name, write `was:` there; else retire it in kit.yaml: `vet/codes/*/points: {since: …, why: …}`",
        ],
    ),
    "a choice becomes a question": (
        [
            (
                "topics/vet.yaml",
                "    heart: {situation: A Purple Heart without a rating., answer: XP, wrong: {CP: A rating is needed.}}\n",
                "    heart: {situation: A Purple Heart without a rating., answer: XP}\n",
            )
        ],
        [
            "content/topics/vet.yaml:31:5+5 error E102 `vet/cases/heart` was published as a choice, and is a question now"
            " | give it an identity of its own, and retire the old one in kit.yaml",
        ],
    ),
    "a reverse question is taken away": (
        [("topics/vet.yaml", ', reverse: "Which code marks {name}?"', "")],
        [
            "content/topics/vet.yaml:16:38+24 error E103 the reverse question of `vet/codes/cp/name` was published and is gone"
            " | ask it again, or retire it in kit.yaml: `vet/codes/cp/name/reverse: {since: …, why: …}`",
            "content/topics/vet.yaml:17:37+21 error E103 the reverse question of `vet/codes/tp/name` was published and is gone"
            " | ask it again, or retire it in kit.yaml: `vet/codes/tp/name/reverse: {since: …, why: …}`",
            "content/topics/vet.yaml:18:39+15 error E103 the reverse question of `vet/codes/ssp/name` was published and is gone"
            " | ask it again, or retire it in kit.yaml: `vet/codes/ssp/name/reverse: {since: …, why: …}`",
            "content/topics/vet.yaml:19:37+14 error E103 the reverse question of `vet/codes/xp/name` was published and is gone"
            " | ask it again, or retire it in kit.yaml: `vet/codes/xp/name/reverse: {since: …, why: …}`",
        ],
    ),
    "a gap is taken away": (
        [("topics/vet.yaml", "{{c2::5}}", "5")],
        [
            "content/topics/vet.yaml:24:5+3 error E104 gap c2, “5”, was published and is gone"
            " | put the gap back, or retire the sentence and write it anew under another identity",
        ],
    ),
    "the numbers of gaps are exchanged": (
        [("topics/vet.yaml", "{{c1::TP}} adds {{c2::5}}", "{{c2::TP}} adds {{c1::5}}")],
        [
            "content/topics/vet.yaml:24:5+3 error E104 gap c1 was published as “TP”, which is c2 now"
            " | give “TP” its number c1 again, and new gaps new numbers",
            "content/topics/vet.yaml:24:5+3 error E104 gap c2 was published as “5”, which is c1 now"
            " | give “5” its number c2 again, and new gaps new numbers",
        ],
    ),
    "a number is given to other words": (
        [("topics/vet.yaml", "{{c1::TP}} adds {{c2::5}}", "TP {{c1::adds}} {{c2::5}}")],
        [
            "content/topics/vet.yaml:24:5+3 error E104 gap c1 was published as “TP”, and hides “adds” now"
            " | leave “TP” in c1, and give “adds” a new number",
        ],
    ),
    "a former name is wrong": (
        [("topics/vet.yaml", "    tp: {", "    tp: {was: tpp, ")],
        [
            "content/topics/vet.yaml:17:15+3 error E105 nothing that was published is called `tpp`"
            " | `was:` names what was published under another identity; delete it if nothing was",
        ],
    ),
    "a former name is the name that it has": (
        [("topics/vet.yaml", "    tp: {", "    tp: {was: tp, ")],
        [
            "content/topics/vet.yaml:17:15+2 error E105 `tp` is what it is called now"
            " | write what it was called before, `section/entry` if it stood elsewhere; or delete `was:`",
        ],
    ),
    "a former section is the section that it is in": (
        [("topics/vet.yaml", "    tp: {", "    tp: {was: codes/tp, ")],
        [
            "content/topics/vet.yaml:17:15+8 error E105 `codes/tp` is what it is called now"
            " | write what it was called before, `section/entry` if it stood elsewhere; or delete `was:`",
        ],
    ),
    "a former name is no name": (
        [("topics/vet.yaml", "    tp: {", "    tp: {was: T P, ")],
        [
            "content/topics/vet.yaml:17:15+3 error S106 `T P` is not a former identity"
            " | write `entry`, `section/entry` or `topic/section/entry`",
        ],
    ),
    "a former name is still there": (
        [("topics/vet.yaml", "    tp: {", "    tap: {was: cp, code: TAP, points: 3, name: a tap}\n    tp: {")],
        [
            "content/topics/vet.yaml:17:16+2 error E106 `vet/codes/cp/name` is still there"
            " | a card cannot be in two places: delete this `was:`, or the old one",
        ],
    ),
    "two entries were the same one": (
        [
            (
                "topics/vet.yaml",
                "    tp: {code: TP, points: 5, name: service in a campaign}\n",
                "    tap: {was: tp, code: TAP, points: 3, name: a tap}\n    top: {was: tp, code: TOP, points: 3, name: a top}\n",
            )
        ],
        [
            "content/topics/vet.yaml:18:16+2 error E107 `vet/codes/top/name` and `vet/codes/tap/name` cannot both have been `vet/codes/tp/name`"
            " | what was one card stays one; what comes on top is a new card, without `was:`",
            "content/topics/vet.yaml:18:16+2 error E107 `vet/codes/top/points` and `vet/codes/tap/points` cannot both have been `vet/codes/tp/points`"
            " | what was one card stays one; what comes on top is a new card, without `was:`",
        ],
    ),
    "nothing to retire": (
        [
            (
                "kit.yaml",
                "topics: [vet, forms, gone]\n",
                "topics: [vet, forms, gone]\nretired:\n  vet/codes/zp: {since: 2026-12-01, why: Gone.}\n",
            )
        ],
        [
            "content/kit.yaml:9:3+12 error E108 nothing that was published is called `vet/codes/zp`"
            " | write the identity as `studykit diff` names it; what was never published is simply deleted",
        ],
    ),
    "retired and still there": (
        [
            (
                "kit.yaml",
                "topics: [vet, forms, gone]\n",
                "topics: [vet, forms, gone]\nretired:\n  vet/codes/tp: {since: 2026-12-01, why: Gone.}\n",
            )
        ],
        [
            "content/kit.yaml:9:3+12 error E109 `vet/codes/tp/points` is retired, and still there"
            " | delete it, or take it off the list; a whole section or topic is retired when nothing of it is left",
        ],
    ),
    "sentences become steps": (
        [
            (VET, "- cloze: sentences", "- steps: sentences"),
            (VET, '"{{c1::TP}} adds {{c2::5}} points to a passing score."', "TP adds 5 points."),
            (VET, '"{{c1::Nothing}} is added to a failing score."', "Nothing is added."),
        ],
        [
            "content/topics/vet.yaml:20:10+9 error E101 `vet/sentences/old` was published in 2, and is gone"
            " | what is called so now is another card: give it an identity of its own, and retire the old one in kit.yaml",
            "content/topics/vet.yaml:20:10+9 error E101 `vet/sentences/two` was published in 2, and is gone"
            " | what is called so now is another card: give it an identity of its own, and retire the old one in kit.yaml",
        ],
    ),
    "retired, and another of its name": (
        [
            (
                "kit.yaml",
                "topics: [vet, forms, gone]\n",
                "topics: [vet, forms, gone]\nretired:\n  vet/sentences: {since: 2026-12-01, why: Gone.}\n",
            ),
            (VET, "- cloze: sentences", "- steps: sentences"),
            (VET, '"{{c1::TP}} adds {{c2::5}} points to a passing score."', "TP adds 5 points."),
            (VET, '"{{c1::Nothing}} is added to a failing score."', "Nothing is added."),
        ],
        [
            "content/kit.yaml:9:3+13 error E109 `vet/sentences/two/next` is retired, and still there"
            " | delete it, or take it off the list; a whole section or topic is retired when nothing of it is left",
        ],
    ),
    "a deck is renamed": (
        [("kit.yaml", "deck: Studies", "deck: My studies")],
        [
            "content/kit.yaml:1:6+3 warning E110 learners have this deck as `Studies`, and that name stays"
            " | write `deck: Studies`; each learner may rename it in Anki, and still gets every edition",
        ],
    ),
    "the kit is renamed": (
        [("kit.yaml", "kit: fed", "kit: federal")],
        [
            "content/kit.yaml:1:6+7 error E111 this kit was published as `fed`"
            " | write `kit: fed`: every card is known by it; for a kit of its own, delete ledger.yaml",
        ],
    ),
    "a merge is not finished": (
        [(LEDGER, "  vet/codes/tp/points: {type", "<<<<<<< HEAD\n  vet/codes/tp/points: {type")],
        [
            "content/ledger.yaml:30:1+12 error L101 a merge was not finished here"
            " | each note has a line of its own: keep the lines of both sides, then delete the marks",
        ],
    ),
    "two merges are not finished, and a mark of a third is left": (
        [
            (LEDGER, "  vet/codes/cp/points: {type", "<<<<<<< HEAD\n=======\n>>>>>>> b\n  vet/codes/cp/points: {type"),
            (LEDGER, "  vet/codes/tp/points: {type", "<<<<<<< HEAD\n  vet/codes/tp/points: {type"),
            (LEDGER, "  vet/codes/xp/points: {type", "=======\n>>>>>>> b\n=======\n  vet/codes/xp/points: {type"),
        ],
        [
            f"content/ledger.yaml:{place} error L101 a merge was not finished here"
            " | each note has a line of its own: keep the lines of both sides, then delete the marks"
            for place in ("26:1+12", "33:1+12", "38:1+7")
        ],
    ),
    "a line of both sides of a merge": (
        [(LEDGER, "  vet/codes/tp/points: {type", "  vet/codes/tp/points: {}\n  vet/codes/tp/points: {type")],
        [
            "content/ledger.yaml:31:3+19 error Y110 `vet/codes/tp/points` is here twice"
            " | the first is on line 30; keep the one of the later edition",
        ],
    ),
    "a newer ledger": (
        [("ledger.yaml", "ledger: 2", "ledger: 3")],
        [
            "content/ledger.yaml:3:9+1 error L102 a newer studykit wrote this ledger | bring studykit up to date",
        ],
    ),
    "a ledger of no number": (
        [("ledger.yaml", "ledger: 2", "ledger: ١٢")],
        [
            "content/ledger.yaml:3:9+2 error L102 `١٢` is no form of a ledger"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "a ledger of no form": (
        [("ledger.yaml", "ledger: 2", "ledger: one")],
        [
            "content/ledger.yaml:3:9+3 error L102 `one` is no form of a ledger"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "an edition is missing": (
        [("ledger.yaml", "  2: {", "  3: {")],
        [
            "content/ledger.yaml:17:90+1 error L103 there is no edition `2` in this ledger"
            " | keep the lines of both sides of a merge, or take the file from version control",
        ],
    ),
    "a line is missing": (
        [(LEDGER, "  vet/codes/tp/points: {type", "  # vet/codes/tp/points: {type")],
        [
            "content/ledger.yaml:7:42+2 error L107 edition `2` brought 18 notes, and 17 are here"
            " | keep the lines of both sides of a merge, or take the file from version control",
        ],
    ),
    "no number of notes": (
        [(LEDGER, ", notes: 18}", ", notes: all}")],
        [
            "content/ledger.yaml:7:42+3 error L104 this is no number of notes"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "a topic is missing": (
        [("ledger.yaml", '  vet: "Studies', '  bet: "Studies')],
        [
            "content/ledger.yaml:23:3+15 error L106 there is no topic `vet` in this ledger"
            " | keep the lines of both sides of a merge, or take the file from version control",
        ],
    ),
    "no numbers of gaps": (
        [
            (
                LEDGER,
                'gaps: {1: "TP", 2: "5"}',
                'gaps: {0: "TP", 500: "5", ١: "five"}',
            ),
            (LEDGER, ', gaps: {1: "Nothing"}', ""),
        ],
        [
            "content/ledger.yaml:33:3+17 error L104 `vet/sentences/old` has no gaps, and is a sentence with gaps"
            " | take the file from version control; it is written by `studykit publish` only",
            "content/ledger.yaml:34:107+1 error L104 `0` is no number of a gap"
            " | take the file from version control; it is written by `studykit publish` only",
            "content/ledger.yaml:34:116+3 error L104 `500` is no number of a gap"
            " | take the file from version control; it is written by `studykit publish` only",
            "content/ledger.yaml:34:126+1 error L104 `١` is no number of a gap"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "a damaged fingerprint": (
        [
            (
                LEDGER,
                "  vet/codes/tp/points: {type: basic, content: ",
                "  vet/codes/tp/points: {type: basic, content: XYZ",
            )
        ],
        [
            "content/ledger.yaml:30:47+35 error L104 this is no fingerprint of a note"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "a time before 1980": (
        [("ledger.yaml", "  2: {time: 2026", "  2: {time: 1970")],
        [
            "content/ledger.yaml:7:13+20 error L105 `1970-09-21T14:13:20Z` is before 1980"
            " | take the file from version control; it is written by `studykit publish` only",
        ],
    ),
    "a time to come": (
        [("ledger.yaml", "  2: {time: 2026", "  2: {time: 2126")],
        [
            "content/ledger.yaml:7:13+20 error L105 `2` lies in the future"
            " | set the clock of this computer; if it is right, the one that published was wrong: mend the time here",
        ],
    ),
    "no time": (
        [("ledger.yaml", "  2: {time: 2026", "  2: {time: 20x26")],
        [
            "content/ledger.yaml:7:13+21 error L105 this is no time | a time is written `2026-11-21T22:04:05Z`",
        ],
    ),
    "two notes were one": (
        [
            (
                LEDGER,
                "  vet/codes/tp/points: {type",
                "  vet/codes/top/points: {type: basic, content: 0123456789-0123456789-0123456789, since: 2, edited: 2, was: [vet/codes/tp/points]}\n  vet/codes/tp/points: {type",
            )
        ],
        [
            "content/ledger.yaml:30:109+19 error L104 `vet/codes/tp/points` is here twice: `vet/codes/top/points` was called so, and `vet/codes/tp/points` too"
            " | one of the two lines is a leftover of a merge: delete it",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_would_cost_history_is_refused(name, published, tmp_path, monkeypatch):
    edits, wanted = CASES[name]
    assert found(published, tmp_path, monkeypatch, edits) == wanted


def test_a_ledger_without_numbers_of_notes_is_read(published, tmp_path, monkeypatch):
    first = [
        (LEDGER, "ledger: 2", "ledger: 1"),
        (LEDGER, "{time: 2026-09-21T14:13:20Z, notes: 18}", "2026-09-21T14:13:20Z"),
    ]
    assert found(published, tmp_path, monkeypatch, first) == []
    assert check(Path("content"), NOW).publication.ledger.editions == {"2": NOW}


def test_both_sides_of_a_merge_may_have_notes_of_one_edition(published, tmp_path, monkeypatch):
    assert found(published, tmp_path, monkeypatch, [(LEDGER, "notes: 18}", "notes: 11}")]) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("# nothing\n", "F106 the file is empty"),
        ("#" * 60_000_001, "F104 the file has 60,000,001 bytes, more than the 60,000,000 that are read"),
    ],
    ids=["empty", "too large"],
)
def test_a_ledger_is_neither_deleted_nor_split(written, told, published, tmp_path, monkeypatch):
    shutil.copytree(published / "content", tmp_path / "spoiled" / "content")
    (tmp_path / "spoiled" / "content" / LEDGER).write_text(written, encoding="utf-8")
    assert found(tmp_path / "spoiled", tmp_path, monkeypatch, []) == [
        f"content/ledger.yaml:1:1+1 error {told}"
        " | take the file from version control; it is written by `studykit publish` only"
    ]


def test_every_code_has_a_case():
    marked = {mark.split()[2] for _, marks in CASES.values() for mark in marks}
    assert CODES.keys() - marked == {"E112"}


def test_without_a_ledger_former_names_are_taken_at_their_word(published, tmp_path, monkeypatch):
    shutil.copytree(published / "content", tmp_path / "content")
    (tmp_path / "content" / LEDGER).unlink()
    edits = [(VET, "    tp: {", "    campaign: {was: tp, ")]
    shutil.copytree(tmp_path / "content", tmp_path / "lost" / "content")
    assert found(tmp_path / "lost", tmp_path / "here", monkeypatch, edits) == [
        "content/topics/vet.yaml:17:21+2 warning E112 nothing is known to have been published"
        " | if it was, take content/ledger.yaml from version control; else delete `was:` and `retired:`"
    ]
    publication = check(Path("content"), NOW).publication
    assert publication.past.origins == {
        "vet/codes/campaign/points": "vet/codes/tp/points",
        "vet/codes/campaign/name": "vet/codes/tp/name",
    }
