"""The handout on a topic: title block, objectives, numbered sections, what could not be verified, the sources."""

from collections.abc import Iterable

from studykit.assemble.references import references
from studykit.assemble.status import banner
from studykit.model.capitals import capitalised
from studykit.model.dates import day
from studykit.model.document import (
    Block,
    Callout,
    Guide,
    Heading,
    ItemList,
    Paragraph,
    Tone,
    words,
)
from studykit.model.kit import Kit, Topic
from studykit.model.text import Mark, Plain, Standing
from studykit.model.walk import marked

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
        banner=banner(kit, topic),
        blocks=(*blocks, *_legend(blocks)),
        references=references((Paragraph(topic.summary), *blocks), kit),
    )


def _facts(kit: Kit, topic: Topic) -> tuple[tuple[str, str], ...]:
    return (("Edition", kit.edition), ("Facts checked", day(topic.checked)), ("Published by", kit.publisher))


def _objectives(topic: Topic) -> tuple[Block, ...]:
    if not topic.objectives:
        return ()
    items = tuple((Paragraph(objective.text),) for objective in topic.objectives)
    return (Heading(_SECTION, words("What you will be able to do"), "objectives"), ItemList(items))


def _sections(topic: Topic) -> Iterable[Block]:
    for number, section in enumerate((section for section in topic.sections if section.blocks), 1):
        yield Heading(_SECTION, (Plain(f"{number} "), *section.title), section.id)
        yield from capitalised(section.blocks)


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
