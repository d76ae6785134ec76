"""Cards and questions about a table of facts: each value asked for, both ways, and all that refer to one entry."""

from collections.abc import Iterator, Mapping, Sequence

from studykit.kinds.distractors import Saying, neighbours
from studykit.kinds.fields import Templates
from studykit.kinds.kind import Scope
from studykit.kinds.listing import answered
from studykit.kinds.marks import doubts, union
from studykit.kinds.phrases import identity, uncited
from studykit.kinds.prompts import Asked
from studykit.kinds.resolution import key_text, target_table
from studykit.kinds.templates import fill
from studykit.kinds.values import saying
from studykit.model.card import RecallCard
from studykit.model.document import Block, Paragraph
from studykit.model.facts import Entry, FactTable, Field, FieldType, Value
from studykit.model.question import Distractor, Question
from studykit.model.source import Provenance
from studykit.model.text import Text, plain


def cards(table: FactTable, asked: Sequence[Asked]) -> Iterator[RecallCard]:
    """A recall card for each value asked for, entry by entry."""
    for entry in table.entries.values():
        for about in asked:
            if entry.id in about.forth:
                yield _card(table, entry, about)


def questions(table: FactTable, asked: Sequence[Asked], scope: Scope) -> tuple[Question, ...]:
    """A question for each value asked for and for each fair reverse, entry by entry."""
    sets = [(about, _wrong_values(table, about, scope), _wrong_keys(table, about)) for about in asked]
    return tuple(
        question
        for entry in table.entries.values()
        for about, values, keys in sets
        for question in _questions(table, entry, about, values, keys)
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
    values: Mapping[str, tuple[Distractor, ...]],
    keys: Mapping[str, tuple[Distractor, ...]],
) -> Iterator[Question]:
    stem, back = about.forth.get(entry.id), about.back.get(entry.id)
    if stem is None:
        return
    value, key = entry.values[about.field.id], f"{table.path}/{entry.id}/{about.field.id}"
    rests_on = _rests_on(entry, value)
    why = (*entry.note, *doubts(rests_on))
    wrong = values.get(entry.id, ())
    yield Question(key, (Paragraph(stem),), uncited(value.text), rests_on, wrong, why, value.span)
    if back is not None:
        name = key_text(table, entry)
        yield Question(f"{key}/reverse", (Paragraph(back),), name, rests_on, keys[entry.id], why, value.span)


def _wrong_values(table: FactTable, about: Asked, scope: Scope) -> Mapping[str, tuple[Distractor, ...]]:
    """Wrong answers by entry: what the others say in the field; of a reference, the other entries it could name."""
    field = about.field
    if field.type is FieldType.LIST:
        return {}
    stated = [(slug, entry.values[field.id]) for slug, entry in table.entries.items() if field.id in entry.values]
    if field.type is not FieldType.REF:
        asked = {slug: plain(stem) for slug, stem in about.forth.items()}
        sayings = [Saying(slug, saying(one), uncited(one.text), asked.get(slug, "")) for slug, one in stated]
        return neighbours(sayings, names=field.type is FieldType.NUMBER)
    target = target_table(table, field.id, scope)
    if target is None:
        return {}
    names = {slug: key_text(target, entry) for slug, entry in target.entries.items()}
    others = neighbours([Saying(slug, identity(name), name) for slug, name in names.items()], names=True)
    return {slug: others[value.target] for slug, value in stated if value.target is not None and value.target in others}


def _wrong_keys(table: FactTable, about: Asked) -> Mapping[str, tuple[Distractor, ...]]:
    """Wrong answers to the reverse questions, if any: the keys of the entries that are asked something else."""
    if not about.back:
        return {}
    names = {slug: key_text(table, table.entries[slug]) for slug in about.forth}
    asked = {slug: plain(stem) for slug, stem in about.back.items()}
    sayings = [Saying(slug, identity(name), name, asked.get(slug, "")) for slug, name in names.items()]
    return neighbours(sayings, names=True)


def _rests_on(entry: Entry, value: Value) -> Provenance:
    return value.provenance or entry.provenance


def _doubts(table: FactTable, entry: Entry, field: Field) -> tuple[Block, ...]:
    return doubts(_rests_on(entry, entry.values[field.id]), plain(key_text(table, entry)))


def _answer(value: Value) -> tuple[Block, ...]:
    if value.items:
        return (answered([uncited(item) for item in value.items]),)
    return (Paragraph(uncited(value.text)),)
