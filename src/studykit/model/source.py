"""Sources and what rests on them."""

from collections.abc import Mapping

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.model.dates import day
from studykit.model.placed import Placed
from studykit.model.text import Citation, Standing, Text


class Source(Placed, frozen=True):
    """A row of the registry; `date` is as shown on the copy read (`2025-05-29`, `n.d.`), `read` says how it was."""

    id: str
    title: str
    publisher: str
    url: str
    date: str
    grade: Standing
    read: str = ""
    span: Span = Span("")

    @property
    def dated(self) -> str:
        """The date as a reader says it."""
        return "no date shown" if self.date == "n.d." else day(self.date)


class Provenance(Struct, frozen=True):
    """What a fact rests on. `doubt` says, in the author's words, what could not be verified, or is empty."""

    sources: tuple[Citation, ...]
    standing: Standing
    doubt: Text = ()


_ORDER = (Standing.OFFICIAL, Standing.SECONDARY, Standing.UNVERIFIED)


def provenance(sources: tuple[Citation, ...], registry: Mapping[str, Source], doubt: Text = ()) -> Provenance:
    """The provenance of a fact: its best source decides, and a doubt makes it unverified.

    A citation that the registry lacks is passed over here; the loader has reported it.
    """
    grades = [registry[citation.source].grade for citation in sources if citation.source in registry]
    best = min(grades, key=_ORDER.index, default=Standing.UNVERIFIED)
    return Provenance(sources, Standing.UNVERIFIED if doubt else best, doubt)
