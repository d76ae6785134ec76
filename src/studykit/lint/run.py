"""The run: every rule held against a kit."""

from collections.abc import Iterable, Iterator

from studykit.diagnostics import Diagnostic, Severity
from studykit.lint.allowances import settled
from studykit.lint.material import material
from studykit.lint.rules import RULES
from studykit.model.kit import Kit


def linted(kit: Kit, problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems that loading found and those that the rules find, without the warnings that the author answered."""
    return tuple(settled((*problems, *_found(kit)), kit.allowances))


def _found(kit: Kit) -> Iterator[Diagnostic]:
    whole = material(kit)
    for code, rule in RULES.items():
        for finding in rule.find(whole):
            yield Diagnostic(finding.span, code, Severity.WARNING, finding.message, finding.hint)
