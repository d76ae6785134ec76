"""Charts of very many levels: drawn as long as anybody can follow them, and refused at their place beyond that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinds.case import Loaded, load

HEAD = """\
topic: deep
title: Deep
summary: Many levels.
status: current
checked: 2026-11-21
objectives: {name: None.}
sections:
"""
DECISION = """\
- decision: ways
  title: Which one?
  source: atlas
  items:
"""
CHART = """\
- facts: units
  title: Units
  noun: unit
  source: atlas
  fields:
    name: {label: Name, key: yes}
    under: {label: Under, type: ref, to: units, optional: yes}
  entries:
    u0: {name: Unit 0}
"""
DRAWN = """\
- chart: built
  title: What stands under what
  of: units
  parent: under
"""


def decision(levels: int) -> Iterator[str]:
    yield DECISION
    for level in range(levels):
        below = f"q{level + 1}" if level + 1 < levels else "none"
        yield f"    q{level}: {{ask: Is it {level}?, yes: e{level}, no: {below}}}\n    e{level}: It is {level}\n"
    yield "    none: None of them\n"


def chart(levels: int) -> Iterator[str]:
    yield CHART
    for level in range(1, levels + 1):
        yield f"    u{level}: {{name: Unit {level}, under: u{level - 1}}}\n"
    yield DRAWN


def loaded(lines: Iterator[str], folder: Path) -> Loaded:
    case = folder / "deep.yaml"
    case.write_text(HEAD + "".join(lines), encoding="utf-8")
    return load(case, folder)


@pytest.mark.parametrize("make", [decision, chart])
def test_a_hundred_levels_are_a_chart(make, tmp_path: Path) -> None:
    assert [problem.code for problem in loaded(make(100), tmp_path).diagnostics] == []


@pytest.mark.parametrize("levels", [101, 3_000])
def test_a_flow_chart_of_more_is_refused_where_it_goes_on(levels: int, tmp_path: Path) -> None:
    (problem,) = loaded(decision(levels), tmp_path).diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("K189", 7 + 4 + 2 * 100 + 2, 5)
    assert problem.message == "`e100` comes after more than 100 questions"


@pytest.mark.parametrize("levels", [101, 3_000])
def test_a_chart_of_more_is_refused(levels: int, tmp_path: Path) -> None:
    (problem,) = loaded(chart(levels), tmp_path).diagnostics
    assert problem.code == "K189"
    assert problem.message == "`u101` stands under more than 100 others"
