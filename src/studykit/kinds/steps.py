"""The kind `steps`: a procedure, asked for step by step."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Final

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.listing import Line, source_list
from studykit.kinds.marks import doubts, support
from studykit.kinds.ordering import ordering
from studykit.kinds.passages import marked_blocks
from studykit.kinds.phrases import opened, phrase, uncited
from studykit.kinds.repetition import note_repeated
from studykit.kinds.schema import AtLeastOne, Authored, NamedSchema, OneOrMany, SectionSchema, Shorthand, Slug
from studykit.model.authored import Scalar
from studykit.model.capitals import capital
from studykit.model.card import RecallCard
from studykit.model.document import Block, Paragraph, words
from studykit.model.lead import sentence
from studykit.model.source import Provenance
from studykit.model.text import Text, plain

LONGEST_QUOTED: Final = 80
"""A step of more characters is not quoted inside the question."""

_SENTENCES: Final = re.compile(r"[.?!…] ")


class StepSchema(NamedSchema, frozen=True, kw_only=True):
    """A step as the author writes it; what to do alone is the short way."""

    do: Authored
    why: Authored | None = None
    source: OneOrMany[Authored] = field(default_factory=list)
    unverified: Authored | None = None


class StepsSchema(SectionSchema, frozen=True, kw_only=True):
    """A procedure as the author writes it."""

    id: Slug = field(name="steps")
    ask: Authored | None = None
    items: Annotated[dict[Slug, Annotated[StepSchema, Shorthand(text="do")]], AtLeastOne]


class Step(Struct, frozen=True):
    """What to do and why."""

    id: str
    do: Text
    why: tuple[Block, ...]
    provenance: Provenance
    span: Span


class Steps(Struct, frozen=True):
    """A procedure: the situation that calls for it, or its title, and what to do in order."""

    situation: Text
    title: Text
    steps: tuple[Step, ...]


def read(written: StepsSchema, reader: Reader) -> Steps:
    """The procedure; steps that say the same are noted."""
    steps = tuple(_step(slug, step, reader) for slug, step in written.items.items())
    note_repeated(reader, [(step.id, step.do, step.span) for step in steps])
    situation = reader.text(written.ask) if written.ask is not None else ()
    return Steps(situation, reader.text(written.title), steps)


def derive(body: Steps, scope: Scope) -> Derived:
    """The numbered steps, and a card for the first and for each that follows another."""
    steps = [(step.do, step.provenance) for step in body.steps]
    stem = _asked(body, words("in which order do these come?"))
    return Derived(
        blocks(body),
        tuple(cards(body, scope.path)),
        ordering(scope.path, stem, steps, body.steps[0].span),
    )


def blocks(body: Steps) -> tuple[Block, ...]:
    """The numbered steps with their reasons."""
    return source_list([Line((Paragraph(step.do),), step.provenance, step.why) for step in body.steps], ordered=True)


def cards(body: Steps, path: str) -> Iterator[RecallCard]:
    """A card for each step: it is the answer, and the step before it the question."""
    yield _card(path, body.steps[0], _asked(body, words("what is the first step?")))
    for before, step in pairwise(body.steps):
        yield _card(path, step, _asked_after(body, uncited(before.do)))


def _step(slug: Scalar, written: StepSchema, reader: Reader) -> Step:
    do = reader.text(written.do)
    rests_on = support(reader, slug.span, do, written.source, written.unverified)
    why = marked_blocks(reader.blocks(written.why), reader.support) if written.why is not None else ()
    return Step(str(slug), do, why, rests_on, slug.span)


def _asked(body: Steps, question: Text) -> tuple[Block, ...]:
    """The question below the situation; where none is told, behind the title, which says what it is about."""
    if body.situation:
        return (Paragraph(body.situation), Paragraph(capital(question)))
    return (Paragraph(phrase(sentence(body.title, question))),)


def _asked_after(body: Steps, before: Text) -> tuple[Block, ...]:
    """The question after a step: one sentence with it, or the step below where it is long."""
    if len(plain(before)) > LONGEST_QUOTED or _SENTENCES.search(plain(before)):
        return (*_asked(body, words("what step comes after this one?")), Paragraph(before))
    return _asked(body, phrase("after “", opened(before), "”, what is the next step?"))


def _card(path: str, step: Step, front: tuple[Block, ...]) -> RecallCard:
    return RecallCard(
        key=f"{path}/{step.id}/next",
        front=front,
        back=(Paragraph(uncited(step.do)),),
        provenance=step.provenance,
        extra=(*step.why, *doubts(step.provenance)),
        span=step.span,
    )
