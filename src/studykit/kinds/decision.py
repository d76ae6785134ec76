"""The kind `decision`: questions that lead to endings, drawn as a flow chart; a card and an item for each way."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final

from msgspec import Meta, Struct, field

from studykit.diagnostics import Span
from studykit.kinds.decision_ways import Step, Way, faults
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.marks import doubted, doubts, support
from studykit.kinds.phrases import phrase, strong, uncited
from studykit.kinds.pictures import box_text, marked_alike, picture, whole_card
from studykit.kinds.resolution import key_text
from studykit.kinds.scenarios import REFERENCE
from studykit.kinds.schema import Authored, NamedSchema, OneOrMany, SectionSchema, Shorthand, Slug
from studykit.model.authored import Scalar
from studykit.model.card import RecallCard
from studykit.model.document import Block, ItemList, Paragraph, words
from studykit.model.figure import FlowChart, Node
from studykit.model.question import Distractor
from studykit.model.question import Question as Item
from studykit.model.source import Provenance
from studykit.model.text import Text, plain

TASK: Final = "Draw the flow chart from memory, question by question."

ANSWERED: Final = "The questions are answered like this:"

FEWEST: Final = 2
"""With fewer other answers to choose from, a way through the chart makes no item."""


class PointSchema(NamedSchema, frozen=True, kw_only=True):
    """A question with its ways, or an ending; the answer of an ending alone is the short way."""

    ask: Authored | None = None
    yes: Authored | None = None
    no: Authored | None = None
    branches: dict[Authored, Authored] = field(default_factory=dict)
    answer: Authored | None = None
    note: Authored | None = None
    source: OneOrMany[Authored] = field(default_factory=list)
    unverified: Authored | None = None


class DecisionSchema(SectionSchema, frozen=True, kw_only=True):
    """A flow chart as the author writes it; the first of the items is where it starts."""

    id: Slug = field(name="decision")
    ask: Authored | None = None
    items: Annotated[dict[Slug, Annotated[PointSchema, Shorthand(text="answer")]], Meta(min_length=2)]


class Ending(Struct, frozen=True):
    """An ending; without `text`, `written` names the entry that is the answer."""

    id: str
    written: Scalar
    text: Text
    note: Text
    provenance: Provenance
    span: Span


class Question(Struct, frozen=True):
    """A question, and by what is answered to it the identity of what comes next."""

    id: str
    text: Text
    ways: tuple[tuple[Text, str], ...]


class Decision(Struct, frozen=True):
    """The steps by their identities, the first one first; none where the ways through them are not sound."""

    title: Text
    asked: Text
    steps: Mapping[str, Question | Ending]
    span: Span


class _Path(Struct, frozen=True):
    """The questions and answers that lead to an ending."""

    answered: tuple[tuple[Text, Text], ...]
    ending: Ending


def read(written: DecisionSchema, reader: Reader) -> Decision:
    """The chart; a way that leads nowhere, back or twice to one place, and what no way leads to, are noted."""
    steps = {str(slug): _step(slug, step, reader) for slug, step in written.items.items()}
    found = [_ways(slug, step) for slug, step in written.items.items()]
    sound = True
    for fault in faults(found):
        reader.error(*fault)
        sound = False
    title = reader.text(written.title)
    asked = reader.text(written.ask) if written.ask is not None else title
    return Decision(title, asked, steps if sound else {}, written.id.span)


def derive(body: Decision, scope: Scope) -> Derived:
    """The flow chart, a card and an item for each way through it, and a card that asks for all of it."""
    if not body.steps:
        return Derived(())
    steps = {name: _resolved(step, scope) for name, step in body.steps.items()}
    ends = [step for step in steps.values() if isinstance(step, Ending)]
    rests_on = [end.provenance for end in ends]
    chart = FlowChart(_node(next(iter(steps)), steps, (), alike=marked_alike(rests_on)))
    paths = tuple(_paths(next(iter(steps)), steps, ()))
    return Derived(
        picture(chart, body.title, rests_on, body.span),
        (
            *(_card(path, body.asked, scope.path) for path in paths),
            whole_card(scope.path, body.asked, TASK, chart, body.title, rests_on, body.span),
        ),
        tuple(_items(paths, body.asked, scope.path)),
    )


def _ways(slug: Scalar, written: PointSchema) -> Step:
    own = {"yes": written.yes, "no": written.no}
    ways = [Way(name, to) for name, to in own.items() if to is not None]
    ways += [Way(str(name), to) for name, to in written.branches.items()]
    return Step(slug, written.ask is not None, written.answer is not None, tuple(ways))


def _step(slug: Scalar, written: PointSchema, reader: Reader) -> Question | Ending:
    if written.answer is None:
        named = [(words("Yes"), written.yes), (words("No"), written.no)]
        named += [(reader.text(name), to) for name, to in written.branches.items()]
        text = reader.text(written.ask) if written.ask is not None else ()
        return Question(str(slug), text, tuple((said, str(to)) for said, to in named if to is not None))
    refers = REFERENCE.fullmatch(written.answer) is not None
    text = () if refers else reader.text(written.answer)
    note = reader.text(written.note) if written.note is not None else ()
    if refers:
        rests_on = reader.provenance(written.source)
        rests_on = rests_on if written.unverified is None else doubted(rests_on, reader.text(written.unverified))
    else:
        rests_on = support(reader, slug.span, (*text, *note), written.source, written.unverified)
    return Ending(str(slug), written.answer, text, note, rests_on, slug.span)


def _resolved(step: Question | Ending, scope: Scope) -> Question | Ending:
    """An ending that names an entry, with the words and, where it names none of its own, the sources of that."""
    if isinstance(step, Question) or step.text:
        return step
    found = scope.entry(step.written)
    if found is None:
        return Ending(step.id, step.written, words(step.written), step.note, step.provenance, step.span)
    own = step.provenance
    rests_on = own if own.sources else doubted(found[1].provenance, own.doubt) if own.doubt else found[1].provenance
    return Ending(step.id, step.written, key_text(*found), step.note, rests_on, step.span)


def _node(name: str, steps: Mapping[str, Question | Ending], via: Text, *, alike: bool) -> Node:
    step = steps[name]
    if isinstance(step, Ending):
        return Node(box_text(uncited(step.text), step.provenance, alike=alike), uncited(step.note), via)
    children = tuple(_node(to, steps, said, alike=alike) for said, to in step.ways)
    return Node(uncited(step.text), (), via, children)


def _paths(name: str, steps: Mapping[str, Question | Ending], before: tuple[tuple[Text, Text], ...]) -> Iterator[_Path]:
    step = steps[name]
    if isinstance(step, Ending):
        yield _Path(before, step)
        return
    for said, to in step.ways:
        yield from _paths(to, steps, (*before, (step.text, said)))


def _card(path: _Path, asked: Text, section: str) -> RecallCard:
    end = path.ending
    return RecallCard(
        key=f"{section}/{end.id}",
        front=_told(path, asked),
        back=(Paragraph(uncited(end.text)),),
        provenance=end.provenance,
        extra=_extra(end),
        span=end.span,
    )


def _items(paths: Sequence[_Path], asked: Text, section: str) -> Iterator[Item]:
    """The ways as items: what the others lead to are the wrong answers, each once."""
    said = {plain(uncited(path.ending.text)).casefold(): uncited(path.ending.text) for path in paths}
    for path in paths:
        end = path.ending
        answer = uncited(end.text)
        others = tuple(Distractor(text) for words, text in said.items() if words != plain(answer).casefold())
        if len(others) >= FEWEST:
            key = f"{section}/{end.id}"
            stem = (Paragraph(words(ANSWERED)), *_told(path, asked))
            yield Item(key, stem, answer, end.provenance, others, _extra(end), end.span)


def _told(path: _Path, asked: Text) -> tuple[Block, ...]:
    """What was answered on the way, and what is asked at its end."""
    told = ItemList(tuple((Paragraph(phrase(uncited(text), " ", strong(said))),) for text, said in path.answered))
    return told, Paragraph(uncited(asked))


def _extra(end: Ending) -> tuple[Block, ...]:
    return (*((Paragraph(uncited(end.note)),) if end.note else ()), *doubts(end.provenance))
