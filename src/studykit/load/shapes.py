"""Trees read by their schemas: from a schema's annotations, a shape for each of its fields, which takes a node."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Protocol, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct

from studykit.kinds.schema import Filled, Form, Many, Schema, Shorthand
from studykit.load.faults import At, Faults
from studykit.load.tree import Listed, Mapped, Node
from studykit.model.authored import Scalar

_YES_OR_NO: Final = {"yes": True, "no": False, "true": True, "false": False}
_NEITHER: Final = Form(lambda _: False, "S107", "`{0}` is neither yes nor no", "write `yes` or `no`")


class Shape(Protocol):
    """What a node may be."""

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The value of the node that stands at a place; where it does not fit, the faults are noted, and None is given.

        A value is sound when there are no faults in the whole tree.
        """


class Anything(Struct, frozen=True):
    """Any node, as it is."""

    def take(self, node: Node, _at: At, _faults: Faults) -> Any:
        """The node."""
        return node


class Text(Struct, frozen=True):
    """A scalar, kept with its place; `filled` where it must say something."""

    filled: bool
    forms: tuple[Form, ...] = ()

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The scalar."""
        if not isinstance(node, Scalar):
            return faults.shape(node, at, "text")
        if self.filled and (not node or node.isspace()):
            return faults.empty(node, at)
        for form in self.forms:
            if not form.accepts(node):
                return faults.form(node, at, form)
        return node


class Choice(Struct, frozen=True):
    """One of several texts, each with the value that it stands for."""

    values: Mapping[str, Any]

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The value for which the text stands."""
        if not isinstance(node, Scalar):
            return faults.shape(node, at, "text")
        if node in self.values:
            return self.values[node]
        return faults.choice(node, at, self.values.keys()) if node else faults.empty(node, at)


class YesOrNo(Struct, frozen=True):
    """`yes` or `no`, or what other programs write for them."""

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The truth."""
        if not isinstance(node, Scalar):
            return faults.shape(node, at, "text")
        answer = _YES_OR_NO.get(node.lower())
        if answer is not None:
            return answer
        return faults.form(node, at, _NEITHER) if node else faults.empty(node, at)


class Items(Struct, frozen=True):
    """A list of at least so many items; with `alone`, a text alone stands for a list of one."""

    item: Shape
    least: int = 0
    alone: bool = False

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The list of the items’ values."""
        if isinstance(node, Scalar) and self.alone:
            return [self.item.take(node, at, faults)]
        if not isinstance(node, Listed):
            return faults.shape(node, at, "text or a list" if self.alone else "a list")
        if len(node) < self.least:
            faults.few(node, at, self.least)
        take = self.item.take
        return [take(item, (at, number), faults) for number, item in enumerate(node)]


class Table(Struct, frozen=True):
    """A mapping whose keys are the author's own, at least so many of them; `editor` is JSON Schema beyond that."""

    key: Shape
    value: Shape
    least: int = 0
    editor: Mapping[str, Any] = {}

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The values by their keys, which have their places."""
        if not isinstance(node, Mapped):
            return faults.shape(node, at, "a mapping")
        if len(node) < self.least:
            faults.few(node, at, self.least)
        values = {}
        for key, value in node.items():
            here = (at, key)
            values[self.key.take(key, here, faults)] = self.value.take(value, here, faults)
        return values


class Record(Struct, frozen=True):
    """A mapping whose keys are the fields of a schema: for each, as it is written, its attribute and its shape."""

    schema: type[Schema]
    fields: Mapping[str, tuple[str, Shape]]
    required: tuple[str, ...]

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The schema's value."""
        if not isinstance(node, Mapped):
            return faults.shape(node, at, "a mapping")
        return self.of(node, [(key, value, (at, key)) for key, value in node.items()], at, faults)

    def of(self, node: Node, parts: Iterable[tuple[Scalar, Node, At]], at: At, faults: Faults) -> Any:
        """The schema's value, of the names of its fields, each with its node and its place."""
        values = {}
        unknown: list[Scalar] = []
        for name, part, here in parts:
            row = self.fields.get(name)
            if row is None:
                unknown.append(name)
            else:
                values[row[0]] = row[1].take(part, here, faults)
        missing = [name for name in self.required if self.fields[name][0] not in values]
        if unknown or missing:
            return faults.fields(node, at, unknown, missing, self.fields.keys())
        return self.schema(**values)


class Short(Struct, frozen=True):
    """A record for which a text alone may stand, or a list: what one of its fields would say."""

    record: Record
    text: Scalar
    items: Scalar

    def take(self, node: Node, at: At, faults: Faults) -> Any:
        """The record's value."""
        match node:
            case Scalar():
                return self.record.of(node, [(self.text, node, at)], at, faults)
            case Listed() if self.items:
                return self.record.of(node, [(self.items, node, at)], at, faults)
            case Mapped():
                return self.record.take(node, at, faults)
            case _:
                return faults.shape(node, at, "text or a mapping")


def shape_of(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:
    """The shape of what is annotated so, and what `marks` say of it besides.

    A field that is left out has its default, so no shape knows of None. Raises TypeError for an annotation that no
    schema has.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    least = next((mark.min_length for mark in marks if isinstance(mark, Meta) and mark.min_length), 0)
    if origin is Annotated:
        return shape_of(inner[0], (*inner[1:], *marks))
    if origin in (Union, UnionType):
        given = [one for one in inner if one is not NoneType]
        if len(given) == 1:
            return shape_of(given[0], marks)
    if origin is list:
        return Items(shape_of(inner[0]), least, any(isinstance(mark, Many) for mark in marks))
    if origin is dict:
        extra = next(
            (mark.extra_json_schema for mark in marks if isinstance(mark, Meta) and mark.extra_json_schema), {}
        )
        return Table(shape_of(inner[0]), shape_of(inner[1]), least, extra)
    if origin is Literal:
        return Choice({choice: choice for choice in inner})
    return _single(annotation, marks)


def _single(kind: Any, marks: tuple[Any, ...]) -> Shape:
    """The shape of a type without parameters."""
    if kind is Any:
        return Anything()
    if kind is bool:
        return YesOrNo()
    if kind is Scalar:
        filled = any(isinstance(mark, Filled) for mark in marks)
        return Text(filled, tuple(mark for mark in marks if isinstance(mark, Form)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Choice({member.value: member for member in kind})
    if isinstance(kind, type) and issubclass(kind, Schema):
        record = record_of(kind)
        short = next((mark for mark in marks if isinstance(mark, Shorthand)), None)
        return record if short is None else Short(record, Scalar(short.text), Scalar(short.items))
    raise TypeError(f"no schema has {kind!r}")


@cache
def record_of(schema: type[Schema]) -> Record:
    """The shape of a schema."""
    written = schema.__struct_encode_fields__
    annotated = annotations(schema)
    fields = {
        name: (attribute, shape_of(annotated[attribute]))
        for attribute, name in zip(schema.__struct_fields__, written, strict=True)
    }
    without_default = len(written) - len(schema.__struct_defaults__)
    required = [
        name
        for place, name in enumerate(written)
        if place < without_default or schema.__struct_defaults__[place - without_default] is NODEFAULT
    ]
    return Record(schema, fields, tuple(required))


def annotations(schema: type[Schema]) -> dict[str, Any]:
    """What is said of each attribute of a schema, its own and those that it has from others."""
    ancestors = [one for one in reversed(schema.__mro__) if issubclass(one, Schema)]
    return {attribute: said for one in ancestors for attribute, said in one.__annotations__.items()}
