"""The quiz as it is handed out: a part for each version, its items by task, the answer sheet on its last page."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from studykit.assemble.among import among
from studykit.model.document import Block, Heading, Paragraph, words
from studykit.model.handout import (
    AnswerLines,
    BubbleRow,
    BubbleSheet,
    Exercise,
    Exercises,
    FillIn,
    FormBlock,
    Handout,
    Options,
    PageBreak,
    Part,
    Prompts,
)
from studykit.model.lead import ENDED
from studykit.model.quiz import Form, FormItem, Quiz, Task
from studykit.model.text import Text, plain

DIRECTIONS: Final = {
    Task.CHOICE: ("Choose one", "One answer is right. Each item counts 1 point."),
    Task.SELECT: (
        "Mark all that belong",
        "At least two of the lines belong to the answer, and not all. The whole answer may have more.",
    ),
    Task.MATCH: ("Match", "Find for each numbered line the letter of what belongs to it."),
    Task.ORDER: ("Put in order", "The lines stand in disorder. Find for each place the letter of what comes there."),
    Task.WRITE: ("Write", "Answer in a few words or a sentence, on the lines."),
}
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
SHEET: Final = "Answer sheet"


def quiz_paper(quiz: Quiz) -> Handout:
    """All versions of the quiz, one after the other."""
    return Handout(
        language=quiz.language,
        series=quiz.series,
        author=quiz.author,
        title=f"Quiz: {plain(quiz.title)}",
        subject=f"Versions {', '.join(form.version for form in quiz.forms)}; code {quiz.code}",
        mark=mark(quiz),
        parts=tuple(_part(quiz, form) for form in quiz.forms),
    )


def mark(quiz: Quiz) -> str:
    """What tells this printing from any other, at the foot of every page of the forms and of the key."""
    return f"Code {quiz.code} · edition {quiz.edition}"


def _part(quiz: Quiz, form: Form) -> Part:
    anchor = f"version-{form.version.lower()}"
    return Part(
        anchor=anchor,
        name=f"Version {form.version}",
        title=words("Quiz: ", *quiz.title),
        facts=(
            ("Version", form.version),
            ("Items", str(len(form.items))),
            ("Points", str(quiz.points)),
            ("Code", quiz.code),
        ),
        blocks=(*_opening(quiz, form), *_tasks(form, anchor), *_sheet(quiz, form, anchor)),
        banner=quiz.banner,
    )


def _opening(quiz: Quiz, form: Form) -> Iterator[FormBlock]:
    yield FillIn(("Name", "Date", f"Score (of {quiz.points})"))
    if any(item.rows for item in form.items):
        text = "Fill in the circles on the answer sheet at the end of this version."
        yield Paragraph(words(text))


def _tasks(form: Form, anchor: str) -> Iterator[FormBlock]:
    for task, items in groupby(form.items, key=lambda item: item.task):
        title, directions = DIRECTIONS[task]
        yield Heading(1, words(title), f"{anchor}/{task}")
        exercises = tuple(Exercise(f"{item.number}.", tuple(_blocks(item))) for item in items)
        yield Exercises(exercises, words(directions))


def _blocks(item: FormItem) -> Iterator[FormBlock]:
    match item.task:
        case Task.CHOICE:
            yield from item.stem
            yield Options(item.options)
        case Task.SELECT:
            yield from _counted(replace(item, stem=among(item.stem)))
            yield Options(item.options)
        case Task.MATCH:
            yield from _counted(item)
            yield Prompts(tuple((row.label, row.prompt) for row in item.rows), item.heads[0])
            yield Options(item.options, item.heads[1])
        case Task.ORDER:
            yield from _counted(item)
            yield Options(item.options)
            yield Prompts(tuple((row.label, words(place)) for row, place in zip(item.rows, ORDINALS, strict=False)))
        case Task.WRITE:
            yield from _counted(item)
            yield AnswerLines(item.lines)


def _counted(item: FormItem) -> tuple[Block, ...]:
    """The stem, and behind its last words what the item counts."""
    note = words(f" ({item.points} point{'' if item.points == 1 else 's'})")
    match item.stem:
        case (*before, Paragraph(text)):
            return (*before, Paragraph((*text, *note)))
        case _:
            return (*item.stem, Paragraph(note))


def _sheet(quiz: Quiz, form: Form, anchor: str) -> Iterator[FormBlock]:
    rows = bubbles(form)
    if not rows:
        return
    title = plain(quiz.title)
    stop = "" if title.endswith(ENDED) else "."
    yield PageBreak()
    yield Heading(1, words(f"{SHEET}, version {form.version}"), f"{anchor}/sheet")
    yield FillIn(("Name", "Date"))
    yield Paragraph(words(f"{title}{stop} Fill the circle of each letter that you choose. ", *_written(form)))
    yield BubbleSheet(rows)


def _written(form: Form) -> Text:
    numbers = [str(item.number) for item in form.items if not item.rows]
    if not numbers:
        return ()
    said = ", ".join(numbers[:-1]) + (" and " if numbers[:-1] else "") + numbers[-1]
    return words(f"Item{'s' if len(numbers) > 1 else ''} {said}: write on the question pages.")


def bubbles(form: Form, *, filled: bool = False) -> tuple[BubbleRow, ...]:
    """A row for each answer that is marked; with `filled`, the right letters are."""
    return tuple(
        BubbleRow(row.label, len(item.options), row.right if filled else ()) for item in form.items for row in item.rows
    )
