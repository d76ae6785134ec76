"""What is left of a tree without its faults, so that the problems in the rest are found at the same time."""

from typing import Final

from studykit.load.faults import Fault, Path
from studykit.load.tree import Listed, Mapped, Node
from studykit.load.validate import AnySchema, taken
from studykit.model.authored import Scalar

_ROUNDS: Final = 6


def repaired(schema: type[AnySchema], tree: Mapped) -> AnySchema | None:
    """The tree as a value of the schema, without what is wrong in it; None where nothing would be left.

    A missing field is made up for the sake of its neighbours: the value is there to be searched for problems, and for
    nothing else.
    """
    copy = Mapped()
    _copy_into(copy, tree)
    made_up: set[Path] = set()
    for _ in range(_ROUNDS):
        value, faults = taken(schema, copy, tree.span, "")
        if value is not None:
            return value
        removals = {_mended(fault, made_up) for fault in faults.found} - {None}
        if () in removals:
            return None
        _remove(copy, [path for path in removals if path])
    return None


def _copy(node: Node) -> Node:
    if isinstance(node, Scalar):
        return node
    copy: Mapped | Listed = Mapped() if isinstance(node, Mapped) else Listed()
    _copy_into(copy, node)
    return copy


def _copy_into(copy: Mapped | Listed, node: Mapped | Listed) -> None:
    copy.span = node.span
    if isinstance(copy, Mapped) and isinstance(node, Mapped):
        copy.update((key, _copy(value)) for key, value in node.items())
    elif isinstance(copy, Listed) and isinstance(node, Listed):
        copy.extend(map(_copy, node))


def _mended(fault: Fault, made_up: set[Path]) -> Path | None:
    """What to take out because of a fault; None where a field was made up instead."""
    if fault.kind == "unknown":
        return (*fault.path, fault.field)
    if fault.kind == "missing" and isinstance(fault.node, Mapped):
        if (*fault.path, fault.field) in made_up:
            return fault.path
        made_up.add((*fault.path, fault.field))
        fault.node[Scalar.of(fault.field, fault.place)] = Scalar.of("missing", fault.place)
        return None
    return fault.path[:-1] if fault.path in made_up else fault.path


def _remove(tree: Mapped, paths: list[Path]) -> None:
    # From the end of each list to its start, so that no removal moves what another one means.
    for path in sorted(paths, key=lambda path: [(isinstance(step, int), step) for step in path], reverse=True):
        node: Node = tree
        for step in path[:-1]:
            node = _step(node, step)
        last = path[-1]
        if isinstance(node, Mapped):
            node.pop(Scalar(last), None)
        elif isinstance(node, Listed) and isinstance(last, int) and last < len(node):
            del node[last]


def _step(node: Node, step: str | int) -> Node:
    if isinstance(node, Mapped):
        return node.get(Scalar(step), Scalar(""))
    if isinstance(node, Listed) and isinstance(step, int) and step < len(node):
        return node[step]
    return Scalar("")
