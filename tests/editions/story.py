"""Seven editions of a kit, with every edit that authors make, published one after the other and built."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studykit.compiler import BuildRequest, build
from studykit.diagnostics import Severity
from studykit.publisher import publish_edition

MONTH = 30 * 86_400
Files = dict[str, str]

SOURCES = """\
atlas: {title: An atlas, publisher: A publisher, url: https://example.org/atlas, date: 2026-01-31, grade: official}
"""

VET = """\
topic: vet
title: Preference
summary: Who has it.
status: current
checked: 2026-01-31
sections:
- facts: codes
  title: The codes
  noun: code
  source: atlas
  fields:
    code: {label: Code, key: yes}
    points: {label: Points, type: number, ask: "How many points does **{code}** add?"}
    name: {label: Name, ask: "What does **{code}** mark?"}
  entries:
    cp: {code: CP, points: 10, name: a compensable disability}
    tp: {code: TP, points: 5, name: service in a campaign}
    xp: {code: XP, points: 8, name: a Purple Heart}
- cloze: sentences
  title: In one sentence
  source: atlas
  items:
    two: "{{c1::TP}} adds {{c2::5}} points to a passing score."
    old: "{{c1::Nothing}} is added to a failing score."
- scenarios: cases
  title: Which code?
  ask: Which code may be claimed?
  source: atlas
  items:
    heart: {situation: A Purple Heart without a rating., answer: XP, wrong: {CP: A rating is needed.}}
    widow: {situation: A widow of a veteran., answer: XP, wrong: {TP: She did not serve.}}
"""

FORMS = """\
topic: forms
title: The forms
summary: What to fill in.
status: current
checked: 2026-01-31
sections:
- steps: claim
  title: Claiming preference
  source: atlas
  items:
    form: Fill in SF-15.
    proof: Add the proof it lists.
    send: Send both with the application.
- list: papers
  title: Two papers
  ask: Name the two papers.
  source: atlas
  cards: each
  items:
    letter: The letter of the rating
    discharge: The discharge
"""

GONE = """\
topic: gone
title: The former rules
summary: What held before.
status: current
checked: 2026-01-31
sections:
- cloze: rules
  title: The rules
  source: atlas
  items:
    three: "{{c1::Three}} names were sent."
"""

INTRO = """\
topic: intro
title: Before you begin
summary: What this is.
status: current
checked: 2026-02-28
sections:
- cloze: about
  title: About
  source: atlas
  items:
    begin: "Begin with {{c1::the codes}}."
"""


def kit(edition: str, topics: str, more: str = "", *, identity: str = "fed", deck: str = "Studies") -> str:
    return (
        f"kit: {identity}\ntitle: Executive studies\nedition: '{edition}'\nlanguage: en-US\npublisher: Nobody\n"
        f"deck: {deck}\ntopics: [{topics}]\n{more}"
    )


def edited(files: Files, name: str, *edits: tuple[str, str]) -> None:
    for old, new in edits:
        assert files[name].count(old) == 1, f"{old!r} is there {files[name].count(old)} times"
        files[name] = files[name].replace(old, new)


def first(files: Files) -> None:
    files["kit.yaml"] = kit("1", "vet, forms, gone")
    files.update(
        {"topics/vet.yaml": VET, "topics/forms.yaml": FORMS, "topics/gone.yaml": GONE, "sources.yaml": SOURCES}
    )


def corrected(files: Files) -> None:
    """A wording corrected, a reverse card switched on, an entry added."""
    files["kit.yaml"] = kit("2", "vet, forms, gone")
    edited(
        files,
        "topics/vet.yaml",
        ("points: 8", "points: 9"),
        ('"What does **{code}** mark?"', '"What does **{code}** mark?", reverse: "Which code marks {name}?"'),
        ("    xp: {", "    ssp: {code: SSP, points: 0, name: a sole survivor}\n    xp: {"),
    )


def renamed(files: Files) -> None:
    """An entry renamed, a field renamed, a gap added, a gap's words corrected."""
    files["kit.yaml"] = kit("3", "vet, forms, gone")
    edited(
        files,
        "topics/vet.yaml",
        ("    tp: {code: TP, points: 5, name", "    campaign: {was: tp, code: TP, points: 5, sense"),
        ("    cp: {code: CP, points: 10, name", "    cp: {code: CP, points: 10, sense"),
        ("points: 9, name", "points: 9, sense"),
        ("points: 0, name", "points: 0, sense"),
        ("    name: {label: Name", "    sense: {was: name, label: Name"),
        ("marks {name}", "marks {sense}"),
        ("{{c2::5}} points to a passing score", "{{c2::five}} points to a {{c3::passing}} score"),
    )


def moved(files: Files) -> None:
    """A topic renamed and retitled, another put before it, a section renamed, an entry moved to another topic."""
    files["kit.yaml"] = kit("4", "intro, preference, forms, gone")
    files["topics/intro.yaml"] = INTRO
    files["topics/preference.yaml"] = files.pop("topics/vet.yaml")
    edited(
        files,
        "topics/preference.yaml",
        ("topic: vet\ntitle: Preference", "topic: preference\nwas: vet\ntitle: Veterans’ preference"),
        ("- scenarios: cases\n", "- scenarios: which\n  was: cases\n"),
        ('    old: "{{c1::Nothing}} is added to a failing score."\n', ""),
    )
    files["topics/forms.yaml"] += """\
- cloze: moved
  title: From elsewhere
  source: atlas
  items:
    failing: {was: vet/sentences/old, text: "{{c1::Nothing}} is added to a failing score."}
"""


def retired(files: Files) -> None:
    """An entry split in two, one retired, a case retired, a reverse question retired, a whole topic retired."""
    files["kit.yaml"] = kit(
        "5",
        "intro, preference, forms",
        "retired:\n"
        "  vet/codes/ssp: {since: 2026-12-01, why: The code was abolished.}\n"
        "  preference/which/widow: {since: 2026-12-01, why: The case is told elsewhere.}\n"
        "  preference/codes/cp/sense/reverse: {since: 2026-12-01, why: Two codes mark it.}\n"
        "  gone: {since: 2026-12-01, why: The rules are history.}\n",
    )
    del files["topics/gone.yaml"]
    edited(
        files,
        "topics/preference.yaml",
        ("    ssp: {code: SSP, points: 0, sense: a sole survivor}\n", ""),
        ("    widow: {situation: A widow of a veteran., answer: XP, wrong: {TP: She did not serve.}}\n", ""),
        (
            "    cp: {code: CP, points: 10, sense: a compensable disability}\n",
            "    cp: {code: CP, points: 10, sense: a compensable disability}\n"
            "    cps: {code: CPS, points: 11, sense: a compensable disability}\n",
        ),
    )


def rebuilt(files: Files) -> None:
    """Nothing changed."""
    files["kit.yaml"] = files["kit.yaml"].replace("edition: '5'", "edition: '6'")


def returned(files: Files) -> None:
    """A retired case comes back, the explanation of a step is added, the answer of the split entry is corrected."""
    files["kit.yaml"] = "".join(
        line for line in files["kit.yaml"].replace("edition: '6'", "edition: '7'").splitlines(keepends=True)
        if "which/widow" not in line
    )  # fmt: skip
    edited(
        files,
        "topics/preference.yaml",
        ("    heart: {", "    widow: {situation: A widow., answer: XP, wrong: {TP: She did not serve.}}\n    heart: {"),
        ("points: 11", "points: 10"),
    )
    edited(
        files,
        "topics/forms.yaml",
        ("    form: Fill in SF-15.", "    form: {do: Fill in SF-15., why: It is asked for.}"),
    )


@dataclass(frozen=True, slots=True)
class Edition:
    """What an import of an edition over the one before must report, in notes; and what a learner then reads.

    `texts` gives for an item (the key under which it was first published), its field and what must stand in it.
    """

    edit: Callable[[Files], None]
    new: int
    updated: int
    duplicate: int
    texts: tuple[tuple[str, str, str], ...] = ()


EDITIONS = (
    Edition(first, 16, 0, 0, (("vet/codes/xp/points", "Answer", "8"),)),
    # xp’s points and three names with their reverses
    Edition(
        corrected, 2, 4, 12, (("vet/codes/xp/points", "Answer", "9"), ("vet/codes/cp/name", "Reverse", "Which code"))
    ),
    # the cloze alone: what only has another name is not touched
    Edition(renamed, 0, 1, 17, (("vet/sentences/two", "Text", "{{c2::five}}"),)),
    # the title on every card of the topic (8 of codes, 1 sentence, 2 cases) and the sentence that moved
    Edition(moved, 1, 12, 6, (("vet/cases/heart", "Topic", "Veterans’ preference"),)),
    Edition(
        retired,
        2,
        5,
        14,
        (
            ("vet/codes/ssp/points", "Answer", "The code was abolished."),
            ("vet/cases/widow", "Question", "Retired on 1 December 2026."),
            ("vet/codes/cp/name", "Reverse", "Two codes mark it."),
            ("gone/rules/three", "Text", "{{c1::The rules are history.}}"),
        ),
    ),
    Edition(rebuilt, 0, 0, 21),
    Edition(returned, 0, 3, 18, (("vet/cases/widow", "Question", "A widow."),)),
)


def packages(folder: Path, begin: int) -> Iterator[tuple[Edition, bytes, bytes]]:
    """Each edition with its whole deck and that of the topic `forms`, published month after month from `begin`."""
    files: Files = {}
    content, output = folder / "content", folder / "output"
    for number, edition in enumerate(EDITIONS):
        edition.edit(files)
        lay_out(files, content)
        now = begin + number * MONTH
        done = publish_edition(content, output, now)
        assert not done.refused and not done.failed, (done.refused, done.diagnostics)
        compile_decks(content, output, now)
        yield edition, (output / "anki/fed.apkg").read_bytes(), (output / "anki/forms.apkg").read_bytes()


def lay_out(files: Files, content: Path) -> None:
    """The files in the content folder, whose ledger stays."""
    shutil.rmtree(content / "topics", ignore_errors=True)
    (content / "topics").mkdir(parents=True)
    for name, text in files.items():
        (content / name).write_text(text, encoding="utf-8")


def compile_decks(content: Path, output: Path, now: int) -> None:
    outcome = build(BuildRequest(content, output, only=frozenset({"decks"}), now=now), lambda event: None)
    errors = [problem for problem in outcome.diagnostics if problem.severity is Severity.ERROR]
    assert not errors and not outcome.unusable and not outcome.remark, (errors, outcome.unusable, outcome.remark)


def tell(folder: Path, begin: int) -> None:
    """The packages in a folder, beside `story.json` with what to expect of them: for a learner in another process."""
    story = []
    for number, (edition, whole, topic) in enumerate(packages(folder / "made", begin), 1):
        (folder / f"{number}.apkg").write_bytes(whole)
        (folder / f"{number}-forms.apkg").write_bytes(topic)
        counts = [edition.new, edition.updated, edition.duplicate]
        story.append(
            {
                "name": edition.edit.__name__,
                "time": begin + (number - 1) * MONTH,
                "counts": counts,
                "texts": edition.texts,
            }
        )
    (folder / "story.json").write_text(json.dumps(story), encoding="utf-8")
