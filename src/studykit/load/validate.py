"""A tree against its schema: what comes back is the schema's value, or every fault with its place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from studykit.diagnostics import Diagnostics, Span
from studykit.load.known_fields import known_fields
from studykit.load.nearest import nearest, suggestion
from studykit.load.tree import Listed, Mapped, Node
from studykit.model.authored import Scalar

Model = TypeVar("Model", bound=BaseModel)

_SHAPES: Final = {
    "is_instance_of": "text",
    "string_type": "text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "list_type": "a list",
}

_CHOICES: Final = frozenset({"enum", "literal_error", "yes_or_no", "bool_type"})

_FORMS: Final = {
    "yes_or_no": ("S107", "`{0}` is neither yes nor no", "write `yes` or `no`"),
    "day": ("S108", "`{0}` is not a day", "write one that exists, as `2026-11-21`"),
    "day_shown": ("S108", "`{0}` is not a date", "write a day that exists, `2026-11-21`, or a month, `2026-11`"),
    "web_address": ("S110", "`{0}` is not a web address", "write it whole: `https://…`"),
    "language": ("S111", "`{0}` is not a language tag", "write `en`, `en-US`, `de` …"),
    "spoken": ("S111", "`{0}` is not a language with its region", "write `en-US`, `en-GB`, `de-DE` …"),
}
"""Codes, messages and hints of the field types that have a form of their own."""

_CUT_OFF: Final = "within `{ }` a comma ends a value: put the whole value in quotes"

_CODE: Final = re.compile(r"[A-Z]\d{3}\Z")


class Fault(Struct, frozen=True):
    """An error of pydantic's, led back to the tree: the path to the node as far as it leads, and the error."""

    path: tuple[str | int, ...]
    node: Node
    place: Span
    name: str
    error: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """Pydantic's name of the error; what is no text at all, or empty, cannot be a wrong choice."""
        named = str(self.error["type"])
        if named not in _CHOICES:
            return named
        if not isinstance(self.node, Scalar):
            return "is_instance_of"
        return named if self.node else "empty"

    @property
    def last(self) -> str:
        """The field that the error is about: missing, or unknown."""
        return str(self.error["loc"][-1])


def validated(schema: type[Model], tree: Node, origin: Span, name: str, sink: Diagnostics) -> Model | None:
    """The tree as a value of the schema, or None and all faults noted; `origin` and `name` stand for the whole tree."""
    try:
        return schema.model_validate(tree)
    except ValidationError as failure:
        faults = faults_in(tree, failure, origin, name)
    for fault in _relevant(faults, schema):
        _note(fault, schema, sink)
    for merged in _wrong_shapes(faults):
        _note_shape(*merged, sink)
    return None


def faults_in(tree: Node, failure: ValidationError, origin: Span, name: str) -> list[Fault]:
    """Every error with what it is about."""
    finder = _Finder(tree, origin, name)
    return [finder.fault(error) for error in failure.errors(include_url=False, include_input=False)]


class _Finder:
    """Walks from the root of a tree to what an error is about."""

    def __init__(self, tree: Node, origin: Span, name: str) -> None:
        self._tree, self._origin, self._name = tree, origin, name
        self._keys: dict[int, dict[str, Scalar]] = {}

    def fault(self, error: Mapping[str, Any]) -> Fault:
        """The error with its node; steps that only pydantic knows (the branch of a union) are passed over."""
        node, place, name = self._tree, self._origin, self._name
        path: list[str | int] = []
        steps = error["loc"][:-1] if error["type"] in ("missing", "extra_forbidden") else error["loc"]
        for step in steps:
            if isinstance(node, Mapped) and isinstance(step, str) and step in node:
                place, name = self._key(node, step).span, f"`{step}`"
                node = node[self._key(node, step)]
            elif isinstance(node, Listed) and isinstance(step, int) and step < len(node):
                node = node[step]
                place, name = node.span, f"item {step + 1} of {name}" if not path or isinstance(path[-1], str) else name
            else:
                continue
            path.append(step)
        if error["type"] == "extra_forbidden" and isinstance(node, Mapped):
            place = self._key(node, error["loc"][-1]).span
        elif isinstance(node, Scalar) and node and error["loc"][-1:] != ("[key]",):
            place = node.span
        return Fault(tuple(path), node, place, name, error)

    def _key(self, node: Mapped, text: str) -> Scalar:
        keys = self._keys.get(id(node))
        if keys is None:
            keys = self._keys[id(node)] = {key: key for key in node}
        return keys[text]


def _relevant(faults: list[Fault], schema: type[BaseModel]) -> Iterator[Fault]:
    """All but wrong shapes, without what follows from another: a field is not missing where its name is misspelt."""
    meant = {
        (fault.path, nearest(fault.last, known_fields(schema, fault.path)))
        for fault in faults
        if fault.kind == "extra_forbidden"
    }
    for fault in faults:
        if fault.kind not in _SHAPES and not (fault.kind == "missing" and (fault.path, fault.last) in meant):
            yield fault


def _wrong_shapes(faults: list[Fault]) -> Iterator[tuple[Fault, str]]:
    """Wrong shapes with all that would do; where a branch of a union accepts the shape, the others do not count."""
    accepted: set[tuple[str | int, ...]] = set()
    for fault in faults:
        depth = len(fault.path) + (fault.kind not in _SHAPES)
        accepted.update(fault.path[:end] for end in range(depth))
    wrong = [fault for fault in faults if fault.kind in _SHAPES and fault.path not in accepted]
    expected: dict[tuple[str | int, ...], dict[str, None]] = {}
    for fault in wrong:
        expected.setdefault(fault.path, {})[_SHAPES[fault.kind]] = None
    for fault in {fault.path: fault for fault in reversed(wrong)}.values():
        yield fault, " or ".join(sorted(expected[fault.path], reverse=True))


def _note_shape(fault: Fault, expected: str, sink: Diagnostics) -> None:
    match fault.node:
        case Scalar() if not fault.node:
            sink.error(fault.place, "S103", f"{fault.name} is empty", f"write {expected} here, or delete the line")
            return
        case Scalar():
            got, hint = "text", "set what belongs to it in by two spaces, on the lines below"
        case Listed():
            in_quotes = "text that begins with `[` stands in quotes"
            got, hint = "a list", in_quotes if "text" in expected else "write keys with a colon, without `- `"
        case Mapped():
            got, hint = "a mapping", "text that begins with `{` stands in quotes" if "text" in expected else ""
    if expected == "a list" and isinstance(fault.node, Scalar):
        hint = "write `[one, two]`, or each item on a line of its own after `- `"
    sink.error(fault.place, "S102", f"{fault.name} must be {expected}, not {got}", hint)


def _note(fault: Fault, schema: type[BaseModel], sink: Diagnostics) -> None:
    context = fault.error.get("ctx", {})
    match fault.kind:
        case "missing":
            sink.error(fault.place, "S101", f"missing field `{fault.last}`", f"add `{fault.last}: …`")
        case "extra_forbidden":
            cut = isinstance(fault.node, Mapped) and _cut_off(fault.place, fault.node[Scalar(fault.last)])
            hint = _CUT_OFF if cut else suggestion(fault.last, known_fields(schema, fault.path))
            sink.error(fault.place, "S104", f"unknown field `{fault.last}`", hint)
        case "empty":
            cut = _cut_off(fault.place, fault.node)
            hint = _CUT_OFF if cut else "write it, or delete the line where it may be left out"
            sink.error(fault.place, "S103", f"{fault.name} is empty", hint)
        case "enum" | "literal_error":
            choices = re.findall(r"'([^']*)'", context["expected"])
            meant = nearest(str(fault.node), choices)
            hint = f"did you mean `{meant}`?" if meant else "write " + ", ".join(f"`{choice}`" for choice in choices)
            sink.error(fault.place, "S105", f"{fault.name} cannot be `{fault.node}`", hint)
        case "slug":
            _note_identity(fault, sink)
        case "too_short":
            hint = f"it needs {context['min_length']} or more"
            sink.error(fault.place, "S112", f"{fault.name} has too few items", hint)
        case "too_long":
            hint = f"it has room for {context['max_length']}"
            sink.error(fault.place, "S112", f"{fault.name} has too many items", hint)
        case form if form in _FORMS:
            code, message, hint = _FORMS[form]
            sink.error(fault.place, code, message.format(fault.node), hint)
        case _:
            # A check of the kind's own, in its own words; its type may be a code of the kind's family.
            code = fault.kind if _CODE.match(fault.kind) else "S113"
            said = str(fault.error["msg"]).removeprefix("Value error, ")
            sink.error(fault.place, code, said, str(context.get("hint", "")))


def _cut_off(key: Span, value: Node) -> bool:
    """Whether the key is the rest of a text with a comma in it, within braces and without quotes.

    It has no colon then, and so its empty value begins where it ends itself.
    """
    begins = (value.span.line, value.span.column)
    return value == "" and begins == (key.line, key.column + key.length)


def _note_identity(fault: Fault, sink: Diagnostics) -> None:
    written = str(fault.path[-1]) if fault.error["loc"][-1:] == ("[key]",) else str(fault.node)
    better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")[:64].strip("-")
    hint = "use lower-case letters, digits and single hyphens" + (f": `{better}`" if better else "")
    sink.error(fault.place, "S106", f"`{written}` is not an identity", hint)
