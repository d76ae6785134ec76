"""What a rule finds, and what a rule is."""

from collections.abc import Callable, Iterator
from inspect import cleandoc

from msgspec import Struct

from studykit.codes import Code
from studykit.diagnostics import Span
from studykit.lint.material import Material


class Finding(Struct, frozen=True):
    """A place, what is wrong there and what to do about it."""

    span: Span
    message: str
    hint: str


class Rule(Struct, frozen=True):
    """A row of the RULES table; the docstring of `find` is the page that explains it, its first line the title."""

    find: Callable[[Material], Iterator[Finding]]

    @property
    def code(self) -> Code:
        """The page, as `studykit explain` shows it."""
        title, _, page = cleandoc(self.find.__doc__ or "").partition("\n\n")
        return Code(title.rstrip("."), page + "\n")
