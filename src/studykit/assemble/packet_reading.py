"""The parts of a packet that participants hold: cover, objectives, agenda, guides, cards, tests, evaluation."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from studykit.assemble.course import Course
from studykit.assemble.guide import guide
from studykit.assemble.quiz_paper import mark, quiz_paper
from studykit.assemble.sheet import sheet
from studykit.model.bundle import Leaflet, Piece
from studykit.model.covering import covers
from studykit.model.dates import day
from studykit.model.document import (
    Block,
    Callout,
    Column,
    Definition,
    DefinitionList,
    Heading,
    Paragraph,
    Table,
    Tone,
    words,
)
from studykit.model.handout import AnswerLines, FillIn, FormBlock, Grid, Part, Personal, PieceList
from studykit.model.packet import PARTS, STUDENT, TEST, Session, clock
from studykit.model.quiz import Form
from studykit.model.text import Plain, Text, plain

OWNER: Final = Personal((("Name", "name"), ("ID", "id")))
STATEMENTS: Final = (
    "The objectives were clear.",
    "The time was well used.",
    "The instructor knew the subject.",
    "My questions were answered.",
    "The printed material helps me at work.",
    "The tests asked what was taught.",
)
GRADES: Final = ("1", "2", "3", "4", "5")


def cover(course: Course, audience: str) -> Iterator[Piece]:
    """The first page: which class, whose copy, and what there is on which page."""
    title = course.packet.title
    owner: tuple[FormBlock, ...] = (OWNER,) if audience == STUDENT else ()
    said = {"student": "Participant packet", "instructor": "Instructor packet", "admin": "Class sheets"}[audience]
    part = Part("cover", said, title, (("", said), *course.facts), (*owner, PieceList()))
    yield Piece("cover", said, Leaflet(part), course.mark)


def objectives(course: Course, _audience: str) -> Iterator[Piece]:
    """What participants can do at the end, and the steps on the way there."""
    blocks: list[FormBlock] = []
    terminal = course.packet.terminal
    if terminal is not None:
        rows = (("Task", terminal.task), ("Conditions", terminal.given), ("Standard", terminal.standard))
        blocks.append(Heading(1, words("Terminal objective"), "terminal"))
        blocks.append(DefinitionList(tuple(Definition(words(name), (Paragraph(text),)) for name, text in rows)))
    if course.packet.enabling:
        columns = (Column(words("No."), header=True), Column(words("The participant will")), Column(words("Rests on")))
        table = tuple(
            (words(one.id), one.do, words("; ".join(dict.fromkeys(_place(course, path) for path in one.covers))))
            for one in course.packet.enabling
        )
        blocks += [Heading(1, words("Enabling objectives"), "enabling"), Table(columns, table)]
    yield _leaflet(course, "objectives", tuple(blocks))


def agenda(course: Course, _audience: str) -> Iterator[Piece]:
    """When what happens, day by day."""
    columns = (Column(words("Time"), header=True), Column(words("Session")), Column(words("Objectives")))
    blocks: list[FormBlock] = []
    for number, sessions in by_day(course).items():
        blocks.append(Heading(1, words(day_title(course, number)), f"day-{number}"))
        rows = tuple((words(span(one)), course.session_title(one), words(", ".join(one.covers))) for one in sessions)
        blocks.append(Table(columns, rows))
    yield _leaflet(course, "agenda", tuple(blocks))


def guides(course: Course, _audience: str) -> Iterator[Piece]:
    """The guide of each topic."""
    for topic in course.topics:
        yield Piece(f"guide/{topic.id}", f"Guide: {plain(topic.title)}", guide(course.kit, topic), course.mark)


def annotated_guides(course: Course, _audience: str) -> Iterator[Piece]:
    """The guides, each with the notes of the sessions that teach it before all else."""
    for topic in course.topics:
        whole = guide(course.kit, topic)
        notes = tuple(
            Callout(Tone.NOTE, words(f"Instructor notes, {span(one)}"), _notes(one))
            for one in course.packet.agenda
            if one.subject == topic.id and (one.notes or one.method)
        )
        yield Piece(
            f"guide/{topic.id}",
            f"Guide: {plain(topic.title)}",
            replace(whole, blocks=(*notes, *whole.blocks)),
            course.mark,
        )


def cards(course: Course, _audience: str) -> Iterator[Piece]:
    """The cards of each topic, to cut out: those that an enabling objective covers, or all where none is set."""
    paths = [path for objective in course.packet.enabling for path in objective.covers]
    for topic in course.topics:
        made = sheet(course.kit, topic)
        wanted = [card for card in made.cards if not paths or _covered(card.key, paths)]
        if wanted:
            yield Piece(
                f"cards/{topic.id}",
                f"Cards: {plain(topic.title)}",
                replace(made, cards=tuple(wanted)),
                course.mark,
            )


def _covered(key: str, paths: Sequence[str]) -> bool:
    """Whether the card, a gap of it or its reverse lies within one of the paths."""
    return any(covers(path, key.partition("#")[0]) for path in paths)


def test(course: Course, name: str) -> Iterator[Piece]:
    """A test in all its versions; the code of the printing stands at the foot of every page."""
    quiz = course.quizzes[name]
    title = course.packet.test_title(name)
    paper = quiz_paper(quiz)
    for form, part in zip(quiz.forms, paper.parts, strict=True):
        owned = replace(
            part,
            title=(*words(f"{title}: "), *course.packet.title),
            blocks=tuple(block for old in part.blocks for block in named(old)),
        )
        yield Piece(test_key(name, form), f"{title}, version {form.version}", Leaflet(owned), mark(quiz), TEST + name)


def test_key(name: str, form: Form) -> str:
    """The key of the piece that holds a version of a test."""
    return f"test/{name}/{form.version}"


def evaluation(course: Course, _audience: str) -> Iterator[Piece]:
    """What participants think of the course; nobody signs it."""
    columns = (("How far do you agree?", 7.0), *((grade, 0.8) for grade in GRADES))
    blank = ("",) * len(GRADES)
    said = "Mark 1 for “not at all” to 5 for “fully”. Do not write your name."
    can = tuple((f"I can now: {plain(one.do)}", *blank) for one in course.packet.enabling)
    questions = ("What was most useful to you?", "What should be changed?")
    asked = tuple(
        block
        for number, question in enumerate(questions, 1)
        for block in (Heading(1, words(question), f"question-{number}"), AnswerLines(4))
    )
    rows = (*((statement, *blank) for statement in STATEMENTS), *can)
    yield _leaflet(course, "evaluation", (Paragraph(words(said)), Grid(columns, rows), *asked))


def by_day(course: Course) -> dict[int, list[Session]]:
    """The sessions of each day."""
    days: dict[int, list[Session]] = {}
    for session in course.packet.agenda:
        days.setdefault(session.day, []).append(session)
    return days


def day_title(course: Course, number: int) -> str:
    """A day of the class by its date, or by its number where it has none."""
    dates = course.packet.facts.dates
    return day(dates[number - 1]) if number <= len(dates) else f"Day {number}"


def span(session: Session) -> str:
    """From when to when a session lasts: `08:15–09:05`."""
    return f"{clock(session.at)}–{clock(session.at + session.minutes)}"


def _notes(session: Session) -> tuple[Block, ...]:
    method = (Paragraph((*words("Method: "), *session.method)),) if session.method else ()
    return (*method, *session.notes)


def _leaflet(course: Course, part: str, blocks: tuple[FormBlock, ...]) -> Piece:
    title = PARTS[part].title
    return Piece(part, title, Leaflet(Part(part, title, words(title), course.facts[:2], blocks)), course.mark)


def named(block: FormBlock) -> tuple[FormBlock, ...]:
    """The line for a name as the owner's own; what else stood in its row keeps a line."""
    match block:
        case FillIn((first, *others)) if first == "Name":
            return (OWNER, FillIn(tuple(others))) if others else (OWNER,)
        case _:
            return (block,)


def _place(course: Course, path: str) -> str:
    """What an objective rests on, as it is called in print."""
    topic_id, _, rest = path.partition("/")
    topic = next(topic for topic in course.kit.topics if topic.id == topic_id)
    section = next((one for one in topic.sections if one.id == rest.partition("/")[0]), None)
    title: Text = topic.title if section is None else (*topic.title, Plain(" – "), *section.title)
    return plain(title)
