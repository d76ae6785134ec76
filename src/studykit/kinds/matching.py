"""Matching items: the entries of a table on one side, what a field says of them on the other."""

from collections.abc import Iterator, Sequence
from typing import Final

from studykit.kinds.phrases import gives_away, lettered, phrase, uncited
from studykit.kinds.prompts import Asked
from studykit.kinds.resolution import option_name
from studykit.kinds.values import saying
from studykit.model.clues import clues, common
from studykit.model.document import Paragraph, words
from studykit.model.facts import FactTable, FieldType
from studykit.model.lead import sentence
from studykit.model.question import Matching, Pair
from studykit.model.text import Text, plain

FEWEST: Final = 4
"""With fewer pairs, who knows one has nearly all of them."""

LONGEST: Final = 90
"""A value of more characters makes the list of values too long to search (Haladyna: keep options short)."""


def matchings(table: FactTable, asked: Sequence[Asked], title: Text) -> Iterator[Matching]:
    """An item for each field asked for in which enough entries say something short and different, and not their name.

    There is none without the key, whose absence has been noted: nobody could tell what is matched.
    """
    for about in asked if table.key else ():
        pairs = _silent(tuple(_pairs(table, about)))
        if len(pairs) >= FEWEST:
            label = about.field.label
            stem = phrase(sentence(title, words(f"match each {table.noun} with what stands under “{label}”.")))
            yield Matching(
                key=f"{table.path}/matching:{about.field.id}",
                stem=(Paragraph(stem),),
                terms=table.fields[table.key].label,
                values=label,
                pairs=pairs,
                span=about.field.span,
            )


def _pairs(table: FactTable, about: Asked) -> Iterator[Pair]:
    """The first entry for each thing said: of two that say the same, either could be meant."""
    if about.field.type is FieldType.LIST:
        return
    said: set[str] = set()
    for entry in (table.entries[slug] for slug in about.forth):
        value = entry.values[about.field.id]
        compared, name = saying(value), option_name(table, entry)
        if compared not in said and _fits(name, value.text):
            said.add(compared)
            yield Pair(
                f"{table.path}/{entry.id}/{about.field.id}",
                name,
                uncited(value.text),
                value.provenance or entry.provenance,
            )


def _silent(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs without those whose term repeats a word of its value, unless most of the values say it."""
    told = [clues(plain(pair.value)) for pair in pairs]
    known = common(told)
    both = zip(pairs, told, strict=True)
    return tuple(pair for pair, said in both if (clues(plain(pair.term)) - known).isdisjoint(said))


def _fits(name: Text, value: Text) -> bool:
    """Whether the value is short, does not name its entry, and is no letter: the options have letters of their own."""
    return len(plain(value)) <= LONGEST and not lettered(value) and not gives_away(value, name)
