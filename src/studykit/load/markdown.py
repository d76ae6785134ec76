"""Markdown as the author writes it: a text, or paragraphs, lists and quotations."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from studykit.diagnostics import Span
from studykit.load.findings import Findings
from studykit.model.authored import Scalar
from studykit.model.document import Block, Paragraph
from studykit.model.text import Plain, Text, plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST_TEXT: Final = 50_000
"""Characters in one scalar: markdown-it stays below a second for the worst of them."""

# Each begins with what can be looked for at once, and not letter by letter; a brace is markup where two stand together.
_MARKUP: Final = re.compile(r"[*_`\[\]<>&\\{](?:(?<!\{)|\{)")
_BLOCK_MARKUP: Final = re.compile(r"\n(?:[ \t]*(?:[-+#=~|:>]|\d+[.)])|    |\t)")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n\s*")


def read_text(written: Scalar, findings: Findings, *, gaps: bool = False) -> Text:
    """One paragraph of inline Markdown as a text; `gaps` are read only where they are asked for."""
    if _too_long(written, findings):
        return ()
    start = len(written) - len(written.lstrip())
    stripped = written.strip()
    if "\n" in stripped and (broken := _PARAGRAPH_END.search(stripped)):
        place = written.at(start + broken.end())
        findings.problems.error(place, "T111", "one paragraph is expected here", "take out the empty line")
    if not _MARKUP.search(stripped):
        return (Plain(_on_one_line(stripped)),) if stripped else ()
    from studykit.load.inline import inline_text

    tokens = _parser().parseInline(stripped, {"gaps": gaps})
    children = tokens[0].children if tokens else None
    noted = findings.problems.count
    text = inline_text(children or [], lambda offset, length: written.at(start + offset, length), findings)
    if not plain(text) and findings.problems.count == noted:
        findings.problems.error(written.span, "T113", "nothing can be read here", "write what it says")
    return text


def read_title(written: Scalar, findings: Findings) -> Text:
    """What a topic or a section is called, in lists, decks and tests, too, where nothing can be cited."""
    before = len(findings.cited)
    title = read_text(written, findings)
    for _, place in findings.cited[before:]:
        hint = "cite it in the text below, or with `source:`"
        findings.problems.error(place, "T112", "a title has no sources", hint)
    del findings.cited[before:]  # whether there is such a source does not matter here
    return title


def read_blocks(written: Scalar, findings: Findings) -> tuple[Block, ...]:
    """Paragraphs, lists and quotations as blocks; a quotation is a note, or a caution with `**Caution.**` first."""
    if _too_long(written, findings):
        return ()
    if not _MARKUP.search(written) and not _BLOCK_MARKUP.search("\n" + written):
        paragraphs = (paragraph for paragraph in _PARAGRAPH_END.split(written.strip()) if paragraph)
        return tuple(Paragraph((Plain(_on_one_line(paragraph)),)) for paragraph in paragraphs)
    from studykit.load.blocks import blocks

    return blocks(_parser().parse(written, {}), written, findings)


def _on_one_line(text: str) -> str:
    return " ".join(filter(None, (line.strip(" \t") for line in text.split("\n")))) if "\n" in text else text


def _too_long(written: Scalar, findings: Findings) -> bool:
    if len(written) <= LONGEST_TEXT:
        return False
    message = f"a text of {len(written):,} characters, more than the {LONGEST_TEXT:,} that are read"
    place = written.span
    findings.problems.error(Span(place.file, place.line, place.column), "T109", message, "split the section in two")
    return True


@cache
def _parser() -> "MarkdownIt":
    # Imported when the first text with markup turns up: it takes as long to import as a topic takes to read.
    from studykit.load.inline_rules import parser

    return parser()
