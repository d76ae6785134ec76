"""The files that commands make beside all builds: a file of the user's is safe, and no build takes ours away."""

from pathlib import Path

import pytest

from cli.process import studykit_says
from cli.test_build_command import kit as kit

MADE = {"calibrate.pdf": ["calibrate"], "what-changed.pdf": ["diff", "--pdf"]}


@pytest.mark.parametrize("name", MADE)
def test_a_file_of_the_user_is_not_written_over_unasked(name: str, kit: Path) -> None:
    path = kit / "output" / name
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    said = studykit_says(*MADE[name], cwd=kit)
    assert said.returncode == 2
    assert f"output/{name}: not a file that studykit wrote; move it away, or use --force to overwrite it" in said.stderr
    assert path.read_text("utf-8") == "mine"
    assert studykit_says(*MADE[name], "--force", cwd=kit).returncode == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", MADE)
def test_ours_is_made_anew_and_outlives_a_build(name: str, kit: Path) -> None:
    for paper, verb in (("letter", "wrote"), ("letter", "unchanged"), ("a4", "wrote")):
        said = studykit_says(*MADE[name], "--paper", paper, cwd=kit)
        assert (said.returncode, said.stderr) == (0, "")
        assert f"{verb} output/{name}" in said.stdout
    for _ in range(2):
        assert "removed" not in studykit_says("build", "--only", "guides", cwd=kit).stdout
        assert "removed" not in studykit_says("build", cwd=kit).stdout
        assert (kit / "output" / name).is_file()
