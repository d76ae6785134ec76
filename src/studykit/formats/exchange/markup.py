"""Plain text as HTML, and XML elements with text in them."""

import html
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Final

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def escaped(text: str) -> str:
    """A text as HTML content; quotation marks need no escape there."""
    return html.escape(text, quote=False)


def paragraphs(lines: Iterable[str]) -> str:
    """Each line as a paragraph of HTML."""
    return "".join(f"<p>{escaped(line)}</p>" for line in lines)


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child; a trailing `_` of an attribute's name, which keeps it from being a keyword, is dropped."""
    child = ET.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text or None
    return child


def document(root: ET.Element) -> bytes:
    """The tree as a file in UTF-8, indented, always with the same bytes; an element with text in it is left alone."""
    ET.indent(root)
    return _DECLARATION + ET.tostring(root, encoding="unicode").encode() + b"\n"
