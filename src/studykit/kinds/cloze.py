"""The kind `cloze`: sentences with gaps, each gap a card of its own."""

from collections.abc import Mapping
from typing import Annotated, assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.listing import Line, printed_line, source_list
from studykit.kinds.marks import doubts, support
from studykit.kinds.passages import marked_blocks
from studykit.kinds.phrases import uncited
from studykit.kinds.schema import AtLeastOne, Authored, NamedSchema, OneOrMany, SectionSchema, Shorthand, Slug
from studykit.model.authored import Scalar
from studykit.model.card import ClozeCard
from studykit.model.document import Block, Paragraph
from studykit.model.source import Provenance
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text


class SentenceSchema(NamedSchema, frozen=True, kw_only=True):
    """A sentence as the author writes it; the sentence alone is the short way."""

    text: Authored
    source: OneOrMany[Authored] = field(default_factory=list)
    why: Authored | None = None
    unverified: Authored | None = None


class ClozeSchema(SectionSchema, frozen=True, kw_only=True):
    """Sentences with gaps as the author writes them."""

    id: Slug = field(name="cloze")
    items: Annotated[dict[Slug, Annotated[SentenceSchema, Shorthand(text="text")]], AtLeastOne]


class Sentence(Struct, frozen=True):
    """A sentence with its gaps."""

    text: Text
    provenance: Provenance
    why: tuple[Block, ...]
    span: Span


class Cloze(Struct, frozen=True):
    """Sentences by their identities."""

    sentences: Mapping[str, Sentence]


def read(written: ClozeSchema, reader: Reader) -> Cloze:
    """The sentences; one without a gap is noted."""
    return Cloze({str(slug): _sentence(slug, one, reader) for slug, one in written.items.items()})


def derive(cloze: Cloze, scope: Scope) -> Derived:
    """The sentences whole, with the words of their gaps strong, and a card for each sentence."""
    return Derived(blocks(cloze), cards(cloze, scope.path))


def blocks(cloze: Cloze) -> tuple[Block, ...]:
    """A paragraph, or a list where there are several sentences; each with its reason."""
    items = [Line((Paragraph(_filled(one.text)),), one.provenance, one.why) for one in cloze.sentences.values()]
    if len(items) == 1:
        return printed_line(items[0])
    return source_list(items, ordered=False)


def cards(cloze: Cloze, path: str) -> tuple[ClozeCard, ...]:
    """A cloze card for each sentence."""
    return tuple(
        ClozeCard(f"{path}/{slug}", uncited(one.text), one.provenance, (*one.why, *doubts(one.provenance)), one.span)
        for slug, one in cloze.sentences.items()
    )


def _sentence(slug: Scalar, written: SentenceSchema, reader: Reader) -> Sentence:
    text = reader.cloze(written.text)
    if not _has_gap(text):
        reader.error(written.text.span, "K160", f"`{slug}` has no gap", "write `{{c1::the words to recall}}`")
    rests_on = support(reader, slug.span, text, written.source, written.unverified)
    why = marked_blocks(reader.blocks(written.why), reader.support) if written.why is not None else ()
    return Sentence(text, rests_on, why, slug.span)


def _has_gap(text: Text) -> bool:
    return any(isinstance(inline, Gap) or _has_gap(_children(inline)) for inline in text)


def _children(inline: Inline) -> Text:
    match inline:
        case Plain() | Code() | Citation() | Mark():
            return ()
        case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
            return children
        case _:
            assert_never(inline)


def _filled(text: Text) -> Text:
    """The text with the words of its gaps in their places, strong."""
    return tuple(_shown(inline) for inline in text)


def _shown(inline: Inline) -> Inline:
    match inline:
        case Plain() | Code() | Citation() | Mark():
            return inline
        case Gap(_, children):
            return Strong(_filled(children))
        case Strong(children) | Emphasis(children) | Link(children):
            return replace(inline, children=_filled(children))
        case _:
            assert_never(inline)
