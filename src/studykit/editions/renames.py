"""Former keys: every key that a card may have been published under, by what its author says was called otherwise."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TypeAlias

from msgspec import Struct

from studykit.model.edition import FIELD, Former
from studykit.model.kit import Kit

_Name: TypeAlias = tuple[str, frozenset[Former]]
"""A name, or a key, and the `was:` that it takes to read it so."""


class Renames(Struct, frozen=True):
    """The former names of a kit by what they lead to, and the sections in which there are any."""

    names: Mapping[tuple[str, ...], tuple[Former, ...]]
    places: frozenset[tuple[str, ...]]

    def former_keys(self, key: str) -> Iterator[_Name]:
        """The keys under which the card may have been published, other than its own, oldest names first."""
        topic, section, *rest = key.split("/")
        if not self.places & {(topic,), (topic, section)}:
            return
        topics = self._either((topic,), topic)
        sections = list(self._sections(topics, topic, section))
        tails = list(product(*(self._part(topic, section, part) for part in rest)))
        ways = [*product(sections, tails), *self._moved(topics, (topic, section), rest)]
        for (head, said), tail in ways:
            former = "/".join((head, *(name for name, _ in tail)))
            if former != key:
                yield former, said.union(*(one for _, one in tail))

    def former_places(self, former: Former) -> Iterator[str]:
        """The sections that the former name of a section may mean, with their topics; none where it names no section.

        All that was published there may say for itself where it was, and the section's own name is true all the same.
        """
        if len(former.path) == 2:
            topics = self._either(former.path[:1], former.path[0])
            yield from [former.name] if "/" in former.name else [f"{topic}/{former.name}" for topic, _ in topics]

    def _either(self, path: tuple[str, ...], name: str) -> list[_Name]:
        """The simple names, former ones first."""
        known = [former for former in self.names.get(path, ()) if "/" not in former.name]
        return [*((former.name, frozenset({former})) for former in known), (name, frozenset())]

    def _sections(self, topics: list[_Name], topic: str, section: str) -> Iterator[_Name]:
        for name, said in self._either((topic, section), section):
            yield from ((f"{above}/{name}", said | by) for above, by in topics)
        for former in self.names.get((topic, section), ()):
            if "/" in former.name:
                yield former.name, frozenset({former})

    def _part(self, topic: str, section: str, part: str) -> list[_Name]:
        """What a part of a key below the section may have been called: an entry, a field, or `members:` and a field."""
        before, colon, name = part.rpartition(":")
        field = self._either((topic, section, FIELD, name), name)[:-1]
        entry = self._either((topic, section, name), name) if not colon else [(name, frozenset[Former]())]
        return [(f"{before}{colon}{former}", said) for former, said in (*field, *entry)]

    def _moved(
        self, topics: list[_Name], place: tuple[str, str], rest: list[str]
    ) -> Iterator[tuple[_Name, tuple[_Name, ...]]]:
        """The ways in which an entry may have come from another section, or another topic."""
        if not rest:
            return
        tails = list(product(*(self._part(*place, part) for part in rest[1:])))
        for former in self.names.get((*place, rest[0]), ()):
            match former.name.split("/"):
                case [section, entry]:
                    heads = [(f"{above}/{section}", by | {former}) for above, by in topics]
                case [topic, section, entry]:
                    heads = [(f"{topic}/{section}", frozenset({former}))]
                case _:
                    continue
            for head in heads:
                yield from ((head, ((entry, frozenset[Former]()), *tail)) for tail in tails)


def renames(kit: Kit) -> Renames:
    """The former names that a kit declares."""
    names: dict[tuple[str, ...], list[Former]] = {}
    for former in kit.former:
        names.setdefault(former.path, []).append(former)
    places = frozenset(path[:2] for path in names)
    return Renames({path: tuple(found) for path, found in names.items()}, places)
