"""Each rule finds what its case marks and nothing else; each has a page, and an allowance silences what it names."""

from pathlib import Path

import pytest

from load.badcase import CHARACTERS, SOURCES, as_mark, expected, lay_out
from studykit.diagnostics import Severity
from studykit.lint.rules import CODES, RULES
from studykit.lint.run import linted
from studykit.load.kit import load_kit

FOLDER = Path(__file__).parents[1] / "cases" / "lint"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".yaml" or path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_gives_exactly_its_warnings(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(case, tmp_path / "content")
    if not case.is_dir():
        read = SOURCES.replace("date: n.d.", "date: n.d.\n  read: copy of the page")
        (tmp_path / "content/sources.yaml").write_text(read, encoding="utf-8")
    loaded = load_kit(Path("content"), characters=CHARACTERS)
    assert loaded.kit is not None
    found = linted(loaded.kit, loaded.diagnostics)
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert sorted(map(as_mark, found)) == sorted(map(as_mark, expected(case)))


def test_every_rule_has_a_case() -> None:
    assert {problem.code for case in CASES for problem in expected(case)} == CODES.keys()


@pytest.mark.parametrize("code", RULES)
def test_the_page_of_a_rule_has_its_title_its_grounds_and_both_examples(code: str) -> None:
    page = RULES[code].code
    assert page.title
    assert not page.title.endswith(".")
    assert "\nWrong:  " in page.page
    assert "\nRight:  " in page.page
