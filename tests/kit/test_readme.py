"""The README tells the truth: its kit builds as shown, its mistake is found as shown, its commands exist."""

import re
from pathlib import Path

import pytest

from cli.process import studykit_says
from studykit.cli.main import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n# (content/\S+)\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def kit(tmp_path) -> Path:
    for name, text in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_kit_of_the_readme_builds_without_a_problem(kit):
    done = studykit_says("build", "--output", "output", cwd=kit)
    assert (done.returncode, done.stderr) == (0, "")
    built = {path.relative_to(kit / "output").as_posix() for path in (kit / "output").rglob("*.*")}
    assert {"guides/bleeding.pdf", "anki/bleeding.apkg", "anki/first-aid.apkg"} <= built


def test_the_mistake_of_the_readme_is_found_as_shown(kit):
    topic = kit / "content/topics/bleeding.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
    lines = (line[4:] for line in README.splitlines() if re.match(r" {4}(content/topics/| *\d* +\|)", line))
    shown = "".join(f"{line}\n" for line in lines)
    assert shown.strip()
    assert shown in studykit_says("check", cwd=kit).stderr


def test_every_command_of_the_readme_exists_and_every_command_is_in_it():
    assert set(re.findall(r"studykit (\w+)", README)) >= COMMANDS.keys()
    assert set(re.findall(r"`studykit (\w+)", README)) <= COMMANDS.keys()


def test_the_packet_of_the_manual_is_made_from_the_kit_of_the_readme(kit):
    manual = (Path(__file__).parents[2] / "docs" / "packets.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(packet: .*?)```", manual, re.DOTALL)
    (kit / "content" / "packets").mkdir()
    (kit / "content" / "packets" / "bleeding-evening.yaml").write_text(text, encoding="utf-8")
    (roster,) = re.findall(r"( {4}name,id\n(?: {4}.*\n)+)", README)
    (kit / "roster.csv").write_text(re.sub(r"^ {4}", "", roster, flags=re.MULTILINE), encoding="utf-8")
    done = studykit_says("packet", "bleeding-evening", "--roster", "roster.csv", "--split", cwd=kit)
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.name for path in (kit / "output" / "packets" / "bleeding-evening").rglob("*.pdf")}
    assert made == {"student.pdf", "instructor.pdf", "admin.pdf", "1001.pdf", "1002.pdf"}
