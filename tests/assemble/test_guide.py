"""The handout: its parts in order, its numbers, its banner and its marks."""

from msgspec.structs import replace

from studykit.assemble.guide import guide
from studykit.model.document import Callout, Heading, Paragraph, Tone, words
from studykit.model.kit import Kit, Objective, Section, Status, Topic
from studykit.model.source import Source
from studykit.model.text import Citation, Mark, Standing, plain

LAW = Source("law", "The law", "A parliament", "https://example.org/law", "2020-01-02", Standing.OFFICIAL, "a mirror")
BLOG = Source("blog", "A blog", "Somebody", "https://example.org/blog", "n.d.", Standing.SECONDARY)


def section(name: str, *sources: str, mark: Mark | None = None) -> Section:
    text = (*words(f"Text of {name}."), *(Citation(source) for source in sources), *((mark,) if mark else ()))
    return Section(name, "prose", words(f"On {name}"), (Paragraph(text),), (), ())


TOPIC = Topic(
    id="new",
    title=words("The new rules"),
    summary=words("In short."),
    status=Status.CURRENT,
    checked="2026-11-21",
    objectives=(Objective("say", words("Say it.")),),
    sections=(section("one", "blog"), section("two", "law", "blog")),
)
OLD = replace(
    TOPIC, id="old", title=words("The old rules"), status=Status.SUPERSEDED, until="2025-10-01", replaced_by="new"
)
KIT = Kit("k", "Kit", "1", "en-US", "Us", "Deck", (TOPIC, OLD), {"law": LAW, "blog": BLOG})


def headings(topic: Topic) -> list[str]:
    return [plain(block.text) for block in guide(KIT, topic).blocks if isinstance(block, Heading)]


def test_objectives_come_first_and_sections_are_numbered():
    assert headings(TOPIC) == ["What you will be able to do", "1 On one", "2 On two"]


def test_a_section_that_prints_nothing_has_no_heading_and_no_number():
    silent = replace(section("cards alone"), blocks=())
    topic = replace(TOPIC, objectives=(), sections=(silent, *TOPIC.sections))
    assert headings(topic) == ["1 On one", "2 On two"]


def test_what_could_not_be_verified_comes_last():
    assert headings(replace(TOPIC, objectives=(), gaps=(words("This."),)))[-1] == "What could not be verified"


def test_sources_are_numbered_as_they_are_cited():
    references = guide(KIT, TOPIC).references
    assert [(each.number, each.source) for each in references] == [(1, "blog"), (2, "law")]
    assert plain(references[0].text) == "A blog. Somebody, no date shown. https://example.org/blog"
    assert plain(references[1].text) == (
        "The law. A parliament, 2 January 2020. Read as: a mirror. https://example.org/law"
    )
    assert [Mark(Standing.SECONDARY) in each.text for each in references] == [True, False]


def test_a_superseded_topic_says_since_when_and_what_replaces_it():
    banner = guide(KIT, OLD).banner
    assert banner is not None
    assert banner.tone is Tone.SUPERSEDED
    assert isinstance(banner.body[0], Paragraph)
    assert plain(banner.body[0].text).startswith("Superseded on 1 October 2025. See “The new rules”.")
    assert guide(KIT, TOPIC).banner is None


def test_a_draft_says_so():
    banner = guide(KIT, replace(TOPIC, status=Status.DRAFT)).banner
    assert banner is not None
    assert plain(banner.title) == "Draft"


def test_the_marks_are_explained_where_there_are_any():
    assert not isinstance(guide(KIT, TOPIC).blocks[-1], Callout)
    marked = replace(TOPIC, sections=(section("one", "blog", mark=Mark(Standing.SECONDARY)),))
    legend = guide(KIT, marked).blocks[-1]
    assert isinstance(legend, Callout)
    assert plain(legend.title) == "The marks"
