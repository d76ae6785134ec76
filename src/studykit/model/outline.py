"""A figure as nested lists: the same words in the same order, for media that draw nothing."""

from collections.abc import Sequence
from typing import assert_never

from studykit.model.document import Block, ItemList, Paragraph
from studykit.model.figure import Figure, FlowChart, Hierarchy, Node, Timeline
from studykit.model.text import Plain, Strong, Text


def outline(figure: Figure) -> tuple[Block, ...]:
    """The boxes as a list, each with those below it as a list of its own; events with their dates."""
    match figure.drawing:
        case FlowChart(root):
            return _node(root)
        case Hierarchy(tops):
            return _node(tops[0]) if len(tops) == 1 else (_list(tops),)
        case Timeline(events):
            rows = tuple(
                (Paragraph(_labelled(event.when, event.text)), *((Paragraph(event.note),) if event.note else ()))
                for event in events
            )
            return (ItemList(rows),)
        case _:
            assert_never(figure.drawing)


def _list(nodes: Sequence[Node]) -> ItemList:
    return ItemList(tuple(_node(node) for node in nodes))


def _node(node: Node) -> tuple[Block, ...]:
    said = _labelled(node.via, node.text) if node.via else node.text
    note = (Plain(" ("), *node.note, Plain(")")) if node.note else ()
    return (Paragraph((*said, *note)), *([_list(node.children)] if node.children else []))


def _labelled(label: Text, text: Text) -> Text:
    return (Strong((*label, Plain(":"))), Plain(" "), *text)
