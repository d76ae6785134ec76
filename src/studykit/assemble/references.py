"""The list of sources of a document: those that it cites, numbered in reading order."""

from collections.abc import Iterable

from studykit.model.document import Block, Reference, words
from studykit.model.kit import Kit
from studykit.model.source import Source
from studykit.model.text import Emphasis, Inline, Link, Mark, Plain, Standing, Text, citations
from studykit.model.walk import texts


def references(blocks: Iterable[Block], kit: Kit) -> tuple[Reference, ...]:
    """A row for each source of the kit that the blocks cite, numbered in reading order."""
    cited = dict.fromkeys(citation.source for text in texts(blocks) for citation in citations(text))
    return tuple(
        Reference(number, source, _reference(kit.sources[source]))
        for number, source in enumerate((source for source in cited if source in kit.sources), 1)
    )


def _reference(source: Source) -> Text:
    stop = "" if source.title.endswith(("?", "!", ".")) else "."
    parts: list[Inline] = [Emphasis(words(source.title)), Plain(f"{stop} {source.publisher}, {source.dated}. ")]
    if source.read:
        parts.append(Plain(f"Read as: {source.read.rstrip('.')}. "))
    parts.append(Link(words(source.url), source.url))
    if source.grade is not Standing.OFFICIAL:
        parts += [Plain(" "), Mark(source.grade)]
    return tuple(parts)
