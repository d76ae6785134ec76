"""YAML as a tree of mappings, lists and scalars, every key and value of it with its place; all scalars are text."""

import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn, TypeAlias

import yaml
from msgspec import Struct, field

from studykit.diagnostics import Diagnostics, Span
from studykit.load.characters import FORBIDDEN, TIGHT_REMARK, forbidden, unprintable
from studykit.load.files import ContentFile, without_forbidden
from studykit.load.pieces import pieces
from studykit.model.authored import Scalar

DEEPEST_TREE: Final = 32
"""Mappings and lists within each other; the format itself needs nine."""

# libyaml, where PyYAML was built with it, reads ten times as fast.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_REMARK_BEHIND: Final = re.compile(r"\s+(#[^\s#!].*)$")

_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Mapped(dict[Scalar, "Node"]):
    """A mapping; its place is that of its first key, or of its brackets."""

    __slots__ = ("span",)

    span: Span


class Listed(list["Node"]):
    """A list; its place is that of its first hyphen, or of its brackets."""

    __slots__ = ("span",)

    span: Span


Node: TypeAlias = Scalar | Mapped | Listed


def read_tree(file: ContentFile, sink: Diagnostics, characters: frozenset[str] | None = None) -> Node | None:
    """The one document in the file, or None where it cannot be understood; either way its problems are noted.

    A value that is left out, or is a plain `null` or `~`, is the empty text. Characters that are not among `characters`
    are noted (None allows all).
    """
    try:
        return _Builder(file, without_forbidden(file, sink), sink, characters).root()
    except _UnreadableError:
        return None


class _UnreadableError(Exception):
    """What follows in the file cannot be understood; the problem has been noted."""


class _Open(Struct):
    """A mapping or a list that is not closed yet; `key` waits for its value, and is None where a key comes next.

    `lost` says that the value to come has no place to go, for its key was refused. `keys` finds a key by its text, once
    one is repeated.
    """

    node: Mapped | Listed
    key: Scalar | None = None
    lost: bool = False
    keys: dict[str, Scalar] = field(default_factory=dict)


class _Builder:
    """Puts the events of the YAML parser together, on a stack of its own: no depth of nesting can exhaust Python's."""

    def __init__(self, file: ContentFile, text: str, sink: Diagnostics, characters: frozenset[str] | None) -> None:
        self._file = file.name
        self._sort = file.sort
        self._text = text
        self._lines = text.split("\n")
        self._sink = sink
        self._characters = characters
        # Most files hold nothing that has to be looked for text by text; escapes in double quotes may hide something.
        self._suspect = characters is not None and any(not sign.isspace() for sign in set(text) - characters)
        self._has_tight_remarks = TIGHT_REMARK.search(text) is not None
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0
        self._told: Any = None  # the last event
        self._anchors: list[Any] = []
        self._remarks: list[Span] = []

    def root(self) -> Node | None:
        """The tree; raises `_UnreadableError`."""
        most_values = self._sort.most_values
        for number, event in enumerate(self._events()):
            if number == most_values:
                message = f"more than {most_values:,} keys and values in one file"
                self._give_up(self._mark(event, 1), "Y117", message, self._sort.shorten)
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._place(self._scalar(event))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._place(self._open.pop().node)
            elif kind is yaml.AliasEvent:
                message = f"`*{event.anchor}` is a YAML alias, and aliases are not read"
                hint = "write the value out; if the text begins with `*`, put it in quotes"
                self._give_up(self._mark(event), "Y111", message, hint)
            elif kind is yaml.DocumentStartEvent:
                self._documents += 1
                if self._documents > 1:
                    hint = "make a file of its own of what follows, or delete the line"
                    self._give_up(self._mark(event, 3), "Y113", "a second document begins here", hint)
        if self._root is None or self._root == "":
            self._sink.error(Span(self._file), "F106", "the file is empty", self._sort.fill)
            return None
        for event in self._anchors:
            hint = "take the name out; if the text begins with `&`, put it in quotes"
            message = f"`&{event.anchor}` is a YAML anchor, and anchors are not read"
            self._sink.error(self._decoration(event), "Y111", message, hint)
        for place in self._remarks:
            hint = "put the whole value in quotes, or write a space after the `#`"
            self._sink.warning(place, "Y118", "this is taken for a remark, and is not read", hint)
        return self._root

    def _events(self) -> Iterator[Any]:
        parser = _LOADER(self._text)
        try:
            for event in iter(parser.get_event, None):
                self._told = event
                yield event
        except yaml.MarkedYAMLError as fault:
            # With the dozen expressions that they look for things by, wanted by few files.
            from studykit.load.onward import syntax_problems
            from studykit.load.syntax import bracket

            if "nesting depth" in (fault.problem or ""):
                told = (self._told.end_mark.line, self._told.end_mark.column) if self._told else (0, 0)
                line, column = bracket(self._lines, told, DEEPEST_TREE - len(self._open))
                self._too_deep(Span(self._file, line + 1, column + 1))
            self._sink.extend(syntax_problems(fault, self._told, self._file, self._lines, _LOADER))
            raise _UnreadableError from None
        finally:
            parser.dispose()

    def _give_up(self, place: Span, code: str, message: str, hint: str) -> NoReturn:
        self._sink.error(place, code, message, hint)
        raise _UnreadableError

    def _too_deep(self, place: Span) -> NoReturn:
        message = f"mappings and lists stand more than {DEEPEST_TREE} deep in each other"
        self._give_up(place, "Y115", message, "nothing in a kit is that deep: look for a stray bracket")

    def _mark(self, event: Any, length: int = 0) -> Span:
        start = event.start_mark
        return Span(self._file, start.line + 1, start.column + 1, length or self._length(start, event.end_mark))

    def _length(self, start: Any, end: Any) -> int:
        """The length of what stands between two marks, as far as it is on the first line."""
        end_column = end.column if end.line == start.line else len(self._lines[start.line].rstrip())
        return max(int(end_column - start.column), 1)

    def _start(self, event: Any) -> None:
        self._check_decoration(event)
        if len(self._open) == DEEPEST_TREE:
            self._too_deep(self._mark(event, 1))
        node = Mapped() if isinstance(event, yaml.MappingStartEvent) else Listed()
        node.span = self._mark(event, 1)
        self._open.append(_Open(node))

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._check_decoration(event)
        text, style, start, end = event.value, event.style, event.start_mark, event.end_mark
        line, column = start.line, start.column
        on_one_line = end.line == line
        length = end.column - column or 1 if on_one_line else self._length(start, end)
        told = pieces(event, self._lines) if style or not on_one_line else ()
        if not style and self._has_tight_remarks:
            self._check_remark(end)
        if not style and text in _NOTHING:
            text = ""
        scalar = Scalar.standing(text, self._file, line + 1, column + 1, length, told)
        escaped = style == '"' and told != ()  # where nothing is escaped, the file's own characters were looked at
        if escaped and FORBIDDEN.search(text):
            scalar = self._without_forbidden(scalar)
        if self._characters is not None and (self._suspect or escaped):
            self._check_characters(scalar, self._characters)
        return scalar

    def _without_forbidden(self, scalar: Scalar) -> Scalar:
        for found in FORBIDDEN.finditer(scalar):
            self._sink.error(scalar.at(found.start()), "T101", *forbidden(found.group()))
        return Scalar.of(FORBIDDEN.sub(" ", scalar), scalar.span, scalar.pieces)

    def _check_characters(self, scalar: Scalar, characters: frozenset[str]) -> None:
        for character in sorted(set(scalar) - characters):
            if not character.isspace():
                unprintable(character, scalar.at(scalar.index(character)), self._sink)

    def _check_remark(self, end: Any) -> None:
        """Note what stands after a text, and is no part of it, but looks like it."""
        if remark := _REMARK_BEHIND.match(self._lines[end.line], end.column):
            self._remarks.append(Span(self._file, end.line + 1, remark.start(1) + 1, len(remark[1].rstrip())))

    def _check_decoration(self, event: Any) -> None:
        """Note a tag; an anchor is noted at the end, for where an alias uses it, the alias is the problem."""
        if event.anchor is not None:
            self._anchors.append(event)
        if event.tag is not None:
            hint = "take the tag out; if the text begins with `!`, put it in quotes"
            self._sink.error(
                self._decoration(event), "Y112", f"`{_tag(event.tag)}` is a YAML tag, and tags are not read", hint
            )

    def _decoration(self, event: Any) -> Span:
        """The place of an anchor or a tag, which stands before its value."""
        start = event.start_mark
        return self._mark(event, max(len(self._lines[start.line][start.column :].partition(" ")[0]), 1))

    def _place(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        around = parent.node
        if isinstance(around, Listed):
            around.append(node)
        elif parent.key is not None:
            around[parent.key] = node
            parent.key = None
        elif parent.lost:
            parent.lost = False
        else:
            self._place_key(node, parent, around)

    def _place_key(self, node: Node, parent: _Open, mapping: Mapped) -> None:
        if not isinstance(node, Scalar):
            hint = "write the key as one word; if it begins with `[` or `{`, put it in quotes"
            self._sink.error(node.span, "Y114", "a key must be text", hint)
            parent.lost = True
        elif node in mapping:
            if node not in parent.keys:
                parent.keys = {key: key for key in mapping}
            hint = f"the first is on line {parent.keys[node].line}; {self._sort.settle}"
            self._sink.error(node.span, "Y110", f"`{node}` is here twice", hint)
            parent.lost = True
        else:
            if not mapping:
                mapping.span = node.span
            parent.key = node


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
