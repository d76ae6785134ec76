"""`run.py`, as far as it goes without setting up an environment, which needs the network."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "run.py"


def run(*arguments: str, script: Path = SCRIPT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["biuld"], 2), (["--help"], 0), (["-h"], 0)])
def test_usage(arguments: list[str], code: int) -> None:
    said = run(*arguments)
    assert (said.returncode, said.stdout) == (code, "")
    assert said.stderr.startswith("usage: python3 run.py build")


def test_a_project_that_cannot_be_installed_says_why_and_is_set_up_anew_next_time(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_bytes(SCRIPT.read_bytes())
    (tmp_path / "pyproject.toml").write_text("[project\n")
    for _ in range(2):
        said = run("build", script=script)
        assert (said.returncode, said.stdout) == (2, "")
        assert "could not install what studykit needs; the lines above say why" in said.stderr
        assert (tmp_path / ".venv" / "studykit-unfinished").exists()
        assert not (tmp_path / ".venv" / "studykit-stamp").exists()


def test_a_file_in_the_place_of_the_environment_is_left_alone(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_bytes(SCRIPT.read_bytes())
    (tmp_path / ".venv").write_text("not a folder")
    (tmp_path / "pyproject.toml").write_text("")
    said = run("build", script=script)
    assert said.returncode == 2
    assert "is not a folder; move it away" in said.stderr
    assert (tmp_path / ".venv").read_text() == "not a folder"
