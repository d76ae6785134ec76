"""What is asked about a table: each question both ways, filled in, without those that cannot be answered fairly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studykit.kinds.fields import Templates
from studykit.kinds.kind import Scope
from studykit.kinds.phrases import gives_away, identity, uncited
from studykit.kinds.resolution import key_text
from studykit.kinds.spelling import listed
from studykit.kinds.templates import fill, placeholders
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FactTable, Field
from studykit.model.text import Text, plain


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions about one field, by entry: `forth` asks for the value, `back` for the entry's key.

    `back` has only the questions with one right answer that does not stand in them.
    """

    field: Field
    forth: Mapping[str, Text]
    back: Mapping[str, Text]


def prompts(table: FactTable, templates: Mapping[str, Templates], scope: Scope) -> tuple[Asked, ...]:
    """The questions about every field that asks one, in the order of the fields; unfair ones are noted."""
    said = {
        slug: {name: uncited(value.text) for name, value in entry.values.items()}
        for slug, entry in table.entries.items()
    }
    return tuple(
        _asked(table, field, templates[field.id], said, scope)
        for field in table.fields.values()
        if templates[field.id].ask is not None
    )


def _asked(
    table: FactTable, field: Field, templates: Templates, said: Mapping[str, Mapping[str, Text]], scope: Scope
) -> Asked:
    entries = [entry for entry in table.entries.values() if field.id in entry.values]
    forth = _filled(field.ask, templates.ask, entries, said, scope)
    _note_repeated(field, forth, scope)
    back = _filled(field.reverse, templates.reverse, entries, said, scope)
    return Asked(field, forth, _fair(table, field, back, scope))


def _filled(
    written: Scalar | None,
    template: Text | None,
    entries: Sequence[Entry],
    said: Mapping[str, Mapping[str, Text]],
    scope: Scope,
) -> dict[str, Text]:
    if written is None or template is None:
        return {}
    for name, offset in placeholders(written):
        empty = [entry.id for entry in entries if name not in entry.values]
        if empty and any(name in values for values in said.values()):
            hint = f"fill it in there, or ask without `{{{name}}}`"
            scope.error(written.at(offset, len(name) + 2), "K112", f"`{name}` is empty in {listed(empty)}", hint)
    return {entry.id: fill(template, said[entry.id]) for entry in entries}


def _note_repeated(field: Field, asked: Mapping[str, Text], scope: Scope) -> None:
    for ids in _same(asked):
        if len(ids) > 1 and field.ask is not None:
            message = f'"{plain(asked[ids[0]])}" is asked about {listed(ids)}'
            scope.error(field.ask.span, "K113", message, "name the entry in the question: put its key field in braces")
            return


def _fair(table: FactTable, field: Field, asked: Mapping[str, Text], scope: Scope) -> dict[str, Text]:
    """The reverse questions that have one right answer and do not contain it."""
    if field.reverse is None:
        return {}
    same = _same(asked)
    shared = [ids for ids in same if len(ids) > 1]
    if shared:
        ids, more = shared[0], len(shared) - 1
        others = f"; so have {more} more of this field" if more else ""
        message = f'"{plain(asked[ids[0]])}" has {len(ids)} right answers ({listed(ids)}){others}'
        hint = "this reverse card was left out; drop `reverse` or add a condition"
        scope.warning(field.reverse.span, "Q310", message, hint)
    single = [ids[0] for ids in same if len(ids) == 1]
    told = [slug for slug in single if gives_away(asked[slug], key_text(table, table.entries[slug]))]
    if told:
        message = f'"{plain(asked[told[0]])}" contains its answer ({listed(told)})'
        hint = "this reverse card was left out; word the value without the key"
        scope.warning(field.reverse.span, "K114", message, hint)
    left_out = frozenset(told)
    return {slug: asked[slug] for slug in single if slug not in left_out}


def _same(asked: Mapping[str, Text]) -> list[list[str]]:
    """The entries grouped by what they are asked, in the order of the first of each."""
    groups: dict[str, list[str]] = {}
    for slug, prompt in asked.items():
        groups.setdefault(identity(prompt), []).append(slug)
    return list(groups.values())
