"""The options of a choice: which wrong answers it offers, in which order, and where the right one stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from studykit.assemble.rank import rank, shuffled
from studykit.model.natural import natural_order, natural_places
from studykit.model.question import Distractor, Question
from studykit.model.text import Text, plain


class Choice(Struct, frozen=True):
    """A question with the wrong answers that it offers in every version.

    `fixed` are the options in their natural order, the right one at position `right`; None where they have none.
    """

    question: Question
    wrong: tuple[Distractor, ...]
    fixed: tuple[Text, ...] | None
    right: int

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self.wrong) + 1


def choices(questions: Sequence[Question], count: int, seed: str) -> dict[str, Choice]:
    """By identity, each question with at most `count` options, the right ones of fixed order evenly placed."""
    used: Counter[int] = Counter()
    made: dict[str, Choice] = {}
    for question in shuffled(questions, lambda question: question.key, seed):
        made[question.key] = choice = _choice(question, count, used, seed)
        if choice.fixed is not None:
            used[choice.right] += 1
    return made


def positions(made: Iterable[Choice], *salt: str) -> Mapping[str, int]:
    """By identity, where the right answer stands in the version that the salt names.

    Each position has as many right answers as any other, or one less, unless natural order forbids.
    """
    placed: dict[str, int] = {}
    groups: dict[int, list[Choice]] = {}
    for choice in made:
        groups.setdefault(choice.count, []).append(choice)
    used: Counter[int] = Counter()
    for count, group in sorted(groups.items()):
        fixed = {choice.question.key: choice.right for choice in group if choice.fixed is not None}
        used.update(fixed.values())
        placed |= fixed
        free = shuffled(
            (choice for choice in group if choice.fixed is None), lambda choice: choice.question.key, *salt, "place"
        )
        for choice, position in zip(free, _even(len(free), count, used, salt), strict=True):
            placed[choice.question.key] = position
    return placed


def arranged(choice: Choice, position: int, *salt: str) -> tuple[Text, ...]:
    """The options with the right one at the position; the wrong ones by rank, unless their order is natural."""
    if choice.fixed is not None:
        return choice.fixed
    wrong = [one.text for one in shuffled(choice.wrong, lambda one: plain(one.text), *salt, choice.question.key)]
    return (*wrong[:position], choice.question.answer, *wrong[position:])


def _even(free: int, count: int, used: Counter[int], salt: tuple[str, ...]) -> list[int]:
    """As many positions, each time the least used; it is counted among the used."""
    found = []
    for turn in range(free):
        position = min(range(count), key=lambda one: (used[one], rank(*salt, str(turn), str(one))))
        used[position] += 1
        found.append(position)
    # Dealt out one after the other they would come in rounds, and the last of a round would be known.
    return [found[place] for place in sorted(range(free), key=lambda place: rank(*salt, "mix", str(place)))]


def _choice(question: Question, count: int, used: Counter[int], seed: str) -> Choice:
    places = natural_places([question.answer, *(one.text for one in question.distractors)])
    # The best wrong answers stand first; one more of them than needed, so that another seed makes another choice.
    best = question.distractors if places is not None else question.distractors[:count]
    pool = shuffled(best, lambda one: plain(one.text), seed, question.key)
    places = natural_places([question.answer, *(one.text for one in pool)])
    if places is not None:
        less = [one for one, place in zip(pool, places[1:], strict=True) if place < places[0]]
        more = [one for one, place in zip(pool, places[1:], strict=True) if place > places[0]]
        size = min(count - 1, len(pool))
        possible = range(max(0, size - len(more)), min(size, len(less)) + 1)
        position = min(possible, key=lambda one: (used[one], rank(seed, question.key, str(one))))
        pool = [*less[:position], *more[: size - position]]
    wrong = tuple(pool[: count - 1])
    order = natural_order([question.answer, *(one.text for one in wrong)])
    if order is None:
        return Choice(question, wrong, None, 0)
    options = (question.answer, *(one.text for one in wrong))
    return Choice(question, wrong, tuple(options[index] for index in order), order.index(0))
