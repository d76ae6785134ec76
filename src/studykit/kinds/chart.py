"""The kind `chart`: what stands under what, drawn from a field in which each entry names the one above it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.kinds.kind import Derived, Reader, Scope
from studykit.kinds.levels import DEEPEST, levels
from studykit.kinds.phrases import uncited
from studykit.kinds.pictures import box_text, marked_alike, picture, whole_card
from studykit.kinds.resolution import key_text, resolved, target_table
from studykit.kinds.schema import Authored, SectionSchema, Slug
from studykit.model.authored import Scalar
from studykit.model.facts import Entry, FactTable, FieldType
from studykit.model.figure import Hierarchy, Node
from studykit.model.source import Provenance
from studykit.model.text import Text
from studykit.spelling import listed, suggestion

TASK = "Draw the chart from memory, from the top down."


class ChartSchema(SectionSchema, frozen=True, kw_only=True):
    """A chart as the author writes it."""

    id: Slug = field(name="chart")
    ask: Authored | None = None
    of: Authored
    parent: Authored
    note: Authored | None = None
    top: Authored | None = None


class Chart(Struct, frozen=True):
    """The table, the field that names what stands above, the one told in small letters, and what tops it all."""

    title: Text
    asked: Text
    of: Scalar
    parent: Scalar
    note: Scalar | None
    top: Text
    span: Span


class _Boxes(Struct, frozen=True):
    """What is drawn: the entries by their places, what stands under each, and what none stands above."""

    tables: Mapping[str, FactTable]
    entries: Mapping[tuple[str, str], Entry]
    under: Mapping[tuple[str, str], Sequence[tuple[str, str]]]
    tops: Sequence[tuple[str, str]]


def read(written: ChartSchema, reader: Reader) -> Chart:
    """The chart."""
    title = reader.text(written.title)
    asked = reader.text(written.ask) if written.ask is not None else title
    top = reader.text(written.top) if written.top is not None else ()
    return Chart(title, asked, written.of, written.parent, written.note, top, written.id.span)


def derive(body: Chart, scope: Scope) -> Derived:
    """The chart, and a card that asks for all of it."""
    table = scope.table(body.of)
    boxes = _boxes(table, body, scope) if table is not None and _fields_fit(table, body, scope) else None
    if boxes is None:
        return Derived(())
    rests_on = [_rests_on(entry, body.parent) for entry in boxes.entries.values()]
    alike = marked_alike(rests_on)
    roots = tuple(_node(top, boxes, body, alike=alike) for top in boxes.tops)
    chart = Hierarchy((Node(body.top, children=roots),) if body.top else roots)
    return Derived(
        picture(chart, body.title, rests_on, body.span),
        (whole_card(scope.path, body.asked, TASK, chart, body.title, rests_on, body.span),),
    )


def _fields_fit(table: FactTable, body: Chart, scope: Scope) -> bool:
    for name in (body.parent, body.note):
        if name is not None and name not in table.fields:
            scope.error(name.span, "K104", f"no field `{name}` in `{table.path}`", suggestion(name, table.fields))
            return False
    if table.fields[body.parent].type is not FieldType.REF:
        hint = "name a field of type ref, in which each entry names what stands above it"
        scope.error(body.parent.span, "K186", f"`{body.parent}` refers to nothing", hint)
        return False
    return True


def _boxes(table: FactTable, body: Chart, scope: Scope) -> _Boxes | None:
    """What stands under what, from one table or two; None, and a problem noted, where it goes round in a circle."""
    above = target_table(table, body.parent, scope)
    if above is None:
        return None
    tables = {above.path: resolved(above, scope), table.path: resolved(table, scope)}
    entries = {(path, name): entry for path, one in tables.items() for name, entry in one.entries.items()}
    under: dict[tuple[str, str], list[tuple[str, str]]] = {}
    hanging: set[tuple[str, str]] = set()
    for name, entry in table.entries.items():
        value = entry.values.get(body.parent)
        if value is None or value.target is None or str(value.target) not in above.entries:
            continue
        under.setdefault((above.path, str(value.target)), []).append((table.path, name))
        hanging.add((table.path, name))
    tops = [place for place in entries if place not in hanging]
    found = levels(tops, lambda place: under.get(place, ()))
    lost = [name for path, name in entries if (path, name) not in found]
    if lost:
        hint = "one of them has to stand at the top: leave its field empty"
        scope.error(body.parent.span, "K187", f"{listed(lost)} stand above each other in a circle", hint)
        return None
    deep = next((place for place, level in found.items() if level > DEEPEST), None)
    if deep is not None:
        hint = "let a chart of its own begin further down"
        scope.error(body.parent.span, "K189", f"`{deep[1]}` stands under more than {DEEPEST} others", hint)
        return None
    if above.path == table.path and len(tops) > 1 and not body.top:
        hint = "name what stands above them, or give `top:` for a box above them all"
        names = listed([name for _, name in tops])
        scope.warning(body.parent.span, "K188", f"nothing stands above {names}: this chart has {len(tops)} tops", hint)
    return _Boxes(tables, entries, under, tops)


def _rests_on(entry: Entry, parent: Scalar) -> Provenance:
    """What the box and its place in the chart rest on."""
    above = entry.values.get(parent)
    return above.provenance if above is not None and above.provenance is not None else entry.provenance


def _node(place: tuple[str, str], boxes: _Boxes, body: Chart, *, alike: bool) -> Node:
    path, _ = place
    entry = boxes.entries[place]
    said = entry.values.get(body.note) if body.note is not None else None
    return Node(
        box_text(key_text(boxes.tables[path], entry), _rests_on(entry, body.parent), alike=alike),
        uncited(said.text) if said else (),
        children=tuple(_node(child, boxes, body, alike=alike) for child in boxes.under.get(place, ())),
    )
