"""A figure in words: one sentence that says what it is, and all that it shows in full sentences."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from studykit.model.figure import Event, Figure, FlowChart, Hierarchy, Node, Timeline
from studykit.model.text import Mark, Text, plain


def summary(figure: Figure) -> str:
    """What the figure is: its kind, what it shows and how much of it there is."""
    match figure.drawing:
        case FlowChart(root):
            nodes = list(root.all)
            ends = sum(not node.children for node in nodes)
            counts = f"{_count(len(nodes) - ends, 'question')} and {_count(ends, 'ending')}"
            asked = f"{figure.about} It has" if _stopped(figure.about) else f"{figure.about}, with"
            return f"Flow chart: {asked} {counts}."
        case Hierarchy(tops):
            boxes = sum(1 for top in tops for _ in top.all)
            return f"Chart: {_opened(figure.about)}, with {_count(boxes, 'box', 'boxes')}."
        case Timeline(events):
            return f"Timeline: {_opened(figure.about)}, with {_count(len(events), 'event')}."
        case _:
            assert_never(figure.drawing)


def description(figure: Figure) -> str:
    """All that the figure shows, in sentences: what a listener needs to know as much as one who sees it."""
    match figure.drawing:
        case FlowChart(root):
            told = _paths(root)
        case Hierarchy(tops):
            told = _levels(tops)
        case Timeline(events):
            told = map(_event, events)
        case _:
            assert_never(figure.drawing)
    return " ".join([summary(figure), *told])


def _paths(root: Node) -> Iterator[str]:
    for node in root.all:
        if not node.children:
            continue
        ways = [f"“{_words(child.via)}” leads to {_end(child)}" for child in node.children]
        yield f"The question “{_words(node.text)}”: {'; '.join(ways)}."


def _end(node: Node) -> str:
    if node.children:
        return f"the question “{_words(node.text)}”"
    note = f" ({_opened(_words(node.note))})" if node.note else ""
    return f"the ending “{_opened(_words(node.text))}”{note}"


def _levels(tops: Sequence[Node]) -> Iterator[str]:
    yield f"At the top {'stands' if len(tops) == 1 else 'stand'} {_listed([_said(top) for top in tops])}."
    for node in (node for top in tops for node in top.all):
        if node.children:
            stands = "stands" if len(node.children) == 1 else "stand"
            yield f"Under {_words(node.text)} {stands} {_listed([_said(child) for child in node.children])}."


def _said(node: Node) -> str:
    return f"{_words(node.text)} ({_opened(_words(node.note))})" if node.note else _words(node.text)


def _event(event: Event) -> str:
    said = " ".join(part for part in (_words(event.text), _words(event.note)) if part)
    return f"{_words(event.when)}: {said if _stopped(said) else said + '.'}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _stopped(said: str) -> bool:
    return said.endswith((".", "?", "!"))


def _opened(said: str) -> str:
    return said.removesuffix(".")


def _words(text: Text) -> str:
    """The words of a text, its marks among them: who listens must know, too, what is not certain."""
    marks = "".join(f" ({inline.standing})" for inline in text if isinstance(inline, Mark))
    return f"{plain(text)}{marks}"
