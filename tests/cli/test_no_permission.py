"""What the user has no right to read is told of as that: it is neither missing, nor passed over for something else."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.process import studykit_says, unprivileged

KIT = Path(__file__).parent / "cases" / "kit" / "content"
PACKET = Path(__file__).parents[1] / "cases" / "packets" / "good.yaml"
ADVICE = "    = give yourself the right to read it, as `chmod u+rX` does"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of a POSIX system")


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(KIT, tmp_path / "content")
    (tmp_path / "content" / "packets" / "rosters").mkdir(parents=True)
    shutil.copy(PACKET, tmp_path / "content" / "packets")
    yield tmp_path
    for path in (tmp_path / "content", *(tmp_path / "content").rglob("*")):
        path.chmod(0o755)


def complaint(kit: Path, *arguments: str) -> list[str]:
    """What is said of content that is not as it should be, without its sum."""
    said = studykit_says(*arguments, cwd=kit, under=unprivileged())
    assert (said.returncode, said.stdout) == (1, "")
    assert not (kit / "output").exists()
    return said.stderr.splitlines()[:2]


@pytest.mark.parametrize("rights", [0o000, 0o444, 0o311])
@pytest.mark.parametrize(
    ("folder", "command"),
    [
        *(("topics", command) for command in ("check", "build", "packet good")),
        *(("packets", command) for command in ("check", "packet good", "packet")),
    ],
)
def test_a_folder(kit: Path, folder: str, command: str, rights: int) -> None:
    (kit / "content" / folder).chmod(rights)
    told = f"content/{folder}:1:1: error[F111]: the folder cannot be read: permission denied"
    assert complaint(kit, *command.split()) == [told, ADVICE]


def test_a_file(kit: Path) -> None:
    (kit / "content" / "topics" / "bees.yaml").chmod(0o000)
    told = "content/topics/bees.yaml:1:1: error[F103]: the file cannot be read: permission denied"
    assert complaint(kit, "check") == [told, ADVICE]


def test_the_folder_of_a_roster(kit: Path) -> None:
    with (kit / "content" / "packets" / "good.yaml").open("a", encoding="utf-8") as packet:
        packet.write("roster: rosters/monday.csv\n")
    (kit / "content" / "packets" / "rosters").chmod(0o000)
    told = "content/packets/rosters/monday.csv:1:1: error[N102]: the roster cannot be read: permission denied"
    assert complaint(kit, "packet", "good") == [told, ADVICE]


@pytest.mark.parametrize("rights", [0o000, 0o444])
@pytest.mark.parametrize("command", ["check", "build", "calibrate"])
def test_a_kit_gives_way_to_no_other(kit: Path, command: str, rights: int) -> None:
    (kit / "content").chmod(rights)
    said = studykit_says(command, cwd=kit, under=unprivileged())
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.endswith("Error: the folder `content` cannot be read: Permission denied\n")
    assert not (kit / "output").exists()
