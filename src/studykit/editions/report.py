"""“What changed”: the changes of an edition as a page for those who teach and learn with it."""

from collections.abc import Iterable, Sequence
from typing import Final

from studykit.assemble.status import day
from studykit.editions.changes import Change, Sort
from studykit.model.document import Block, Guide, Heading, ItemList, Paragraph, words
from studykit.model.kit import Kit
from studykit.model.text import Strong, Text, plain

LINES: Final = 22
"""Lines that surely fit below the head of a page, whatever its words; a heading counts as three."""

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
_HEADING_LINES: Final = 3


def report(kit: Kit, changes: Sequence[Change], since: str, published: str) -> Guide:
    """The page; `since` is the edition compared with, `published` the ISO date of this one, or empty."""
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
        blocks=tuple(_blocks(kit, changes)),
        references=(),
    )


def _summary(changes: Sequence[Change], since: str) -> str:
    counted = [
        (sum(change.sort is sort for change in changes), _HEADINGS[sort].partition(",")[0]) for sort in _HEADINGS
    ]
    said = ", ".join(f"{count} {name.lower()}" for count, name in counted[:3] if count)
    kept = "Import the new deck over the old one: progress, tags and your own words on other cards stay."
    return f"{said[:1].upper()}{said[1:] or 'No card changed'} since edition {since or 'none'}. {kept}"


def _blocks(kit: Kit, changes: Sequence[Change]) -> Iterable[Block]:
    titles = {topic.id: plain(topic.title) for topic in kit.topics}
    groups = {sort: [change for change in changes if change.sort is sort] for sort in _HEADINGS}
    filled = {sort: group for sort, group in groups.items() if group}
    share = max((LINES - _HEADING_LINES * len(filled)) // max(len(filled), 1), 1)
    for sort, group in filled.items():
        lines: list[tuple[Block, ...]] = []
        room = share
        for change in group:
            line = _line(change, titles)
            room -= -(-len(plain(line)) // _LINE_LENGTH)
            if room < 0:
                break
            lines.append((Paragraph(line),))
        if len(lines) < len(group):
            more = len(group) - len(lines)
            lines.append((Paragraph(words(f"{'and ' if lines else ''}{more} {'more' if lines else 'cards'}")),))
        yield Heading(1, words(f"{_HEADINGS[sort]} ({len(group)})"), str(sort))
        yield ItemList(tuple(lines))


def _line(change: Change, titles: dict[str, str]) -> Text:
    topic = change.key.partition("/")[0]
    said = change.asks or change.key
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"
    detail = f" – {change.detail}" if change.detail else ""
    return (Strong(words(f"{titles.get(topic, topic)}: ")), *words(f"{said}{detail}"))
