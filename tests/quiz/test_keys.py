"""Every key is right: each item of each version answered from the YAML alone, and one option right for each choice."""

import pytest
from msgspec.structs import replace

from quiz.oracle import Oracle, said
from studykit.assemble.quiz import quiz
from studykit.checker import check, shipped_content
from studykit.model.kit import Kit
from studykit.model.quiz import FormItem, Quiz, QuizPlan, Task
from studykit.model.text import plain
from studykit.model.walk import texts

PLANS = {
    "default": QuizPlan(),
    "all": QuizPlan(items=200, choices=4, versions=3, seed="another"),
    "three": QuizPlan(items=40, choices=3, versions=2, seed="third"),
}
KIT = check(shipped_content()).kit
ORACLE = Oracle(shipped_content())


def made(name: str) -> list[Quiz]:
    assert isinstance(KIT, Kit)
    found = [quiz(KIT, topic, PLANS[name]) for topic in KIT.topics]
    return [one for one in found if one is not None]


@pytest.mark.parametrize("plan", PLANS)
def test_every_answer_is_what_the_facts_say(plan: str) -> None:
    seen = set()
    for one in made(plan):
        for form in one.forms:
            assert [item.number for item in form.items] == list(range(1, len(form.items) + 1))
            for item in form.items:
                seen.add((ORACLE.sections["/".join(item.key.split("/")[:2])]["kind"], item.task))
                answered(item)
    assert {Task.CHOICE, Task.MATCH, Task.ORDER, Task.SELECT, Task.WRITE} == {task for _, task in seen}
    assert {"facts", "compare", "decision", "scenarios", "steps", "list"} <= {kind for kind, _ in seen}


@pytest.mark.parametrize("plan", PLANS)
def test_the_key_says_the_same_in_words(plan: str) -> None:
    for one in made(plan):
        for answer in one.answers:
            item = next(item for item in one.forms[0].items if item.key == answer.key)
            match item.task:
                case Task.WRITE:
                    assert rights(replace(item, options=answer.answer)) == {0}
                case Task.CHOICE:
                    assert [plain(item.options[item.rows[0].right[0]])] == [plain(text) for text in answer.answer]
                case Task.SELECT:
                    marked = {plain(item.options[place]) for place in item.rows[0].right}
                    assert marked == {plain(text) for text in answer.answer}
                case Task.ORDER:
                    assert [plain(item.options[row.right[0]]) for row in item.rows] == [plain(t) for t in answer.answer]
                case Task.MATCH:
                    pairs = {f"{plain(row.prompt)} – {plain(item.options[row.right[0]])}" for row in item.rows}
                    assert pairs == {plain(text) for text in answer.answer}


def test_a_key_that_is_off_by_one_is_found_out() -> None:
    for item in (item for one in made("default") for item in one.forms[0].items if item.rows):
        shifted = [
            replace(row, right=tuple(sorted((place + 1) % len(item.options) for place in row.right)))
            for row in item.rows
        ]
        with pytest.raises(AssertionError):
            answered(replace(item, rows=tuple(shifted)))


def answered(item: FormItem) -> None:
    """The marked answers of an item are the right ones and all of them; options differ from each other."""
    options = [said(plain(option)) for option in item.options]
    assert len(set(options)) == len(options)
    match item.task:
        case Task.CHOICE:
            (row,) = item.rows
            assert rights(item) == set(row.right)
            assert len(row.right) == 1
        case Task.WRITE:
            assert item.rows == ()
        case Task.MATCH:
            path, field = item.key.split("/matching:")
            for row in item.rows:
                (entry,) = ORACLE.entries_called(path, plain(row.prompt))
                value = said(ORACLE.value(path, entry, field))
                assert [place for place, option in enumerate(options) if option == value] == list(row.right)
        case Task.ORDER:
            path = item.key.removesuffix("/order:all")
            right = [said(text) for text in ORACLE.order(path)]
            ordered = [options[row.right[0]] for row in item.rows]
            assert ordered == [text for text in right if text in options]
            assert len(ordered) == len(options)
            assert said(" ".join(plain(text) for text in texts(item.stem))) in ordering_stems(path)
        case Task.SELECT:
            (row,) = item.rows
            belongs = {place for place, option in enumerate(item.options) if selected(item, plain(option))}
            assert belongs == set(row.right)
            assert 2 <= len(belongs) < len(options)


def rights(item: FormItem) -> set[int]:
    """The positions of the options that answer the stem by the facts."""
    path, *rest = ORACLE.asked(item.key)
    section = ORACLE.sections[path]
    stem = said(" ".join(plain(text) for text in texts(item.stem)))
    options = [plain(option) for option in item.options]
    match section["kind"], rest:
        case "scenarios", [case]:
            row = section["items"][case]
            assert stem == said(f"{row['situation']} {row.get('ask', section.get('ask'))}")
            right = said(ORACLE.answer_text(path, row["answer"]))
            wrong = {said(ORACLE.answer_text(path, text)) for text in row.get("wrong", {})}
            assert {said(option) for option in options} <= wrong | {right}
            return {place for place, option in enumerate(options) if said(option) == right}
        case "facts", [entry, field]:
            assert stem == ORACLE.stem(path, entry, field, "ask")
            return {
                place for place, option in enumerate(options) if said(option) == said(ORACLE.value(path, entry, field))
            }
        case "facts", [entry, field, "reverse"]:
            assert stem == ORACLE.stem(path, entry, field, "reverse")
            called = [ORACLE.entries_called(path, option) for option in options]
            return {
                place
                for place, entries in enumerate(called)
                if any(ORACLE.stem(path, one, field, "reverse") == stem for one in entries)
            }
        case "compare", [field, entry]:
            name = ORACLE.sections[path]["of"][0].rpartition(".")[0]
            table, _ = ORACLE.section(name, path.split("/")[0])
            value = said(ORACLE.value(table, entry, field))
            assert stem.endswith(value)
            called = [ORACLE.entries_called(table, option) for option in options]
            assert all(len(entries) == 1 for entries in called)
            return {
                place for place, (one,) in enumerate(called) if said(ORACLE.value(table, one, field) or "") == value
            }
        case "decision", [ending]:
            way = " ".join(ORACLE.way(path, ending))
            assert stem == said(f"The questions are answered like this: {way} {section.get('ask', section['title'])}")
            endings = {name: said(text) for name, text in ORACLE.endings(path).items()}
            assert {said(option) for option in options} <= set(endings.values())
            return {place for place, option in enumerate(options) if said(option) == endings[ending]}
        case kind:
            raise AssertionError(f"no way to answer {item.key}: {kind}")


def selected(item: FormItem, option: str) -> bool:
    """Whether an option belongs to the set that the item asks for."""
    if item.key.endswith("/members:all"):
        path = item.key.removesuffix("/members:all")
        table, field = ORACLE.source(path)
        saying = [
            e for e in ORACLE.sections[table]["entries"] if said(ORACLE.value(table, e, field) or "") == said(option)
        ]
        return any(ORACLE.chosen(path, entry) for entry in saying)
    path, about = item.key.split("/members:")
    field, target = about.split("/")
    (entry,) = ORACLE.entries_called(path, option)
    return ORACLE.written(ORACLE.sections[path]["entries"][entry][field]) == target


def ordering_stems(path: str) -> set[str]:
    section = ORACLE.sections[path]
    if "steps" in section:
        question = "in which order do these come?"
        return {f"{said(section['ask'])} {question}" if "ask" in section else f"{said(section['title'])}: {question}"}
    return {said(section["ask"])}
