"""Identities as the identifiers of QTI, which are names of XML."""

import re
from typing import Final

_ESCAPES: Final = {"/": ".", ":": "_"}
_ALLOWED: Final = re.compile("[a-z0-9-]")


def identifier(kit: str, key: str) -> str:
    """`topic/section/entry` of the kit as `kit.topic.section.entry`: no two identities give the same one.

    A digit at the start gets an underscore before it; a character that identities do not have, its number in capitals.
    """
    written = "".join(_character(character) for character in f"{kit}/{key}")
    return written if written[0].isalpha() else f"_{written}"


def _character(character: str) -> str:
    if _ALLOWED.fullmatch(character):
        return character
    return _ESCAPES.get(character, f"U{ord(character):X}")
