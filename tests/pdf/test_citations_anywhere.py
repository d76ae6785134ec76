"""A citation may stand in any text but a title; a paper without a list of sources leaves it out."""

import re
from pathlib import Path
from shutil import copytree

from kinds.case import FOLDER
from studykit.build.event import Written
from studykit.compiler import BuildRequest, build

# Every text cites a source that nothing else cites.
TOPIC = """\
topic: moons
title: Moons
summary: What is cited [@].
status: current
checked: 2026-11-21
objectives: {one: "Know them [@]."}
unverified: Their age [@].
sections:
- facts: moons
  title: Moons
  intro: They have names [@].
  noun: moon [@]
  source: atlas
  show: [table, entries]
  fields:
    name: {label: "Name [@]", key: yes}
    size: {label: "Size [@]", ask: "How large is {name} [@]?", reverse: "Which is {size} in size [@]?"}
    planet: {label: Planet, type: ref, to: planets/planets, members: "Which are those of {planet} [@]?"}
  entries:
    io: {name: "Io [@]", size: "tiny [@]", note: "It is round [@].", planet: jupiter}
    ganymede: {name: Ganymede, size: large, unverified: "Seen once [@].", planet: jupiter}
    europa: {name: Europa, size: small, planet: jupiter}
    phobos: {name: Phobos, size: "no more than a rock [@]", planet: mars}
- list: doing
  title: What they do
  ask: What do moons do [@]?
  note: They do no more [@].
  source: atlas
  items: {one: "They go round [@]", two: They shine}
- steps: looking
  title: Looking
  ask: You look for a moon [@].
  source: atlas
  items: {first: "Wait for the night [@]", second: {do: "Look up [@]", why: "It is dark then [@]."}}
- compare: both
  title: Both
  of: [moons.io, moons.europa]
  by: [size]
  source: atlas
  tell: The one is near [@].
- cloze: gaps
  title: Gaps
  source: atlas
  items: {one: {text: "The moon is {{c1::round}} [@].", why: "It is dark then [@]."}}
- scenarios: cases
  title: Cases
  source: atlas
  items:
    one:
      situation: You see a light [@].
      ask: Is it a moon [@]?
      answer: It is [@].
      wrong: {"It is not [@]": "It shines [@].", It is a lamp: "It moves [@]."}
      why: Lamps are warm [@].
"""


def test_whatever_text_cites_a_source_every_paper_can_be_made(tmp_path: Path) -> None:
    content = tmp_path / "content"
    copytree(FOLDER / "kit", content)
    kit, sources = content / "kit.yaml", content / "sources.yaml"
    kit.write_text(kit.read_text(encoding="utf-8").replace("CASE", "moons"), encoding="utf-8")
    parts = re.split(r"\[@\]", TOPIC)
    cited = [f"source-{number}" for number in range(1, len(parts))]
    topic = parts[0] + "".join(f"[@{name}]{part}" for name, part in zip(cited, parts[1:], strict=True))
    (content / "topics" / "moons.yaml").write_text(topic, encoding="utf-8")
    row = "{title: One, publisher: Observatory, url: https://example.org/one, date: n.d., grade: official}"
    with sources.open("a", encoding="utf-8") as file:
        file.writelines(f"{name}: {row}\n" for name in cited)
    built = build(BuildRequest(content, tmp_path / "output", now=1_790_000_000), lambda _: None)
    assert [problem.message for problem in built.diagnostics if problem.severity.value == "error"] == []
    assert {type(event) for event in built.events} == {Written}
    assert len({event.target for event in built.events if "moons" in event.target}) > 6
