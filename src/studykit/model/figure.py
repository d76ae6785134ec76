"""Figures: what a drawing shows, as a tree or as dated events; never where anything stands in it."""

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from studykit.diagnostics import Span
from studykit.model.placed import Placed
from studykit.model.text import Text


class Node(Struct, frozen=True):
    """A box and those that hang on it. `via` is what leads to it from the box above (an answer), or empty.

    `note` is said in the box after the rest, in smaller letters.
    """

    text: Text
    note: Text = ()
    via: Text = ()
    children: "tuple[Node, ...]" = ()

    @property
    def all(self) -> "Iterator[Node]":
        """The node and all below it, each before its own children."""
        yield self
        for child in self.children:
            yield from child.all


class FlowChart(Struct, frozen=True):
    """Questions to answer, from the root on; a node without children is an ending."""

    root: Node


class Hierarchy(Struct, frozen=True):
    """What stands under what; several roots stand beside each other."""

    roots: tuple[Node, ...]


class Event(Struct, frozen=True):
    """Something that happened; `day` is an ordinal, by which the distance to another event is drawn.

    `note` is said after the rest, in smaller letters.
    """

    when: Text
    text: Text
    day: float
    note: Text = ()


class Timeline(Struct, frozen=True):
    """Events, the first of them first."""

    events: tuple[Event, ...]


Drawing: TypeAlias = FlowChart | Hierarchy | Timeline


class Figure(Placed, frozen=True):
    """A drawing and what it shows, in a few words (`Which code can I claim?`)."""

    drawing: Drawing
    about: str
    span: Span = Span("")


def roots(drawing: FlowChart | Hierarchy) -> tuple[Node, ...]:
    """The nodes above which nothing stands."""
    return (drawing.root,) if isinstance(drawing, FlowChart) else drawing.roots


def figure_texts(figure: Figure) -> Iterator[Text]:
    """Every text of a figure, in reading order."""
    match figure.drawing:
        case FlowChart() | Hierarchy():
            for node in (node for root in roots(figure.drawing) for node in root.all):
                yield from (text for text in (node.via, node.text, node.note) if text)
        case Timeline(events):
            for event in events:
                yield from (text for text in (event.when, event.text, event.note) if text)
        case _:
            assert_never(figure.drawing)


def changed_figure(figure: Figure, change: Callable[[Text], Text]) -> Figure:
    """The figure with each of its texts changed."""
    match figure.drawing:
        case FlowChart(root):
            return replace(figure, drawing=FlowChart(_changed(root, change)))
        case Hierarchy(tops):
            return replace(figure, drawing=Hierarchy(tuple(_changed(top, change) for top in tops)))
        case Timeline(events):
            told = (Event(change(event.when), change(event.text), event.day, change(event.note)) for event in events)
            return replace(figure, drawing=Timeline(tuple(told)))
        case _:
            assert_never(figure.drawing)


def _changed(node: Node, change: Callable[[Text], Text]) -> Node:
    children = tuple(_changed(child, change) for child in node.children)
    return Node(change(node.text), change(node.note), change(node.via), children)
