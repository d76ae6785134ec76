"""What the rules look at: each question a learner is asked with its answer, and each item of a test, as plain words."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.lint.words import tokens
from studykit.model.card import Card, ChoiceCard, ClozeCard, RecallCard
from studykit.model.document import Block, ItemList, Paragraph
from studykit.model.figure import Figure
from studykit.model.kit import Kit, Section, Topic
from studykit.model.question import Question
from studykit.model.source import Provenance
from studykit.model.text import Code, Emphasis, Gap, Link, Plain, Strong, Text, gaps, plain
from studykit.model.walk import texts

HAND_WRITTEN = "scenarios"
"""The kind of section whose wrong answers an author chose; those of all others are neighbouring facts."""


class Asked(Struct, frozen=True):
    """One question of a card, its words in order, and its answer.

    A list gives several answers, a choice the right option.
    """

    key: str
    front: str
    words: tuple[str, ...]
    answers: tuple[str, ...]
    provenance: Provenance
    span: Span
    kind: str

    @property
    def answer(self) -> str:
        """The whole answer."""
        return "; ".join(self.answers)


class Choosing(Struct, frozen=True):
    """A question with wrong answers: its stem, whole and the last paragraph of it, the key, and the distractors."""

    key: str
    told: tuple[Text, ...]
    stem: str
    last: str
    answer: str
    wrong: tuple[str, ...]
    span: Span
    by_hand: bool

    @property
    def stressed(self) -> str:
        """The words that the stem stresses."""
        return " ".join(map(_stressed, self.told))

    @property
    def options(self) -> tuple[str, ...]:
        """The key and the distractors."""
        return (self.answer, *self.wrong)

    @property
    def topic(self) -> str:
        """The topic that it belongs to."""
        return self.key.partition("/")[0]

    @property
    def alternate(self) -> bool:
        """Whether the stem itself names all options, as `CP or CPS?` does."""
        stem = self.stem.casefold()
        return all(option.casefold() in stem for option in self.options)


class Material(Struct, frozen=True):
    """Everything in a kit that the rules look at, in reading order.

    `options` are those of all questions: what many of them offer is looked at once.
    """

    kit: Kit
    asked: tuple[Asked, ...]
    choosing: tuple[Choosing, ...]
    options: frozenset[str]


def material(kit: Kit) -> Material:
    """The questions and items of all topics."""
    sections = [section for topic in kit.topics for section in topic.sections]
    choosing = tuple(
        _choosing(item, section)
        for section in sections
        for item in section.questions
        if isinstance(item, Question) and item.distractors
    )
    return Material(
        kit,
        tuple(
            Asked(key, front, tokens(front), answers, card.provenance, card.span, section.kind)
            for section in sections
            for card in section.cards
            for key, front, answers in _sides(card)
        ),
        choosing,
        frozenset(option for item in choosing for option in item.options),
    )


def _sides(card: Card) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The identity, the question and the answers of every way in which a card asks."""
    match card:
        case RecallCard():
            yield card.key, said(card.front), _answers(card.back)
            if card.reverse:
                yield f"{card.key} (reverse)", said(card.reverse), (plain(card.subject),)
        case ClozeCard():
            for number in sorted(gap.number for gap in gaps(card.text)):
                yield f"{card.key} (gap {number})", _open(card.text, number), tuple(_hidden(card.text, number))
        case ChoiceCard():
            yield card.key, said(card.front), tuple(plain(option.text) for option in card.options if option.right)
        case _:
            assert_never(card)


def stems_of(topic: Topic) -> list[str]:
    """The stems of a topic's questions, of those, too, that are answered in writing."""
    return [said(one.stem) for section in topic.sections for one in section.questions if isinstance(one, Question)]


def _choosing(item: Question, section: Section) -> Choosing:
    told = tuple(texts(item.stem))
    paragraphs = [plain(text) for text in told]
    return Choosing(
        key=item.key,
        told=told,
        stem=" ".join(paragraphs),
        last=paragraphs[-1] if paragraphs else "",
        answer=plain(item.answer),
        wrong=tuple([plain(one.text) for one in item.distractors]),
        span=item.span,
        by_hand=section.kind == HAND_WRITTEN,
    )


def said(blocks: tuple[Block, ...]) -> str:
    """The words of some blocks, on one line."""
    if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):  # as nearly always
        return plain(only.text)
    return " ".join(plain(text) for text in texts(blocks))


def _answers(back: tuple[Block, ...]) -> tuple[str, ...]:
    """The members of a list, or the words; a table or a figure is no answer in words, and none is given for it."""
    match back:
        case (ItemList(items),):
            return tuple(said(_unnamed(item)) for item in items)
        case (Paragraph(text),):
            return (plain(text),)
        case (Figure(),):
            # A drawing is not recalled in words.
            return ()
        case _ if all(isinstance(block, (Paragraph, ItemList)) for block in back):
            return (said(back),)
        case _:
            return ()


def _unnamed(item: tuple[Block, ...]) -> tuple[Block, ...]:
    """A member of a list without the strong name and the colon before what is said of it: the front has given it."""
    match item:
        case (Paragraph((Strong(), Plain(between), *told)), *rest) if between.startswith(": "):
            return (Paragraph((Plain(between[2:]), *told)), *rest)
        case _:
            return item


def _hidden(text: Text, number: int) -> Iterator[str]:
    for inline in text:
        match inline:
            case Plain() | Code():
                pass
            case Gap(own, children) if own == number:
                yield plain(children)
            case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
                yield from _hidden(children, number)
            case _:
                pass


def _open(text: Text, number: int) -> str:
    """The sentence with `…` in place of what the gap hides."""
    parts = []
    for inline in text:
        match inline:
            case Plain() | Code():
                parts.append(inline.text)
            case Gap(own) if own == number:
                parts.append("…")
            case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
                parts.append(_open(children, number))
            case _:
                pass
    return "".join(parts)


def _stressed(text: Text) -> str:
    """What is strong or emphasised in a text."""
    parts = (plain(inline.children) for inline in text if isinstance(inline, (Strong, Emphasis)))
    return " ".join(parts)
