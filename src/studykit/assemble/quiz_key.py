"""The key to a quiz: every version filled in, the versions side by side by identity, and the reason for each answer."""

from collections.abc import Iterator
from typing import Final

from studykit.assemble.among import among
from studykit.assemble.quiz_paper import bubbles, mark
from studykit.model.capitals import capital
from studykit.model.document import (
    Block,
    Callout,
    Column,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Tone,
    words,
)
from studykit.model.handout import BubbleSheet, Exercise, Exercises, FormBlock, Handout, Part
from studykit.model.lead import lead, unstopped
from studykit.model.quiz import Answer, FormItem, Quiz, Task
from studykit.model.text import Code, Mark, Plain, Standing, Strong, Text, plain

WRITTEN: Final = "in writing"


def quiz_key(quiz: Quiz) -> Handout:
    """The key to all versions, with the sources of every answer."""
    title = f"Key to the quiz: {plain(quiz.title)}"
    return Handout(
        language=quiz.language,
        series=quiz.series,
        author=quiz.author,
        title=title,
        subject=f"Versions {', '.join(form.version for form in quiz.forms)}; code {quiz.code}",
        mark=mark(quiz),
        parts=(_part(quiz),),
        references=quiz.references,
    )


def _part(quiz: Quiz) -> Part:
    return Part(
        anchor="key",
        name="Key",
        title=words("Key to the quiz: ", *quiz.title),
        facts=(
            ("Versions", ", ".join(form.version for form in quiz.forms)),
            ("Items", str(len(quiz.answers))),
            ("Points", str(quiz.points)),
            ("Code", quiz.code),
        ),
        blocks=(_warning(quiz), *_sheets(quiz), *_side_by_side(quiz), *_reasons(quiz)),
        banner=quiz.banner,
    )


def _warning(quiz: Quiz) -> Block:
    text = words(
        "It belongs to papers that carry the code ", Strong(words(quiz.code)), " at their foot, and to no others."
    )
    return Callout(Tone.NOTE, words("Compare the code before you use this key"), (Paragraph(text),))


def _sheets(quiz: Quiz) -> Iterator[FormBlock]:
    for form in quiz.forms:
        rows = bubbles(form, filled=True)
        if rows:
            yield Heading(1, words(f"Version {form.version}, filled in"), f"filled-{form.version.lower()}")
            yield BubbleSheet(rows)


def _side_by_side(quiz: Quiz) -> Iterator[FormBlock]:
    columns = (
        Column(words("Item"), header=True),
        *(Column(words(f"Version {form.version}")) for form in quiz.forms),
        Column(words("Points")),
    )
    found = _found(quiz)
    rows = tuple(
        (words(answer.key), *(words(_marked(item)) for item in found[answer.key]), words(str(answer.points)))
        for answer in quiz.answers
    )
    yield Heading(1, words("All versions side by side"), "side-by-side")
    yield Table(columns, rows)


def _reasons(quiz: Quiz) -> Iterator[FormBlock]:
    found = _found(quiz)
    yield Heading(1, words("Answers and reasons"), "reasons")
    said = f"The numbers are those of version {quiz.forms[0].version}."
    yield Exercises(
        tuple(
            Exercise(f"{number}.", tuple(_reason(quiz, answer, found[answer.key])))
            for number, answer in enumerate(quiz.answers, 1)
        ),
        words(said),
    )


def _found(quiz: Quiz) -> dict[str, tuple[FormItem, ...]]:
    """By identity, the item as each version has it, in the order of the versions."""
    by_form = [{item.key: item for item in form.items} for form in quiz.forms]
    return {answer.key: tuple(items[answer.key] for items in by_form) for answer in quiz.answers}


def _marked(item: FormItem) -> str:
    """The number of the item in a version, and what is marked there."""
    if not item.rows:
        return f"{item.number}: {WRITTEN}"
    between = ", " if len(item.rows) > 1 else " "
    return f"{item.number}: {between.join(row.letters for row in item.rows)}"


def _reason(quiz: Quiz, answer: Answer, items: tuple[FormItem, ...]) -> Iterator[Block]:
    selected = answer.task is Task.SELECT
    yield from among(answer.stem) if selected else answer.stem
    tail = _tail(answer)
    if len(answer.answer) == 1:
        yield Paragraph((*words(f"Answer{_letters(quiz, items)}: "), Strong(answer.answer[0]), *tail))
    else:
        yield Paragraph((*words("Answer, of those listed:" if selected else "Answer:"), *tail))
        yield ItemList(tuple((Paragraph(line),) for line in answer.answer), ordered=answer.task is Task.ORDER)
    yield from answer.why
    if answer.wrong:
        yield Paragraph(words("Who answers otherwise:"))
        yield ItemList(tuple((Paragraph((*lead(unstopped(capital(one.text))), *one.why)),) for one in answer.wrong))
    places = (f"{form.version}{item.number}" for form, item in zip(quiz.forms, items, strict=True))
    yield Paragraph(words(f"Item {', '.join(places)}: ", Code(answer.key)))


def _letters(quiz: Quiz, items: tuple[FormItem, ...]) -> str:
    """The letters under which the versions print the answer: ` (version A: C, version B: A)`."""
    marked = [
        f"version {form.version}: {item.rows[0].letters}"
        for form, item in zip(quiz.forms, items, strict=True)
        if item.rows
    ]
    return f" ({', '.join(marked)})" if marked else ""


def _tail(answer: Answer) -> Text:
    standing = answer.provenance.standing
    marks = () if standing is Standing.OFFICIAL else (Plain(" "), Mark(standing))
    return (*(part for citation in answer.provenance.sources for part in (Plain(" "), citation)), *marks)
