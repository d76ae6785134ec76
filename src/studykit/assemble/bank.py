"""The question bank of a kit: questions of some topics as plain text, with sources, marks and status in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypedDict, assert_never

from studykit.assemble.arrangement import natural, rank, shuffled
from studykit.assemble.plaintext import Registry, line, lines, reference
from studykit.assemble.status import status_line
from studykit.diagnostics import Span
from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Shelf, Steps, Written
from studykit.model.document import Block
from studykit.model.kit import Kit, Section, Topic
from studykit.model.question import Item, Matching, Ordering, Question, TrueSet
from studykit.model.source import Provenance
from studykit.model.text import Standing, citations, plain
from studykit.model.walk import texts

CHOICES: Final = 4
"""Options of a choice item, unless told otherwise."""

_BRIEF: Final = 40
_BRIEF_WORDS: Final = 4
_WORST_FIRST: Final = (Standing.UNVERIFIED, Standing.SECONDARY, Standing.OFFICIAL)
_UNCITED: Final[Registry] = None


def bank(kit: Kit, topics: Sequence[Topic], choices: int = CHOICES) -> Bank:
    """The bank of the topics, in their order; a choice item has at most `choices` options, the right one among them."""
    shelves = tuple(_shelf(kit, topic, choices) for topic in topics)
    return Bank(kit.id, kit.title, kit.language, kit.edition, shelves)


def _shelf(kit: Kit, topic: Topic, choices: int) -> Shelf:
    status = plain(status_line(kit, topic))
    items = tuple(
        _item(question, _Place(kit, topic, section, status), choices)
        for section in topic.sections
        for question in section.questions
    )
    return Shelf(topic.id, plain(topic.title), items)


@dataclass(frozen=True, slots=True)
class _Place:
    kit: Kit
    topic: Topic
    section: Section
    status: str


class _Shared(TypedDict):
    key: str
    topic: str
    section: str
    stem: tuple[str, ...]
    why: tuple[str, ...]
    sources: tuple[str, ...]
    standing: Standing
    status: str
    span: Span


def _item(question: Item, place: _Place, choices: int) -> BankItem:
    match question:
        case Question(distractors=()):
            answer = line(question.answer, _UNCITED)
            brief = len(answer) <= _BRIEF and len(answer.split()) <= _BRIEF_WORDS
            shared = _shared(question, place, [question.provenance], question.why)
            return Written(**shared, answer=answer, brief=brief)
        case Question():
            return _choice(question, _shared(question, place, [question.provenance], question.why), choices)
        case Matching():
            terms = tuple(line(pair.term, _UNCITED) for pair in question.pairs)
            values = tuple(line(pair.value, _UNCITED) for pair in question.pairs)
            shown = tuple(values[index] for index in natural(values) or shuffled(values, question.key))
            shared = _shared(question, place, [pair.provenance for pair in question.pairs])
            return Pairing(**shared, terms=terms, values=values, shown=shown)
        case Ordering():
            steps = tuple(line(step, _UNCITED) for step in question.steps)
            shown = tuple(steps[index] for index in shuffled(steps, question.key))
            return Steps(**_shared(question, place, [question.provenance]), steps=steps, shown=shown)
        case TrueSet():
            answers = [Answer(line(one.text, _UNCITED), one.right) for one in question.candidates]
            shared = _shared(question, place, [question.provenance])
            return Several(**shared, answers=_arranged(answers, question.key)[0])
        case _:
            assert_never(question)


def _choice(question: Question, shared: _Shared, choices: int) -> Choice:
    wrong = [
        Answer(line(each.text, _UNCITED), right=False, why=line(each.why, _UNCITED))
        for each in question.distractors[: choices - 1]
    ]
    # The nearest neighbours stand first among the distractors: those are kept.
    answers, fixed = _arranged([Answer(line(question.answer, _UNCITED), right=True), *wrong], question.key)
    return Choice(**shared, answers=answers, fixed=fixed)


def _arranged(answers: Sequence[Answer], key: str) -> tuple[tuple[Answer, ...], bool]:
    """The answers in the order in which they are shown, and whether that is an order of their own."""
    order = natural([answer.text for answer in answers])
    ranked = tuple(sorted(range(len(answers)), key=lambda index: rank(key, answers[index].text)))
    return tuple(answers[index] for index in order or ranked), order is not None


def _shared(question: Item, place: _Place, provenances: Sequence[Provenance], why: tuple[Block, ...] = ()) -> _Shared:
    registry = place.kit.sources
    inside = [citation for text in texts((*question.stem, *why)) for citation in citations(text)]
    rests_on = [citation for provenance in provenances for citation in provenance.sources]
    sources = tuple(reference(citation, registry) for citation in dict.fromkeys((*rests_on, *inside)))
    said = lines(why, registry)
    return _Shared(
        key=question.key,
        topic=place.topic.id,
        section=place.section.id,
        stem=lines(question.stem, _UNCITED),
        why=(*said, *_doubts(provenances, registry, said)),
        sources=sources,
        standing=min((each.standing for each in provenances), key=_WORST_FIRST.index),
        status=place.status,
        span=question.span,
    )


def _doubts(provenances: Sequence[Provenance], registry: Registry, said: tuple[str, ...]) -> tuple[str, ...]:
    """The doubts that the reasons do not say already, each once."""
    doubts = dict.fromkeys(line(each.doubt, registry) for each in provenances if each.doubt)
    return tuple(f"Not verified: {doubt}" for doubt in doubts if not any(doubt in reason for reason in said))
