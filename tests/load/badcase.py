"""Cases of bad content: a file, or a folder with a whole kit, whose lines say which problems they must give.

A mark is a comment: `# ! 5+4 error S104 unknown field `trem` | did you mean `term`?`, which is column and length,
severity, code, message and hint. Where no comment can stand, a file `NAME.expected` beside it (or `expected` in the
folder) has the marks, with `file:line:` before the column.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from studykit.diagnostics import Diagnostic, Severity, Span

CASES = Path(__file__).parents[1] / "cases" / "bad"

# What a font may be expected to have, so that the cases show what happens to other characters.
CHARACTERS = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0xFFFD]))

KIT = """\
kit: bad
title: A bad kit
edition: 2026.10
language: en-US
publisher: Nobody
deck: Bad
topics: [{topic}]
"""

SOURCES = """\
atlas:
  title: An atlas
  publisher: A publisher
  url: https://example.org/atlas
  date: 2026-01-31
  grade: official
primer:
  title: A primer
  publisher: A publisher
  url: https://example.org/primer
  date: n.d.
  grade: secondary
"""

_MARK = re.compile(
    r"(?:(?P<file>[^:\s]+):(?P<line>\d+):)?(?P<column>\d+)\+(?P<length>\d+)"
    r" (?P<severity>error|warning) (?P<code>[A-Z]\d{3}) (?P<message>.*?)(?: \| (?P<hint>.*))?"
)


def cases() -> list[Path]:
    """Every case: topic files, and folders with a kit."""
    return sorted(path for path in CASES.iterdir() if path.suffix == ".yaml" or path.is_dir())


def lay_out(case: Path, content: Path) -> None:
    """The case as a content folder."""
    if case.is_dir():
        shutil.copytree(case, content)
        return
    (content / "topics").mkdir(parents=True)
    (content / "kit.yaml").write_text(KIT.format(topic=case.stem), encoding="utf-8")
    (content / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    shutil.copy(case, content / "topics" / case.name)


def expected(case: Path) -> set[Diagnostic]:
    """The problems that the marks promise."""
    if not case.is_dir():
        sidecar = case.with_suffix(".expected")
        return {*marks(case, f"content/topics/{case.name}"), *listed(sidecar)}
    marked = {mark for path in case.rglob("*.yaml") if path.is_file() for mark in marks(path, _shown(case, path))}
    return marked | set(listed(case / "expected"))


def _shown(case: Path, path: Path) -> str:
    return f"content/{path.relative_to(case).as_posix()}"


def marks(path: Path, shown: str) -> Iterator[Diagnostic]:
    """The problems that the lines of a file promise, under the name by which the file is shown."""
    for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").split("\n"), 1):
        for written in re.split(r"\s# ! ", f" {line}")[1:]:
            yield _mark(written.strip(), shown, number)


def listed(sidecar: Path) -> Iterator[Diagnostic]:
    """The problems that the file beside a case promises."""
    if sidecar.exists():
        for line in sidecar.read_text(encoding="utf-8").splitlines():
            if line:
                yield _mark(line, "", 0)


def _mark(written: str, shown: str, line: int) -> Diagnostic:
    match = _MARK.fullmatch(written)
    assert match, f"not a mark: {written}"
    span = Span(
        match["file"] or shown,
        int(match["line"] or line),
        int(match["column"]),
        int(match["length"]),
    )
    return Diagnostic(span, match["code"], Severity(match["severity"]), match["message"], match["hint"] or "")


def as_mark(problem: Diagnostic) -> str:
    """The mark of a problem, as it would stand in a file of its own."""
    hint = f" | {problem.hint}" if problem.hint else ""
    place = f"{problem.span.file}:{problem.span.line}:{problem.span.column}+{problem.span.length}"
    return f"{place} {problem.severity} {problem.code} {problem.message}{hint}"
