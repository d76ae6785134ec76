"""Selection items: which of these belong to a set? The entries that refer to one, or that fulfil a condition."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from studykit.diagnostics import Span
from studykit.kinds.enumeration_cards import Member
from studykit.kinds.fields import Templates
from studykit.kinds.kind import Scope
from studykit.kinds.marks import union
from studykit.kinds.phrases import identity, lettered, uncited
from studykit.kinds.resolution import key_text, option_name, shown, target_table
from studykit.kinds.selection import Selection, fulfils
from studykit.kinds.templates import fill
from studykit.model.document import Block, Paragraph
from studykit.model.facts import Entry, FactTable, Field
from studykit.model.question import Candidate, TrueSet
from studykit.model.text import Text

FEWEST_RIGHT: Final = 2
FEWEST_WRONG: Final = 2
MOST_WRONG: Final = 12
"""More than a form shows; the work for a table grows with its entries alone."""


def memberships(table: FactTable, templates: Mapping[str, Templates], scope: Scope) -> Iterator[TrueSet]:
    """For each entry referred to, the question which entries refer to it and not to another."""
    for field in table.fields.values():
        template = templates[field.id].members
        target = target_table(table, field.id, scope) if template is not None else None
        if template is None or target is None:
            continue
        stated = [entry for entry in table.entries.values() if field.id in entry.values]
        places: dict[str, list[int]] = {}
        for place, entry in enumerate(stated):
            places.setdefault(entry.values[field.id].target or "", []).append(place)
        for one in (one for one in target.entries.values() if one.id in places):
            stem = (Paragraph(fill(template, {field.id: key_text(target, one)})),)
            yield from _referring(table, field, one.id, stem, _around(stated, places[one.id]))


def excluded(
    path: str, ask: Text, members: Sequence[Member], chosen: Selection, scope: Scope, at: Span
) -> tuple[TrueSet, ...]:
    """Which of these are members of the list? The wrong ones are entries that fail a condition they could fulfil."""
    found = scope.field(chosen.of)
    if found is None or not chosen.where or not members:
        return ()
    table, field = found
    names = [str(condition.field) for condition in chosen.where]
    right = {member.id for member in members}
    candidates = [
        Candidate(f"{table.path}/{member.id}/{names[0]}", uncited(member.text), right=True) for member in members
    ]
    for entry in table.entries.values():
        stated = field in entry.values and all(name in entry.values for name in names)
        if len(candidates) == len(members) + MOST_WRONG:
            break
        if entry.id in right or not stated:
            continue
        if not all(fulfils(entry.values[c.field], table.fields[c.field], c) for c in chosen.where):
            text = uncited(shown(table, field, entry.values[field], scope).text)
            candidates.append(Candidate(f"{table.path}/{entry.id}/{names[0]}", text, right=False))
    rests_on = union([member.provenance for member in members])
    item = TrueSet(f"{path}/members:all", (Paragraph(ask),), _different(candidates), rests_on, at)
    return (item,) if _fair(item) else ()


def _around(stated: Sequence[Entry], right: Sequence[int]) -> list[Entry]:
    """The entries at these places, and the next few others after the first of them, in the author's order."""
    own, wrong = set(right), list[int]()
    for step in range(1, len(stated)):
        if len(wrong) == MOST_WRONG:
            break
        place = (right[0] + step) % len(stated)
        if place not in own:
            wrong.append(place)
    return [stated[place] for place in sorted((*right, *wrong))]


def _referring(
    table: FactTable, field: Field, target: str, stem: tuple[Block, ...], entries: Sequence[Entry]
) -> Iterator[TrueSet]:
    values = [(entry, entry.values[field.id]) for entry in entries]
    candidates = [
        Candidate(f"{table.path}/{entry.id}/{field.id}", option_name(table, entry), right=value.target == target)
        for entry, value in values
    ]
    rests_on = union([value.provenance or entry.provenance for entry, value in values if value.target == target])
    item = TrueSet(f"{table.path}/members:{field.id}/{target}", stem, _different(candidates), rests_on, field.span)
    if _fair(item):
        yield item


def _different(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without those that say what one before them says: the right ones stand first for this."""
    first: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: not candidate.right):
        first.setdefault(identity(candidate.text), candidate)
    kept = {candidate.key for candidate in first.values()}
    return tuple(candidate for candidate in candidates if candidate.key in kept)


def _fair(item: TrueSet) -> bool:
    if any(lettered(candidate.text) for candidate in item.candidates):
        return False
    right = sum(candidate.right for candidate in item.candidates)
    return right >= FEWEST_RIGHT and len(item.candidates) - right >= FEWEST_WRONG
