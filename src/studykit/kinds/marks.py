"""Citations and marks where a fact is printed, doubts in words, and the provenance of several facts together."""

from collections.abc import Sequence
from typing import Final

from studykit.diagnostics import Span
from studykit.kinds.kind import Reader
from studykit.kinds.phrases import closed, joined, phrase
from studykit.model.authored import Scalar
from studykit.model.document import Block, Paragraph
from studykit.model.source import Provenance
from studykit.model.text import Citation, Inline, Mark, Plain, Standing, Text, citations

_WORST_FIRST: Final = (Standing.UNVERIFIED, Standing.SECONDARY, Standing.OFFICIAL)


def support(
    reader: Reader, at: Span, text: Text, sources: Sequence[Scalar] = (), doubt: Scalar | None = None
) -> Provenance:
    """What a written fact rests on: the sources named beside it, else those its text cites, else the section's.

    A fact with neither a source nor a doubt is an error: the reader of a handout must know whom to ask.
    """
    cited = citations(text)
    rests_on = reader.support(cited) if cited and not sources else reader.provenance(sources)
    if doubt is not None:
        return doubted(rests_on, reader.text(doubt))
    if not rests_on.sources:
        unsourced(reader, at)
    return rests_on


def doubted(provenance: Provenance, doubt: Text) -> Provenance:
    """The same sources under the author's doubt."""
    return Provenance(provenance.sources, Standing.UNVERIFIED, doubt)


def unsourced(reader: Reader, at: Span) -> None:
    """Note that nothing supports what stands here."""
    hint = "name it in `source:`, here or for the whole section, or say in `unverified:` why there is none"
    reader.error(at, "K120", "this names no source", hint)


def union(parts: Sequence[Provenance]) -> Provenance:
    """What several facts rest on together: all their sources and doubts, and the worst standing among them."""
    sources = dict.fromkeys(citation for part in parts for citation in part.sources)
    doubts = dict.fromkeys(part.doubt for part in parts if part.doubt)
    standing = min((part.standing for part in parts), key=_WORST_FIRST.index, default=Standing.UNVERIFIED)
    return Provenance(tuple(sources), standing, joined(tuple(doubts), " "))


def attribution(provenance: Provenance, already: Sequence[Citation] = ()) -> Text:
    """The citations that do not stand there already, and the mark where no source is official, with spaces between."""
    cited = tuple(citation for citation in provenance.sources if citation not in already)
    return spaced((*cited, *mark(provenance.standing)))


def mark(standing: Standing) -> Text:
    """The mark on a fact that no official source supports, or nothing."""
    return () if standing is Standing.OFFICIAL else (Mark(standing),)


def printed(text: Text, provenance: Provenance) -> Text:
    """The text as a guide prints it: followed by its citations and its mark."""
    tail = attribution(provenance, citations(text))
    return phrase(text, " ", tail) if tail else text


def doubt_words(provenance: Provenance, subject: str = "") -> Text:
    """The author's doubt as a sentence, or nothing; `subject` says which part of an entry it concerns."""
    about = f" ({subject})" if subject else ""
    return closed(phrase(f"Not verified{about}: ", provenance.doubt)) if provenance.doubt else ()


def doubts(provenance: Provenance, subject: str = "") -> tuple[Block, ...]:
    """The author's doubt as a paragraph, or nothing."""
    said = doubt_words(provenance, subject)
    return (Paragraph(said),) if said else ()


def spaced(inlines: Sequence[Inline]) -> Text:
    """Inlines with spaces between."""
    return tuple(
        part for index, inline in enumerate(inlines) for part in ((Plain(" "), inline) if index else (inline,))
    )
