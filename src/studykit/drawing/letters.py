"""The letters of the parts of a figure: in the order in which a reader comes to the pointers that name them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from studykit.model.document import words
from studykit.model.figure import Node
from studykit.model.text import plain


class Part(Struct, frozen=True):
    """A part of a figure: the boxes at its top, and those in it that are pointers or what a pointer leads to."""

    tops: tuple[Node, ...]
    pointers: tuple[Node, ...]


def pointer(letter: str) -> Node:
    """What says where a part goes on."""
    return Node(words(f"Go on at {letter}"))


def start(letter: str, below: Node) -> Node:
    """What a part begins with."""
    return Node(words(letter), children=(replace(below, via=()),))


def lettered(parts: Sequence[Part]) -> list[Part]:
    """The parts in reading order, lettered in that order; the first of them is where the figure begins."""
    begun = {plain(part.tops[0].text): part for part in parts[1:]}
    ordered, letters = [parts[0]], dict[str, str]()
    for part in ordered:
        for letter in _named(part):
            letters[letter] = ascii_uppercase[len(letters)]
            ordered.append(begun[letter])
    return [_renamed(part, letters) for part in ordered]


def _named(part: Part) -> Iterator[str]:
    """The letters to which a part points."""
    for node in (node for top in part.tops for node in top.all):
        if any(node is each for each in part.pointers) and not node.children:
            yield plain(node.text)[-1]


def _renamed(part: Part, letters: Mapping[str, str]) -> Part:
    made: list[Node] = []

    def rename(node: Node) -> Node:
        children = _mapped(rename, node.children)
        if not any(node is each for each in part.pointers):
            return node if children is node.children else replace(node, children=children)
        old = plain(node.text)[-1]
        text = words(letters[old]) if node.children else pointer(letters[old]).text
        made.append(replace(node, text=text, children=children))
        return made[-1]

    return Part(tuple(map(rename, part.tops)), tuple(made))


def _mapped(change: Callable[[Node], Node], nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes changed; the very same tuple where none was."""
    changed = tuple(map(change, nodes))
    return nodes if all(one is other for one, other in zip(changed, nodes, strict=True)) else changed
