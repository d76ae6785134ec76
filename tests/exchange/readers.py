"""Readers that nobody here wrote, each giving what it understands of an export in one shape: `Read`."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.etree
import lxml.html
import openpyxl
import pytest
import python_calamine

with warnings.catch_warnings():
    # both are older than the Python that runs them
    warnings.simplefilter("ignore")
    import pygiftparser.parser
    import pyslet.html401
    import pyslet.imscpv1p2
    import pyslet.imsqtiv1p2p1
    import pyslet.imsqtiv2p1
    from pyslet.qtiv1.common import MatText, Not, VarEqual
    from pyslet.qtiv1.item import RespCondition, ResponseLabel, ResponseLId
    from pyslet.qtiv2 import interactions
    from pyslet.qtiv2.items import QTIModalFeedback
    from pyslet.qtiv2.variables import ItemSessionState

from studykit.model.bank import Bank, BankItem, Choice, Pairing, Several, Steps, Written


@dataclass(frozen=True)
class Read:
    """An item as a reader understood it; texts without markup."""

    key: str
    stem: str
    right: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    feedback: str = field(default="", compare=False)


def expected(bank: Bank) -> list[Read]:
    """What a reader has to find where ordering is put as matching of places."""
    return [_expected(item) for item in bank.items]


def _expected(item: BankItem) -> Read:
    stem = "".join(item.stem)
    match item:
        case Choice(answers=answers) | Several(answers=answers):
            right = frozenset(answer.text for answer in answers if answer.right)
            return Read(item.key, stem, right, frozenset(answer.text for answer in answers) - right)
        case Written(answer=answer, brief=brief):
            return Read(item.key, stem, frozenset([answer] if brief else []))
        case Pairing(terms=terms, values=values):
            return Read(item.key, stem, pairs=frozenset(zip(terms, values, strict=True)))
        case Steps(steps=steps):
            return Read(item.key, stem, pairs=frozenset((str(place), step) for place, step in enumerate(steps, 1)))


def words(markup: str) -> str:
    """The text of a piece of HTML, as lxml's parser of HTML sees it."""
    return lxml.html.fragment_fromstring(markup, create_parent="div").text_content()


def csv_rows(exported: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline=""), strict=True))


def gift(exported: bytes) -> Iterator[Read]:
    """By pygiftparser, which leaves escapes and formats to its caller."""
    for question in pygiftparser.parser.parseFile(io.StringIO(exported.decode())):
        answers = getattr(question.answers, "answers", [])
        # It wants six times 16.66667 to be no more than 100; Moodle rounds.
        shared = sum(one.fraction for one in answers if one.fraction > 0)
        assert question.valid or shared == pytest.approx(100, abs=0.001)
        pairs = frozenset((_gift(one.question), _plain_gift(one.answer)) for one in answers if one.isMatching)
        single = question.answers.__class__.__name__ == "ShortSet"
        read = _asterisk if single else _gift
        chosen = [(read(one.answer), one.fraction > 0) for one in answers if not one.isMatching]
        yield Read(
            _plain_gift(question.title),
            _gift(question.text),
            frozenset(text for text, right in chosen if right),
            frozenset(text for text, right in chosen if not right),
            pairs,
            _gift(question.generalFeedback),
        )


def _plain_gift(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip())


def _asterisk(text: str) -> str:
    return _plain_gift(text).replace("\\*", "*")


def _gift(text: str) -> str:
    return words(_plain_gift(text).removeprefix("[html]"))


def moodle(exported: bytes) -> Iterator[Read]:
    """By lxml, following the elements that Moodle's importer looks for."""
    for question in lxml.etree.fromstring(exported).iterfind("question"):
        if question.get("type") == "category":
            continue
        answers = [(one.findtext("text"), float(one.get("fraction"))) for one in question.iterfind("answer")]
        plain = question.get("type") == "shortanswer"
        chosen = [(text.replace("\\*", "*") if plain else words(text), share > 0) for text, share in answers]
        yield Read(
            question.findtext("idnumber"),
            words(question.findtext("questiontext/text")),
            frozenset(text for text, right in chosen if right),
            frozenset(text for text, right in chosen if not right),
            frozenset(
                (words(sub.findtext("text")), sub.findtext("answer/text")) for sub in question.iterfind("subquestion")
            ),
            words(question.findtext("generalfeedback/text") or "<p/>"),
        )


def spreadsheet(exported: bytes) -> list[list[object]]:
    """The cells of the first sheet, on which two readers agree: openpyxl in Python and calamine in Rust."""
    book = openpyxl.load_workbook(io.BytesIO(exported))
    sheet = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(exported)).get_sheet_by_index(0)
    assert [[cell or None for cell in row] for row in other.to_python(skip_empty_area=False)] == sheet
    return sheet


def files(exported: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def resources(package: dict[str, bytes]) -> list[tuple[str, str]]:
    """The type and the file of each resource of a package, as pyslet reads its manifest; all of them are there."""
    manifest = pyslet.imscpv1p2.ManifestDocument()
    manifest.read(io.BytesIO(package["imsmanifest.xml"]))
    found = [(each.type, str(each.href)) for each in manifest.root.Resources.Resource]
    assert all(name in package for _, name in found)
    return found


def qti12(package: dict[str, bytes]) -> Iterator[Read]:
    """By pyslet's model of QTI 1.2.1, which refuses what the specification does not know."""
    ((kind, name),) = resources(package)
    assert kind == "imsqti_xmlv1p2"
    document = pyslet.imsqtiv1p2p1.QTIDocument()
    document.read(io.BytesIO(package[name]))
    (assessment,) = document.root.get_children()
    for section in assessment.SectionMixin:
        yield from map(_item12, section.SectionItemMixin)


def _item12(item) -> Read:
    stem, *responses = item.Presentation.get_children()
    texts = {
        (response.ident, label.ident): _material(label)
        for response in responses
        if isinstance(response, ResponseLId)
        for label in response.find_children_depth_first(ResponseLabel)
    }
    scored = [rule for rule in item.ResProcessing[0].find_children_depth_first(RespCondition) if rule.SetVar]
    earning = [_equal(rule.ConditionVar) for rule in scored]
    feedback = {each.ident: _material(each) for each in item.ItemFeedback}
    told = feedback.get("general_fb", "")
    if len({response for response, _ in texts}) > 1:
        terms = {response.ident: _material(response.get_children().__next__()) for response in responses}
        pairs = frozenset((terms[response], texts[response, option]) for ((response, option),) in earning)
        assert sum(float(rule.SetVar[0].get_value()) for rule in scored) == pytest.approx(100, abs=0.1)
        return Read(item.title, _material(stem), pairs=pairs, feedback=told)
    assert all(rule.SetVar[0].get_value() == "100" for rule in scored)
    right = {texts.get(each, each[1]) for rule in earning for each in rule}
    return Read(item.title, _material(stem), frozenset(right), frozenset(texts.values()) - right, feedback=told)


def _material(element) -> str:
    texts = element.find_children_depth_first(MatText)
    return "".join(one.get_value() if one.texttype == "text/plain" else words(one.get_value()) for one in texts)


def _equal(condition) -> list[tuple[str, str]]:
    """What has to be answered: the responses that are compared outside a negation."""
    negated = [one for no in condition.find_children_depth_first(Not) for one in no.find_children_depth_first(VarEqual)]
    return [
        (one.responseIdentifier, one.get_value())
        for one in condition.find_children_depth_first(VarEqual)
        if not any(one is other for other in negated)
    ]


def qti21(package: dict[str, bytes]) -> Iterator[Read]:
    """By pyslet's player of QTI 2.1: each item is answered right, and wrong, and has to score so."""
    (test, *items) = resources(package)
    assert test == ("imsqti_test_xmlv2p1", "test.xml")
    assert {kind for kind, _ in items} <= {"imsqti_item_xmlv2p1"}
    document = pyslet.imsqtiv2p1.QTIDocument()
    document.read(io.BytesIO(package["test.xml"]))
    drawn = [
        one.href for part in document.root.TestPart for shelf in part.AssessmentSection for one in shelf.SectionPart
    ]
    assert [str(name) for name in drawn] == [name for _, name in items]
    for _, name in items:
        document = pyslet.imsqtiv2p1.QTIDocument()
        document.read(io.BytesIO(package[name]))
        yield _item21(document.root)


def _item21(item) -> Read:
    stem, interaction = _body(item)
    correct = _session(item)["RESPONSE.CORRECT"].value
    feedback = "".join(map(_text, item.find_children_depth_first(QTIModalFeedback)))
    texts = {one.identifier: _text(one) for one in interaction.find_children_depth_first(interactions.Choice)}
    match interaction:
        case interactions.ChoiceInteraction():
            right = {correct} if isinstance(correct, str) else set(correct)
            assert _score(item, correct) == 1
            assert all(_score(item, one if isinstance(correct, str) else {one: 1}) == 0 for one in texts.keys() - right)
            said = {texts[one] for one in right}
            return Read(item.title, stem, frozenset(said), frozenset(texts.values()) - said, feedback=feedback)
        case interactions.TextEntryInteraction():
            assert (_score(item, correct), _score(item, correct.upper()), _score(item, "else")) == (1, 1, 0)
            return Read(item.title, stem, frozenset([correct]), feedback=feedback)
        case interactions.ExtendedTextInteraction():
            return Read(item.title, stem, feedback=feedback)
        case interactions.OrderInteraction():
            assert (_score(item, correct), _score(item, correct[::-1])) == (1, 0)
            pairs = {(str(place), texts[one]) for place, one in enumerate(correct, 1)}
            return Read(item.title, stem, pairs=frozenset(pairs), feedback=feedback)
        case interactions.MatchInteraction():
            swapped = list(zip([term for term, _ in correct], [value for _, value in correct][::-1], strict=True))
            assert (_score(item, correct), _score(item, dict.fromkeys(swapped, 1))) == (1, 0)
            pairs = {(texts[term], texts[value]) for term, value in correct}
            return Read(item.title, stem, pairs=frozenset(pairs), feedback=feedback)
    raise AssertionError(interaction)


def _session(item) -> ItemSessionState:
    session = ItemSessionState(item)
    session.begin_session()
    return session


def _score(item, response) -> float:
    session = _session(item)
    session["RESPONSE"].set_value(response)
    item.ResponseProcessing.run(session)
    assert "GENERAL" in session["FEEDBACK"].value
    return session["SCORE"].value


def _body(item):
    interaction = next(iter(item.ItemBody.find_children_depth_first(interactions.Interaction)))
    blocks = [one for one in item.ItemBody.get_children() if isinstance(one, pyslet.html401.P)]
    return "".join(map(_text, blocks)), interaction


def _text(element) -> str:
    """All words in an element; what only indents it is none."""
    children = list(element.get_children())
    if all(isinstance(child, str) for child in children):
        return "".join(children)
    return "".join(_text(child) for child in children if not isinstance(child, str))
