"""What is asked about a table: each question both ways, filled in, without those that cannot be answered fairly."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from studykit.kinds.fields import Templates
from studykit.kinds.kind import Scope
from studykit.kinds.phrases import gives_away, identity, uncited
from studykit.kinds.resolution import key_text
from studykit.kinds.templates import fill, is_sound, placeholders
from studykit.kinds.values import saying
from studykit.model.authored import Scalar
from studykit.model.document import words
from studykit.model.facts import Entry, FactTable, Field, Value
from studykit.model.text import Text, plain
from studykit.spelling import listed


class Asked(Struct, frozen=True):
    """The questions about one field, by entry: `forth` asks for the value, `back` for the entry's key.

    `back` has only the questions with one right answer that does not stand in them.
    """

    field: Field
    forth: Mapping[str, Text]
    back: Mapping[str, Text]


class _Prompt(Struct, frozen=True):
    """A template filled in, and its words for comparing, in which 10 and 10.0 are the same."""

    text: Text
    compared: str


def prompts(table: FactTable, templates: Mapping[str, Templates], scope: Scope) -> tuple[Asked, ...]:
    """The questions about every field that asks one, in the order of the fields; unfair ones are noted."""
    fields = (field for field in table.fields.values() if field.ask is not None)
    return tuple(_asked(table, field, templates[field.id], scope) for field in fields)


def _asked(table: FactTable, field: Field, templates: Templates, scope: Scope) -> Asked:
    entries = [entry for entry in table.entries.values() if field.id in entry.values]
    forth = _filled(table, entries, field.ask, templates.ask, scope)
    _note_repeated(table, field, forth, scope)
    back = _filled(table, entries, field.reverse, templates.reverse, scope)
    return Asked(field, {slug: prompt.text for slug, prompt in forth.items()}, _fair(table, field, back, scope))


def _filled(
    table: FactTable, entries: Sequence[Entry], written: Scalar | None, template: Text | None, scope: Scope
) -> dict[str, _Prompt]:
    if written is None or template is None:
        return {}
    known = [(name, offset) for name, offset in placeholders(written) if name in table.fields]
    for name, offset in known:
        empty = [entry.id for entry in entries if name not in entry.values]
        if empty and table.fields[name].optional:
            hint = f"fill it in there, or ask without `{{{name}}}`"
            scope.error(written.at(offset, len(name) + 2), "K112", f"`{name}` is empty in {listed(empty)}", hint)
    names = [name for name, _ in known]
    return {
        entry.id: _prompt(template, {name: entry.values[name] for name in names if name in entry.values})
        for entry in entries
    }


def _prompt(template: Text, values: Mapping[str, Value]) -> _Prompt:
    text = fill(template, {name: uncited(value.text) for name, value in values.items()})
    if all(value.number is None for value in values.values()):
        return _Prompt(text, identity(text))
    return _Prompt(text, identity(fill(template, {name: words(saying(value)) for name, value in values.items()})))


def _note_repeated(table: FactTable, field: Field, asked: Mapping[str, _Prompt], scope: Scope) -> None:
    if field.ask is None or not is_sound(field.ask, table.fields):
        return
    shared = next((slugs for slugs in _same(asked) if len(slugs) > 1), None)
    if shared is None or len({identity(key_text(table, table.entries[slug])) for slug in shared}) == 1:
        return  # entries with the same key have been noted as such
    said = plain(asked[shared[0]].text)
    if not any(f"{{{name}}}" in said for name, _ in placeholders(field.ask)):  # an open placeholder has been noted
        message = f'"{said}" is asked about {listed(shared)}'
        scope.error(field.ask.span, "K113", message, "name the entry in the question: put its key field in braces")


def _fair(table: FactTable, field: Field, asked: Mapping[str, _Prompt], scope: Scope) -> dict[str, Text]:
    """The reverse questions that have one right answer and do not contain it."""
    if field.reverse is None:
        return {}
    same = _same(asked)
    if is_sound(field.reverse, table.fields):
        _note_ambiguous(field.reverse, [slugs for slugs in same if len(slugs) > 1], asked, scope)
    single = {slugs[0]: asked[slugs[0]].text for slugs in same if len(slugs) == 1}
    told = {slug for slug, text in single.items() if gives_away(text, key_text(table, table.entries[slug]))}
    if told:
        slugs = [slug for slug in single if slug in told]
        message = f'"{plain(single[slugs[0]])}" contains its answer ({listed(slugs)})'
        hint = "this reverse card was left out; word the value without the key"
        scope.warning(field.reverse.span, "K114", message, hint)
    return {slug: text for slug, text in single.items() if slug not in told}


def _note_ambiguous(
    reverse: Scalar, shared: Sequence[Sequence[str]], asked: Mapping[str, _Prompt], scope: Scope
) -> None:
    """One warning for a field: the first question with several right answers, and how many more there are."""
    if not shared:
        return
    slugs, more = shared[0], len(shared) - 1
    others = {0: "", 1: "; 1 more question of this kind has several"}.get(
        more, f"; {more} more questions of this kind have several"
    )
    message = f'"{plain(asked[slugs[0]].text)}" has {len(slugs)} right answers ({listed(slugs)}){others}'
    hint = "this reverse card was left out; drop `reverse` or add a condition"
    scope.warning(reverse.span, "Q310", message, hint)


def _same(asked: Mapping[str, _Prompt]) -> list[list[str]]:
    """The entries grouped by what they are asked, in the order of the first of each."""
    groups: dict[str, list[str]] = {}
    for slug, prompt in asked.items():
        groups.setdefault(prompt.compared, []).append(slug)
    return list(groups.values())
