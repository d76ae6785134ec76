"""Where in the file each stretch of a scalar stands, for scalars that are not written on one line as they read."""

import re
from itertools import accumulate
from typing import Any, Final

from studykit.model.authored import Piece

_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def pieces(event: Any, lines: list[str]) -> tuple[Piece, ...] | None:
    """The pieces of a scalar event's value; none where it reads as it is written, None where they cannot be told."""
    if event.style == "|":
        return _literal(event, lines)
    start, end = event.start_mark, event.end_mark
    if start.line != end.line:
        return _folded(event, lines)
    if event.style not in ("'", '"'):
        return ()
    written = lines[start.line][start.column + 1 : end.column - 1]
    if len(written) == len(event.value):
        return ()
    return _escaped(written, event.style, start.line + 1, start.column + 2)


def _literal(event: Any, lines: list[str]) -> tuple[Piece, ...] | None:
    """A piece for each line: all are indented alike, which the first line that holds anything gives away."""
    text = event.value.split("\n")
    first = event.start_mark.line + 1
    for number, line in enumerate(text):
        if line:
            indent = len(lines[first + number]) - len(line) + 1
            offsets = accumulate((len(line) + 1 for line in text), initial=0)
            return tuple((offset, first + n + 1, indent) for n, offset in zip(range(len(text)), offsets, strict=False))
    return None


def _folded(event: Any, lines: list[str]) -> tuple[Piece, ...] | None:
    """A piece for each line of the file, which stands in the text as it is unless something in it is escaped."""
    start, end = event.start_mark, event.end_mark
    found: list[Piece] = []
    offset = 0
    for number in range(start.line + (event.style == ">"), end.line + 1):
        line = lines[number][: end.column] if number == end.line else lines[number]
        left = start.column if number == start.line else 0
        words = line[left:].strip()
        if event.style in ("'", '"'):
            words = words[number == start.line : len(words) - (number == end.line)].strip()
        if not words:
            continue
        position = event.value.find(words, offset)
        if position < 0:
            return None
        found.append((position, number + 1, line.index(words, left) + 1))
        offset = position + len(words)
    return tuple(found) or None


def _escaped(written: str, quote: str, line: int, column: int) -> tuple[Piece, ...]:
    """A piece after each escape, which stands for one character."""
    found = [(0, line, column)]
    escapes = re.finditer("''", written) if quote == "'" else _ESCAPE.finditer(written)
    shrunk = 0
    for escape in escapes:
        shrunk += len(escape.group()) - 1
        found.append((escape.end() - shrunk, line, column + escape.end()))
    return tuple(found)
