"""What a guide says, word by word, told from the neutral blocks alone: what the structure of its PDF must say, too."""

from collections.abc import Iterator

from studykit.model.document import (
    Block,
    Callout,
    DefinitionList,
    Guide,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.figure import Figure, figure_texts
from studykit.model.text import Citation, Code, Emphasis, Gap, Link, Mark, Plain, Strong, Text

LABELS = {"secondary": "secondary source", "unverified": "unverified"}


def guide_words(guide: Guide) -> list[str]:
    """Every word of the guide but those of its table of contents, in reading order."""
    numbers = {row.source: row.number for row in guide.references}
    parts = [guide.series, text_words(guide.title, numbers)]
    if guide.banner is not None:
        parts.extend(block_words(guide.banner, numbers))
    parts.append(text_words(guide.summary, numbers))
    parts.extend(f"{label} {value}" for label, value in guide.facts)
    for block in guide.blocks:
        parts.extend(block_words(block, numbers))
    if guide.references:
        parts.append("Sources")
        parts.extend(f"[{row.number}] {text_words(row.text, numbers)}" for row in guide.references)
    return " ".join(parts).split()


def block_words(block: Block, numbers: dict[str, int]) -> Iterator[str]:
    match block:
        case Heading(_, text) | Paragraph(text):
            yield text_words(text, numbers)
        case ItemList(items, ordered):
            for number, item in enumerate(items, 1):
                yield f"{number}." if ordered else "•"
                for part in item:
                    yield from block_words(part, numbers)
        case DefinitionList(items):
            for entry in items:
                yield text_words(entry.term, numbers)
                for part in entry.body:
                    yield from block_words(part, numbers)
        case Table(columns, rows, caption):
            yield text_words(caption, numbers)
            for row in (tuple(column.heading for column in columns), *rows):
                for cell in row:
                    yield text_words(cell, numbers)
        case Figure():
            for text in figure_texts(block):
                yield text_words(text, numbers)
        case Callout(_, title, body):
            yield text_words(title, numbers)
            for part in body:
                yield from block_words(part, numbers)
        case Together(blocks):
            for part in blocks:
                yield from block_words(part, numbers)


def text_words(text: Text, numbers: dict[str, int]) -> str:
    said = ""
    side_by_side: list[tuple[int, str]] = []
    blank = ""
    for inline in (*text, None):
        match inline:
            case Citation(source, locator):
                side_by_side.append((numbers[source], f" [{numbers[source]}{f', {locator}' if locator else ''}]"))
                blank = ""
                continue
            case Plain(words) if side_by_side and not words.strip():
                blank = words
                continue
        said += "".join(words for _, words in sorted(side_by_side, key=lambda pair: pair[0])) + blank
        side_by_side, blank = [], ""
        match inline:
            case Plain(words) | Code(words):
                said += words
            case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
                said += text_words(children, numbers)
            case Mark(standing):
                said += f" {LABELS[standing]}"
    return said
