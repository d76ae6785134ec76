"""Does the cost grow with the work? A generated kit of 1,000 entries beside one of 10,000.

    .venv/bin/python benchmarks/growth.py [rounds]

Aims: ten times the entries in at most twelve times the time; loading and validating stays under half of it.
"""

import sys
import tempfile
from pathlib import Path

from timing import at_least, command_line, measure, table

STUDYKIT = [sys.executable, "-m", "studykit"]
PER_TOPIC = 500
TOPIC = """topic: {id}
title: Topic {id}
summary: Entries made up to measure.
status: current
checked: 2026-01-01
sections:
- facts: entries
  title: Entries
  noun: entry
  source: book
  fields:
    code: {{label: Code, key: yes}}
    name: {{label: Name, ask: "What is **{{code}}** called?", reverse: "Which code stands for {{name}}?"}}
    points: {{label: Points, type: number, ask: "How many points has **{{code}}**?"}}
    means: {{label: Meaning, ask: "What does **{{code}}** mean?"}}
  show: [table, entries]
  columns: [code, name, points]
  entries:
"""
ENTRY = """    e{number}:
      code: C{number}
      name: the *{name}* of entry {number}
      points: {number}
      means: Entry {number} stands for whatever comes {number}th and says so at length, with **stress** on one word.
"""
NAMES = ("lantern", "meadow", "harbor", "ledger", "compass", "orchard", "quarry")


def write_kit(folder: Path, entries: int) -> Path:
    """A kit of so many entries in topics of `PER_TOPIC`, the same at every call; gives its content folder."""
    topics = [f"t{number}" for number in range(entries // PER_TOPIC)]
    (folder / "topics").mkdir(parents=True)
    for place, topic in enumerate(topics):
        numbers = range(place * PER_TOPIC, (place + 1) * PER_TOPIC)
        body = "".join(ENTRY.format(number=number, name=NAMES[number % len(NAMES)]) for number in numbers)
        (folder / f"topics/{topic}.yaml").write_text(TOPIC.format(id=topic) + body, encoding="utf-8")
    source = (
        "book: {title: A book, publisher: A press, url: https://example.org/book, date: 2026-01-01, grade: official}\n"
    )
    (folder / "sources.yaml").write_text(source, encoding="utf-8")
    kit = "kit: growth\ntitle: Growth\nedition: '1'\nlanguage: en-US\npublisher: Nobody\ndeck: Growth\n"
    (folder / "kit.yaml").write_text(f"{kit}topics: [{', '.join(topics)}]\n", encoding="utf-8")
    return folder


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = {}
        for count in (1_000, 10_000):
            content = str(write_kit(Path(folder) / f"content-{count}", count))
            commands[f"check {count}"] = [*STUDYKIT, "check", "--content", content]
            build = [
                *STUDYKIT,
                "build",
                "--content",
                content,
                "--output",
                f"{folder}/out-{count}",
                "--force",
                "--jobs",
                "1",
            ]
            commands[f"build {count}"] = build
        figures = measure(commands, rounds)
    print(table(figures, "build 1000"))
    print(f"\ncheck / build at 10,000 entries: {figures['check 10000'].median / figures['build 10000'].median:.2f}")


if __name__ == "__main__":
    line = command_line(__doc__)
    line.add_argument("rounds", nargs="?", type=at_least(1), default=3)
    main(**vars(line.parse_args()))
