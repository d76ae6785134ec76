"""The draw: which items a quiz asks, spread over the sections, none of them twice and none telling another's answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Final

from studykit.assemble.candidates import Drawable, Pool
from studykit.assemble.rank import rank, shuffled
from studykit.model.kit import Topic
from studykit.model.quiz import QuizPlan, Task

SHARES: Final = {Task.MATCH: 0.1, Task.ORDER: 0.05, Task.SELECT: 0.1, Task.WRITE: 0.1}
"""Of the items, how many ask for something other than a choice: enough to vary, too few to slow the marking."""

ALTERNATES: Final = 0.15
"""Of the items, how many offer two answers only: who guesses is right in every other one."""

ONE_COLUMN: Final = 0.15
"""Of the items, how many ask for the same column of a table, while there is something else to ask."""

TELLING: Final = 0.6
"""An item tells another's answer when it shows the answer and this part of the words of the other's stem."""


def drawn(topics: Sequence[Topic], plan: QuizPlan, pool: Pool) -> tuple[Drawable, ...]:
    """What a quiz on these topics asks."""
    asked = (one for topic in topics for one in pool.drawables(topic, plan.choices, plan.seed))
    return draw(asked, plan.items, plan.seed)


def draw(candidates: Iterable[Drawable], count: int, seed: str) -> tuple[Drawable, ...]:
    """At most `count` of the candidates; the same for the same seed.

    No two ask the same or rest on the same fact. One that tells another's answer is drawn only when nothing else is
    left.
    """
    turns = _turns(candidates, seed)
    drawn: list[Drawable] = []
    columns = {one.column for one in turns if one.task in SHARES}
    unlike = Counter(one.column for one in turns if one.column in columns and one.unlike)
    for task, share in SHARES.items():
        # What makes poor choices makes a good match: each answer is there to be told from the others.
        asking = sorted((one for one in turns if one.task is task), key=lambda one: -unlike[one.column])
        _take(asking, round(share * count), drawn)
    _take((one for one in turns if one.alternate), round(ALTERNATES * count), drawn)
    _take(_choices(turns), count - len(drawn), drawn, column=max(1, round(ONE_COLUMN * count)))
    _take(_choices(turns), count - len(drawn), drawn)
    _take(turns, count - len(drawn), drawn)
    _take(_choices(turns), count - len(drawn), drawn, strict=False)
    return tuple(drawn)


def _turns(candidates: Iterable[Drawable], seed: str) -> list[Drawable]:
    """The candidates in turns: one of each section, then another of each; sections and items by rank."""
    sections: dict[str, list[Drawable]] = {}
    for candidate in candidates:
        sections.setdefault(candidate.section, []).append(candidate)
    rows = [
        shuffled(sections[section], lambda one: one.key, seed)
        for section in sorted(sections, key=lambda section: rank(seed, section))
    ]
    return [one for one in chain.from_iterable(zip_longest(*rows)) if one is not None]


def _choices(turns: Iterable[Drawable]) -> Iterator[Drawable]:
    return (one for one in turns if one.task is Task.CHOICE and not one.alternate)


def _take(
    turns: Iterable[Drawable], count: int, drawn: list[Drawable], *, strict: bool = True, column: int | None = None
) -> None:
    """Add up to `count` candidates to those drawn, sections that have had fewest turns first.

    With `column`, no more than so many ask for the same column of a table.
    """
    columns = Counter(one.column for one in drawn)
    asked = {one.asked for one in drawn}
    facts = {fact for one in drawn for fact in one.facts}
    for one in turns:
        if count <= 0:
            return
        repeated = one.asked in asked or not facts.isdisjoint(one.facts)
        if column is not None and columns[one.column] >= column:
            continue
        if repeated or (strict and any(_tells(one, other) or _tells(other, one) for other in drawn)):
            continue
        drawn.append(one)
        columns[one.column] += 1
        asked.add(one.asked)
        facts |= one.facts
        count -= 1


def _tells(one: Drawable, other: Drawable) -> bool:
    """Whether who reads the one knows the other's answer."""
    if not other.answer or not other.answer <= one.shown:
        return False
    return len(other.stem & one.shown) >= TELLING * len(other.stem)
