"""The handout on a topic: title block, objectives, numbered sections, what could not be verified, the sources."""

from collections.abc import Iterable

from studykit.assemble.status import day, status_line
from studykit.model.document import (
    Block,
    Callout,
    Guide,
    Heading,
    ItemList,
    Paragraph,
    Reference,
    Tone,
    words,
)
from studykit.model.kit import Kit, Status, Topic
from studykit.model.source import Source
from studykit.model.text import Emphasis, Inline, Link, Mark, Plain, Standing, Text, citations
from studykit.model.walk import marked, texts

_SECTION = 1


def guide(kit: Kit, topic: Topic) -> Guide:
    """The handout on a topic of the kit, with its citations numbered in reading order."""
    blocks = (*_objectives(topic), *_sections(topic), *_gaps(topic))
    return Guide(
        topic=topic.id,
        language=kit.language,
        series=kit.title,
        edition=kit.edition,
        author=kit.publisher,
        title=topic.title,
        summary=topic.summary,
        facts=_facts(kit, topic),
        banner=_banner(kit, topic),
        blocks=(*blocks, *_legend(blocks)),
        references=_references(blocks, kit),
    )


def _facts(kit: Kit, topic: Topic) -> tuple[tuple[str, str], ...]:
    return (("Edition", kit.edition), ("Facts checked", day(topic.checked)), ("Published by", kit.publisher))


def _banner(kit: Kit, topic: Topic) -> Callout | None:
    line = status_line(kit, topic)
    match topic.status:
        case Status.CURRENT:
            return None
        case Status.DRAFT:
            return Callout(Tone.CAUTION, words("Draft"), (Paragraph(line),))
        case Status.SUPERSEDED:
            advice = words(
                " These pages are kept for those who meet the former rules; do not rely on them for today’s."
            )
            return Callout(Tone.SUPERSEDED, words("Superseded"), (Paragraph((*line, *advice)),))


def _objectives(topic: Topic) -> tuple[Block, ...]:
    if not topic.objectives:
        return ()
    items = tuple((Paragraph(objective.text),) for objective in topic.objectives)
    return (Heading(_SECTION, words("What you will be able to do"), "objectives"), ItemList(items))


def _sections(topic: Topic) -> Iterable[Block]:
    for number, section in enumerate(topic.sections, 1):
        yield Heading(_SECTION, (Plain(f"{number} "), *section.title), section.id)
        yield from section.blocks


def _gaps(topic: Topic) -> tuple[Block, ...]:
    if not topic.gaps:
        return ()
    items = tuple((Paragraph(text),) for text in topic.gaps)
    return (Heading(_SECTION, words("What could not be verified"), "unverified"), ItemList(items))


def _legend(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not marked(blocks):
        return ()
    text = words(
        "A fact marked ", Mark(Standing.SECONDARY), " rests only on sources other than the official text; one marked ",
        Mark(Standing.UNVERIFIED), " could not be confirmed in any. Check both before you rely on them.",
    )  # fmt: skip
    return (Callout(Tone.NOTE, words("The marks"), (Paragraph(text),)),)


def _references(blocks: tuple[Block, ...], kit: Kit) -> tuple[Reference, ...]:
    cited = dict.fromkeys(citation.source for text in texts(blocks) for citation in citations(text))
    return tuple(
        Reference(number, source, _reference(kit.sources[source]))
        for number, source in enumerate((source for source in cited if source in kit.sources), 1)
    )


def _reference(source: Source) -> Text:
    date = "no date shown" if source.date == "n.d." else source.date
    parts: list[Inline] = [Emphasis(words(source.title)), Plain(f". {source.publisher}, {date}. ")]
    if source.read:
        parts.append(Plain(f"Read as: {source.read.rstrip('.')}. "))
    parts.append(Link(words(source.url), source.url))
    if source.grade is not Standing.OFFICIAL:
        parts += [Plain(" "), Mark(source.grade)]
    return tuple(parts)
