"""The kind `prose`: running text, whose paragraphs cite their sources or rest on the section's."""

from msgspec import Struct, field

from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import attribution, mark, unsourced
from studykit.kinds.passages import each_paragraph, paragraphs
from studykit.kinds.phrases import phrase
from studykit.kinds.schema import Authored, SectionSchema, Slug
from studykit.model.document import Block, Paragraph
from studykit.model.text import citations, plain


class ProseSchema(SectionSchema, frozen=True, kw_only=True):
    """Running text as the author writes it."""

    id: Slug = field(name="prose")
    text: Authored


class Prose(Struct, frozen=True):
    """Running text, cited and marked."""

    blocks: tuple[Block, ...]


def read(written: ProseSchema, reader: Reader) -> Prose:
    """The text with its marks, and the section's sources after the last paragraph that names none of its own."""
    blocks = reader.blocks(written.text)
    section = reader.support(())
    everything = paragraphs(blocks)
    if not section.sources and not any(citations(one.text) for one in everything):
        unsourced(reader, written.text.span)
    resting = [one for one in everything if not citations(one.text) and not _leads_in(one)]
    last = resting[-1] if resting else None
    return Prose(each_paragraph(blocks, lambda one: _printed(one, reader, ends=one is last)))


def derive(prose: Prose, _scope: Scope) -> Derived:
    """The text alone: nothing is asked about it."""
    return Derived(prose.blocks)


def _printed(paragraph: Paragraph, reader: Reader, *, ends: bool) -> Paragraph:
    """The paragraph with its mark; where it `ends` what rests on the section's sources, with these as well."""
    cited = citations(paragraph.text)
    rests_on = reader.support(cited)
    own = () if _leads_in(paragraph) and not cited else mark(rests_on.standing)
    tail = attribution(rests_on) if ends else own
    return Paragraph(phrase(paragraph.text, " ", tail)) if tail else paragraph


def _leads_in(paragraph: Paragraph) -> bool:
    """Whether the paragraph only announces what follows; it rests on that."""
    return plain(paragraph.text).endswith(":")
