"""Passages: the blocks of a card laid out flat, each text with its label, its indent and the elements it stands in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.formats.pdf import wording
from studykit.formats.pdf.tagging import BULLETED, NUMBERED
from studykit.model.document import (
    Block,
    Callout,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
    words,
)
from studykit.model.figure import Figure
from studykit.model.lead import lead
from studykit.model.outline import outline
from studykit.model.text import Plain, Strong, Text, plain

INDENT: Final = 1.35
ITEM_GAP: Final = 0.22
GAP: Final = 0.55
# A term of no more characters (the letter of an option) stands beside its definition.
SHORT_TERM: Final = 3


class Step(Struct, frozen=True, eq=False):
    """A structure element around passages: those with the very same step share it, not those with one that is equal."""

    tag: str
    attributes: bytes = b""


Path: TypeAlias = tuple[Step, ...]


class Passage(Struct, frozen=True):
    """A text and its way down the structure tree; lengths are in ems. `label` stands beside its first line."""

    text: Text
    path: Path
    label: str = ""
    label_path: Path = ()
    indent: float = 0.0
    gap: float = GAP


def passages(blocks: Sequence[Block]) -> list[Passage]:
    """The passages of some blocks in reading order. A table is read out row by row, each cell after its heading."""
    match blocks:
        case (Paragraph((_, *_) as text),):  # most cards say no more
            return [Passage(text, (Step("P"),))]
        case _:
            return list(_passages(blocks, _Place((), 0.0)))


class _Place(Struct, frozen=True):
    path: Path
    indent: float

    def step(self, tag: str, attributes: bytes = b"") -> "_Place":
        return _Place((*self.path, Step(tag, attributes)), self.indent)


def _passages(blocks: Iterable[Block], place: _Place) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph(text):
                if text:
                    yield Passage(text, (*place.path, Step("P")), indent=place.indent)
            case Heading(_, text):
                yield Passage((Strong(text),), place.step("P").path, indent=place.indent)
            case ItemList(items, ordered):
                labels = [f"{number}." if ordered else wording.BULLET for number in range(1, len(items) + 1)]
                yield from _list(items, labels, place.step("L", NUMBERED if ordered else BULLETED))
            case DefinitionList(items):
                yield from _definitions(block, place)
            case Table():
                rows = tuple((Paragraph(_row(block, row)),) for row in block.rows)
                caption = (Paragraph((Strong(block.caption),)),) if block.caption else ()
                yield from _passages((*caption, ItemList(rows)), place)
            case Figure():
                yield from _passages(outline(block), place)
            case Callout(_, title, body):
                heading = (Paragraph((Strong(title),)),) if title else ()
                yield from _passages((*heading, *body), place.step("Sect"))
            case Together(inner):
                yield from _passages(inner, place)
            case _:
                assert_never(block)


def _list(items: Iterable[tuple[Block, ...]], labels: list[str], place: _Place) -> Iterator[Passage]:
    for label, item in zip(labels, items, strict=True):
        entry = place.step("LI")
        beside = entry.step("Lbl")
        body = replace(entry.step("LBody"), indent=place.indent + INDENT)
        inner = list(_passages(item, body)) or [Passage((), body.path, indent=body.indent)]
        # What has a label already, a list within the list, is preceded by an empty line with this one's.
        if inner[0].label:
            inner.insert(0, Passage((), body.path, indent=body.indent))
        inner[0] = replace(inner[0], label=label, label_path=beside.path, gap=ITEM_GAP)
        yield from inner


def _definitions(block: DefinitionList, place: _Place) -> Iterator[Passage]:
    terms = [plain(item.term) for item in block.items]
    if all(len(term) <= SHORT_TERM for term in terms):
        yield from _list([item.body for item in block.items], terms, place.step("L"))
        return
    for item in block.items:
        yield Passage((Strong(item.term),), place.step("P").path, indent=place.indent)
        yield from _passages(item.body, replace(place, indent=place.indent + INDENT))


def _row(table: Table, row: tuple[Text, ...]) -> Text:
    parts: list[Text] = []
    for column, cell in zip(table.columns, row, strict=True):
        if not cell:
            continue
        said = (Strong(cell),) if column.header else cell
        head = lead(words(plain(column.heading))) if column.heading else ()
        parts.append((*head, *said))
    joined = [inline for part in parts for inline in (Plain("; "), *part)]
    return tuple(joined[1:])
