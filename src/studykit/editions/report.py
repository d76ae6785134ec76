"""“What changed”: the changes of an edition as a page for those who teach and learn with it."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from studykit.editions.changes import Change, Sort
from studykit.model.dates import day
from studykit.model.document import Block, Definition, DefinitionList, Guide, ItemList, Paragraph, words
from studykit.model.kit import Kit
from studykit.model.lead import lead
from studykit.model.text import Strong, Text, plain

LINES: Final = range(38, 5, -2)
"""Lines below the head of a page, from what hardly ever fits to what always does; the name of a group is two."""

_HEADINGS: Final = {
    Sort.CORRECTED: "Corrected",
    Sort.NEW: "New",
    Sort.RETIRED: "Retired",
    Sort.MOVED: "Moved",
    Sort.RENAMED: "Renamed, with nothing to see",
    Sort.DECK: "Decks that keep their name",
}
_LONGEST: Final = 84
_LINE_LENGTH: Final = 72
_HEADING_LINES: Final = 2
_QUOTED: Final = re.compile("`([^`]*)`")


def report(kit: Kit, changes: Sequence[Change], since: str, published: str, lines: int) -> Guide:
    """The page; `since` is the edition compared with, `published` the ISO date of this one, or empty.

    What does not go into `lines` (one of LINES) is counted instead of told.
    """
    date = (("Published", day(published)),) if published else ()
    return Guide(
        topic="what-changed",
        language=kit.language,
        series=kit.title,
        edition=kit.edition,
        author=kit.publisher,
        title=words("What changed"),
        summary=words(_summary(changes, since)),
        facts=(("Edition", kit.edition), *date, ("Compared with", since or "nothing before it")),
        blocks=tuple(_blocks(kit, changes, lines)),
        references=(),
    )


def _summary(changes: Sequence[Change], since: str) -> str:
    counted = [
        (sum(change.sort is sort for change in changes), _HEADINGS[sort].partition(",")[0]) for sort in _HEADINGS
    ]
    said = ", ".join(f"{count} {name.lower()}" for count, name in counted[:3] if count)
    kept = "Import the new deck over the old one: progress, tags and your own words on other cards stay."
    return f"{said[:1].upper()}{said[1:] or 'No card changed'} since edition {since or 'none'}. {kept}"


def _blocks(kit: Kit, changes: Sequence[Change], lines: int) -> Iterable[Block]:
    titles = {topic.id: plain(topic.title) for topic in kit.topics}
    # Where not all of them can be told, a new question or answer is more than a new title above the card.
    first = sorted(changes, key=lambda change: change.detail.startswith("explanation"))
    groups = {sort: [_line(change, titles) for change in first if change.sort is sort] for sort in _HEADINGS}
    filled = {sort: group for sort, group in groups.items() if group}
    shares = _shares([sum(map(_height, group)) for group in filled.values()], lines - _HEADING_LINES * len(filled))
    # No headings: a page needs no table of contents.
    yield DefinitionList(
        tuple(
            Definition(
                words(f"{_HEADINGS[sort]} ({len(group)})"),
                (ItemList(tuple((Paragraph(line),) for line in _fitting(group, share))),),
            )
            for (sort, group), share in zip(filled.items(), shares, strict=True)
        )
    )


def _shares(needs: Sequence[int], lines: int) -> list[int]:
    """The lines that each group gets: as many as it needs where that is no more than its part of what is left."""
    shares = [0] * len(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        shares[index] = min(needs[index], max(lines // (len(needs) - done), 1))
        lines -= shares[index]
    return shares


def _fitting(group: Sequence[Text], share: int) -> Iterable[Text]:
    """The first lines that fit, and how many there are besides."""
    if sum(map(_height, group)) <= share:
        return group
    # The last line says how many more there are.
    ends = list(accumulate(map(_height, group)))
    fit = sum(end < share for end in ends)
    return (*group[:fit], words(f"and {len(group) - fit} more" if fit else f"{len(group)} cards"))


def _height(line: Text) -> int:
    return -(-len(plain(line)) // _LINE_LENGTH)


def _line(change: Change, titles: dict[str, str]) -> Text:
    topic = change.key.partition("/")[0]
    said = change.asks or change.key
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"
    more = _QUOTED.sub(r"“\1”", change.detail)
    detail = f" – {more}" if more else ""
    return (Strong(lead(words(titles.get(topic, topic)))), *words(f"{said}{detail}"))
