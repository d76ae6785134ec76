"""Repetition: two things under two identities that say the same."""

from collections.abc import Iterable

from studykit.diagnostics import Span
from studykit.kinds.kind import Reader, Scope
from studykit.kinds.phrases import identity, uncited
from studykit.model.text import Text, plain


def note_repeated(sink: Reader | Scope, sayings: Iterable[tuple[str, Text, Span]]) -> None:
    """Note each of the (identity, text, place) that says what one before it says, in whatever case and spacing."""
    first: dict[str, str] = {}
    for slug, text, span in sayings:
        named = first.setdefault(identity(text), slug)
        if named != slug:
            message = f'"{plain(uncited(text))}" says the same as `{named}`'
            sink.error(span, "K109", message, "a learner could not tell the two apart: say what makes them differ")
