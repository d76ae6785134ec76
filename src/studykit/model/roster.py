"""The people of a class."""

from msgspec import Struct

from studykit.diagnostics import Span


class Person(Struct, frozen=True):
    """One of the class; `file` is a name for a file of theirs, without its ending, that no other's is.

    `span` is the line of the roster.
    """

    id: str
    name: str
    file: str
    span: Span
