"""The quiz on a topic: items drawn, versions made, the key to them, and a code that ties the key to its printing."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, assert_never

from msgspec.structs import replace

from studykit.assemble.candidates import Drawable, Pool
from studykit.assemble.draw import drawn
from studykit.assemble.forms import Made, forms, points
from studykit.assemble.options import Choice
from studykit.assemble.references import references
from studykit.assemble.status import joint_banner
from studykit.model.document import Block, Paragraph, words
from studykit.model.kit import Kit, Topic
from studykit.model.question import Distractor, Matching, Ordering, Question, TrueSet
from studykit.model.quiz import Answer, Quiz, QuizPlan
from studykit.model.source import Provenance
from studykit.model.text import Plain, Standing, Text

CODE_LENGTH: Final = 8
# Crockford's base 32: no letter that is read as a digit or as another letter.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def quiz(kit: Kit, topic: Topic, plan: QuizPlan) -> Quiz | None:
    """The quiz on a topic; None when nothing can be asked about it. It holds no more items than the topic gives."""
    return exam(kit, (topic,), topic.id, topic.title, plan, drawn((topic,), plan, Pool()))


def exam(
    kit: Kit, topics: Sequence[Topic], name: str, title: Text, plan: QuizPlan, asked: Sequence[Drawable]
) -> Quiz | None:
    """A quiz of what is `asked` of several topics, under a name and a title of its own; None when that is nothing."""
    if not asked:
        return None
    made = forms(asked, plan.versions, plan.choices, plan.seed)
    by_key = {one.key: one for one in asked}
    answers = tuple(_answer(by_key[item.key], made) for item in made.forms[0].items)
    whole = Quiz(
        topic=name,
        title=title,
        series=kit.title,
        edition=kit.edition,
        language=kit.language,
        author=kit.publisher,
        seed=plan.seed,
        forms=made.forms,
        answers=answers,
        references=references(_citing(answers), kit),
        banner=joint_banner(kit, topics),
    )
    return replace(whole, code=code(repr(whole)))


def code(content: str) -> str:
    """A short digest that is easy to read aloud and to compare: `7K3M-Q9XA`."""
    number = int.from_bytes(sha256(content.encode()).digest()[:8])
    letters = [ALPHABET[(number >> 5 * place) % len(ALPHABET)] for place in range(CODE_LENGTH)]
    half = CODE_LENGTH // 2
    return f"{''.join(letters[:half])}-{''.join(letters[half:])}"


def _citing(answers: Sequence[Answer]) -> Iterator[Block]:
    """Every block of the answers, in the order in which the key prints them; their sources as a block, too."""
    for answer in answers:
        yield Paragraph(answer.provenance.sources)
        yield from answer.why
        yield from (Paragraph(one.why) for one in answer.wrong)


def _answer(drawn: Drawable, made: Made) -> Answer:
    item = drawn.item
    why: tuple[Block, ...] = ()
    wrong: tuple[Distractor, ...] = ()
    match item:
        case Question():
            answer: tuple[Text, ...] = (item.answer,)
            why, wrong, rests_on = item.why, _confusions(item, made.choices), item.provenance
        case Matching():
            answer = tuple((*pair.term, Plain(" – "), *pair.value) for pair in item.pairs)
            rests_on = _together([pair.provenance for pair in item.pairs])
        case Ordering():
            answer, rests_on = item.steps, item.provenance
        case TrueSet():
            answer = tuple(candidate.text for candidate in item.candidates if candidate.right)
            rests_on = item.provenance
        case _:
            assert_never(item)
    return Answer(item.key, drawn.task, points(drawn), item.stem, answer, why, wrong, rests_on)


def _confusions(question: Question, made: Mapping[str, Choice]) -> tuple[Distractor, ...]:
    """The wrong answers that the forms offer, of which the confusion is known."""
    choice = made.get(question.key)
    return tuple(one for one in choice.wrong if one.why) if choice is not None else ()


def _together(parts: Sequence[Provenance]) -> Provenance:
    sources = tuple(dict.fromkeys(citation for part in parts for citation in part.sources))
    order = (Standing.UNVERIFIED, Standing.SECONDARY, Standing.OFFICIAL)
    standing = min((part.standing for part in parts), key=order.index)
    doubts = tuple(dict.fromkeys(part.doubt for part in parts if part.doubt))
    doubt = tuple(inline for one in doubts for inline in (*one, *words(" "))) if doubts else ()
    return Provenance(sources, standing, doubt)
