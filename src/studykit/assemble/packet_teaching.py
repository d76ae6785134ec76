"""The parts of a packet that are the instructor's alone: the lesson plan, the keys by person, and what was covered."""

from collections.abc import Iterator, Sequence
from typing import Final

from studykit.assemble.course import Course
from studykit.assemble.packet_reading import by_day, day_title, span
from studykit.assemble.quiz_key import quiz_key
from studykit.assemble.quiz_paper import mark
from studykit.model.bundle import Leaflet, Pages, Piece
from studykit.model.document import Align, Block, Callout, Column, Heading, Paragraph, Table, Tone, words
from studykit.model.handout import FormBlock, Part
from studykit.model.packet import PARTS, Do, Enabling, Session
from studykit.model.text import Strong

METHODS: Final = {Do.TEACH: "Teaching", Do.EXERCISE: "Exercise"}
"""How a session is held that names no method; a break or a test is called so already."""


def lesson_plan(course: Course, _audience: str) -> Iterator[Piece]:
    """The agenda with methods, objectives and notes."""
    blocks: list[FormBlock] = []
    for number, sessions in by_day(course).items():
        blocks.append(Heading(1, words(day_title(course, number)), f"day-{number}"))
        blocks.append(_timetable(course, sessions))
        for at, session in enumerate(sessions, 1):
            if session.notes:
                title = (*words(f"{span(session)} "), *course.session_title(session))
                blocks.append(Heading(2, title, f"day-{number}-{at}"))
                blocks.extend(_note(course, session))
    name = PARTS["lesson-plan"].title
    part = Part("lesson-plan", name, words(f"{name}: ", *course.packet.title), course.facts, tuple(blocks))
    yield Piece("lesson-plan", name, Leaflet(part), course.mark)


def keys(course: Course, _audience: str) -> Iterator[Piece]:
    """Who has which version, then the key to each test; a key carries the code of the printing that it belongs to."""
    if course.people:
        yield _index(course)
    for test in course.packet.tests:
        quiz = course.quizzes[test.name]
        whole = quiz_key(quiz)
        name = f"Key to the {course.packet.test_title(test.name).lower()}"
        part = whole.parts[0]
        titled = Part(
            f"key-{test.name}", name, words(f"{name}: ", *course.packet.title), part.facts, part.blocks, part.banner
        )
        yield Piece(f"keys/{test.name}", name, Leaflet(titled, whole.references), mark(quiz))


def coverage(course: Course, _audience: str) -> Iterator[Piece]:
    """For each objective the pages of the participants' packet, the items of the tests, and the minutes."""
    title = PARTS["coverage"].title
    columns = (
        Column(words("No."), header=True),
        Column(words("Objective")),
        Column(words("Pages"), Align.START),
        *(Column(words(f"{course.packet.test_title(test.name)}: items")) for test in course.packet.tests),
        Column(words("Minutes"), Align.END),
    )
    rows = tuple(
        (
            words(one.id),
            one.do,
            words(_pages(course, one)),
            *(words(_items(course, one, test.name)) for test in course.packet.tests),
            words(str(sum(session.minutes for session in course.packet.agenda if one.id in session.covers))),
        )
        for one in course.packet.enabling
    )
    said = (
        "Pages are those of the participants’ packet. Items have the numbers of version A. "
        "The minutes of a session count for every objective that it serves."
    )
    blocks = (Paragraph(words(said)), Table(columns, rows)) if rows else (Paragraph(words("No objectives are set.")),)
    yield Piece(
        "coverage", title, Leaflet(Part("coverage", title, words(title), course.facts[:2], blocks)), course.mark
    )


def _timetable(course: Course, sessions: Sequence[Session]) -> Table:
    columns = (
        Column(words("Time"), header=True),
        Column(words("Min."), Align.END),
        Column(words("Session")),
        Column(words("Method")),
        Column(words("Objectives")),
    )
    rows = tuple(
        (
            words(span(one)),
            words(str(one.minutes)),
            course.session_title(one),
            one.method or words(METHODS.get(one.do, "–")),
            words(", ".join(one.covers)),
        )
        for one in sessions
    )
    return Table(columns, rows)


def _note(course: Course, session: Session) -> Iterator[Block]:
    known = {one.id: one for one in course.packet.enabling}
    for name in session.covers:
        yield Paragraph((Strong(words(name)), *words(": "), *known[name].do))
    yield from session.notes


def _index(course: Course) -> Piece:
    tests, title = course.packet.tests, course.packet.test_title
    columns = (
        Column(words("Name"), header=True),
        Column(words("ID")),
        *(Column(words(title(test.name))) for test in tests),
    )
    rows = tuple(
        (words(one.name), words(one.id), *(words(course.versions[test.name][one.id]) for test in tests))
        for one in course.people
    )
    codes = "; ".join(f"{title(test.name).lower()} {course.quizzes[test.name].code}" for test in tests)
    note = Callout(
        Tone.NOTE,
        words("Compare the codes"),
        (Paragraph(words(f"This index and these keys belong to papers with these codes at their foot: {codes}.")),),
    )
    part = Part(
        "key-index",
        "Who has which version",
        words("Who has which version"),
        course.facts[:2],
        (note, Table(columns, rows)),
    )
    return Piece("keys/index", "Who has which version", Leaflet(part), course.mark)


def _pages(course: Course, objective: Enabling) -> str:
    found: set[int] = set()
    for path in objective.covers:
        topic, _, rest = path.partition("/")
        pages = course.pages.get(topic)
        if pages is not None:
            found |= _of_section(pages, rest.partition("/")[0], course, topic)
    return _ranges(sorted(found)) or "–"


def _of_section(pages: Pages, section: str, course: Course, topic: str) -> set[int]:
    """The pages from a section's heading to what follows it; those of all sections where none is named."""
    tops = {one.id for each in course.kit.topics if each.id == topic for one in each.sections}
    # What stands in a section has its anchor before a slash; the list of sources and the like have none.
    heads = [one for one in pages.anchors if one.anchor in tops or one.anchor.partition("/")[0] not in tops]
    ends = [*(one.before for one in heads[1:]), pages.last]
    spans = {one.anchor: range(one.page, end + 1) for one, end in zip(heads, ends, strict=True) if one.anchor in tops}
    wanted = (spans.get(section, range(0)),) if section else spans.values()
    return {page for one in wanted for page in one}


def _ranges(pages: Sequence[int]) -> str:
    """Page numbers in few words: `3–5, 9`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in runs)


def _items(course: Course, objective: Enabling, test: str) -> str:
    quiz = course.quizzes[test]
    numbers = {item.key: item.number for item in quiz.forms[0].items}
    return ", ".join(map(str, sorted(numbers[key] for key in course.items(objective, quiz)))) or "–"
