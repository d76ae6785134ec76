"""A tree against its schema: what comes back is the schema's value, or every fault with its place."""

from typing import Final, TypeVar

from studykit.diagnostics import Diagnostics, Span
from studykit.kinds.schema import Schema, Slug
from studykit.load.faults import Faults
from studykit.load.shapes import record_of, shape_of
from studykit.load.tree import Mapped, Node
from studykit.model.authored import Scalar

_IDENTITY: Final = shape_of(Slug)

AnySchema = TypeVar("AnySchema", bound=Schema)


def validated(schema: type[AnySchema], tree: Node, origin: Span, name: str, sink: Diagnostics) -> AnySchema | None:
    """The tree as a value of the schema, or None and all faults noted; `origin` and `name` stand for the whole tree."""
    value, faults = taken(schema, tree, origin, name)
    faults.tell(sink)
    return value


def taken(schema: type[AnySchema], tree: Node, origin: Span, name: str) -> tuple[AnySchema | None, Faults]:
    """The tree as a value of the schema, or None and its faults."""
    faults = Faults(origin, name)
    value: AnySchema = record_of(schema).take(tree, None, faults)
    return (None if faults.found else value), faults


def validated_rows(
    schema: type[AnySchema], tree: Node, origin: Span, name: str, sink: Diagnostics
) -> dict[Scalar, AnySchema]:
    """A mapping of identities to values of the schema: those without a fault; the faults of the others are noted."""
    if not isinstance(tree, Mapped):
        faults = Faults(origin, name)
        faults.shape(tree, None, "a mapping")
        faults.tell(sink)
        return {}
    rows = {}
    for key, row in tree.items():
        faults = Faults(origin, name)
        _IDENTITY.take(key, (None, key), faults)
        value = record_of(schema).take(row, (None, key), faults)
        faults.tell(sink)
        if not faults.found:
            rows[key] = value
    return rows
