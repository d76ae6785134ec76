"""The rules of order: numbers that cannot be sorted, and right answers that always stand in the same place."""

import re
from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import Final

from studykit.lint.finding import Finding
from studykit.lint.material import Choosing, Material
from studykit.lint.words import shortened
from studykit.model.natural import Place, spoken_places

FEWEST: Final = 6
"""Items of one section; among fewer, chance alone puts most keys in one place."""

OPTIONS: Final = 3

_NUMERIC: Final = re.compile(
    r"(?:about |at (?:least|most) )?[$]?[-−]?\d[\d,]*(?:\.\d+)?%?(?: [^\W\d]+){0,3}", re.IGNORECASE
)


def unsorted_numbers(material: Material) -> Iterator[Finding]:
    """Numbers among the options that cannot be put in order.

    Options that are numbers stand by their size, so that nobody searches (Haladyna, rule 21). A quiz sorts them by
    itself; it cannot where their units differ or two are the same size.

    Wrong:  answer: 2 weeks                      # wrong: 10 days, 30 days
    Right:  answer: 14 days                      # wrong: 10 days, 30 days
    """
    for item in material.choosing:
        if item.by_hand and all(map(_NUMERIC.fullmatch, item.options)) and spoken_places(item.options) is None:
            hint = "give all of them in one unit, and each its own size"
            yield Finding(item.span, f"the options of “{shortened(item.stem)}” cannot be sorted", hint)


def skewed(material: Material) -> Iterator[Finding]:
    """Right answers that always stand in the same place of a form.

    Options that are numbers or dates stand in their natural order, so a quiz cannot move the right one. If it is always
    the greatest (or the least), who guesses knows. More keys of one section in one place than chance would put there
    are found: above their even share plus one.

    Wrong:  six cases that ask for a number, and the right one is the greatest each time
    Right:  give some of them a wrong answer that is greater
    """
    sized = ((item, spoken_places(item.options)) for item in material.choosing)
    bounds = [(item, _bound(places)) for item, places in sized if places is not None]
    for _, group in groupby(bounds, key=lambda one: _series(one[0])):
        items = list(group)
        for place in ("least", "greatest"):
            bound = [item for item, stands in items if stands == place]
            if len(items) >= FEWEST and len(bound) > ceil(len(items) / OPTIONS) + 1:
                hint = "give some of them a wrong answer beyond it"
                message = f"the right answer is the {place} of all options in {len(bound)} of {len(items)} questions"
                yield Finding(bound[0].span, message, hint)


def _series(item: Choosing) -> str:
    """The section of a question, and the field where it is made of a table: its identity without the entry."""
    if item.by_hand:
        return item.key.rpartition("/")[0]
    topic, section, _, field = item.key.split("/", 3)
    return f"{topic}/{section}/{field}"


def _bound(places: tuple[Place, ...]) -> str:
    """Where the key has to stand, whichever distractors are drawn: least, greatest, or (empty) elsewhere."""
    key, *others = places
    return "least" if key < min(others) else "greatest" if key > max(others) else ""
