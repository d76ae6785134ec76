"""The versions of a quiz: the same items in another order, with their options in another order."""

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Final, assert_never

from msgspec import Struct

from studykit.assemble.candidates import Drawable
from studykit.assemble.options import Choice, arranged, choices, positions
from studykit.assemble.rank import shuffled
from studykit.model.natural import natural_order
from studykit.model.question import Matching, Ordering, Question, TrueSet
from studykit.model.quiz import Form, FormItem, Row, Task
from studykit.model.text import Text, plain

ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
WORDS_A_LINE: Final = 9
"""What fits on a ruled line by hand; an answer has one line more than its words take."""

MOST_LINES: Final = 6


class Made(Struct, frozen=True):
    """The versions, and by identity the choices with the wrong answers that they offer."""

    forms: tuple[Form, ...]
    choices: Mapping[str, Choice]


def forms(drawn: Sequence[Drawable], versions: int, options: int, seed: str) -> Made:
    """Versions A, B, … of the items, with at most `options` answers to choose from; the same for the same seed."""
    asked = [one.item for one in drawn if one.task is Task.CHOICE and isinstance(one.item, Question)]
    made = choices(asked, options, seed)
    return Made(tuple(_form(version, drawn, made, seed) for version in ascii_uppercase[:versions]), made)


def points(drawn: Drawable) -> int:
    """What an item counts: a point for each thing that has to be known."""
    match drawn.item:
        case Matching(pairs=pairs):
            return len(pairs)
        case Ordering(steps=steps):
            return len(steps) - 1
        case TrueSet(candidates=candidates):
            return sum(candidate.right for candidate in candidates)
        case Question():
            return 2 if drawn.task is Task.WRITE else 1
        case _:
            assert_never(drawn.item)


def _form(version: str, drawn: Sequence[Drawable], made: Mapping[str, Choice], seed: str) -> Form:
    placed = positions(made.values(), seed, version)
    ordered = [
        one for task in Task for one in shuffled((o for o in drawn if o.task is task), lambda o: o.key, seed, version)
    ]
    items = (
        _item(number, one, made.get(one.key), placed.get(one.key, 0), (seed, version))
        for number, one in enumerate(ordered, 1)
    )
    return Form(version, tuple(items))


def _item(number: int, drawn: Drawable, choice: Choice | None, position: int, salt: tuple[str, str]) -> FormItem:
    item, label = drawn.item, str(number)
    options: tuple[Text, ...] = ()
    rows: tuple[Row, ...] = ()
    heads, lines = ("", ""), 0
    match item:
        case Question() if choice is not None:
            options = arranged(choice, position, *salt)
            rows = (Row(label, (), (options.index(item.answer),)),)
        case Question():
            lines = min(MOST_LINES, 2 + len(plain(item.answer).split()) // WORDS_A_LINE)
        case Matching():
            options = _unsorted([pair.value for pair in item.pairs], item.key, salt)
            pairs = shuffled(item.pairs, lambda pair: pair.key, *salt)
            rows = tuple(_rows(label, [(pair.term, options.index(pair.value)) for pair in pairs]))
            heads = (item.terms, item.values)
        case Ordering():
            options = _disordered(item, salt)
            rows = tuple(
                _rows(label, [((), options.index(step)) for step in item.steps]),
            )
        case TrueSet():
            texts = [candidate.text for candidate in item.candidates]
            right = {plain(candidate.text) for candidate in item.candidates if candidate.right}
            options = _unsorted(texts, item.key, salt)
            rows = (Row(label, (), tuple(n for n, text in enumerate(options) if plain(text) in right)),)
        case _:
            assert_never(item)
    return FormItem(number, item.key, drawn.task, points(drawn), item.stem, options, rows, heads, lines)


def _rows(label: str, answers: Sequence[tuple[Text, int]]) -> Iterator[Row]:
    for number, (prompt, position) in enumerate(answers, 1):
        yield Row(f"{label}.{number}", prompt, (position,))


def _unsorted(texts: Sequence[Text], key: str, salt: tuple[str, str]) -> tuple[Text, ...]:
    """The texts in their natural order where they have one, else by rank."""
    order = natural_order(texts)
    if order is not None:
        return tuple(texts[index] for index in order)
    return tuple(shuffled(texts, plain, *salt, key))


def _disordered(item: Ordering, salt: tuple[str, str]) -> tuple[Text, ...]:
    """The steps by rank, but never in the right order."""
    steps = tuple(shuffled(item.steps, plain, *salt, item.key))
    return steps if steps != item.steps else (*steps[1:], steps[0])
