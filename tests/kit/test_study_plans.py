"""The study plans name topics that exist, and leave none out."""

import re
from pathlib import Path

from studykit.checker import check, shipped_content

PLANS = (Path(__file__).parents[2] / "docs/study-plans.md").read_text(encoding="utf-8")


def test_every_topic_of_a_plan_exists_and_every_topic_is_in_a_plan():
    kit = check(shipped_content()).kit
    assert kit is not None
    rows = [line for line in PLANS.splitlines() if re.match(r"\| \d", line)]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)}
    assert named == {topic.id for topic in kit.topics}
