"""Exports through tools that pip does not bring: 1EdTech's schemas, the GIFT parser of npm.

Each test says what it lacks when it is left out; docs/exports.md says where to get it.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import lxml.etree
import pytest

from exchange import readers
from exchange.banks import EVERY_KIND, HOSTILE_BANK
from exchange.readers import Read, expected
from studykit.formats.exchange import csv_table, gift, qti12, qti21

BANKS = pytest.mark.parametrize("whole", [EVERY_KIND, HOSTILE_BANK], ids=["every kind", "hostile"])
SCHEMAS = "STUDYKIT_QTI_SCHEMAS"
MODULES = Path(__file__).parent / "node_modules"

# Reads standard input, prints what it read as JSON.
GIFT_SCRIPT = (
    "const read = require('fs').readFileSync(0, 'utf8');console.log(JSON.stringify(require('gift-pegjs').parse(read)))"
)
CSV_SCRIPT = (
    "const read = require('fs').readFileSync(0, 'utf8');"
    "console.log(JSON.stringify(require('papaparse').parse(read, {header: true, skipEmptyLines: true})))"
)


def schema(name: str) -> Path:
    folder = os.environ.get(SCHEMAS)
    if not folder:
        pytest.skip(f"{SCHEMAS} names no folder with 1EdTech's schemas")
    path = Path(folder) / name
    assert path.is_file(), f"{path} is missing"
    return path


def node(module: str, script: str, given: bytes) -> object:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    if not (MODULES / module).is_dir():
        pytest.skip(f"`npm install --prefix {MODULES.parent} {module}` was not run")
    run = subprocess.run(
        ["node", "-e", script],
        input=given,
        capture_output=True,
        check=True,
        env=os.environ | {"NODE_PATH": str(MODULES)},
    )
    return json.loads(run.stdout)


@BANKS
def test_qti_1_2_obeys_its_dtd(whole):
    dtd = lxml.etree.DTD(str(schema("ims_qtiasiv1p2p1.dtd")))
    (name,) = (name for name in readers.files(qti12.render(whole)) if name != "imsmanifest.xml")
    root = lxml.etree.fromstring(readers.files(qti12.render(whole))[name])
    for element in root.iter():
        # a DTD knows no namespaces
        element.tag = lxml.etree.QName(element).localname
    lxml.etree.cleanup_namespaces(root)
    assert dtd.validate(root), dtd.error_log


@BANKS
@pytest.mark.parametrize("module", [qti12, qti21])
def test_manifests_obey_their_schema(whole, module):
    rules = lxml.etree.XMLSchema(lxml.etree.parse(schema("imscp_v1p1.xsd")))
    manifest = lxml.etree.fromstring(readers.files(module.render(whole))["imsmanifest.xml"])
    assert rules.validate(manifest), rules.error_log


@BANKS
def test_qti_2_1_obeys_its_schema(whole):
    rules = lxml.etree.XMLSchema(lxml.etree.parse(schema("qtiv2p1/imsqti_v2p1.xsd")))
    for name, content in readers.files(qti21.render(whole)).items():
        if name != "imsmanifest.xml":
            assert rules.validate(lxml.etree.fromstring(content)), (name, rules.error_log)


@BANKS
def test_gift_is_read_by_gift_pegjs(whole):
    parsed = node("gift-pegjs", GIFT_SCRIPT, gift.render(whole))
    found = [_gift(one) for one in parsed if one["type"] != "Category"]
    assert found == expected(whole)


def _gift(question: dict) -> Read:
    short = question["type"] == "Short"
    pairs = [(readers.words(one["subquestion"]["text"]), one["subanswer"]) for one in question.get("matchPairs", ())]
    answers = {
        one["text"]["text"].replace("\\*", "*") if short else readers.words(one["text"]["text"]): bool(
            one["isCorrect"] or (one["weight"] or 0) > 0
        )
        for one in question.get("choices", ())
    }
    return Read(
        question["id"],
        readers.words(question["stem"]["text"]),
        frozenset(text for text, right in answers.items() if right),
        frozenset(text for text, right in answers.items() if not right),
        frozenset(pairs),
    )


@BANKS
def test_csv_is_read_by_papa_parse_as_by_python(whole):
    exported = csv_table.render(whole)
    parsed = node("papaparse", CSV_SCRIPT, exported)
    assert parsed["errors"] == []
    assert parsed["data"] == readers.csv_rows(exported)
