"""The benchmarks say how they are called: what they measure takes minutes, and is measured elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.process import ENVIRONMENT

FOLDER = Path(__file__).parents[2] / "benchmarks"
WRONG = {
    "guides.py": [[], ["small"], ["middling", "1"], ["small", "none"], ["small", "1", "studykit,troff"]],
    "sheets.py": [[], ["0"], ["9", "9"]],
    "commands.py": [["none"]],
    "growth.py": [["0"]],
    "decks.py": [["many"], ["100000", "-1"]],
    "packets.py": [["everybody"], ["1"]],
}


def said(script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(FOLDER / script), *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_every_benchmark_is_tried() -> None:
    guarded = {path.name for path in FOLDER.glob("*.py") if "__main__" in path.read_text(encoding="utf-8")}
    assert guarded == WRONG.keys()


@pytest.mark.parametrize(
    ("script", "arguments"), [(script, arguments) for script, tried in WRONG.items() for arguments in tried]
)
def test_wrong_arguments_are_answered_with_the_usage(script: str, arguments: list[str]) -> None:
    answer = said(script, *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"usage: {script} ")
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("script", WRONG)
def test_help_says_what_is_measured(script: str) -> None:
    answer = said(script, "--help")
    source = (FOLDER / script).read_text(encoding="utf-8")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert source.removeprefix('"""').partition("\n")[0] in answer.stdout
