"""Problems as values: where, which, how grave, what is wrong and what to do about it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

MANY: Final = 200
"""Problems after which no hint is searched for, as that takes a comparison with all that is known."""


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(Struct, frozen=True, order=True):
    """A place in a file of the author's: line and column count from 1, `length` in characters of that line."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Diagnostic(Struct, frozen=True, order=True):
    """One problem. `message` is lower case without a full stop; `hint` says what to do, or is empty.

    `code` is stable for ever (`S104`); `studykit explain CODE` shows its page.
    """

    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""


class Diagnostics(Struct):
    """The sink that gathers problems while a phase goes on; reading it gives them in the order of their places."""

    _gathered: list[Diagnostic] = field(default_factory=list)

    def error(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that stops the build."""
        self._gathered.append(Diagnostic(span, code, Severity.ERROR, message, hint))

    def warning(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem that the build survives."""
        self._gathered.append(Diagnostic(span, code, Severity.WARNING, message, hint))

    def extend(self, problems: Iterable[Diagnostic]) -> None:
        """Take over problems that another phase found."""
        self._gathered.extend(problems)

    def __iter__(self) -> Iterator[Diagnostic]:
        """The problems by file, line and column, each once."""
        return iter(sorted(dict.fromkeys(self._gathered)))

    @property
    def count(self) -> int:
        """How many there are so far, those included that are noted twice."""
        return len(self._gathered)

    @property
    def many(self) -> bool:
        """Whether there are so many that nobody looks for what was meant in the next one."""
        return len(self._gathered) >= MANY

    @property
    def failed(self) -> bool:
        """Whether any of them is an error."""
        return any(problem.severity is Severity.ERROR for problem in self._gathered)
