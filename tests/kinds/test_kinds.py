"""Every case file gives what stands beside it: blocks, cards, questions and problems, compared whole."""

from pathlib import Path

import pytest

from kinds.case import CASES, load, sections_of
from kinds.rendering import problem, section
from studykit.kinds.codes import CODES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_gives_what_stands_beside_it(case: Path, tmp_path: Path) -> None:
    loaded = load(case, tmp_path)
    problems = [problem(noted) for noted in loaded.diagnostics]
    sections = [section(one) for one in sections_of(loaded, case)]
    given = "\n\n".join([*(["\n".join(problems)] if problems else []), *sections]) + "\n"
    assert given == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    said = "".join(case.with_suffix(".txt").read_text(encoding="utf-8") for case in CASES)
    assert [code for code in CODES if f"[{code}]" not in said] == []
