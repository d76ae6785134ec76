"""Thousands of entries: every card, every question, and a time that grows with them and not with their square."""

from pathlib import Path
from time import process_time

from kinds.case import load

HEAD = """\
topic: many
title: Many
summary: Many entries.
status: current
checked: 2026-11-21
objectives: {name: None.}
sections:
- facts: codes
  title: Codes
  noun: code
  source: atlas
  fields:
    code: {label: Code, key: yes}
    name: {label: Name, ask: "What does {code} mark?", reverse: "Which code marks {name}?"}
    size: {label: Size, type: number, ask: "How big is {code}?", reverse: "Which code is {size} big?"}
    planet: {label: Planet, type: ref, to: planets/planets, ask: "Where is {code}?", members: "Name those of {planet}."}
  entries:
"""
ENTRY = "    e{0}: {{code: Code {0}, name: use u{0}, size: {1}, planet: mars}}\n"


def test_thousands_of_entries(tmp_path: Path) -> None:
    small, large = _seconds(500, tmp_path / "small"), _seconds(5_000, tmp_path / "large")
    assert large < 30 * small + 1  # a square would be a hundred times as much


def _seconds(count: int, folder: Path) -> float:
    folder.mkdir()
    case = folder / "many.yaml"
    case.write_text(HEAD + "".join(ENTRY.format(place, place % 2) for place in range(count)), encoding="utf-8")
    start = process_time()
    loaded = load(case, folder)
    seconds = process_time() - start
    assert loaded.kit is not None
    section = next(topic for topic in loaded.kit.topics if topic.id == "many").sections[0]
    assert len(section.cards) == 3 * count + 1
    assert len(section.questions) == 4 * count + 1
    assert [problem.code for problem in loaded.diagnostics] == ["Q310"]
    return seconds
