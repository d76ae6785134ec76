"""Cards and questions about a table of facts: each value asked for, both ways, and all that refer to one entry."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from studykit.kinds.distractors import Saying, neighbours
from studykit.kinds.fields import Templates
from studykit.kinds.kind import Scope
from studykit.kinds.listing import answered
from studykit.kinds.marks import doubts, union
from studykit.kinds.phrases import identity, uncited
from studykit.kinds.prompts import Asked
from studykit.kinds.resolution import key_text, option_name, target_table
from studykit.kinds.templates import fill
from studykit.kinds.values import saying
from studykit.model.card import RecallCard
from studykit.model.clues import clues, sounds_alike
from studykit.model.document import Block, Paragraph
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.question import Distractor, Question
from studykit.model.source import Provenance
from studykit.model.text import Text, plain

_Answer: TypeAlias = tuple[Text, tuple[Distractor, ...]]


def cards(table: FactTable, asked: Sequence[Asked]) -> Iterator[RecallCard]:
    """A recall card for each value asked for, entry by entry."""
    for entry in table.entries.values():
        for about in asked:
            if entry.id in about.forth:
                yield _card(table, entry, about)


def questions(table: FactTable, asked: Sequence[Asked], scope: Scope) -> tuple[Question, ...]:
    """A question for each value asked for and for each fair reverse, entry by entry."""
    names = _names(table)
    sets = [(about, _answers(table, about, scope), _wrong_keys(names, about)) for about in asked]
    return tuple(
        question
        for entry in table.entries.values()
        for about, answers, keys in sets
        for question in _questions(table, entry, about, names, answers, keys)
    )


def members(table: FactTable, templates: Mapping[str, Templates], scope: Scope) -> Iterator[RecallCard]:
    """For each entry referred to, a card that asks for all that refer to it, in the order of the table referred to."""
    for field in table.fields.values():
        template = templates[field.id].members
        target = target_table(table, field.id, scope) if template is not None else None
        if template is None or target is None:
            continue
        referring: dict[str, list[Entry]] = {}
        for entry in table.entries.values():
            if (value := entry.values.get(field.id)) and value.target is not None:
                referring.setdefault(value.target, []).append(entry)
        for one in target.entries.values():
            if one.id in referring:
                yield _members_card(table, field, template, one.id, key_text(target, one), referring[one.id])


def _card(table: FactTable, entry: Entry, about: Asked) -> RecallCard:
    value = entry.values[about.field.id]
    rests_on = _rests_on(entry, value)
    reverse = about.back.get(entry.id)
    return RecallCard(
        key=f"{table.path}/{entry.id}/{about.field.id}",
        front=(Paragraph(about.forth[entry.id]),),
        back=_answer(value),
        provenance=rests_on,
        subject=key_text(table, entry),
        reverse=() if reverse is None else (Paragraph(reverse),),
        extra=(*entry.note, *doubts(rests_on)),
        span=value.span,
    )


def _members_card(
    table: FactTable, field: Field, template: Text, target: str, name: Text, entries: Sequence[Entry]
) -> RecallCard:
    rests_on = union([_rests_on(entry, entry.values[field.id]) for entry in entries])
    return RecallCard(
        key=f"{table.path}/members:{field.id}/{target}",
        front=(Paragraph(fill(template, {field.id: name})),),
        back=(answered([key_text(table, entry) for entry in entries]),),
        provenance=rests_on,
        subject=name,
        extra=tuple(block for entry in entries for block in _doubts(table, entry, field)),
        span=field.span,
    )


def _questions(
    table: FactTable,
    entry: Entry,
    about: Asked,
    names: Mapping[str, Text],
    answers: Mapping[str, _Answer],
    keys: Mapping[str, tuple[Distractor, ...]],
) -> Iterator[Question]:
    stem, back = about.forth.get(entry.id), about.back.get(entry.id)
    if stem is None:
        return
    value, key = entry.values[about.field.id], f"{table.path}/{entry.id}/{about.field.id}"
    rests_on = _rests_on(entry, value)
    why = (*entry.note, *doubts(rests_on))
    answer, wrong = answers.get(entry.id) or (uncited(value.text), ())
    yield Question(key, (Paragraph(stem),), answer, rests_on, wrong, why, value.span)
    if back is not None:
        name, others = names[entry.id], keys[entry.id]
        yield Question(f"{key}/reverse", (Paragraph(back),), name, rests_on, others, why, value.span)


def _answers(table: FactTable, about: Asked, scope: Scope) -> Mapping[str, _Answer]:
    """By entry the answer and the wrong ones: what the others say in the field; of a reference, what it could name."""
    field = about.field
    if field.type is FieldType.LIST:
        return {}
    stated = [(slug, entry.values[field.id]) for slug, entry in table.entries.items() if field.id in entry.values]
    if field.type is not FieldType.REF:
        asked = {slug: plain(stem) for slug, stem in about.forth.items()}
        sayings = [Saying(slug, saying(one), uncited(one.text), asked.get(slug, "")) for slug, one in stated]
        wrong = neighbours(sayings, names=field.type is FieldType.NUMBER)
        return {one.slug: (one.text, wrong[one.slug]) for one in sayings}
    return _references(about, stated, target_table(table, field.id, scope))


def _references(about: Asked, stated: Sequence[tuple[str, Value]], target: FactTable | None) -> Mapping[str, _Answer]:
    """By entry the one that it refers to, and the others that it could name; none where the question names it alone."""
    if target is None:
        return {}
    names = _names(target)
    others = neighbours([Saying(slug, identity(name), name) for slug, name in names.items()], names=True)
    told = [clues(plain(stem)) for stem in about.forth.values()]
    common = told[0].intersection(*told) if told else frozenset()
    found: dict[str, _Answer] = {}
    for slug, value in stated:
        stem, to = about.forth.get(slug), value.target
        if stem is not None and to is not None and to in others:
            name, wrong = names[to], others[to]
            named = sounds_alike(stem, name, [one.text for one in wrong], common)
            found[slug] = (name, () if named else wrong)
    return found


def _names(table: FactTable) -> Mapping[str, Text]:
    """What the entries are called among options."""
    return {slug: option_name(table, entry) for slug, entry in table.entries.items()}


def _wrong_keys(names: Mapping[str, Text], about: Asked) -> Mapping[str, tuple[Distractor, ...]]:
    """Wrong answers to the reverse questions, if any: the keys of the entries that are asked something else."""
    if not about.back:
        return {}
    asked = {slug: plain(stem) for slug, stem in about.back.items()}
    sayings = [Saying(slug, identity(names[slug]), names[slug], asked.get(slug, "")) for slug in about.forth]
    return neighbours(sayings, names=True)


def _rests_on(entry: Entry, value: Value) -> Provenance:
    return value.provenance or entry.provenance


def _doubts(table: FactTable, entry: Entry, field: Field) -> tuple[Block, ...]:
    return doubts(_rests_on(entry, entry.values[field.id]), plain(key_text(table, entry)))


def _answer(value: Value) -> tuple[Block, ...]:
    if value.items:
        return (answered([uncited(item) for item in value.items]),)
    return (Paragraph(uncited(value.text)),)
