"""Allowances: warnings that the author has answered with a reason, and those that nothing needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from studykit.codes import Code
from studykit.diagnostics import Diagnostic, Severity, Span
from studykit.model.kit import Allowance

CODES: Final[Mapping[str, Code]] = {
    "A101": Code(
        "An allowance that nothing needs",
        """`allow:` silences a warning where the rule is wrong, with the reason. When the warning is gone the
allowance must go, too: it would silence the next one, which nobody has looked at.

Wrong:  allow: {Q399: The stem needs it.}     # there is no such warning here
Right:  Delete the line, or name the code that `studykit check` shows.
""",
    ),
}


def settled(problems: Iterable[Diagnostic], allowances: Sequence[Allowance]) -> Iterator[Diagnostic]:
    """The problems without the warnings that an allowance around them silences; unneeded allowances are new ones."""
    needed: set[Allowance] = set()
    for problem in problems:
        answering = [one for one in allowances if _answers(one, problem)]
        needed.update(answering)
        if not answering:
            yield problem
    for one in allowances:
        if one not in needed:
            hint = "delete it, or name the code of the warning that it answers"
            yield Diagnostic(one.span, "A101", Severity.WARNING, f"nothing here needs `allow: {one.code}`", hint)


def _answers(allowance: Allowance, problem: Diagnostic) -> bool:
    return (
        problem.severity is Severity.WARNING
        and allowance.code == problem.code
        and allowance.first.file == problem.span.file
        and _place(allowance.first) <= _place(problem.span) <= _place(allowance.last)
    )


def _place(span: Span) -> tuple[int, int]:
    return (span.line, span.column)
