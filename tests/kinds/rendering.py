"""A section's blocks, cards and questions as plain text that a person can read and compare."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from studykit.diagnostics import Diagnostic
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
)
from studykit.model.figure import Figure
from studykit.model.figure_words import description
from studykit.model.kit import Section
from studykit.model.question import Item, Matching, Ordering, Question, TrueSet
from studykit.model.source import Provenance
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text


def section(shown: Section) -> str:
    """Everything that a section gives."""
    lines = [f"== {shown.kind} {shown.id}", *_blocks(shown.blocks)]
    for card in shown.cards:
        lines += ["", *_card(card)]
    for question in shown.questions:
        lines += ["", *_item(question)]
    return "\n".join(line.rstrip() for line in lines)


def problem(noted: Diagnostic) -> str:
    """A problem with its place in the file, and its hint below it."""
    place = f"{noted.span.line}:{noted.span.column}-{noted.span.column + noted.span.length - 1}"
    hint = f"\n    = {noted.hint}" if noted.hint else ""
    return f"{place}: {noted.severity}[{noted.code}] {noted.message}{hint}"


def text(inlines: Text) -> str:
    """A text with its markup."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Plain(run):
            return run
        case Strong(children):
            return f"**{text(children)}**"
        case Emphasis(children):
            return f"*{text(children)}*"
        case Code(run):
            return f"`{run}`"
        case Link(children, target):
            return f"[{text(children)}]({target})"
        case Citation(source, locator):
            return f"[@{source}{', ' if locator else ''}{locator}]"
        case Gap(number, children, hint):
            return f"{{{{c{number}::{text(children)}{'::' if hint else ''}{hint}}}}}"
        case Mark(standing):
            return f"<{standing}>"
        case _:
            assert_never(inline)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words, anchor):
            yield f"{'#' * level} {text(words)} {{#{anchor}}}"
        case Paragraph(words):
            yield text(words)
        case ItemList(items, ordered):
            for number, item in enumerate(items, 1):
                yield from _indented(f"{number}. " if ordered else "- ", _blocks(item))
        case DefinitionList(definitions):
            for definition in definitions:
                yield f"{text(definition.term)} {{#{definition.anchor}}}"
                yield from _indented("  : ", _blocks(definition.body))
        case Table(columns, rows, caption):
            assert all(len(row) == len(columns) for row in rows)
            yield from [text(caption)] if caption else []
            yield " | ".join(map(_column, columns))
            for row in rows:
                yield " | ".join(map(text, row))
        case Figure():
            yield f"[figure] {description(block)}"
        case Callout(tone, title, body):
            yield f"[{tone}] {text(title)}"
            yield from _indented("  ", _blocks(body))
        case Together(inner):
            yield from _indented("| ", _blocks(inner))
        case _:
            assert_never(block)


def _column(column: Column) -> str:
    return f"{'#' if column.header else ''}{text(column.heading)}{'>' if column.align is Align.END else ''}"


def _indented(first: str, lines: Iterable[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield (first if place == 0 else " " * len(first)) + line


def _card(card: Card) -> Iterator[str]:
    match card:
        case RecallCard():
            yield f"card {card.key} {_provenance(card.provenance)}"
            yield from _indented("  front: ", _blocks(card.front))
            yield from _indented("  back: ", _blocks(card.back))
            if card.subject:
                yield f"  subject: {text(card.subject)}"
            yield from _indented("  reverse: ", _blocks(card.reverse))
        case ClozeCard():
            yield f"cloze {card.key} {_provenance(card.provenance)}"
            yield f"  {text(card.text)}"
        case ChoiceCard():
            yield f"choice {card.key} {_provenance(card.provenance)}"
            yield from _indented("  front: ", _blocks(card.front))
            for option in card.options:
                why = f" -- {text(option.why)}" if option.why else ""
                yield f"  {'+' if option.right else '-'} {text(option.text)}{why}"
        case _:
            assert_never(card)
    yield from _indented("  extra: ", _blocks(card.extra))


def _item(item: Item) -> Iterator[str]:
    match item:
        case Question():
            yield from _question(item)
        case Matching():
            yield f"matching {item.key}"
            yield from _indented("  stem: ", _blocks(item.stem))
            yield f"  {item.terms} | {item.values}"
            for pair in item.pairs:
                yield f"  {text(pair.term)} | {text(pair.value)} ({pair.key}) {_provenance(pair.provenance)}"
        case Ordering():
            yield f"ordering {item.key} {_provenance(item.provenance)}"
            yield from _indented("  stem: ", _blocks(item.stem))
            for number, step in enumerate(item.steps, 1):
                yield f"  {number}. {text(step)}"
        case TrueSet():
            yield f"true set {item.key} {_provenance(item.provenance)}"
            yield from _indented("  stem: ", _blocks(item.stem))
            for candidate in item.candidates:
                yield f"  {'+' if candidate.right else '-'} {text(candidate.text)} ({candidate.key})"
        case _:
            assert_never(item)


def _question(question: Question) -> Iterator[str]:
    yield f"question {question.key} {_provenance(question.provenance)}"
    yield from _indented("  stem: ", _blocks(question.stem))
    yield f"  + {text(question.answer)}"
    for distractor in question.distractors:
        yield f"  - {text(distractor.text)}{f' -- {text(distractor.why)}' if distractor.why else ''}"
    yield from _indented("  why: ", _blocks(question.why))


def _provenance(provenance: Provenance) -> str:
    doubt = f" ({text(provenance.doubt)})" if provenance.doubt else ""
    return f"<{provenance.standing}{doubt}> {' '.join(map(_inline, provenance.sources))}"
