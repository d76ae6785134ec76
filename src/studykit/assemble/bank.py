"""The question bank of a kit: questions of some topics as plain text, with sources, marks and status in words."""

from collections.abc import Sequence
from typing import Final, TypedDict, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.assemble.among import among
from studykit.assemble.options import choices as offered
from studykit.assemble.plaintext import Registry, line, lines, reference
from studykit.assemble.rank import shuffled
from studykit.assemble.status import status_line
from studykit.diagnostics import Span
from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Shelf, Steps, Written
from studykit.model.bare import bare, bare_blocks
from studykit.model.document import Block
from studykit.model.kit import Kit, Section, Status, Topic
from studykit.model.natural import natural_order
from studykit.model.question import Item, Matching, Ordering, Question, TrueSet
from studykit.model.source import Provenance
from studykit.model.text import Standing, Text, citations, plain
from studykit.model.walk import texts

CHOICES: Final = 4
"""Options of a choice item, unless told otherwise."""

_BRIEF: Final = 40
_BRIEF_WORDS: Final = 4
_WORST_FIRST: Final = (Standing.UNVERIFIED, Standing.SECONDARY, Standing.OFFICIAL)
_PUT_IN_ORDER: Final = "Put these in the right order."


def bank(kit: Kit, topics: Sequence[Topic], choices: int = CHOICES) -> Bank:
    """The bank of the topics, in their order; a choice item has at most `choices` options, the right one among them."""
    shelves = tuple(_shelf(kit, topic, choices) for topic in topics)
    return Bank(kit.id, kit.title, kit.language, kit.edition, shelves)


def _shelf(kit: Kit, topic: Topic, most: int) -> Shelf:
    notice = plain(status_line(kit, topic))
    items = tuple(
        _item(question, _Place(kit, topic, section, notice), most)
        for section in topic.sections
        for question in section.questions
    )
    return Shelf(topic.id, plain(topic.title), items)


class _Place(Struct, frozen=True):
    kit: Kit
    topic: Topic
    section: Section
    notice: str


class _Shared(TypedDict):
    key: str
    topic: str
    section: str
    stem: tuple[str, ...]
    why: tuple[str, ...]
    sources: tuple[str, ...]
    standing: Standing
    state: Status
    notice: str
    span: Span


def _item(question: Item, place: _Place, most: int) -> BankItem:
    match question:
        case Question(distractors=()):
            answer = _said(question.answer)
            brief = len(answer) <= _BRIEF and len(answer.split()) <= _BRIEF_WORDS
            shared = _shared(question, place, [question.provenance], question.why)
            return Written(**shared, answer=answer, brief=brief)
        case Question():
            return _choice(question, place, most)
        case Matching():
            terms = tuple(_said(pair.term) for pair in question.pairs)
            values = tuple(_said(pair.value) for pair in question.pairs)
            shown, _ = _arranged([pair.value for pair in question.pairs], question.key)
            shared = _shared(question, place, [pair.provenance for pair in question.pairs])
            return Pairing(**shared, terms=terms, values=values, shown=tuple(map(_said, shown)))
        case Ordering():
            steps = tuple(map(_said, question.steps))
            shared = _shared(question, place, [question.provenance], instruction=_PUT_IN_ORDER)
            return Steps(**shared, steps=steps, shown=_disordered(steps, question.key))
        case TrueSet():
            right = {one.text for one in question.candidates if one.right}
            options, _ = _arranged([one.text for one in question.candidates], question.key)
            shared = _shared(replace(question, stem=among(question.stem)), place, [question.provenance])
            return Several(**shared, answers=tuple(Answer(_said(text), text in right) for text in options))
        case _:
            assert_never(question)


def _choice(question: Question, place: _Place, most: int) -> Choice:
    # One question at a time: its options do not depend on what else there is in the kit.
    chosen = offered((question,), most, place.kit.id)[question.key]
    shown, fixed = _arranged([question.answer, *(one.text for one in chosen.wrong)], question.key)
    reasons = {one.text: _said(one.why) for one in chosen.wrong}
    answers = tuple(Answer(_said(text), text not in reasons, reasons.get(text, "")) for text in shown)
    return Choice(**_shared(question, place, [question.provenance], question.why), answers=answers, fixed=fixed)


def _arranged(options: Sequence[Text], key: str) -> tuple[tuple[Text, ...], bool]:
    """The texts in the order in which they are shown, and whether that is an order of their own."""
    order = natural_order(options)
    if order is None:
        return tuple(shuffled(options, plain, key)), False
    return tuple(options[index] for index in order), True


def _disordered(steps: tuple[str, ...], key: str) -> tuple[str, ...]:
    """The steps by rank, but never in the right order."""
    shown = tuple(shuffled(steps, str, key))
    return (*shown[1:], shown[0]) if shown == steps else shown


def _said(text: Text) -> str:
    """A text on one line, without its citations: what is asked and answered names no source."""
    return line(bare(text), {})


def _shared(
    question: Item,
    place: _Place,
    provenances: Sequence[Provenance],
    why: tuple[Block, ...] = (),
    instruction: str = "",
) -> _Shared:
    registry = place.kit.sources
    inside = [citation for text in texts((*question.stem, *why)) for citation in citations(text)]
    rests_on = [citation for provenance in provenances for citation in provenance.sources]
    sources = tuple(reference(citation, registry) for citation in dict.fromkeys((*rests_on, *inside)))
    said = lines(why, registry)
    return _Shared(
        key=question.key,
        topic=place.topic.id,
        section=place.section.id,
        stem=(*lines(bare_blocks(question.stem), {}), *filter(None, [instruction])),
        why=(*said, *_doubts(provenances, registry, said)),
        sources=sources,
        standing=min((each.standing for each in provenances), key=_WORST_FIRST.index),
        state=place.topic.status,
        notice=place.notice,
        span=question.span,
    )


def _doubts(provenances: Sequence[Provenance], registry: Registry, said: tuple[str, ...]) -> tuple[str, ...]:
    """The doubts that the reasons do not say already, each once."""
    doubts = dict.fromkeys(line(each.doubt, registry) for each in provenances if each.doubt)
    return tuple(f"Not verified: {doubt}" for doubt in doubts if not any(doubt in reason for reason in said))
