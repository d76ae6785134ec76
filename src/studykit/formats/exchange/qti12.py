"""QTI 1.2 in a package, as Canvas takes it: one assessment, a section a topic, and a manifest.

The elements are those of IMS QTI ASI 1.2.1; the labels `question_type` and `points_possible`, and the names of the
feedback (`general_fb`, `<option>_fb`), are Canvas's own (its importer: github.com/instructure/qti, `lib/qti/v1`).
"""

import xml.etree.ElementTree as ET
from typing import Final, assert_never

from studykit.formats.exchange.feedback import feedback
from studykit.formats.exchange.identifier import identifier
from studykit.formats.exchange.markup import add, document
from studykit.formats.exchange.package import package
from studykit.formats.exchange.qti12_responses import GENERAL, material, remarks, respond, tell
from studykit.model.bank import Bank, BankItem, Choice, Pairing, Several, Steps, Written

_NAMESPACE: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE_NAMESPACE: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"


def render(bank: Bank) -> bytes:
    """The package: the manifest and the assessment, named by the kit."""
    name = identifier(bank.kit, "bank")
    root = ET.Element("questestinterop", {"xmlns": _NAMESPACE})
    assessment = add(root, "assessment", ident=name, title=f"{bank.title}, edition {bank.edition}")
    for shelf in bank.shelves:
        section = add(assessment, "section", ident=identifier(bank.kit, shelf.topic), title=shelf.title)
        for item in shelf.items:
            _item(section, bank.kit, item)
    return package({"imsmanifest.xml": _manifest(name), f"{name}/{name}.xml": document(root)})


def unfit(item: BankItem) -> str:  # noqa: ARG001  # every format has this function
    """Nothing: the format holds every kind of item."""
    return ""


def _manifest(name: str) -> bytes:
    root = ET.Element("manifest", {"xmlns": _PACKAGE_NAMESPACE, "identifier": f"{name}.package"})
    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Content")
    add(metadata, "schemaversion", "1.1.3")
    add(root, "organizations")
    file = f"{name}/{name}.xml"
    resource = add(add(root, "resources"), "resource", identifier=name, type="imsqti_xmlv1p2", href=file)
    add(resource, "file", href=file)
    return document(root)


def _item(section: ET.Element, kit: str, item: BankItem) -> None:
    # Canvas knows an item again by its `ident`.
    element = add(section, "item", ident=identifier(kit, item.key), title=item.key)
    metadata = add(add(element, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", _type(item)), ("points_possible", "1.0")):
        field = add(metadata, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", entry)
    presentation = add(element, "presentation")
    material(presentation, item.stem)
    processing = add(element, "resprocessing")
    add(add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    general = feedback(item)
    if general:
        tell(processing, GENERAL)
    respond(presentation, processing, item)
    for ident, said in ((GENERAL, general), *remarks(item)):
        if said:
            material(add(add(element, "itemfeedback", ident=ident), "flow_mat"), said)


def _type(item: BankItem) -> str:
    match item:
        case Choice():
            return "multiple_choice_question"
        case Several():
            return "multiple_answers_question"
        case Written(brief=brief):
            return "short_answer_question" if brief else "essay_question"
        case Pairing() | Steps():
            # Canvas has no ordering items: things are matched with their places.
            return "matching_question"
        case _:
            assert_never(item)
