"""The quick reference of a topic: tables, lists, steps and sentences as single lines, prose and cases left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from studykit.assemble.status import status_line
from studykit.model.bare import bare
from studykit.model.capitals import capital
from studykit.model.dates import day
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
from studykit.model.kit import Kit, Topic
from studykit.model.quickref import FactGroup, QuickReference
from studykit.model.text import Emphasis, Inline, Mark, Plain, Strong, Text, plain
from studykit.model.walk import texts

KINDS: Final = frozenset({"facts", "list", "steps", "compare", "cloze"})
"""The kinds of sections that are looked up; the others are read."""

SHORT: Final = 28
"""Characters: items of a list that are no longer stand on one line."""

FEWEST_ALIKE: Final = 3
_SOURCES: Final = "Source"
_BETWEEN: Final = Plain("; ")
_NOTHING: Final = ("", "–")
_ENDED: Final = (".", "!", "?", ":", ";")


def quick_reference(kit: Kit, topic: Topic) -> QuickReference | None:
    """The quick reference; None for a topic in which there is nothing to look up."""
    sections = (section for section in topic.sections if section.kind in KINDS)
    told = ((bare(section.title), list(_lines(section.blocks))) for section in sections)
    groups = tuple(_group(title, lines) for title, lines in told if lines)
    if not groups:
        return None
    return QuickReference(
        topic=topic.id,
        language=kit.language,
        series=kit.title,
        edition=kit.edition,
        title=bare(topic.title),
        groups=groups,
        checked=day(topic.checked),
        status=status_line(kit, topic),
        author=kit.publisher,
    )


def _lines(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Table():
                yield from _rows(block)
            case ItemList(items, ordered):
                yield from _items(items, ordered=ordered)
            case DefinitionList(items):
                for entry in items:
                    yield (*_named(entry.term), *_said(entry.body))
            case Callout(_, title, body):
                yield (*_named(title), *_said(body))
            case Heading(_, text):
                yield (Emphasis(bare(text)),)
            case Together(inner):
                yield from _lines(inner)
            case Paragraph() | Figure():
                pass
            case _:
                assert_never(block)


def _rows(table: Table) -> Iterator[Text]:
    """A line for the headings where there are several, then one for each row that says something, after its name."""
    name = next((at for at, column in enumerate(table.columns) if column.header), 0)
    told = [at for at, column in enumerate(table.columns) if at != name and plain(column.heading) != _SOURCES]
    headings = [bare(table.columns[at].heading) for at in told]
    if len(headings) > 1:
        yield (Emphasis(_joined(headings, Plain(" · "))),)
    for row in table.rows:
        cells = [_marked(row[at]) for at in told]
        while cells and plain(cells[-1]) in _NOTHING:
            cells.pop()
        if plain(row[name]) == _SOURCES or (told and not cells):
            continue
        other = [part for at, cell in enumerate(row) if at != name and at not in told for part in _marks(cell)]
        yield (*_named(row[name]), *_joined(cells, _BETWEEN), *other)


def _items(items: Sequence[tuple[Block, ...]], *, ordered: bool) -> Iterator[Text]:
    """A line for each item; short ones stand on one line."""
    said = [_said(item) for item in items]
    labels = [f"{number}. " if ordered else "– " for number in range(1, len(said) + 1)]
    if len(said) > 1 and all(len(plain(text)) <= SHORT and not any(_marks(text)) for text in said):
        numbered = [(Plain(label), *text) if ordered else text for label, text in zip(labels, said, strict=True)]
        yield _joined(numbered, Plain(" · "))
        return
    for label, text in zip(labels, said, strict=True):
        yield (Plain(label), *text)


def _group(title: Text, lines: Sequence[Text]) -> FactGroup:
    """The lines under their title; a mark that all of them end with stands once, beside the title."""
    told = [line for line in lines if not isinstance(line[0], Emphasis)]
    ends = {line[-1] for line in told}
    if len(told) < FEWEST_ALIKE or len(ends) > 1 or not isinstance(told[0][-1], Mark):
        return FactGroup(title, tuple(lines))
    mark = told[0][-1]
    short = tuple(line if isinstance(line[0], Emphasis) else line[:-2] for line in lines)
    return FactGroup((*title, Plain(" "), mark), short)


def _named(name: Text) -> Text:
    """What a line is about, strong and with a colon; a full stop before it is dropped."""
    said = capital(bare(name))
    if said and isinstance(said[-1], Plain):
        said = (*said[:-1], Plain(said[-1].text.rstrip().removesuffix(".")))
    colon = () if plain(said).endswith(_ENDED) else (Plain(":"),)
    return (Strong((*said, *colon)), Plain(" "))


def _said(blocks: Iterable[Block]) -> Text:
    """The texts one after the other: sentences after a space, what is no sentence after a stop of its own."""
    whole: list[Inline] = []
    for text in (_marked(text) for text in texts(blocks) if not plain(text).startswith("Source:")):
        if whole:
            before = plain(tuple(whole))
            ended = before.endswith(_ENDED) or isinstance(whole[-1], Mark)
            whole.append(Plain(" " if ended else ". " if plain(text).endswith(".") else "; "))
        whole += text
    return tuple(whole) or words("–")


def _marked(text: Text) -> Text:
    """The text without its citations; its marks stay."""
    return (*bare(text), *_marks(text))


def _marks(text: Text) -> Iterator[Inline]:
    for inline in text:
        if isinstance(inline, Mark):
            yield Plain(" ")
            yield inline


def _joined(parts: Iterable[Text], between: Plain) -> Text:
    whole: list[Inline] = []
    for part in parts:
        whole += [Plain(" ") if plain(tuple(whole)).endswith(".") else between, *part] if whole else part
    return tuple(whole) or words("–")
