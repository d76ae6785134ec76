"""Whatever authors and learners do in whatever order, no history is lost: random editions, studied in real Anki."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.story import SOURCES, compile_decks, lay_out
from editions.years import cards, fields, revlog, sleep
from learner import learner
from studykit.checker import check
from studykit.publisher import publish_edition

NOW = 1_750_000_000
DAY = 86_400
ACTIONS = (
    *("correct", "add", "rename", "move", "retire", "return", "reverse", "gap", "reorder", "retitle"),
    *("rename a section", "rename a topic", "publish", "build"),
)


class Author:
    """A kit of facts in two sections of two topics, and of a sentence in each, edited at random as the manual says."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.names = 0
        self.edition = 0
        self.titles = {"one": "One", "two": "Two"}
        self.gaps = {"one": ["alpha"], "two": ["alpha"]}
        self.order = ["one", "two"]
        # topics and sections → how they were published, where that is another name
        self.was: dict[str, str] = {}
        # what was published as a place is another place now
        self.now: dict[str, str] = {}
        self.reverse = False
        # place → entries: name, what it was called, answer
        self.places: dict[str, list[dict[str, str]]] = {f"{t}/{s}": [] for t in ("one", "two") for s in ("a", "b")}
        self.away: list[tuple[str, dict[str, str]]] = []
        self.published: set[str] = set()
        for place in self.places:
            self.places[place] += [self._entry(), self._entry()]

    def _name(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    def _entry(self) -> dict[str, str]:
        self.names += 1
        return {"name": f"e{self.names}", "was": "", "says": f"fact {self.names}"}

    def do(self, action: str) -> None:
        place = self.chance.choice(sorted(self.places))
        entries = self.places[place]
        entry = self.chance.choice(entries)
        path = f"{place}/{entry['name']}"
        match action:
            case "correct":
                entry["says"] += " corrected"
            case "add":
                entries.insert(0, self._entry())
            case "rename" if path in self.published:
                self.names += 1
                entry.update(was=path, name=f"e{self.names}")
            case "move" if path in self.published and len(entries) > 1:
                entries.remove(entry)
                elsewhere = self.chance.choice(sorted(self.places.keys() - {place}))
                self.places[elsewhere].append({**entry, "was": path})
            case "retire" if path in self.published and len(entries) > 1:
                entries.remove(entry)
                self.away.append((place, entry))
            case "return" if self.away:
                place, entry = self.away.pop()
                now = self._place_now(place)
                self.places[now].append({**entry, "was": f"{place}/{entry['name']}" if now != place else ""})
            case "reverse":
                self.reverse = True
            case "gap":
                self.gaps[place.partition("/")[0]].append(self._name("word"))
            case "reorder":
                self.order.reverse()
                entries.reverse()
            case "retitle":
                self.titles[self.order[0]] += "!"
            case "rename a section" if place in self.published:
                self._rename_places({place: f"{place.partition('/')[0]}/{self._name('s')}"})
            case "rename a topic" if self.order[0] in self.published:
                self._rename_topic(self.order[0], self._name("t"))

    def _rename_topic(self, old: str, new: str) -> None:
        self.order = [new if topic == old else topic for topic in self.order]
        self.titles[new], self.gaps[new] = self.titles.pop(old), self.gaps.pop(old)
        self.was[new] = self.was.pop(old, old)
        inside = [place for place in self.places if place.startswith(f"{old}/")]
        said = {place: self.was.pop(place) for place in inside if place in self.was}
        self._rename_places({place: new + place.removeprefix(old) for place in inside})
        for place in inside:
            self.was.pop(new + place.removeprefix(old))
        # A section says what it was only where its own name is another.
        self.was |= {new + place.removeprefix(old): before for place, before in said.items()}

    def _rename_places(self, names: dict[str, str]) -> None:
        self.places = {names.get(place, place): entries for place, entries in self.places.items()}
        self.now |= names
        self.was |= {new: self.was.pop(old, old) for old, new in names.items()}

    def _place_now(self, place: str) -> str:
        while place not in self.places:
            place = self.now[place]
        return place

    def write(self, content: Path) -> None:
        retired = "".join(
            f"  {place}/{entry['name']}: {{since: 2026-12-01, why: No more.}}\n" for place, entry in self.away
        )
        head = f"kit: any\ntitle: Any\nedition: e{self.edition}\nlanguage: en-US\npublisher: Nobody\ndeck: Any\n"
        topics = f"topics: [{', '.join(self.order)}]\n"
        files = {"kit.yaml": head + topics + (f"retired:\n{retired}" if retired else ""), "sources.yaml": SOURCES}
        for topic, title in self.titles.items():
            files[f"topics/{topic}.yaml"] = (
                f"topic: {topic}\ntitle: {title}\n{self._was(topic)}"
                + ("summary: Facts.\nstatus: current\nchecked: 2025-01-31\nsections:\n")
                + "".join(self._section(place) for place in self.places if place.startswith(f"{topic}/"))
                + f"- cloze: lines\n  title: Lines\n  source: atlas\n  items:\n    line: {self._line(topic)}\n"
            )
        lay_out(files, content)

    def _was(self, place: str) -> str:
        return f"was: {self.was[place]}\n" if place in self.was else ""

    def _line(self, topic: str) -> str:
        return (
            '"' + " ".join(f"{{{{c{number}::{word}}}}}" for number, word in enumerate(self.gaps[topic], 1)) + ' stand."'
        )

    def _section(self, place: str) -> str:
        name = place.partition("/")[2]
        reverse = ', reverse: "Which one says {says}?"' if self.reverse else ""
        entries = "".join(
            f"    {entry['name']}: {{key: K{entry['says'].split()[1]}, says: {entry['says']}"
            + (f", was: {entry['was']}" if entry["was"] else "")
            + "}\n"
            for entry in self.places[place]
        )
        was = f"  {self._was(place)}" if place in self.was else ""
        return (
            f"- facts: {name}\n{was}  title: Section {name}\n  noun: fact\n  source: atlas\n  fields:\n"
            f'    key: {{label: Key, key: yes}}\n    says: {{label: Says, ask: "What does {{key}} say?"{reverse}}}\n'
            f"  entries:\n{entries}"
        )

    def note_published(self) -> None:
        """What is published may be renamed from where it is now."""
        self.was.clear()
        for place, entries in self.places.items():
            self.published |= {place, place.partition("/")[0]}
            for entry in entries:
                entry["was"] = ""
                self.published.add(f"{place}/{entry['name']}")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.integers(0, 10**6), st.lists(st.sampled_from(ACTIONS), min_size=4, max_size=24))
def test_random_editions_never_lose_history(seed, actions):
    folder = Path(tempfile.mkdtemp(prefix="history."))
    author, now = Author(seed), NOW
    try:
        with learner() as one:
            for action in ("publish", *actions, "publish"):
                author.do(action)
                if action in ("publish", "build"):
                    now += DAY
                    _hand_out(author, folder, one, now, publish=action == "publish")
            assert len(revlog(one)) > 0
    finally:
        shutil.rmtree(folder)


def _hand_out(author: Author, folder: Path, one, now: int, *, publish: bool) -> None:
    """Publish or only build, import, and study; nothing that was there may be another."""
    content, output = folder / "content", folder / "output"
    author.edition += publish
    author.write(content)
    if publish:
        done = publish_edition(content, output, now)
        assert not done.refused and not done.failed, (done.refused, done.diagnostics)
        author.note_published()
        author.write(content)
        assert not check(content, now).failed
    compile_decks(content, output, now)
    # New releases of Anki complete what their own scheduler left out.
    one.col.fix_integrity()
    before, reviews, notes = cards(one), revlog(one), fields(one)
    said = one.take((output / "anki/any.apkg").read_bytes())
    assert said.conflicting == said.missing == said.empty_first_field == 0
    after = cards(one)
    assert {key: after.get(key) for key in before} == before
    assert revlog(one) == reviews
    assert one.faults() == []
    assert sum(notes[guid] != now_ for guid, now_ in fields(one).items() if guid in notes) <= said.updated
    for place, entries in author.places.items():
        for entry in entries:
            held = [note for note in fields(one).values() if entry["says"] in note[0].split("\x1f")]
            assert len(held) == 1, (place, entry, len(held))
    one.study("Any", ease=1 + now // DAY % 4, most=30)
    sleep(one, 1 + now // DAY % 3)
