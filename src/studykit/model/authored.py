"""A scalar as the author wrote it: text, with the place it came from."""

from typing import Self

from studykit.diagnostics import Span


class Scalar(str):
    """Text of a content file and its place; `indent` is the column of a literal block's lines (from 1), else 0.

    It is a `str` in all respects, so it may be a key of a mapping; the place does not count when two are compared.
    """

    __slots__ = ("column", "file", "indent", "length", "line")

    file: str
    line: int
    column: int
    length: int
    indent: int

    @classmethod
    def of(cls, text: str, span: Span, indent: int = 0) -> Self:
        """The text at a place."""
        self = cls(text)
        self.file, self.line, self.column, self.length = span.file, span.line, span.column, span.length
        self.indent = indent
        return self

    @property
    def span(self) -> Span:
        """Where the scalar stands, the quotation mark or block indicator included."""
        return Span(self.file, self.line, self.column, self.length)

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of the character at `offset`; the scalar's own place where its lines were folded together."""
        if self.indent:
            line = self.count("\n", 0, offset)
            start = self.rfind("\n", 0, offset) + 1
            return Span(self.file, self.line + 1 + line, self.indent + offset - start, length)
        quoted = self.length - len(self)
        if quoted in (0, 2):
            return Span(self.file, self.line, self.column + quoted // 2 + offset, length)
        return self.span
