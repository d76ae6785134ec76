"""Lists and other blocks with what they rest on after their last line, kept together on paper where they are short."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from studykit.kinds.marks import attribution, doubts, mark, spaced
from studykit.kinds.phrases import closed, phrase
from studykit.model.document import Block, ItemList, Paragraph, Together
from studykit.model.source import Provenance
from studykit.model.text import Citation, Text, citations, plain
from studykit.model.walk import texts

LONGEST_KEPT: Final = 1200
"""Blocks of more characters are not kept on one page: the gap above them would be longer than the harm."""


class Line(Struct, frozen=True):
    """An item of a list, what it rests on, and its explanation."""

    blocks: tuple[Block, ...]
    provenance: Provenance
    why: tuple[Block, ...] = ()


def answered(texts: Sequence[Text], *, ordered: bool = False) -> Block:
    """The texts as the answer of a card: a list, or what is alone as it is."""
    lines = [Paragraph(text) for text in texts]
    return lines[0] if len(lines) == 1 else ItemList(tuple((line,) for line in lines), ordered)


def printed_blocks(blocks: Sequence[Block], tail: Text) -> tuple[Block, ...]:
    """The blocks with a tail after their last line: below anything but a paragraph, on a line of its own."""
    match blocks:
        case _ if not tail:
            return tuple(blocks)
        case [*before, Paragraph(text)]:
            return (*before, Paragraph(phrase(text, " ", tail)))
        case _:
            return kept((*blocks, Paragraph(phrase("Source: ", tail) if citations(tail) else tail)))


def explained(blocks: Sequence[Block], why: Sequence[Block], tail: Text) -> tuple[Block, ...]:
    """The blocks with an explanation after them, and the tail after both.

    A paragraph that explains another runs on in it. An explanation with citations of its own does not rest on the
    tail's, so the tail stands before it.
    """
    if _cited(why):
        return _run_on(printed_blocks(blocks, tail), why)
    return printed_blocks(_run_on(blocks, why), tail)


def printed_line(item: Line, *, once: bool = False) -> tuple[Block, ...]:
    """The item with its explanation, its doubt and its mark; and its citations, unless they stand `once` elsewhere."""
    rests_on = item.provenance
    already = _cited(item.blocks) if _cited(item.why) else _cited((*item.blocks, *item.why))
    tail = mark(rests_on.standing) if once else attribution(rests_on, already)
    return (*explained(item.blocks, item.why, tail), *doubts(rests_on))


def source_list(items: Sequence[Line], *, ordered: bool) -> tuple[Block, ...]:
    """Items with their marks, citations and doubts; citations that all the items share stand once, below the list."""
    shared = {item.provenance.sources for item in items}
    cites = any(_cited((*item.blocks, *item.why)) for item in items)
    once = len(items) > 1 and len(shared) == 1 and shared != {()} and not cites
    listed = ItemList(tuple(printed_line(item, once=once) for item in items), ordered)
    return kept((listed, Paragraph(phrase("Source: ", spaced(items[0].provenance.sources))))) if once else (listed,)


def kept(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Several blocks as one that stays on one page, unless they are long."""
    flat = [inner for block in blocks for inner in (block.blocks if isinstance(block, Together) else (block,))]
    if len(flat) == 1 or sum(len(plain(text)) for text in texts(flat)) > LONGEST_KEPT:
        return tuple(flat)
    return (Together(tuple(flat)),)


def _run_on(blocks: Sequence[Block], why: Sequence[Block]) -> tuple[Block, ...]:
    match [*blocks], [*why]:
        case [*before, Paragraph(text)], [Paragraph(reason)]:
            return (*before, Paragraph(phrase(closed(text), " ", reason)))
        case _:
            return (*blocks, *why)


def _cited(blocks: Sequence[Block]) -> tuple[Citation, ...]:
    return tuple(citation for text in texts(blocks) for citation in citations(text))
