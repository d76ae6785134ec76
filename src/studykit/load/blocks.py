"""Markdown tokens between paragraphs as blocks, with what was found wrong in them."""

import re
from itertools import accumulate
from typing import Final

from markdown_it.token import Token
from msgspec import Struct, field

from studykit.diagnostics import Span
from studykit.load.findings import Findings
from studykit.load.inline import Locate, inline_text
from studykit.load.inline_rules import DEEPEST
from studykit.model.authored import Scalar
from studykit.model.document import Block, Callout, ItemList, Paragraph, Tone
from studykit.model.text import Plain, Strong, Text, plain

_TABLE: Final = re.compile(r"^[ ]{0,3}(?=[^\n]*\|)\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?[ ]*$", re.MULTILINE)

_REFUSED: Final = {
    "heading_open": ("a heading cannot stand in a text", "begin a new section, or make it strong: `**…**`"),
    "hr": ("a line across the page cannot stand in a text", "begin a new section"),
    "code_block": ("a line that is set in reads as a block of code", "take out the spaces before it"),
    "fence": ("a block of code cannot stand in a text", "put what is code in single backticks"),
}


class _Open(Struct):
    """A block that is not closed yet."""

    token: Token | None
    blocks: list[Block] = field(default_factory=list)
    items: list[tuple[Block, ...]] = field(default_factory=list)


def blocks(tokens: list[Token], written: Scalar, findings: Findings) -> tuple[Block, ...]:
    """The blocks that the tokens of a whole text make."""
    source = _Source(written)
    stack = [_Open(None)]
    for token in tokens:
        top = stack[-1]
        if token.type in _REFUSED:
            message, hint = _REFUSED[token.type]
            findings.problems.error(source.line(token), "T104", message, hint)
        elif token.type == "inline":
            text = _paragraph(token, source, findings)
            top.blocks.extend([Paragraph(text)] if text else [])
        elif token.type in ("paragraph_open", "paragraph_close", "heading_close"):
            pass
        elif token.nesting > 0:
            _check_opened(token, source, findings)
            stack.append(_Open(token))
        elif token.nesting < 0:
            _close(stack.pop(), stack[-1])
        else:
            raise AssertionError(f"markdown-it made a token that it was not asked for: {token.type}")
    return tuple(stack[0].blocks)


def _check_opened(token: Token, source: "_Source", findings: Findings) -> None:
    if token.level == DEEPEST - 1:
        # markdown-it leaves out what lies deeper still.
        hint = "take some of it out of the lists and quotations"
        findings.problems.error(source.line(token), "T110", f"text is nested {DEEPEST} deep", hint)
    if token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1:
        findings.problems.error(
            source.line(token), "T104", "a numbered list counts from 1", "write `1.` before its first item"
        )


def _close(closed: _Open, parent: _Open) -> None:
    kind = closed.token.type if closed.token else ""
    match kind:
        case "list_item_open":
            parent.items.append(tuple(closed.blocks))
        case "bullet_list_open" | "ordered_list_open":
            parent.blocks.append(ItemList(tuple(closed.items), ordered=kind == "ordered_list_open"))
        case "blockquote_open":
            parent.blocks.append(_callout(closed.blocks))
        case _:
            raise AssertionError(f"markdown-it made a token that it was not asked for: {kind}")


def _callout(blocks: list[Block]) -> Callout:
    match blocks:
        case [Paragraph((Strong(title), *rest)), *others] if plain(title).endswith("."):
            tone = Tone.CAUTION if plain(title) == "Caution." else Tone.NOTE
            first = _without_space(tuple(rest))
            return Callout(tone, _without_stop(title), (*([Paragraph(first)] if first else []), *others))
        case _:
            return Callout(Tone.NOTE, (), tuple(blocks))


def _without_stop(title: Text) -> Text:
    last = title[-1]
    return (*title[:-1], Plain(last.text.rstrip().removesuffix("."))) if isinstance(last, Plain) else title


def _without_space(text: Text) -> Text:
    if not text or not isinstance(text[0], Plain):
        return text
    rest = text[0].text.lstrip()
    return ((Plain(rest),) if rest else ()) + text[1:]


def _paragraph(token: Token, source: "_Source", findings: Findings) -> Text:
    locate = source.locate(token)
    if "|" in token.content and (table := _TABLE.search(token.content)):
        hint = "write a section of kind `facts`, which makes its own table"
        findings.problems.error(
            locate(table.start(), len(table.group())), "T104", "a table cannot stand in a text", hint
        )
        return ()
    return inline_text(token.children or [], locate, findings)


class _Source:
    """The lines that the tokens came from."""

    def __init__(self, written: Scalar) -> None:
        self._written = written
        self._lines = written.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def line(self, token: Token) -> Span:
        """The place of the words in a block's first line."""
        number = token.map[0] if token.map else 0
        line = self._lines[number]
        return self._written.at(self._starts[number] + len(line) - len(line.lstrip()), max(len(line.strip()), 1))

    def locate(self, token: Token) -> Locate:
        """How to find a place in the token's content, from which the markers and indents of its lines were taken."""
        first = token.map[0] if token.map else 0
        content = token.content.split("\n")
        starts = list(accumulate((len(line) + 1 for line in content), initial=0))
        offsets: list[int] = []
        for number, line in enumerate(content, first):
            found = self._lines[number].rfind(line) if number < len(self._lines) else 0
            offsets.append(self._starts[min(number, len(self._lines) - 1)] + max(found, 0))

        def located(offset: int, length: int) -> Span:
            index = next(i for i in range(len(content) - 1, -1, -1) if starts[i] <= offset)
            return self._written.at(offsets[index] + offset - starts[index], length)

        return located
