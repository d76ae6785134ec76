"""The line of the author's file that a problem is about, with carets under its span."""

import re
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from studykit.cli.glyphs import Glyph, glyph
from studykit.diagnostics import Span
from studykit.load.encodings import LINE_END, content_encodings, decoded, table_encodings

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML 1.1 counts as the end of a line (§ 5.4)."""

_YAML: Final = (".yaml", ".yml")
_LARGEST_FILE: Final = 16 * 1024 * 1024
_MARGIN: Final = 20
"""Cells of context that stay visible before the span when a long line is windowed."""
_ELLIPSIS: Final = "..."


class Excerpt(Struct, frozen=True):
    """A source line as it is printed, with the cells before the carets and the cells under which they stand."""

    line: str
    indent: int
    carets: int


class Files(Struct):
    """The lines of the author's files, each file read once."""

    _read: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def line(self, span: Span) -> str | None:
        """The line of a span; None where it cannot be read, or is not there any more."""
        if span.file not in self._read:
            self._read[span.file] = _lines(span.file)
        lines = self._read[span.file]
        return lines[span.line - 1] if 1 <= span.line <= len(lines) else None


def excerpt(line: str, span: Span, width: int, encoding: str) -> Excerpt:
    """The part of a line around the span that fits into `width` cells; a cut end is shown by dots.

    A span that leaves the line is cut to it: at least one caret stands, at most one cell behind the last character.
    """
    start = min(max(span.column, 1) - 1, len(line))
    end = min(start + max(span.length, 1), len(line))
    # A character may take no cell, and a megabyte may be one line: what lies far outside the window is not looked at.
    before = _fitting(line[max(0, start - 4 * width) : start], encoding)
    after = _fitting(line[start : start + 4 * width], encoding)
    left, right = 0, len(before) + len(after)
    whole = len(before) == start and start + len(after) == len(line)
    if not whole or _cells(before) + _cells(after) > width:
        left, right = _window(before, after, width - 2 * len(_ELLIPSIS))
    shown = (before + after)[left:right]
    opening = _ELLIPSIS if left or len(before) < start else ""
    closing = _ELLIPSIS if right < len(before) + len(after) or start + len(after) < len(line) else ""
    marked = after[: min(end - start, right - len(before))]
    text = "".join(piece.text for piece in shown)
    return Excerpt((opening + text + closing).rstrip(), len(opening) + _cells(before[left:]), max(_cells(marked), 1))


def _lines(file: str) -> tuple[str, ...]:
    path = Path(file)
    try:
        # A pipe or a device would never end; the loader has said what it thinks of it.
        if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
            return ()
        content = path.read_bytes()
    except (OSError, ValueError):
        return ()
    if path.suffix in _YAML:
        return tuple(_BREAK.split(decoded(content, content_encodings(content))))
    return tuple(LINE_END.split(decoded(content, table_encodings(content))))


def _fitting(text: str, encoding: str) -> tuple[Glyph, ...]:
    return tuple(glyph(character, encoding) for character in text)


def _cells(glyphs: tuple[Glyph, ...]) -> int:
    return sum(piece.cells for piece in glyphs)


def _window(before: tuple[Glyph, ...], after: tuple[Glyph, ...], width: int) -> tuple[int, int]:
    """The bounds of a window of `width` cells: `_MARGIN` before the span, more where little follows it."""
    room = max(_MARGIN, width - _cells(after))
    left = len(before)
    while left and before[left - 1].cells <= room:
        left -= 1
        room -= before[left].cells
    used = _cells(before[left:])
    right = 0
    while right < len(after) and used + after[right].cells <= width:
        used += after[right].cells
        right += 1
    return left, len(before) + right
