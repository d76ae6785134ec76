"""One thing of the kit, whole, as lines of text: what `studykit show` prints."""

from collections.abc import Iterator
from typing import Final, assert_never

from studykit.cli.catalogue import Placed, Thing
from studykit.cli.folders import from_here
from studykit.cli.prose import line, lines
from studykit.diagnostics import Span
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.document import Block, Paragraph
from studykit.model.kit import Section, Topic
from studykit.model.question import Item, Matching, Ordering, Question, TrueSet
from studykit.model.source import Provenance, Source
from studykit.model.text import Plain, Standing, Text

_LABEL: Final = 11
"""Cells that the label of a row takes, with the spaces behind it."""


def portrait(thing: Thing, width: int) -> Iterator[str]:
    """The lines that tell all about a thing, wrapped to `width` cells; the first one names it."""
    match thing:
        case Topic():
            yield f"topic {thing.id}"
            yield from _topic(thing, width)
        case Placed(topic, section):
            yield f"section {topic.id}/{section.id} ({section.kind})"
            yield from _row("title", section.title, width)
            yield from _place(section.span, width)
            yield from _section(section, width)
            for part in (*section.cards, *section.questions):
                yield ""
                yield from portrait(part, width)
        case RecallCard() | ClozeCard() | ChoiceCard():
            yield f"card {thing.key}"
            yield from _card(thing, width)
            yield from _rows("extra", thing.extra, width)
            yield from _provenance(thing.provenance, width)
            yield from _place(thing.span, width)
        case Question() | Ordering() | TrueSet():
            yield f"question {thing.key}"
            yield from _question(thing, width)
            yield from _provenance(thing.provenance, width)
            yield from _place(thing.span, width)
        case Matching():
            yield f"question {thing.key}"
            yield from _question(thing, width)
            yield from _place(thing.span, width)
        case Source():
            yield f"source {thing.id}"
            yield from _source(thing, width)
        case _:
            assert_never(thing)


def _topic(topic: Topic, width: int) -> Iterator[str]:
    yield from _row("title", topic.title, width)
    yield from _row("summary", topic.summary, width)
    yield from _said("status", topic.status, width)
    yield from _said("until", topic.until, width)
    yield from _said("see", topic.replaced_by, width)
    yield from _said("checked", topic.checked, width)
    yield from _place(topic.span, width)
    for objective in topic.objectives:
        yield from _row("objective", objective.text, width)
    for gap in topic.gaps:
        yield from _row("unverified", gap, width)
    for section in topic.sections:
        yield ""
        yield f"## {line(section.title)} ({topic.id}/{section.id})"
        yield from _section(section, width)


def _section(section: Section, width: int) -> Iterator[str]:
    for block in section.blocks:
        yield ""
        yield from lines((block,), width)


def _card(card: Card, width: int) -> Iterator[str]:
    match card:
        case RecallCard():
            yield from _rows("front", card.front, width)
            yield from _rows("back", card.back, width)
            yield from _rows("reverse", card.reverse, width)
            yield from _row("answer", card.subject if card.reverse else (), width)
        case ClozeCard():
            yield from _row("text", card.text, width)
        case ChoiceCard():
            yield from _rows("front", card.front, width)
            for option in card.options:
                yield from _row("right" if option.right else "wrong", _because(option.text, option.why), width)
        case _:
            assert_never(card)


def _question(item: Item, width: int) -> Iterator[str]:
    yield from _rows("stem", item.stem, width)
    match item:
        case Question():
            yield from _row("answer", item.answer, width)
            for distractor in item.distractors:
                yield from _row("wrong", _because(distractor.text, distractor.why), width)
            yield from _rows("why", item.why, width)
        case Matching():
            for pair in item.pairs:
                yield from _row("pair", (*pair.term, Plain(" = "), *pair.value), width)
        case Ordering():
            for number, step in enumerate(item.steps, 1):
                yield from _row(f"{number}.", step, width)
        case TrueSet():
            for candidate in item.candidates:
                yield from _row("right" if candidate.right else "wrong", candidate.text, width)
        case _:
            assert_never(item)


def _source(source: Source, width: int) -> Iterator[str]:
    yield from _said("title", source.title, width)
    yield from _said("publisher", source.publisher, width)
    yield from _said("url", source.url, width)
    yield from _said("date", source.date, width)
    yield from _said("grade", source.grade, width)
    yield from _said("read", source.read, width)


def _provenance(provenance: Provenance, width: int) -> Iterator[str]:
    for citation in provenance.sources:
        yield from _row("source", (citation,), width)
    if provenance.standing is not Standing.OFFICIAL:
        yield from _said("standing", provenance.standing, width)
    if provenance.doubt:
        yield from _row("doubt", provenance.doubt, width)


def _place(span: Span, width: int) -> Iterator[str]:
    return _said("written", f"{from_here(span.file)}:{span.line}" if span.file else "", width)


def _because(text: Text, why: Text) -> Text:
    return (*text, Plain(" — "), *why) if why else text


def _said(label: str, words: str, width: int) -> Iterator[str]:
    return _row(label, (Plain(words),), width)


def _row(label: str, text: Text, width: int) -> Iterator[str]:
    return _rows(label, (Paragraph(text),), width)


def _rows(label: str, blocks: tuple[Block, ...], width: int) -> Iterator[str]:
    for number, words in enumerate(lines(blocks, width - _LABEL - 2)):
        yield f"  {'' if number else label:{_LABEL}}{words}"
