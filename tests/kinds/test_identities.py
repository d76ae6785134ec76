"""Keys of cards and questions, and anchors, come from the author's identities alone, and no two are the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinds.case import CASES, FOLDER, load
from studykit.load.anchors import anchors
from studykit.load.kit import Loaded

IDENTITIES = FOLDER / "identities.yaml"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_key_is_there_twice(case: Path, tmp_path: Path) -> None:
    loaded = load(case, tmp_path)
    assert loaded.kit is not None
    sections = [section for topic in loaded.kit.topics for section in topic.sections]
    cards = [card.key for section in sections for card in section.cards]
    questions = [question.key for section in sections for question in section.questions]
    assert len(cards) == len(set(cards))
    assert len(questions) == len(set(questions))
    for topic in loaded.kit.topics:
        found = [
            *anchors(block for section in topic.sections for block in section.blocks),
            *(s.id for s in topic.sections),
        ]
        assert len(found) == len(set(found))


def test_wording_and_place_do_not_enter_a_key(tmp_path: Path) -> None:
    written = IDENTITIES.read_text(encoding="utf-8")
    head, *sections = written.split("\n- ")
    reworded = (
        "\n- ".join([head, *reversed(sections)])
        .replace("?", " now?")
        .replace("M one", "Another")
        .replace("Go.", "Run.")
    )
    other = tmp_path / IDENTITIES.name
    other.write_text(reworded + "\n", encoding="utf-8")
    before, after = load(IDENTITIES, tmp_path / "before"), load(other, tmp_path / "after")
    assert set(_keys(before)) == set(_keys(after))
    assert list(_keys(before)) != list(_keys(after))


def _keys(loaded: Loaded) -> Iterator[str]:
    assert loaded.kit is not None
    assert loaded.diagnostics == ()
    for topic in loaded.kit.topics:
        for section in topic.sections:
            yield from (card.key for card in section.cards)
            yield from (f"{question.key}?" for question in section.questions)
