"""Each case of bad content gives exactly the problems that it marks."""

from pathlib import Path

import pytest
import yaml

from load.badcase import CHARACTERS, as_mark, cases, expected, lay_out
from load.test_files import ON_DISK
from studykit.codes import CODES
from studykit.load import tree
from studykit.load.kit import load_kit

# libyaml refuses half a character, PyYAML's own parser reads it and leaves it to us to refuse.
READ_OTHERWISE = {"syntax-surrogate.yaml"}


def check(case: Path, folder: Path) -> None:
    lay_out(case, folder / "content")
    found = load_kit(Path("content"), characters=CHARACTERS).diagnostics
    assert sorted(map(as_mark, found)) == sorted(map(as_mark, expected(case)))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_bad_content_gives_exactly_its_problems(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    check(case, tmp_path)


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.name not in READ_OTHERWISE], ids=lambda case: case.name
)
def test_without_libyaml_the_problems_are_the_same(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)
    check(case, tmp_path)


def test_every_code_has_a_case() -> None:
    marked = {problem.code for case in cases() for problem in expected(case)}
    # Of F111 `FOLDERS` has the cases; a build finds P.
    assert CODES.keys() - marked - ON_DISK.keys() == {"F111", "P101", "P102"}


def test_every_marked_code_of_ours_is_explained() -> None:
    marked = {problem.code for case in cases() for problem in expected(case)}
    assert {code for code in marked if code[0] not in "KQ"} <= CODES.keys()
