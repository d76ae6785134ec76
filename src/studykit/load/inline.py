"""Markdown tokens inside a paragraph as a text, with what was found wrong in them."""

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from markdown_it.token import Token
from msgspec import Struct, field

from studykit.diagnostics import Diagnostics, Span
from studykit.load.characters import FORBIDDEN, forbidden, unprintable
from studykit.load.findings import Findings
from studykit.load.inline_rules import DEEPEST
from studykit.model.text import LAST_GAP, Citation, Code, Emphasis, Gap, Inline, Link, Plain, Strong, Text, plain

Locate: TypeAlias = Callable[[int, int], Span]
"""The place of a stretch of the text between two block boundaries: offset, length."""

_WEB: Final = re.compile(r"https://[^\s/?#@\\]+\.[^\s/?#@\\]+(?:[/?#]\S*)?\Z")
_MAIL: Final = re.compile(r"mailto:[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_ANCHOR: Final = re.compile(r"#[a-z0-9-]+(?:/[a-z0-9-]+)?\Z")


class _Open(Struct):
    """An inline that is not closed yet; the outermost, which has a token of no type, never is."""

    token: Token
    children: list[Inline] = field(default_factory=list)


def inline_text(tokens: Iterable[Token], locate: Locate, findings: Findings) -> Text:
    """The text that the tokens make; a line break in it is a space, for the width of a line is nobody's business."""
    stack = [_Open(Token("", "", 0))]
    too_deep = 0
    for token in tokens:
        if token.nesting > 0:
            if len(stack) > DEEPEST:
                too_deep += 1
            else:
                stack.append(_Open(token))
        elif token.nesting < 0:
            if too_deep:
                too_deep -= 1
            else:
                closed = stack.pop()
                _extend(stack[-1].children, _closed(closed, locate, findings))
        else:
            _extend(stack[-1].children, _leaf(token, locate, findings))
        if too_deep == 1 and token.nesting > 0:
            findings.problems.error(locate(0, 1), "T110", f"text is nested more than {DEEPEST} deep", "make it simpler")
    return tuple(stack[0].children)


def _extend(children: list[Inline], inline: Inline) -> None:
    if not isinstance(inline, Plain):
        children.append(inline)
    elif children and isinstance(children[-1], Plain):
        children[-1] = Plain(children[-1].text + inline.text)
    elif inline.text:
        children.append(inline)


def _leaf(token: Token, locate: Locate, findings: Findings) -> Inline:
    match token.type:
        case "text":
            return Plain(token.content)
        case "text_special":
            return _character(token, locate, findings)
        case "softbreak" | "hardbreak":
            return Plain(" ")
        case "code_inline":
            return Code(token.content)
        case "citation":
            citation = Citation(token.content, str(token.meta["locator"]))
            findings.cited.append((citation, locate(int(token.meta["at"]) + 2, len(token.content))))
            return citation
        case _:
            return _refused(token, _place(token, locate), findings.problems)


def _place(token: Token, locate: Locate) -> Span:
    return locate(int(token.meta.get("at", 0)), int(token.meta.get("length", 1)))


def _character(token: Token, locate: Locate, findings: Findings) -> Plain:
    """A character written as an entity has not passed the checks that the file's own characters have."""
    if token.info == "entity":
        for character in token.content:
            if FORBIDDEN.match(character):
                findings.problems.error(_place(token, locate), "T101", *forbidden(character))
                return Plain("")
            if findings.characters is not None and character not in findings.characters and not character.isspace():
                unprintable(character, _place(token, locate), findings.problems)
    return Plain(token.content)


def _refused(token: Token, place: Span, problems: Diagnostics) -> Plain:
    match token.type:
        case "html":
            hint = "use `*emphasis*` or `**strong**`; to show the tag, put it in backticks"
            problems.warning(place, "T105", f"`{token.content}` is printed as it stands: HTML is not markup here", hint)
        case "footnote":
            message = f"`{token.content}` is printed as it stands: there are no footnotes here"
            problems.warning(place, "T114", message, "say it in the text, or cite its source: `[@id]`")
        case "reference_link":
            message = f"`{token.content}` is printed as it stands: a link has its address beside it"
            problems.warning(place, "T114", message, "write `[words](https://…)`")
        case "image":
            problems.error(place, "T104", "a picture cannot stand in a text", "say in words what it shows")
            return Plain("")
        case "bad_citation":
            problems.error(place, "T106", "this begins no citation", "write `[@id]` or `[@id, § 2]`, one source each")
        case "bad_link":
            hint = "write `[words](https://…)`, without spaces in the address or citations among the words"
            problems.error(place, "T103", "this is no link", hint)
        case "bad_gap" if not token.meta["why"]:
            problems.error(
                place, "T108", "a gap outside of a cloze section", "move the sentence to a section of kind `cloze`"
            )
        case "bad_gap":
            hint = "write `{{c1::hidden}}` or `{{c1::hidden::hint}}`"
            problems.error(place, "T107", str(token.meta["why"]), hint)
        case other:
            raise AssertionError(f"markdown-it made a token that it was not asked for: {other}")
    return Plain(token.content)


def _closed(opened: _Open, locate: Locate, findings: Findings) -> Inline:
    token, children = opened.token, tuple(opened.children)
    match token.type:
        case "strong_open":
            return Strong(children)
        case "em_open":
            return Emphasis(children)
        case "link_open":
            return _link(token, children, _place(token, locate), findings)
        case "gap_open":
            return _gap(token, children, _place(token, locate), findings.problems)
        case other:
            raise AssertionError(f"markdown-it made a token that it was not asked for: {other}")


def _link(token: Token, children: Text, place: Span, findings: Findings) -> Link:
    target = str(token.attrs.get("href", ""))
    if token.attrs.get("title"):
        findings.problems.error(place, "T104", "a link has no title", "leave out what stands in quotation marks")
    if not plain(children):
        findings.problems.error(place, "T103", "a link without words", "write what it leads to between the brackets")
    if _ANCHOR.match(target):
        findings.anchors.append((target[1:], place))
    elif not _WEB.match(target) and not _MAIL.match(target):
        findings.problems.error(place, "T103", f"a link cannot lead to `{target}`", _link_hint(target))
    return Link(children, target)


def _link_hint(target: str) -> str:
    if target.startswith("http://"):
        return f"write `https://{target[7:]}`"
    return "write `https://…`, `mailto:…`, `#section` or `#section/entry`"


def _gap(token: Token, children: Text, place: Span, problems: Diagnostics) -> Gap:
    number, hint = int(token.meta["number"]), str(token.meta["hint"])
    if number < 1:
        problems.error(place, "T107", "gaps are counted from 1", "write `{{c1::hidden}}`")
    elif number > LAST_GAP:
        hint = "give it the first number that the sentence has never had"
        problems.error(place, "T107", f"Anki knows no gap beyond c{LAST_GAP}", hint)
    if not plain(children):
        problems.error(place, "T107", "a gap that hides nothing", "write `{{c1::hidden}}` or `{{c1::hidden::hint}}`")
    return Gap(number, children, hint)
