"""What reading Markdown brings to light, and has to be looked up when the whole kit is known."""

from msgspec import Struct, field

from studykit.diagnostics import Diagnostics, Span
from studykit.model.text import Citation


class Findings(Struct, frozen=True):
    """Problems, and the citations and links that must still be looked up, each with its place.

    `characters` holds all that may be printed, or is None where anything may.
    """

    problems: Diagnostics
    characters: frozenset[str] | None = None
    cited: list[tuple[Citation, Span]] = field(default_factory=list)
    anchors: list[tuple[str, Span]] = field(default_factory=list)
