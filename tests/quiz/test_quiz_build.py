"""Quizzes as `build` makes them: its options, what makes it build them anew, and topics that give none."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from cli.process import studykit_says

CASES = Path(__file__).parents[1] / "cli" / "cases"
QUIZZES = ["output/quizzes/bees.pdf", "output/quizzes/bees-key.pdf"]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    return shutil.copytree(CASES / "kit", tmp_path / "kit")


def bookmarks(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def build(kit: Path, *options: str) -> list[str]:
    said = studykit_says("build", "bees", "--only", "quizzes", *options, cwd=kit)
    assert (said.returncode, said.stderr) == (0, "")
    return [line.split()[1] for line in said.stdout.splitlines() if line.startswith("wrote ")]


def test_a_quiz_and_its_key_in_two_versions(kit: Path) -> None:
    assert build(kit) == QUIZZES
    assert bookmarks(kit / QUIZZES[0]) == ["Version A", "Version B"]
    assert bookmarks(kit / QUIZZES[1]) == ["Key"]
    assert build(kit) == []


@pytest.mark.parametrize(
    "options",
    [
        ("--versions", "3"),
        ("--items", "2"),
        ("--choices", "2"),
        ("--seed", "x"),
        ("--scale", "large"),
        ("--paper", "a4"),
    ],
)
def test_an_option_that_changes_makes_them_anew(kit: Path, options: tuple[str, ...]) -> None:
    build(kit)
    assert build(kit, *options) == QUIZZES
    assert build(kit, *options) == []


def test_as_many_versions_as_are_asked_for(kit: Path) -> None:
    build(kit, "--versions", "4")
    assert bookmarks(kit / QUIZZES[0]) == [f"Version {letter}" for letter in "ABCD"]


def test_a_topic_without_questions_has_no_quiz_and_no_problem(kit: Path) -> None:
    topic = kit / "content/topics/bees.yaml"
    head = topic.read_text(encoding="utf-8").partition("sections:")[0]
    section = "sections:\n- prose: only\n  title: Only words\n  text: Bees fly.\n  source: {source}\n"
    source = (kit / "content/sources.yaml").read_text(encoding="utf-8").partition(":")[0]
    topic.write_text(head + section.format(source=source), encoding="utf-8")
    moths = kit / "content/topics/moths.yaml"
    moths.unlink()
    head = kit / "content/kit.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("[bees, moths]", "[bees]"), encoding="utf-8")
    assert build(kit) == []
