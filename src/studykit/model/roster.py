"""The people of a class."""

from dataclasses import dataclass

from studykit.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Person:
    """One of the class; `file` is a name for a file of theirs, without its ending, that no other's is.

    `span` is the line of the roster.
    """

    id: str
    name: str
    file: str
    span: Span
