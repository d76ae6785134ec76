"""The kind `compare`: confusable entries side by side, and the rule that tells them apart."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import attribution, doubts, printed, union
from studykit.kinds.phrases import gives_away, phrase, strong, uncited
from studykit.kinds.schema import AtLeastOne, Authored, SectionSchema, Slug
from studykit.kinds.sides import Compared, Sides, side_by_side
from studykit.kinds.values import saying
from studykit.model.authored import Scalar
from studykit.model.capitals import capital
from studykit.model.card import RecallCard
from studykit.model.clues import sounds_alike
from studykit.model.document import Block, Callout, Column, ItemList, Paragraph, Table, Tone, words
from studykit.model.facts import Entry, Value
from studykit.model.question import Distractor, Question
from studykit.model.source import Provenance
from studykit.model.text import Strong, Text, citations, plain

_NOTHING = words("–")


class CompareSchema(SectionSchema, frozen=True, kw_only=True):
    """A comparison as the author writes it."""

    id: Slug = field(name="compare")
    of: Annotated[list[Authored], Meta(min_length=2)]
    by: Annotated[list[Authored], AtLeastOne]
    tell: Authored | None = None


class Compare(Struct, frozen=True):
    """The entries and fields to compare, as references; `rule` is empty where the author states none."""

    of: tuple[Scalar, ...]
    by: tuple[Scalar, ...]
    rule: Text
    provenance: Provenance
    span: Span


def read(written: CompareSchema, reader: Reader) -> Compare:
    """The comparison, its rule cited or resting on the section's sources."""
    rule = reader.text(written.tell) if written.tell is not None else ()
    return Compare(tuple(written.of), tuple(written.by), rule, reader.support(citations(rule)), written.id.span)


def derive(body: Compare, scope: Scope) -> Derived:
    """The table and the rule; a card for each difference and for the rule; questions that one entry alone answers."""
    sides = side_by_side(body.of, body.by, scope)
    if sides is None:
        return Derived(())
    rests_on = body.provenance if body.provenance.sources else union([entry.provenance for entry in sides.entries])
    differing = [one for one in sides.compared if len(set(one.sayings)) > 1]
    if not differing:
        hint = "compare them by a field in which they differ"
        scope.warning(body.span, "K152", "nothing here tells the entries apart", hint)
    return Derived(
        blocks(sides, body.rule, rests_on),
        tuple(cards(sides, differing, body, rests_on, scope.path)),
        tuple(questions(sides, differing, scope.path)),
    )


def blocks(sides: Sides, rule: Text, rests_on: Provenance) -> tuple[Block, ...]:
    """A column for each entry, a row for each field, the sources last; below it the rule in a box."""
    heads = (Column(capital(words(sides.table.noun)), header=True), *(Column(capital(name)) for name in sides.names))
    rows = [(words(one.field.label), *(_cell(value) for value in one.values)) for one in sides.compared]
    sources = tuple(
        _sources(entry, [one.values[place] for one in sides.compared]) for place, entry in enumerate(sides.entries)
    )
    if any(sources):
        rows.append((words("Source"), *sources))
    table = Table(heads, tuple(rows))
    doubtful = tuple(dict.fromkeys(block for one in sides.compared for block in _doubts(sides, one)))
    if not rule:
        return (table, *doubtful)
    return (table, *doubtful, Callout(Tone.NOTE, words("How to tell"), (Paragraph(printed(rule, rests_on)),)))


def cards(
    sides: Sides, differing: Sequence[Compared], body: Compare, rests_on: Provenance, path: str
) -> Iterator[RecallCard]:
    """A card for each field in which the entries differ, and one for the rule."""
    for one in differing:
        own = union(_rests_on(sides, one))
        lines = zip(sides.names, one.values, strict=True)
        back = ItemList(tuple((Paragraph(phrase(strong(name), ": ", _said(value))),) for name, value in lines))
        yield RecallCard(
            key=f"{path}/{one.field.id}",
            front=(Paragraph(phrase(_leading(one.field.label), " how do ", sides.all, " differ?")),),
            back=(back,),
            provenance=own,
            extra=_doubts(sides, one),
            span=body.span,
        )
    if body.rule:
        yield RecallCard(
            key=f"{path}/tell:rule",
            front=(Paragraph(phrase("How do you tell ", sides.all, " apart?")),),
            back=(Paragraph(uncited(body.rule)),),
            provenance=rests_on,
            extra=doubts(rests_on),
            span=body.span,
        )


def questions(sides: Sides, differing: Sequence[Compared], path: str) -> Iterator[Question]:
    """For each value that one entry alone has, the question which of them has it, unless it sounds like the name."""
    for one in differing:
        for place, (entry, value) in enumerate(zip(sides.entries, one.values, strict=True)):
            if value is None or one.sayings.count(saying(value)) > 1:
                continue
            name = sides.names[place]
            others = (*sides.names[:place], *sides.names[place + 1 :])
            if any(gives_away(value.text, other) for other in sides.names) or sounds_alike(value.text, name, others):
                continue
            wrong = tuple(map(Distractor, others))
            asked = phrase(_leading(one.field.label), " ", uncited(value.text))
            stem = (Paragraph(phrase("Which one does this describe: ", sides.question, "?")), Paragraph(asked))
            rests_on = value.provenance or entry.provenance
            yield Question(
                f"{path}/{one.field.id}/{entry.id}", stem, name, rests_on, wrong, doubts(rests_on), value.span
            )


def _doubts(sides: Sides, one: Compared) -> tuple[Block, ...]:
    both = zip(sides.entries, sides.names, one.values, strict=True)
    said = [(value.provenance or entry.provenance, name) for entry, name, value in both if value is not None]
    return tuple(block for rests_on, name in said for block in doubts(rests_on, plain(name)))


def _rests_on(sides: Sides, one: Compared) -> list[Provenance]:
    both = zip(sides.entries, one.values, strict=True)
    return [value.provenance or entry.provenance for entry, value in both if value is not None]


def _sources(entry: Entry, values: Sequence[Value | None]) -> Text:
    """The entry's citations and mark, unless every value shown names its own."""
    shown = [value for value in values if value is not None]
    return () if shown and all(value.provenance for value in shown) else attribution(entry.provenance)


def _cell(value: Value | None) -> Text:
    if value is None:
        return _NOTHING
    return printed(value.text, value.provenance) if value.provenance else value.text


def _said(value: Value | None) -> Text:
    return _NOTHING if value is None else uncited(value.text)


def _leading(label: str) -> Text:
    """A label before what is asked or said on it, which has to suit labels of every form."""
    return (Strong(words(label.rstrip(":") + ":")),)
