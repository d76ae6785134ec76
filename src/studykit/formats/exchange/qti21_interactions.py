"""The interactions of QTI 2.1: what a learner does with an item, which response is right, and how it is scored."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from studykit.formats.exchange.markup import add
from studykit.model.bank import Answer, BankItem, Choice, Pairing, Several, Steps, Written

RESPONSE: Final = "RESPONSE"


def interact(root: ET.Element, body: ET.Element, item: BankItem) -> None:
    """Add the interaction to the body, and to the item the declaration of its response with the right one."""
    match item:
        case Choice(answers=answers, fixed=fixed):
            _declare(root, "single", "identifier", _right(answers))
            _choices(body, answers, most="1", shuffle=not fixed)
        case Several(answers=answers):
            _declare(root, "multiple", "identifier", _right(answers))
            # None at most means as many as one likes.
            _choices(body, answers, most="0", shuffle=True)
        case Written(answer=answer, brief=True):
            _declare(root, "single", "string", [answer])
            add(add(body, "p"), "textEntryInteraction", responseIdentifier=RESPONSE, expectedLength=str(len(answer)))
        case Written():
            _declare(root, "single", "string", [])
            add(body, "extendedTextInteraction", responseIdentifier=RESPONSE)
        case Pairing(terms=terms, values=values, shown=shown):
            pairs = [f"{_term(n)} {_option(shown.index(value) + 1)}" for n, value in enumerate(values, 1)]
            _declare(root, "multiple", "directedPair", pairs)
            _match(body, terms, shown)
        case Steps(steps=steps, shown=shown):
            _declare(root, "ordered", "identifier", [_option(shown.index(step) + 1) for step in steps])
            interaction = add(body, "orderInteraction", responseIdentifier=RESPONSE, shuffle="true")
            for number, step in enumerate(shown, 1):
                add(interaction, "simpleChoice", step, identifier=_option(number))
        case _:
            assert_never(item)


def scored(processing: ET.Element, item: BankItem) -> None:
    """Add the rule that gives a point; none for an answer that somebody has to read."""
    if isinstance(item, Written) and not item.brief:
        return
    rule = add(add(processing, "responseCondition"), "responseIf")
    if isinstance(item, Written):
        test = add(rule, "stringMatch", caseSensitive="false", substring="false")
    else:
        test = add(rule, "match")
    add(test, "variable", identifier=RESPONSE)
    add(test, "correct", identifier=RESPONSE)
    add(add(rule, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")


def remarks(item: BankItem) -> Iterator[tuple[str, str]]:
    """What is said of single answers: the identifier of the answer, and the words."""
    if isinstance(item, Choice):
        for number, answer in enumerate(item.answers, 1):
            if answer.why:
                yield _option(number), answer.why


def _declare(root: ET.Element, cardinality: str, base: str, right: Sequence[str]) -> None:
    declaration = add(root, "responseDeclaration", identifier=RESPONSE, cardinality=cardinality, baseType=base)
    if right:
        correct = add(declaration, "correctResponse")
        for value in right:
            add(correct, "value", value)


def _choices(body: ET.Element, answers: Sequence[Answer], *, most: str, shuffle: bool) -> None:
    interaction = add(
        body, "choiceInteraction", responseIdentifier=RESPONSE, shuffle="true" if shuffle else "false", maxChoices=most
    )
    for number, answer in enumerate(answers, 1):
        add(interaction, "simpleChoice", answer.text, identifier=_option(number))


def _match(body: ET.Element, terms: Sequence[str], values: Sequence[str]) -> None:
    interaction = add(
        body, "matchInteraction", responseIdentifier=RESPONSE, shuffle="true", maxAssociations=str(len(terms))
    )
    for texts, named in ((terms, _term), (values, _option)):
        column = add(interaction, "simpleMatchSet")
        for number, text in enumerate(texts, 1):
            add(column, "simpleAssociableChoice", text, identifier=named(number), matchMax="1")


def _right(answers: Sequence[Answer]) -> list[str]:
    return [_option(number) for number, answer in enumerate(answers, 1) if answer.right]


def _option(number: int) -> str:
    return f"OPTION{number}"


def _term(number: int) -> str:
    return f"TERM{number}"
