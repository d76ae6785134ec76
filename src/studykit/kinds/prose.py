"""The kind `prose`: running text, whose paragraphs cite their sources or rest on the section's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from pydantic import Field as Setting

from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import attribution, mark, unsourced
from studykit.kinds.phrases import phrase
from studykit.kinds.schema import Authored, SectionSchema, Slug
from studykit.model.document import (
    Block,
    Callout,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.text import citations, plain


class ProseSchema(SectionSchema):
    """Running text as the author writes it."""

    id: Slug = Setting(alias="prose")
    text: Authored


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, cited and marked."""

    blocks: tuple[Block, ...]


def read(written: ProseSchema, reader: Reader) -> Prose:
    """The text with its marks, and the section's sources after the last paragraph that names none of its own."""
    blocks = reader.blocks(written.text)
    section = reader.support(())
    if not section.sources and not any(citations(one.text) for one in _paragraphs(blocks)):
        unsourced(reader, written.text.span)
    resting = [one for one in _paragraphs(blocks) if not citations(one.text) and not _leads_in(one)]
    return Prose(_Printing(reader, resting[-1] if resting else None).blocks(blocks))


def derive(prose: Prose, _scope: Scope) -> Derived:
    """The text alone: nothing is asked about it."""
    return Derived(prose.blocks)


@dataclass(frozen=True, slots=True)
class _Printing:
    """Puts marks and citations at the ends of paragraphs; after `last` stand the section's sources."""

    reader: Reader
    last: Paragraph | None

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case ItemList(items):
                return replace(block, items=tuple(self.blocks(item) for item in items))
            case Callout(_, _, body):
                return replace(block, body=self.blocks(body))
            case Together(inner):
                return Together(self.blocks(inner))
            case DefinitionList(items):
                return DefinitionList(tuple(replace(item, body=self.blocks(item.body)) for item in items))
            case Heading() | Table():
                return block
            case _:
                assert_never(block)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        cited = citations(paragraph.text)
        rests_on = self.reader.support(cited)
        if paragraph is self.last:
            tail = attribution(rests_on)
        else:
            tail = () if _leads_in(paragraph) and not cited else mark(rests_on.standing)
        return Paragraph(phrase(paragraph.text, " ", tail)) if tail else paragraph


def _leads_in(paragraph: Paragraph) -> bool:
    """Whether the paragraph only announces what follows; it rests on that."""
    return plain(paragraph.text).endswith(":")


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block)
            case ItemList(items):
                found.extend(one for item in items for one in _paragraphs(item))
            case Callout(_, _, body):
                found.extend(_paragraphs(body))
            case Together(inner):
                found.extend(_paragraphs(inner))
            case DefinitionList(items):
                found.extend(one for item in items for one in _paragraphs(item.body))
            case Heading() | Table():
                pass
            case _:
                assert_never(block)
    return found
