"""Years of a learner: every edition imported over the one before, with study and edits of their own in between.

It runs in whatever Anki it is started with: `python years.py FOLDER`, the folder as `story.tell` left it. Nothing of
studykit is imported, so that releases of Anki can be tried that never saw it.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from learner import Imported, Learner, learner

DAY = 86_400
State = dict[tuple[str, int], tuple[Any, ...]]


def live(folder: Path) -> list[str]:
    """Import all editions and study; what went wrong, in words."""
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    wrong: list[str] = []
    with learner() as one:
        own: dict[str, tuple[str, str]] = {}
        for number, edition in enumerate(story, 1):
            name = edition["name"]
            # New releases of Anki complete what their own scheduler left out; that is not to be laid at our door.
            one.col.fix_integrity()
            before, reviews, notes = cards(one), revlog(one), fields(one)
            said = one.take((folder / f"{number}.apkg").read_bytes())
            # Until 24.06 Anki stamps a note that it updates with the time of the import, which was a day later.
            one.col.db.execute("update notes set mod = min(mod, ?)", edition["time"] + DAY)
            new, updated, duplicate = edition["counts"]
            expect(wrong, name, "import", said, Imported(new=new, updated=updated, duplicate=duplicate))
            after = cards(one)
            expect(wrong, name, "cards", {key: after.get(key) for key in before}, before)
            expect(wrong, name, "reviews", revlog(one), reviews)
            for item, field, text in edition["texts"]:
                if text not in one.note(item)[field]:
                    wrong.append(f"{name}: {item} does not say {text!r} but {one.note(item)[field]!r}")
            changed = {guid for guid, now in fields(one).items() if guid in notes and now != notes[guid]}
            expect(wrong, name, "notes that changed", len(changed), updated)
            # On a card that did not change, a learner's own sentence and tag stay.
            own = {guid: said for guid, said in own.items() if guid not in changed}
            kept = {guid: said for guid, said in own.items() if is_kept(said, fields(one)[guid])}
            expect(wrong, name, "own words", kept, own)
            again = one.take((folder / f"{number}.apkg").read_bytes())
            expect(wrong, name, "second import", again, Imported(duplicate=new + updated + duplicate))
            part = one.take((folder / f"{number}-forms.apkg").read_bytes())
            expect(wrong, name, "import of one topic", (part.new, part.updated, part.conflicting), (0, 0, 0))
            expect(wrong, name, "cards after one topic", cards(one), after)
            expect(wrong, name, "faults", one.faults(), [])
            own |= live_on(one, number, edition["time"] + 10 * DAY)
        expect(wrong, "at the end", "note types", len(one.note_types()), 3)
        if len(revlog(one)) < len(story) * 2:
            wrong.append("the learner has hardly studied")
    return wrong


def is_kept(own: tuple[str, str], note: tuple[str, str]) -> bool:
    words, tag = own
    return words in note[0] and tag in note[1].split()


def expect(wrong: list[str], edition: str, what: str, found: object, wanted: object) -> None:
    if found != wanted:
        wrong.append(f"{edition}: {what}: {found!r}, not {wanted!r}")


def live_on(one: Learner, number: int, now: int) -> dict[str, tuple[str, str]]:
    """Days of study, then a card suspended, one flagged, one moved, and at `now` a note tagged and reworded."""
    for day in range(2):
        one.study("Studies", ease=1 + (number + day) % 4, most=60)
        sleep(one, 1 + day)
    ids = one.col.db.list("select id from cards order by id")
    note = one.col.get_note(one.col.db.list("select id from notes order by id")[number * 3 % one.col.note_count()])
    note[note.keys()[1]] += f" <i>own words {number}</i>"
    note.tags.append(f"own{number}")
    one.col.update_note(note)
    # The editions are told as of past months, for Anki mends what comes from the future; so is this edit.
    one.col.db.execute("update notes set mod = ? where id = ?", now, note.id)
    pick = [ids[(number * step) % len(ids)] for step in (5, 7, 11)]
    one.col.sched.suspend_cards([pick[0]])
    one.col.set_user_flag_for_cards(1 + number % 7, [pick[1]])
    one.col.set_deck([pick[2]], one.col.decks.id(f"My own {number}"))
    return {note.guid: (f"own words {number}", f"own{number}")}


def sleep(one: Learner, days: int) -> None:
    """Let days pass: the collection was created that much earlier."""
    one.col.db.execute("update col set crt = crt - ?", days * DAY)
    one.reopen()


def cards(one: Learner) -> State:
    """All that learning has left on each card, by the guid of its note."""
    columns = "c.id, c.did, c.type, c.queue, c.due, c.ivl, c.factor, c.reps, c.lapses, c.left, c.odue, c.odid, c.flags"
    rows = one.col.db.all(f"select n.guid, c.ord, {columns} from cards c join notes n on n.id = c.nid")
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}


def revlog(one: Learner) -> list[Any]:
    return one.col.db.all("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id")


def fields(one: Learner) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in one.col.db.all("select guid, flds, tags from notes")}


if __name__ == "__main__":
    found = live(Path(sys.argv[1]))
    print("\n".join(found), end="")
    sys.exit(bool(found))
