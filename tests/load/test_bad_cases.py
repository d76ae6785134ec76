"""Each case of bad content gives exactly the problems that it marks."""

from pathlib import Path

import pytest

from load.badcase import CHARACTERS, as_mark, cases, expected, lay_out
from load.test_files import ON_DISK
from studykit.codes import CODES
from studykit.load.kit import load_kit


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_bad_content_gives_exactly_its_problems(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(case, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    found = load_kit(Path("content"), characters=CHARACTERS).diagnostics
    assert sorted(map(as_mark, found)) == sorted(map(as_mark, expected(case)))


def test_every_code_has_a_case() -> None:
    marked = {problem.code for case in cases() for problem in expected(case)}
    # S113 is for the checks of kinds that bring no code of their own; test_validate.py has one.
    assert CODES.keys() - marked - ON_DISK.keys() == {"S113"}
