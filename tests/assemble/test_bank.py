"""The question bank: plain words, the right options, what is said after the answer, and an order that never moves."""

from msgspec.structs import replace

from assemble.test_guide import KIT, OLD, TOPIC
from studykit.assemble.bank import bank
from studykit.model.bank import Answer, Choice, Pairing, Several, Steps, Written
from studykit.model.document import ItemList, Paragraph, words
from studykit.model.kit import Status
from studykit.model.question import Candidate, Distractor, Item, Matching, Ordering, Pair, Question, TrueSet
from studykit.model.source import Provenance
from studykit.model.text import Citation, Link, Mark, Standing, Strong, plain

LAW = Provenance((Citation("law", "§ 2"),), Standing.OFFICIAL)
BLOG = Provenance((Citation("blog"),), Standing.SECONDARY)


def question(
    key: str = "new/one/a/x", right: str = "A", wrong: tuple[str, ...] = ("B", "C", "D", "E"), **more
) -> Question:
    distractors = tuple(Distractor(words(text), words(f"No {text}.")) for text in wrong)
    fields = {"stem": (Paragraph(words("What?")),), "provenance": LAW} | more
    return Question(key=key, answer=words(right), distractors=distractors, **fields)


def items(*questions: Item, topic=TOPIC, choices: int = 4):
    filled = replace(topic, sections=(replace(topic.sections[0], questions=questions),))
    return bank(replace(KIT, topics=(filled, OLD)), (filled,), choices).items


def test_a_choice_has_the_right_answer_and_as_many_wrong_ones_as_there_is_room():
    for choices in (2, 3, 4, 5, 9):
        (item,) = items(question(), choices=choices)
        assert isinstance(item, Choice)
        assert item.right == Answer("A", right=True)
        assert len(item.answers) == min(choices, 5)
        assert {answer.why for answer in item.answers if not answer.right} <= {f"No {letter}." for letter in "BCDE"}


def test_what_is_offered_depends_on_nothing_else_in_the_kit():
    texts = ("alpha", "beta", "gamma", "delta")
    alone = items(question(right="omega", wrong=texts))[0]
    others = items(
        *(question(f"new/one/b-{n}/x", "psi", texts) for n in range(9)), question(right="omega", wrong=texts)
    )
    assert others[-1] == alone


def test_numbers_stand_in_their_order_and_all_else_by_rank():
    (item,) = items(question(right="20 points", wrong=("3 points", "10 points", "1 point")))
    assert isinstance(item, Choice)
    assert item.fixed
    assert [answer.text for answer in item.answers] == ["1 point", "3 points", "10 points", "20 points"]
    found = {
        tuple(answer.text for answer in items(question(f"new/one/{n}/x", "ox", ("cat", "dog")))[0].answers)
        for n in range(40)
    }
    assert len(found) == 6


def test_the_words_are_plain_and_citations_stand_after_the_answer_only():
    stem = (
        Paragraph((Strong(words("It")), *words(" holds "), Citation("blog"), *words("."))),
        ItemList(((Paragraph(words("one")),), (Paragraph(words("two")),)), ordered=True),
    )
    why = (
        Paragraph(
            (*words("So says "), Link(words("the text"), "https://example.org"), *words(" "), Citation("law", "§ 3"))
        ),
        Paragraph((*words("Maybe "), Mark(Standing.SECONDARY))),
    )
    (item,) = items(question(stem=stem, why=why))
    assert item.stem == ("It holds.", "1. one", "2. two")
    assert item.why == ("So says the text (https://example.org) [The law, § 3]", "Maybe (secondary source)")
    assert item.sources == ("The law, § 2", "A blog", "The law, § 3")


def test_a_doubt_is_said_once():
    doubt = replace(BLOG, standing=Standing.UNVERIFIED, doubt=words("Seen in a draft"))
    (silent,) = items(question(provenance=doubt))
    assert silent.why == ("Not verified: Seen in a draft",)
    (said,) = items(question(provenance=doubt, why=(Paragraph(words("Not verified: Seen in a draft.")),)))
    assert said.why == ("Not verified: Seen in a draft.",)
    assert said.standing is Standing.UNVERIFIED


def test_every_item_of_a_superseded_topic_says_so():
    (item,) = items(question(), topic=OLD)
    assert item.state is Status.SUPERSEDED
    assert item.notice.startswith("Superseded on 1 October 2025.")
    assert items(question())[0].notice == ""


def test_a_question_without_wrong_answers_is_written():
    brief, long = items(question(wrong=(), right="SF-15"), question("k", wrong=(), right="It is not the same as that."))
    assert isinstance(brief, Written)
    assert isinstance(long, Written)
    assert (brief.answer, brief.brief, long.brief) == ("SF-15", True, False)


def test_the_other_kinds_keep_their_keys_and_their_truth():
    stem = (Paragraph(words("Do it.")),)
    pairs = tuple(Pair(f"p{n}", words(f"term {n}"), words(f"value {n}"), (LAW, BLOG)[n % 2]) for n in range(4))
    names = tuple(map(words, ("first", "second", "third")))
    candidates = tuple(Candidate(f"c{n}", words(f"candidate {n}"), right=n < 2) for n in range(5))
    matching, ordering, chosen = items(
        Matching("m", stem, "Term", "Value", pairs),
        Ordering("o", stem, names, LAW),
        TrueSet("t", stem, candidates, LAW),
    )
    assert isinstance(matching, Pairing)
    assert dict(zip(matching.terms, matching.values, strict=True)) == {f"term {n}": f"value {n}" for n in range(4)}
    assert sorted(matching.shown) == sorted(matching.values)
    assert (matching.standing, matching.sources) == (Standing.SECONDARY, ("The law, § 2", "A blog"))
    assert isinstance(ordering, Steps)
    assert ordering.steps == tuple(map(plain, names))
    assert ordering.shown != ordering.steps
    assert sorted(ordering.shown) == sorted(ordering.steps)
    assert ordering.stem == ("Do it.", "Put these in the right order.")
    assert isinstance(chosen, Several)
    assert {answer.text: answer.right for answer in chosen.answers} == {f"candidate {n}": n < 2 for n in range(5)}
