"""Problems as they are printed: in full with the author's line, one line each, as JSON, or as marks on GitHub."""

import textwrap
from collections.abc import Callable, Sequence
from typing import Final

from studykit.cli.excerpt import Files, excerpt
from studykit.cli.folders import from_here
from studykit.cli.glyphs import cells, visible
from studykit.cli.screen import Role, Screen, output, problems
from studykit.cli.wording import counted
from studykit.diagnostics import Diagnostic, Severity

_NARROWEST_HINT: Final = 24
"""Cells in which a hint is wrapped at least, however narrow the terminal."""

_ROLES: Final[dict[Severity, Role]] = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def show_problems(found: Sequence[Diagnostic]) -> None:
    """Print problems in full, with their sum, to standard error; nothing when there are none."""
    FORMATS["full"](found)


def full(problem: Diagnostic, files: Files, screen: Screen) -> str:
    """A problem with the author's line, carets under the span, and the hint; without a readable file the hint alone."""
    lines = [_headline(problem, screen)]
    source = files.line(problem.span)
    number = str(problem.span.line)
    gutter = " " * (len(number) + 3)
    hint = screen.visible(problem.hint)
    if source is not None and source.strip():
        room = screen.width - len(gutter) - len("| ")
        part = excerpt(source, problem.span, room, screen.encoding)
        lines.append(f"{screen.paint('gutter', f'  {number} |')} {part.line}".rstrip())
        carets = " " * part.indent + screen.paint(_ROLES[problem.severity], "^" * part.carets)
        left = room - part.indent - part.carets - 1
        beside = cells(hint) <= left
        lines.append(f"{screen.paint('gutter', f'{gutter}|')} {carets} {hint if beside else ''}".rstrip())
        hint = "" if beside else hint
    if hint:
        room = max(screen.width - len(gutter) - len("= "), _NARROWEST_HINT)
        first, *rest = textwrap.wrap(hint, room, break_long_words=False, break_on_hyphens=False)
        lines.append(f"{screen.paint('gutter', f'{gutter}=')} {first}")
        lines.extend(f"{gutter}  {line}" for line in rest)
    return "\n".join(lines)


def concise(problem: Diagnostic, screen: Screen) -> str:
    """A problem on one line, as editors and `grep` read it."""
    return _headline(problem, screen)


def as_json(found: Sequence[Diagnostic]) -> str:
    """The problems as a JSON list of objects; the keys are stable."""
    import json

    rows = [
        {
            "file": from_here(problem.span.file),
            "line": problem.span.line,
            "column": problem.span.column,
            "length": problem.span.length,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in found
    ]
    return json.dumps(rows, indent=2)


def github(problem: Diagnostic) -> str:
    """A problem as a workflow command of GitHub Actions, which marks the line in a review.

    Escapes as the runner undoes them: https://github.com/actions/toolkit, `packages/core/src/command.ts`.
    """
    span = problem.span
    properties = {
        "file": from_here(problem.span.file),
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + max(span.length, 1) - 1),
        "title": problem.code,
    }
    written = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    message = "\n".join(visible(part) for part in (problem.message, problem.hint) if part)
    return f"::{problem.severity.value} {written}::{_data(message)}"


def tally(found: Sequence[Diagnostic]) -> str:
    """How many errors and warnings: `1 error, 2 warnings`; empty when there are none."""
    counts = {kind: sum(problem.severity is kind for problem in found) for kind in Severity}
    return ", ".join(counted(count, kind) for kind, count in counts.items() if count)


def _show_full(found: Sequence[Diagnostic]) -> None:
    screen, files = problems(), Files()
    for problem in found:
        screen.say(full(problem, files, screen))
    _say_tally(found, screen)


def _show_concise(found: Sequence[Diagnostic]) -> None:
    screen = output()
    for problem in found:
        screen.say(concise(problem, screen))
    _say_tally(found, problems())


def _show_json(found: Sequence[Diagnostic]) -> None:
    output().say(as_json(found))


def _show_github(found: Sequence[Diagnostic]) -> None:
    for problem in found:
        output().say(github(problem))


FORMATS: Final[dict[str, Callable[[Sequence[Diagnostic]], None]]] = {
    "full": _show_full,
    "concise": _show_concise,
    "json": _show_json,
    "github": _show_github,
}
"""The output formats of `check`: the full one is for a person, on standard error; the others are for programs."""


def _headline(problem: Diagnostic, screen: Screen) -> str:
    span = problem.span
    where = screen.paint("place", f"{screen.visible(from_here(problem.span.file))}:{span.line}:{span.column}:")
    what = screen.paint(_ROLES[problem.severity], f"{problem.severity}[{problem.code}]:")
    return f"{where} {what} {screen.visible(problem.message)}"


def _say_tally(found: Sequence[Diagnostic], screen: Screen) -> None:
    if found:
        # The last one is what stands nearest to the prompt.
        screen.say(f"{tally(found)}. `studykit explain {found[-1].code}` tells more")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
