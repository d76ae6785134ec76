"""Former names: what `was:` says of a topic, its sections, their entries and fields, gathered whatever the kind."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from studykit.diagnostics import Diagnostics
from studykit.kinds.schema import SLUG
from studykit.load.section import section_id
from studykit.load.tree import Listed, Mapped, Node
from studykit.model.authored import Scalar
from studykit.model.edition import FIELD, Former

_WAS: Final = Scalar("was")
_SLUG: Final = SLUG.pattern.removesuffix(r"\Z")
_NAMES: Final = (
    (re.compile(_SLUG), "write the name of its file as it was, without `.yaml`"),
    (re.compile(rf"(?:{_SLUG}/)?{_SLUG}"), "write `section`, or `topic/section`"),
    (re.compile(rf"(?:(?:{_SLUG}/)?{_SLUG}/)?{_SLUG}"), "write `entry`, `section/entry` or `topic/section/entry`"),
    (re.compile(_SLUG), "write the word that stood under `fields:`"),
)
"""What a former name may look like, by the number of parts that lead to what is now called otherwise."""


def former_names(topic: str, tree: Node, sink: Diagnostics) -> Iterator[Former]:
    """Every former name in the file of a topic; one that cannot be a name is noted."""
    if not isinstance(tree, Mapped):
        return
    yield from _said((topic,), tree, sink)
    for name, section in _sections(tree):
        path = (topic, name)
        yield from _said(path, section, sink)
        for members in ("entries", "items"):
            for key, item in _members(section, members):
                yield from _said((*path, key), item, sink)
        for key, item in _members(section, "fields"):
            yield from _said((*path, FIELD, key), item, sink)


def borrowed_names(topic: str, tree: Node, declared: Iterable[Former]) -> Iterator[Former]:
    """For every section that refers to a table, the former names of that table's entries and fields.

    A card about an entry of another table has the entry's name in its key, and changes it with the entry.
    """
    tables: dict[str, list[Former]] = {}
    for former in declared:
        if len(former.path) > len(("topic", "section")):
            tables.setdefault("/".join(former.path[:2]), []).append(former)
    for name, section in _sections(tree) if isinstance(tree, Mapped) and tables else ():
        for table in dict.fromkeys(_references(section)):
            path = table if "/" in table else f"{topic}/{table}"
            for former in tables.get(path, ()) if path != f"{topic}/{name}" else ():
                if "/" not in former.name:
                    yield Former((topic, name, *former.path[2:]), former.name, former.span, borrowed=True)


def _said(path: tuple[str, ...], node: Node, sink: Diagnostics) -> Iterator[Former]:
    written = node.get(_WAS) if isinstance(node, Mapped) else None
    for name in written if isinstance(written, Listed) else (written,):
        if not isinstance(name, Scalar):
            continue
        pattern, hint = _NAMES[len(path) - 1]
        if pattern.fullmatch(name):
            yield Former(path, str(name), name.span)
        else:
            sink.error(name.span, "S106", f"`{name}` is not a former identity", hint)


def _sections(tree: Mapped) -> Iterator[tuple[str, Mapped]]:
    nodes = tree.get(Scalar("sections"))
    for node in nodes if isinstance(nodes, Listed) else ():
        name = section_id(node)
        if isinstance(node, Mapped) and name is not None:
            yield str(name), node


def _members(section: Mapped, name: str) -> Iterator[tuple[str, Node]]:
    members = section.get(Scalar(name))
    for key, node in members.items() if isinstance(members, Mapped) else ():
        yield str(key), node


def _references(section: Mapped) -> Iterator[str]:
    """The tables that a section takes something from, each as it is written."""
    for name in ("of", "by"):
        written = section.get(Scalar(name))
        for reference in written if isinstance(written, Listed) else (written,):
            if isinstance(reference, Scalar):
                yield reference.partition(".")[0]
    for _, field in _members(section, "fields"):
        target = field.get(Scalar("to")) if isinstance(field, Mapped) else None
        if isinstance(target, Scalar):
            yield str(target)
