"""The kind `scenarios`: cases to judge, with the right answer, the likely wrong ones and the reasons."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Final

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.listing import kept, printed_blocks
from studykit.kinds.marks import attribution, doubts, support
from studykit.kinds.passages import marked
from studykit.kinds.phrases import closed, opened, phrase, strong, uncited
from studykit.kinds.repetition import note_repeated
from studykit.kinds.resolution import key_text, option_name
from studykit.kinds.schema import SLUG, AtLeastOne, Authored, NamedSchema, OneOrMany, SectionSchema, Slug
from studykit.model.authored import Scalar
from studykit.model.capitals import capital
from studykit.model.card import Card, ChoiceCard, Option, RecallCard
from studykit.model.document import Block, Callout, ItemList, Paragraph, Tone, words
from studykit.model.lead import lead
from studykit.model.question import Distractor, Question
from studykit.model.source import Provenance
from studykit.model.text import Text, citations

_SLUG: Final = SLUG.pattern.removesuffix(r"\Z")
REFERENCE: Final = re.compile(rf"(?:{_SLUG}/)?{_SLUG}\.{_SLUG}")


class CaseSchema(NamedSchema, frozen=True, kw_only=True):
    """A case as the author writes it; without `wrong` it is answered from memory."""

    situation: Authored
    ask: Authored | None = None
    answer: Authored
    wrong: dict[Authored, Authored] = field(default_factory=dict)
    why: Authored | None = None
    source: OneOrMany[Authored] = field(default_factory=list)
    unverified: Authored | None = None


class ScenariosSchema(SectionSchema, frozen=True, kw_only=True):
    """Cases as the author writes them; `ask` is what is asked where a case asks nothing of its own."""

    id: Slug = field(name="scenarios")
    ask: Authored | None = None
    items: Annotated[dict[Slug, CaseSchema], AtLeastOne]


class Answer(Struct, frozen=True):
    """An answer as text, or a reference whose entry is the answer; `why` says what is wrong with a wrong one.

    `option` is what it is called among options, where that is more than its text.
    """

    written: Scalar
    text: Text
    why: Text = ()
    option: Text = ()


class Case(Struct, frozen=True):
    """A case: what is told, what is asked, and the answers, the right one first."""

    id: str
    situation: tuple[Block, ...]
    ask: Text
    answers: tuple[Answer, ...]
    why: Text
    provenance: Provenance
    span: Span

    @property
    def stem(self) -> tuple[Block, ...]:
        """What is told and asked."""
        return (*self.situation, Paragraph(self.ask))


def read(written: ScenariosSchema, reader: Reader) -> tuple[Case, ...]:
    """The cases; one that asks nothing is noted."""
    return tuple(_case(slug, case, written.ask, reader) for slug, case in written.items.items())


def derive(cases: tuple[Case, ...], scope: Scope) -> Derived:
    """The cases, then the answers in a box; a card and a question for each case."""
    judged = [(case, _answers(case, scope)) for case in cases]
    for _, answers in judged:
        note_repeated(scope, [(answer.written, answer.text, answer.written.span) for answer in answers])
    return Derived(
        blocks(judged),
        tuple(_card(case, answers, scope.path) for case, answers in judged),
        tuple(_question(case, answers, scope.path) for case, answers in judged),
    )


def blocks(judged: Sequence[tuple[Case, tuple[Answer, ...]]]) -> tuple[Block, ...]:
    """The cases, numbered, under the question that most of them ask; below them the answers with their reasons."""
    shared = _shared_question([case for case, _ in judged])
    told = ItemList(tuple(case.situation if case.ask == shared else case.stem for case, _ in judged), ordered=True)
    answered = ItemList(tuple(_reasons(case, answers) for case, answers in judged), ordered=True)
    question = (Paragraph(strong(shared)),) if shared else ()
    return (*question, told, Callout(Tone.NOTE, words("Answers and reasons"), (answered,)))


def _shared_question(cases: Sequence[Case]) -> Text:
    """What more than half of several cases ask, or nothing."""
    (ask, count), *_ = Counter(case.ask for case in cases).most_common(1)
    return ask if 1 < count > len(cases) / 2 else ()


def _case(slug: Scalar, written: CaseSchema, default: Scalar | None, reader: Reader) -> Case:
    ask = written.ask if written.ask is not None else default
    if ask is None:
        hint = "write `ask:` here, or once for all the cases"
        reader.error(slug.span, "K170", f"`{slug}` tells a case and asks nothing", hint)
    why = reader.text(written.why) if written.why is not None else ()
    wrong = (_answer(one, reader, reason) for one, reason in written.wrong.items())
    return Case(
        id=str(slug),
        situation=reader.blocks(written.situation),
        ask=reader.text(ask) if ask is not None else (),
        answers=(_answer(written.answer, reader), *wrong),
        why=why,
        provenance=support(reader, slug.span, why, written.source, written.unverified),
        span=slug.span,
    )


def _answer(written: Scalar, reader: Reader, why: Scalar | None = None) -> Answer:
    text = () if REFERENCE.fullmatch(written) else reader.text(written)
    return Answer(written, text, marked(reader.text(why), reader.support) if why is not None else ())


def _answers(case: Case, scope: Scope) -> tuple[Answer, ...]:
    """The answers with their words: a reference by the key of its entry."""
    return tuple(_resolved(answer, scope) for answer in case.answers)


def _resolved(answer: Answer, scope: Scope) -> Answer:
    if answer.text:
        return answer
    found = scope.entry(answer.written)
    if found is None:
        return Answer(answer.written, words(answer.written), answer.why)
    return Answer(answer.written, key_text(*found), answer.why, option_name(*found))


def _reasons(case: Case, answers: Sequence[Answer]) -> tuple[Block, ...]:
    right, *wrong = answers
    answer = strong(closed(capital(uncited(right.text))))
    tail = attribution(case.provenance, citations(case.why))
    confusions = tuple((Paragraph(phrase(lead(strong(capital(opened(uncited(one.text))))), one.why)),) for one in wrong)
    first = printed_blocks((Paragraph(phrase(answer, " ", case.why) if case.why else answer),), tail)
    return kept((*first, *([ItemList(confusions)] if confusions else []), *doubts(case.provenance)))


def _extra(case: Case) -> tuple[Block, ...]:
    return (*([Paragraph(case.why)] if case.why else []), *doubts(case.provenance))


def _card(case: Case, answers: Sequence[Answer], path: str) -> Card:
    key, right, wrong = f"{path}/{case.id}", answers[0], answers[1:]
    if not wrong:
        back = (Paragraph(uncited(right.text)),)
        return RecallCard(key, case.stem, back, case.provenance, extra=_extra(case), span=case.span)
    options = (
        Option(uncited(right.text), right=True),
        *(Option(uncited(one.text), right=False, why=one.why) for one in wrong),
    )
    return ChoiceCard(key, case.stem, options, case.provenance, _extra(case), case.span)


def _question(case: Case, answers: Sequence[Answer], path: str) -> Question:
    right, *wrong = answers
    distractors = tuple(Distractor(uncited(one.option or one.text), one.why) for one in wrong)
    return Question(
        key=f"{path}/{case.id}",
        stem=case.stem,
        answer=uncited(right.option or right.text),
        provenance=case.provenance,
        distractors=distractors,
        why=_extra(case),
        span=case.span,
    )
