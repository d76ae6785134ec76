"""A scalar as the author wrote it: text, with the place it came from."""

from bisect import bisect_right
from operator import itemgetter
from typing import Self, TypeAlias

from studykit.diagnostics import Span

Piece: TypeAlias = tuple[int, int, int]
"""Where a stretch of the text starts: its offset in the text, then its line and column in the file, from 1."""


class Scalar(str):
    """Text of a content file and its place.

    `pieces` map the text back to the file where it was folded, escaped or stands in a block; they are empty for text
    that stands on one line as it is, and None where nobody can tell. A scalar is a `str` in all respects, so it may be
    a key of a mapping; the place does not count when two are compared.
    """

    __slots__ = ("column", "file", "length", "line", "pieces")

    file: str
    line: int
    column: int
    length: int
    pieces: tuple[Piece, ...] | None

    @classmethod
    def of(cls, text: str, span: Span, pieces: tuple[Piece, ...] | None = ()) -> Self:
        """The text at a place."""
        return cls.standing(text, span.file, span.line, span.column, span.length, pieces)

    @classmethod
    def standing(
        cls, text: str, file: str, line: int, column: int, length: int, pieces: tuple[Piece, ...] | None = ()
    ) -> Self:
        """The text at a place that nobody has made a `Span` of: a kit has ten thousand scalars, and few are faulty."""
        self = cls(text)
        self.file = file
        self.line = line
        self.column = column
        self.length = length
        self.pieces = pieces
        return self

    @property
    def span(self) -> Span:
        """Where the scalar stands, the quotation mark or block indicator included."""
        return Span(self.file, self.line, self.column, self.length)

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of the character at `offset`; the scalar's own place where that cannot be told."""
        if self.pieces:
            piece = max(bisect_right(self.pieces, offset, key=itemgetter(0)) - 1, 0)
            start, line, column = self.pieces[piece]
            return Span(self.file, line, column + offset - start, length)
        quoted = self.length - len(self)
        if self.pieces is not None and quoted in (0, 2):
            return Span(self.file, self.line, self.column + quoted // 2 + offset, length)
        return self.span
