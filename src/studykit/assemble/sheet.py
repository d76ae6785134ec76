"""The card sheet of a topic: each card as it is cut out, a reverse and each gap being cards of their own."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from msgspec.structs import replace

from studykit.model.bare import bare, bare_blocks
from studykit.model.capitals import capital
from studykit.model.card import Card, ChoiceCard, ClozeCard, Option, RecallCard
from studykit.model.choices import arranged, letter
from studykit.model.dates import day
from studykit.model.document import Block, Definition, DefinitionList, Paragraph, words
from studykit.model.kit import Kit, Section, Status, Topic
from studykit.model.sheet import Sheet, SheetCard
from studykit.model.source import Source
from studykit.model.text import Emphasis, Gap, Inline, Link, Plain, Standing, Strong, Text, gaps, plain
from studykit.model.walk import cited, figures, texts

_FLAGS: Final = {Status.CURRENT: "", Status.SUPERSEDED: "Superseded", Status.DRAFT: "Draft"}
_MARKS: Final = {Standing.SECONDARY: "Secondary source", Standing.UNVERIFIED: "Unverified"}
# A card has room for the best sources, which the author names first.
_NAMED: Final = 2
_BLANK: Final = "…"


def sheet(kit: Kit, topic: Topic) -> Sheet:
    """The cards of a topic; within a section all are asked forward before any is asked the other way round."""
    cards = [made for section in topic.sections for made in _section(section, kit.sources)]
    return Sheet(
        topic=topic.id,
        language=kit.language,
        series=kit.title,
        edition=kit.edition,
        author=kit.publisher,
        title=topic.title,
        cards=tuple(replace(card, number=number) for number, card in enumerate(cards, 1)),
        status=_status(topic),
        flag=_FLAGS[topic.status],
    )


def _status(topic: Topic) -> Text:
    """In fewer words than a page of the guide has: what replaced the topic stands there."""
    match topic.status:
        case Status.CURRENT:
            return ()
        case Status.DRAFT:
            return (Strong(words("Draft: not yet checked.")),)
        case Status.SUPERSEDED:
            return (Strong(words(f"Superseded on {day(topic.until)}.")),)


def _section(section: Section, registry: Mapping[str, Source]) -> Iterator[SheetCard]:
    for card in section.cards:
        # A picture has no room on a card: it stands in the guide.
        if not (isinstance(card, RecallCard) and any(figures(card.back))):
            yield from _cards(card, registry)
    for card in section.cards:
        if isinstance(card, RecallCard) and card.reverse:
            yield _card(card, registry, "#reverse", card.reverse, (Paragraph(card.subject),))


def _cards(card: Card, registry: Mapping[str, Source]) -> Iterator[SheetCard]:
    match card:
        case RecallCard():
            yield _card(card, registry, "", card.front, card.back)
        case ClozeCard(_, text):
            numbers = sorted({gap.number for gap in gaps(text)})
            for number in numbers:
                open_, filled = (Paragraph(_with_gap(text, number, hidden=hidden)) for hidden in (True, False))
                yield _card(card, registry, f"#{number}" if len(numbers) > 1 else "", (open_,), (filled,))
        case ChoiceCard():
            options = arranged(card.key, card.options)
            front = (*card.front, _lettered({at: option.text for at, option in enumerate(options)}))
            right = {at: option.text for at, option in enumerate(options) if option.right}
            made = _card(card, registry, "", front, (_lettered(right),))
            yield replace(made, extra=(*made.extra, *bare_blocks(_reasons(options))))
        case _:
            assert_never(card)


def _card(
    card: Card, registry: Mapping[str, Source], part: str, front: tuple[Block, ...], back: tuple[Block, ...]
) -> SheetCard:
    return SheetCard(
        key=card.key + part,
        number=0,
        front=bare_blocks(front),
        back=_begun(bare_blocks(back)),
        extra=bare_blocks(card.extra),
        mark=_mark(card),
        sources=_sources(card, registry),
        span=card.span,
    )


def _begun(back: tuple[Block, ...]) -> tuple[Block, ...]:
    """An answer as it stands by itself, with a capital at its start."""
    match back:
        case (Paragraph(text), *rest):
            return (Paragraph(capital(text)), *rest)
        case _:
            return back


def _mark(card: Card) -> Text:
    """The mark, and why there is one unless the back says it already."""
    if card.provenance.standing is Standing.OFFICIAL:
        return ()
    label, doubt = _MARKS[card.provenance.standing], bare(card.provenance.doubt)
    if any(plain(doubt) in plain(bare(text)) for text in texts(card.extra)):
        doubt = ()  # said there
    return (Strong(words(f"{label}:")), Plain(" "), *doubt) if doubt else (Strong(words(f"{label}.")),)


def _sources(card: Card, registry: Mapping[str, Source]) -> Text:
    """The first sources, each with all the places in it; the guide lists the others."""
    places: dict[str, list[str]] = {}
    for citation in cited(card):
        if citation.source in registry:
            places.setdefault(registry[citation.source].title, []).append(citation.locator)
    named = [", ".join(filter(None, (title, *where))) for title, where in places.items()]
    more = f" and {len(named) - _NAMED} more, see the guide" if len(named) > _NAMED else ""
    said = f"{'; '.join(named[:_NAMED])}{more}"
    return words(said if said.endswith((".", "?", "!")) else f"{said}.") if named else ()


def _lettered(options: Mapping[int, Text]) -> DefinitionList:
    return DefinitionList(
        tuple(Definition(words(f"{letter(at)}."), (Paragraph(text),)) for at, text in options.items())
    )


def _reasons(options: tuple[Option, ...]) -> tuple[Block, ...]:
    reasons = {at: option.why for at, option in enumerate(options) if option.why}
    return (_lettered(reasons),) if reasons else ()


def _with_gap(text: Text, number: int, *, hidden: bool) -> Text:
    """The text with one of its gaps open, or filled in and set off; the others are words like any."""
    return tuple(_inline(inline, number, hidden=hidden) for inline in text)


def _inline(inline: Inline, number: int, *, hidden: bool) -> Inline:
    match inline:
        case Gap(own, children, hint) if own == number:
            return Strong(words(f"[{hint or _BLANK}]") if hidden else children)
        case Strong(children):
            return Strong(_with_gap(children, number, hidden=hidden))
        case Emphasis(children):
            return Emphasis(_with_gap(children, number, hidden=hidden))
        case Link(children, target):
            return Link(_with_gap(children, number, hidden=hidden), target)
        case _:
            return inline
