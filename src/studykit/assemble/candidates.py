"""What a quiz can ask: every item of a topic as a task, with the facts it rests on and what it shows."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.assemble.rank import shuffled
from studykit.model.bare import bare, bare_blocks, changed, unlinked
from studykit.model.capitals import capital
from studykit.model.kit import Topic
from studykit.model.question import Candidate, Distractor, Item, Matching, Ordering, Question, TrueSet
from studykit.model.quiz import Task
from studykit.model.text import Text, plain
from studykit.model.walk import texts

MOST_ROWS: Final = 6
"""Terms of a matching item, steps of an ordering item, and options of a selection item."""

MOST_RIGHT: Final = 4
FEWEST_DISTRACTORS: Final = 2

SHORT: Final = 24
"""Characters of a name or a figure, for which others may well be taken though they have no word in common."""

_WORD: Final = re.compile(r"\w+")
_TELLING: Final = re.compile(r"\w{4,}")


class Drawable(Struct, frozen=True, dict=True):
    """An item of a topic, and the section it stands in, for a form with so many `choices` an item.

    `seed` is what rows are chosen by, where it has more than a form shows.

    What it asks and tells is found out when a draw comes to it, and then kept: a topic has hundreds of items, and a
    quiz comes to a few dozen.
    """

    whole: Item
    section: str
    choices: int
    seed: str

    @property
    def key(self) -> str:
        """The item's identity."""
        return self.whole.key

    @cached_property
    def item(self) -> Item:
        """The item, cut to what a form shows of it."""
        return _bare(_cut(self.whole, self.seed))

    @cached_property
    def alternate(self) -> bool:
        """Whether it is a choice between the two that its stem names, and so needs no third."""
        return isinstance(self.whole, Question) and _names_options(self.whole)

    @cached_property
    def task(self) -> Task:
        """What whoever answers it has to do."""
        match self.whole:
            case Question(distractors=distractors):
                enough = len(distractors) >= min(FEWEST_DISTRACTORS, self.choices - 1) or self.alternate
                return Task.CHOICE if enough else Task.WRITE
            case Matching():
                return Task.MATCH
            case Ordering():
                return Task.ORDER
            case TrueSet():
                return Task.SELECT
            case _:
                assert_never(self.whole)

    @cached_property
    def asked(self) -> str:
        """The stem's words in order, by which two items that ask the same are known."""
        return " ".join(" ".join(map(plain, texts(self.item.stem))).casefold().split())

    @cached_property
    def facts(self) -> frozenset[str]:
        """The names of the facts that it asks for or tells."""
        match self.item:
            case Question(key) if self.alternate:
                # who knows which of the two it is in one respect knows the other one's question, too
                return frozenset({key.rpartition("/")[0]})
            case Question(key):
                return frozenset({key.removesuffix("/reverse")})
            case Matching(pairs=pairs):
                return frozenset(pair.key for pair in pairs)
            case Ordering(key):
                return frozenset({key})
            case TrueSet(candidates=candidates):
                return frozenset(candidate.key for candidate in candidates)
            case _:
                assert_never(self.item)

    @cached_property
    def column(self) -> str:
        """What its answer is one of: a column of a table; itself where its wrong answers are its own."""
        if isinstance(self.whole, Matching):
            return f"{self.section}/{self.key.rpartition(':')[2]}"
        place, *field = self.key.removeprefix(f"{self.section}/").split("/", 1)
        return f"{self.section}/{field[0]}" if field else f"{self.section}/{place}"

    @cached_property
    def unlike(self) -> bool:
        """Whether no wrong answer has a word of the question or the right answer, so that what is meant shows."""
        match self.whole:
            case Question(stem=stem, distractors=[_, *_]) if len(plain(self.whole.answer)) > SHORT:
                told = _telling(*texts(stem), self.whole.answer)
                return all(told.isdisjoint(_telling(one.text)) for one in self.whole.distractors)
            case _:
                return False

    @cached_property
    def stem(self) -> frozenset[str]:
        """The words of its stem."""
        return words(*texts(self.item.stem))

    @cached_property
    def shown(self) -> frozenset[str]:
        """The words that everybody reads."""
        match self.item:
            case Question():
                return self.stem
            case Matching(pairs=pairs):
                return self.stem | words(*(text for pair in pairs for text in (pair.term, pair.value)))
            case Ordering(steps=steps):
                return self.stem | words(*steps)
            case TrueSet(candidates=candidates):
                return self.stem | words(*(candidate.text for candidate in candidates))
            case _:
                assert_never(self.item)

    @cached_property
    def answer(self) -> frozenset[str]:
        """The words of its answer; none where the answer is a choice among what is shown."""
        return words(self.item.answer) if isinstance(self.item, Question) else frozenset()


class Pool:
    """What several draws from the same topics have in common: the questions, of which no seed cuts anything."""

    def __init__(self) -> None:
        self._questions: dict[tuple[str, int], Drawable] = {}

    def drawables(self, topic: Topic, choices: int, seed: str) -> Iterator[Drawable]:
        """Everything that can be asked about the topic, in reading order."""
        for section in topic.sections:
            place = f"{topic.id}/{section.id}"
            for item in section.questions:
                if not isinstance(item, Question):
                    yield Drawable(item, place, choices, seed)
                    continue
                known = self._questions.get((item.key, choices))
                if known is None:
                    known = self._questions[item.key, choices] = Drawable(item, place, choices, "")
                yield known


def words(*parts: Text) -> frozenset[str]:
    """The words of some texts, without their capitals."""
    return frozenset(word for part in parts for word in _WORD.findall(plain(part).casefold()))


def _telling(*parts: Text) -> set[str]:
    """Words that say something: those of four letters and more."""
    return {word for part in parts for word in _TELLING.findall(plain(part).casefold())}


def _names_options(question: Question) -> bool:
    if not question.distractors:
        return False
    stem = " ".join(plain(bare(text)) for text in texts(question.stem)).casefold()
    options = (question.answer, *(distractor.text for distractor in question.distractors))
    return all(plain(bare(option)).casefold() in stem for option in options)


def _cut(item: Item, seed: str) -> Item:
    """The item with no more rows than a form shows, chosen by rank."""
    match item:
        case Question():
            return item
        case Matching():
            kept = {pair.key for pair in shuffled(item.pairs, lambda pair: pair.key, seed, item.key)[:MOST_ROWS]}
            return replace(item, pairs=tuple(pair for pair in item.pairs if pair.key in kept))
        case Ordering():
            kept = {plain(step) for step in shuffled(item.steps, plain, seed, item.key)[:MOST_ROWS]}
            return replace(item, steps=tuple(step for step in item.steps if plain(step) in kept))
        case TrueSet():
            return replace(item, candidates=_cut_set(item, seed))
        case _:
            assert_never(item)


def _bare(item: Item) -> Item:
    """The item without citations and links, which a form has nowhere to lead; its answers begin with a capital."""
    stem = bare_blocks(item.stem)
    match item:
        case Question():
            wrong = tuple(map(_bare_distractor, item.distractors))
            why = changed(item.why, unlinked)
            return replace(item, stem=stem, answer=capital(bare(item.answer)), distractors=wrong, why=why)
        case Matching():
            pairs = tuple(replace(pair, term=bare(pair.term), value=capital(bare(pair.value))) for pair in item.pairs)
            return replace(item, stem=stem, pairs=pairs)
        case Ordering():
            return replace(item, stem=stem, steps=tuple(capital(bare(step)) for step in item.steps))
        case TrueSet():
            candidates = tuple(replace(one, text=capital(bare(one.text))) for one in item.candidates)
            return replace(item, stem=stem, candidates=candidates)
        case _:
            assert_never(item)


def _bare_distractor(distractor: Distractor) -> Distractor:
    text, why = capital(bare(distractor.text)), unlinked(distractor.why)
    return distractor if text is distractor.text and why is distractor.why else Distractor(text, why)


def _cut_set(item: TrueSet, seed: str) -> tuple[Candidate, ...]:
    ranked = shuffled(item.candidates, lambda candidate: candidate.key, seed, item.key)
    right = [candidate for candidate in ranked if candidate.right]
    wrong = [candidate for candidate in ranked if not candidate.right]
    enough = max(FEWEST_DISTRACTORS, MOST_ROWS - len(right))
    kept = {candidate.key for candidate in (*right[:MOST_RIGHT], *wrong[:enough])}
    return tuple(candidate for candidate in item.candidates if candidate.key in kept)
