"""What a topic says of itself carries the mark of its sources like any other text."""

from pathlib import Path

from kinds.case import load
from kinds.rendering import text

HEAD = """\
topic: marks
title: Marks
summary: Marks.
status: current
checked: 2026-11-21
objectives:
  own: Say it.
  official: Say it with the law [@atlas] [@digest].
  secondary: Say it with a digest [@digest].
unverified:
- Whether it holds [@rumor].
- Whether it helps.
sections:
- prose: one
  title: One
  text: One [@atlas].
"""


def test_objectives_and_gaps_that_cite_are_marked(tmp_path: Path) -> None:
    case = tmp_path / "marks.yaml"
    case.write_text(HEAD, encoding="utf-8")
    loaded = load(case, tmp_path)
    assert loaded.kit is not None
    topic = next(topic for topic in loaded.kit.topics if topic.id == "marks")
    assert [text(objective.text) for objective in topic.objectives] == [
        "Say it.",
        "Say it with the law [@atlas] [@digest].",
        "Say it with a digest [@digest]. <secondary>",
    ]
    assert [text(gap) for gap in topic.gaps] == ["Whether it holds [@rumor]. <unverified>", "Whether it helps."]
