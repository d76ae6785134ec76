"""What a learner answers to an item of QTI 1.2, and how it is scored: responses and their conditions."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from studykit.formats.exchange.markup import add, paragraphs
from studykit.model.bank import Answer, BankItem, Choice, Pairing, Several, Steps, Written

GENERAL: Final = "general_fb"
"""The feedback that is shown whatever was answered."""

_RESPONSE: Final = "response1"
_FULL: Final = "100"


def respond(presentation: ET.Element, processing: ET.Element, item: BankItem) -> None:
    """Add the ways to answer to the presentation, and to the processing what each of them earns."""
    match item:
        case Choice(answers=answers):
            _options(presentation, _RESPONSE, [answer.text for answer in answers])
            for option, answer in enumerate(answers, 1):
                if answer.why:
                    tell(processing, _remark(option), option)
            right = _condition(processing, "No")
            add(right, "varequal", _option(_place(answers)), respident=_RESPONSE)
            _score(processing, "Set", _FULL)
        case Several(answers=answers):
            _options(presentation, _RESPONSE, [answer.text for answer in answers], several=True)
            both = add(_condition(processing, "No"), "and")
            for option, answer in enumerate(answers, 1):
                add(both if answer.right else add(both, "not"), "varequal", _option(option), respident=_RESPONSE)
            _score(processing, "Set", _FULL)
        case Written(answer=answer, brief=brief):
            add(add(add(presentation, "response_str", ident=_RESPONSE, rcardinality="Single"), "render_fib"),
                "response_label", ident=_option(1), rshuffle="No")  # fmt: skip
            if brief:
                add(_condition(processing, "No"), "varequal", answer, respident=_RESPONSE)
                _score(processing, "Set", _FULL)
        case Pairing(terms=terms, values=values, shown=shown):
            _match(presentation, processing, terms, values, shown)
        case Steps(steps=steps, shown=shown):
            _match(presentation, processing, [str(place) for place in range(1, len(steps) + 1)], steps, shown)
        case _:
            assert_never(item)


def remarks(item: BankItem) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The feedback of single answers: its ident, and its paragraphs."""
    if isinstance(item, Choice):
        for option, answer in enumerate(item.answers, 1):
            if answer.why:
                yield _remark(option), (answer.why,)


def tell(processing: ET.Element, feedback: str, option: int | None = None) -> None:
    """Show a feedback when the option is chosen, or, without one, in any case."""
    condition = _condition(processing, "Yes")
    if option is None:
        add(condition, "other")
    else:
        add(condition, "varequal", _option(option), respident=_RESPONSE)
    add(processing[-1], "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def material(parent: ET.Element, lines: Iterable[str]) -> None:
    """Add paragraphs, as HTML: of a text that is in no element Canvas drops what was escaped."""
    add(add(parent, "material"), "mattext", paragraphs(lines), texttype="text/html")


def _match(
    presentation: ET.Element, processing: ET.Element, terms: Sequence[str], values: Sequence[str], shown: Sequence[str]
) -> None:
    for number, (term, value) in enumerate(zip(terms, values, strict=True), 1):
        response = f"response{number}"
        choice = _options(presentation, response, [], term)
        for option, text in enumerate(shown, 1):
            # Canvas shows these in a menu, as they are.
            add(add(choice, "response_label", ident=_option(option)), "material")
            add(choice[-1][0], "mattext", text, texttype="text/plain")
        # Without it a player by the letter stops at the first pair that is right.
        add(_condition(processing, "Yes"), "varequal", _option(shown.index(value) + 1), respident=response)
        _score(processing, "Add", f"{100 / len(terms):.2f}")


def _options(
    presentation: ET.Element, response: str, texts: Sequence[str], term: str = "", *, several: bool = False
) -> ET.Element:
    element = add(presentation, "response_lid", ident=response, rcardinality="Multiple" if several else "Single")
    if term:
        material(element, [term])
    choice = add(element, "render_choice")
    for option, text in enumerate(texts, 1):
        material(add(choice, "response_label", ident=_option(option)), [text])
    return choice


def _condition(processing: ET.Element, proceed: str) -> ET.Element:
    return add(add(processing, "respcondition", continue_=proceed), "conditionvar")


def _score(processing: ET.Element, action: str, points: str) -> None:
    add(processing[-1], "setvar", points, action=action, varname="SCORE")


def _place(answers: Sequence[Answer]) -> int:
    return next(place for place, answer in enumerate(answers, 1) if answer.right)


def _option(number: int) -> str:
    return f"option{number}"


def _remark(number: int) -> str:
    return f"{_option(number)}_fb"
