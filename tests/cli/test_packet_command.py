"""`studykit packet` on rosters that are not there, or are not what they seem: one message, nothing written."""

import shutil
from pathlib import Path

import pytest

from cli.process import studykit_says

KIT = Path(__file__).parent / "cases" / "kit" / "content"
PACKET = Path(__file__).parents[1] / "cases" / "packets" / "good.yaml"
TOO_LONG = "r" * 300 + ".csv"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    shutil.copytree(KIT, tmp_path / "content")
    (tmp_path / "content" / "packets").mkdir(exist_ok=True)
    shutil.copy(PACKET, tmp_path / "content" / "packets")
    return tmp_path


def refusal(kit: Path, *arguments: str) -> str:
    """What is said of a packet of which nothing is made."""
    said = studykit_says("packet", "good", *arguments, cwd=kit)
    assert (said.returncode, said.stdout) == (1, "")
    assert not (kit / "output").exists()
    return said.stderr


def test_a_roster_of_too_long_a_name_is_refused_in_words(kit: Path) -> None:
    assert refusal(kit, "--roster", TOO_LONG).splitlines() == [
        f"{TOO_LONG}:1:1: error[N102]: the roster cannot be read: file name too long",
        "1 error. `studykit explain N102` tells more",
        "nothing was built",
    ]


def test_so_is_one_that_the_packet_names(kit: Path) -> None:
    with (kit / "content" / "packets" / "good.yaml").open("a", encoding="utf-8") as packet:
        packet.write(f"roster: {TOO_LONG}\n")
    assert "error[N101]: there is no roster `rrr" in refusal(kit)
