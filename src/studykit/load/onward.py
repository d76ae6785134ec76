"""What else is no YAML in a file, found by making do with the lines that were told of already."""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from studykit.diagnostics import Diagnostic
from studykit.load.syntax import syntax_problem

_WHOLE_VALUE: Final = re.compile(r"(?P<before>[ ]*(?:- +)*[^\s:#\[\]{}'\"-][^:]*: +|[ ]*(?:- +)+)(?P<value>\S.*)$")
_TIGHT: Final = re.compile(r"(?P<before>[ ]*(?:- +)*(?:-|[a-z0-9-]+:))(?P<after>[^ -].*)$")

_OF_ONE_VALUE: Final = frozenset({"Y101", "Y104", "Y105", "Y106", "Y107", "Y116"})
_OF_ONE_SPACE: Final = frozenset({"Y103", "Y109"})

MOST_CHARACTERS: Final = 5_000_000
"""How much is read again, in all: a topic of a hundred thousand characters can have fifty such lines."""


def syntax_problems(
    fault: yaml.MarkedYAMLError, told: Any, file: str, lines: list[str], loader: Any
) -> list[Diagnostic]:
    """The parser's complaint, and those that it has further down; `told` is the last event before the first.

    Where a line cannot be made do with safely, what follows it is not looked at: better silent than wrong.
    """
    lines = list(lines)
    problems = [syntax_problem(fault, told, file, lines)]
    size = sum(map(len, lines))
    for _ in range(MOST_CHARACTERS // max(size, 1)):
        last = problems[-1]
        made_do = _made_do(lines, last)
        if made_do is None:
            break
        lines[last.span.line - 1] = made_do
        further = next(_complaints(lines, file, loader), None)
        if further is None or further.span.line <= last.span.line or further.code == "Y115":
            break
        problems.append(further)
    return problems


def _complaints(lines: list[str], file: str, loader: Any) -> Iterator[Diagnostic]:
    parser, told = loader("\n".join(lines)), None
    try:
        for event in iter(parser.get_event, None):
            told = event
    except yaml.MarkedYAMLError as fault:
        if "nesting depth" not in (fault.problem or ""):
            yield syntax_problem(fault, told, file, lines)
    finally:
        parser.dispose()


def _made_do(lines: list[str], problem: Diagnostic) -> str | None:
    """The line of a problem without what is wrong in it, with its key where it was; None where that cannot be told."""
    number = problem.span.line - 1
    line = lines[number]
    if problem.code in _OF_ONE_SPACE and (tight := _TIGHT.match(line)):
        line = f"{tight['before']} {tight['after']}"
    elif problem.code not in _OF_ONE_VALUE:
        return None
    whole = _WHOLE_VALUE.match(line)
    if whole is None or (whole["value"][0] in "[{" and _indent(_below(lines, number)) > _indent(line)):
        return None  # or it goes on below
    return f"{whole['before']}x"


def _below(lines: list[str], number: int) -> str:
    """The next line that is not blank."""
    return next((line for line in lines[number + 1 :] if line.strip()), "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
