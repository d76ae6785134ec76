"""QTI 2.1 in a package (1EdTech, “IMS Question & Test Interoperability”, 2.1): an item a file, one test, a manifest."""

import xml.etree.ElementTree as ET
from typing import Final

from studykit.formats.exchange.feedback import feedback
from studykit.formats.exchange.identifier import identifier
from studykit.formats.exchange.markup import add, document
from studykit.formats.exchange.package import package
from studykit.formats.exchange.qti21_interactions import RESPONSE, interact, remarks, scored
from studykit.model.bank import Bank, BankItem

_NAMESPACE: Final = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE_NAMESPACE: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"
_GENERAL: Final = "GENERAL"
_TEST: Final = "test.xml"


def render(bank: Bank) -> bytes:
    """The package: the manifest, the test that holds a section a topic, and the items."""
    files = {f"items/{identifier(bank.kit, item.key)}.xml": _item(bank, item) for item in bank.items}
    return package({"imsmanifest.xml": _manifest(bank), _TEST: _test(bank), **files})


def unfit(item: BankItem) -> str:  # noqa: ARG001  # every format has this function
    """Nothing: the format holds every kind of item."""
    return ""


def _manifest(bank: Bank) -> bytes:
    name = identifier(bank.kit, "bank")
    root = ET.Element("manifest", {"xmlns": _PACKAGE_NAMESPACE, "identifier": f"{name}.package"})
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    add(root, "organizations")
    resources = add(root, "resources")
    test = add(resources, "resource", identifier=name, type="imsqti_test_xmlv2p1", href=_TEST)
    add(test, "file", href=_TEST)
    for item in bank.items:
        ident = identifier(bank.kit, item.key)
        file = f"items/{ident}.xml"
        add(test, "dependency", identifierref=ident)
        add(add(resources, "resource", identifier=ident, type="imsqti_item_xmlv2p1", href=file), "file", href=file)
    return document(root)


def _test(bank: Bank) -> bytes:
    title = f"{bank.title}, edition {bank.edition}"
    root = _root("assessmentTest", identifier(bank.kit, "bank"), title)
    part = add(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    for shelf in bank.shelves:
        ident = identifier(bank.kit, shelf.topic)
        section = add(part, "assessmentSection", identifier=ident, title=shelf.title, visible="true")
        for item in shelf.items:
            ident = identifier(bank.kit, item.key)
            add(section, "assessmentItemRef", identifier=ident, href=f"items/{ident}.xml")
    return document(root)


def _item(bank: Bank, item: BankItem) -> bytes:
    root = _root("assessmentItem", identifier(bank.kit, item.key), item.key)
    root.attrib |= {"xml:lang": bank.language, "adaptive": "false", "timeDependent": "false"}
    body = ET.Element("itemBody")
    for paragraph in item.stem:
        add(body, "p", paragraph)
    interact(root, body, item)
    _declare(root)
    root.append(body)
    _process(root, item)
    for name, said in ((_GENERAL, feedback(item)), *((name, (remark,)) for name, remark in remarks(item))):
        if said:
            shown = add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show")
            for paragraph in said:
                add(shown, "p", paragraph)
    return document(root)


def _root(tag: str, name: str, title: str) -> ET.Element:
    return ET.Element(tag, {"xmlns": _NAMESPACE, "identifier": name, "title": title})


def _declare(root: ET.Element) -> None:
    score = add(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    add(add(score, "defaultValue"), "value", "0")
    add(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")


def _process(root: ET.Element, item: BankItem) -> None:
    processing = add(root, "responseProcessing")
    scored(processing, item)
    outcome = add(add(processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    if any(remarks(item)):
        add(outcome, "variable", identifier=RESPONSE)
    add(outcome, "baseValue", _GENERAL, baseType="identifier")
