"""What is wrong with a tree that does not fit its schema: each fault with its place, in words for its author."""

from collections.abc import Collection
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from studykit.diagnostics import Diagnostics, Span
from studykit.kinds.schema import Form
from studykit.load.tree import Listed, Mapped, Node
from studykit.model.authored import Scalar
from studykit.spelling import nearest, suggestion

Path: TypeAlias = tuple[str | int, ...]
"""The keys and the numbers of items that lead from the root of a tree to a node."""

At: TypeAlias = "tuple[At, Scalar | int] | None"
"""Where a node stands: where what holds it stands, and its key or number in that; None is the root."""

_CUT_OFF: Final = "within `{ }` a comma ends a value: put the whole value in quotes"


class Fault(Struct, frozen=True):
    """A fault: what kind it is, the node that it is about and the way to it, and how its author is told.

    `field` is the one that is missing or unknown. A fault that `follows` from another is not told.
    """

    kind: Literal["missing", "unknown", "unfit"]
    path: Path
    node: Node
    place: Span
    code: str
    message: str
    hint: str
    field: str = ""
    follows: bool = False


class Faults:
    """The faults of one tree; `origin` is the place and `name` the name of its root."""

    def __init__(self, origin: Span, name: str) -> None:
        self._origin, self._name = origin, name
        self.found: list[Fault] = []

    def tell(self, sink: Diagnostics) -> None:
        """Note every fault but those that follow from another."""
        for fault in self.found:
            if not fault.follows:
                sink.error(fault.place, fault.code, fault.message, fault.hint)

    def fields(self, node: Node, at: At, unknown: list[Scalar], missing: list[str], known: Collection[str]) -> None:
        """Fields that the mapping has and should not have, and those that it has not."""
        path, place, _ = self._standing(at, node)
        meant = {nearest(key.partition(":")[0], known) for key in unknown} if missing else set()
        for key in unknown:
            cut = isinstance(node, Mapped) and _cut_off(key.span, node[key])
            hint = _cut_off_hint(key) if cut else suggestion(key, known)
            self.found.append(
                Fault("unknown", path, node, key.span, "S104", f"unknown field `{key}`", hint, field=str(key))
            )
        for name in missing:
            # A field is not missing where its name is misspelt.
            told = ("S101", f"missing field `{name}`", f"add `{name}: …`")
            self.found.append(Fault("missing", path, node, place, *told, field=name, follows=name in meant))

    def empty(self, node: Scalar, at: At) -> None:
        """A text that says nothing."""
        path, place, name = self._standing(at, node)
        hint = (
            _cut_off_hint(name.strip("`"))
            if _cut_off(place, node)
            else "write it, or delete the line where it may be left out"
        )
        self._unfit(path, node, place, "S103", f"{name} is empty", hint)

    def form(self, node: Scalar, at: At, form: Form) -> None:
        """A text that has not the form it must have."""
        path, place, _ = self._standing(at, node)
        hint = form.hint if isinstance(form.hint, str) else form.hint(node)
        self._unfit(path, node, node.span if node else place, form.code, form.message.format(node), hint)

    def choice(self, node: Scalar, at: At, choices: Collection[str]) -> None:
        """A text that is none of those that may be chosen."""
        path, _, name = self._standing(at, node)
        meant = nearest(node, choices)
        hint = f"did you mean `{meant}`?" if meant else "write " + ", ".join(f"`{choice}`" for choice in choices)
        self._unfit(path, node, node.span, "S105", f"{name} cannot be `{node}`", hint)

    def few(self, node: Mapped | Listed, at: At, least: int) -> None:
        """A list or a mapping with fewer items than the `least` that it needs."""
        path, place, name = self._standing(at, node)
        self._unfit(path, node, place, "S112", f"{name} has too few items", f"it needs {least} or more")

    def shape(self, node: Node, at: At, expected: str) -> None:
        """Text, a list or a mapping where another of them is expected."""
        path, place, name = self._standing(at, node)
        match node:
            case Scalar() if not node:
                told = ("S103", f"{name} is empty", f"write {expected} here, or delete the line")
                self._unfit(path, node, place, *told)
                return
            case Scalar():
                got, hint = "text", "set what belongs to it in by two spaces, on the lines below"
            case Listed():
                in_quotes = "text that begins with `[` stands in quotes"
                got, hint = "a list", in_quotes if "text" in expected else "write keys with a colon, without `- `"
            case Mapped():
                got, hint = "a mapping", "write each item after `- `, with what belongs to it below, in its column"
                if "text" in expected:
                    hint = "text that begins with `{` stands in quotes"
        if at is None and isinstance(node, Scalar):
            hint = "write a line for each field: its name, a colon, a space and what it says"
        if expected == "a list" and isinstance(node, Scalar):
            hint = "write `[one, two]`, or each item on a line of its own after `- `"
        self._unfit(path, node, place, "S102", f"{name} must be {expected}, not {got}", hint)

    def _unfit(self, path: Path, node: Node, place: Span, code: str, message: str, hint: str) -> None:
        self.found.append(Fault("unfit", path, node, place, code, message, hint))

    def _standing(self, at: At, node: Node) -> tuple[Path, Span, str]:
        """The way to a node, its place, and what to call it."""
        path, place, name = self._way(at, node)
        return path, node.span if isinstance(node, Scalar) and node else place, name

    def _way(self, at: At, node: Node) -> tuple[Path, Span, str]:
        if at is None:
            return (), self._origin, self._name
        path, _, name = self._way(at[0], node)
        step = at[1]
        if isinstance(step, Scalar):
            return (*path, str(step)), step.span, f"`{step}`"
        within = path and isinstance(path[-1], int)  # an item of a list in a list has the name of that list
        return (*path, step), node.span, name if within else f"item {step + 1} of {name}"


def _cut_off_hint(key: str) -> str:
    """What to do about a text that is taken for a key."""
    name, colon, value = key.partition(":")
    return f"write `{name}: {value.strip()}`" if colon and value else _CUT_OFF


def _cut_off(key: Span, value: Node) -> bool:
    """Whether the key is the rest of a text with a comma in it, within braces and without quotes.

    It has no colon then, and so its empty value begins where it ends itself.
    """
    begins = (value.span.line, value.span.column)
    return value == "" and begins == (key.line, key.column + key.length)
