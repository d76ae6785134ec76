"""What markdown-it learns for a kit: citations, gaps, and where in the text a token stood.

A rule knows `state.pos`, which tokens do not keep; a token that may turn out to be wrong carries it as `meta["at"]`.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, entity, image, link

DEEPEST: Final = 20
"""How deep lists and quotations may stand in each other, and likewise emphasis in strong and so on."""

_Rule: TypeAlias = Callable[[StateInline, bool], bool]

_CITATION: Final = re.compile(r"\[@(?P<source>[^\s\],;@]+)(?:,\s*(?P<locator>[^\]\s][^\]]*?)\s*)?\]")
_GAP: Final = re.compile(r"\{\{c(?P<number>\d{1,9})::")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\[\s]+\]")
_REFERENCE: Final = re.compile(r"\]\[[^\]\[@]*\](?!\()")
_HTML: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")


def parser() -> MarkdownIt:
    """CommonMark without raw HTML and reference links.

    Every target of a link gets through as it is written: the loader judges it, and none must turn into text instead.
    """
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    made.disable(["html_block", "reference", "text_join"])
    made.validateLink = lambda _: True  # type: ignore[method-assign,assignment]
    made.normalizeLink = str  # type: ignore[method-assign,assignment]
    made.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    rules = made.inline.ruler
    rules.before("link", "citation", _citation)
    rules.before("link", "gap", _gap)
    rules.before("link", "footnote", _footnote)
    rules.after("link", "bad_link", _bad_link)
    rules.after("link", "reference_link", _reference)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("entity", entity)):
        rules.at(name, _placed(rule))
    rules.at("html_inline", _html)
    return made


def _placed(rule: _Rule) -> _Rule:
    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it calls it so)
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        # Text that was pending is pushed first.
        made = next((token for token in state.tokens[before:] if token.type != "text"), None)
        if made is not None:
            made.meta["at"] = start
            made.meta["length"] = state.pos - start
        return True

    return placed


def _push(state: StateInline, kind: str, content: str, length: int, **meta: object) -> None:
    token = state.push(kind, "", 0)
    token.content = content
    token.meta = {"at": state.pos, "length": length, **meta}


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if not state.src.startswith("[@", state.pos):
        return False
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        if not silent:
            _push(state, "bad_citation", "[@", 2)
        state.pos += 2
        return True
    if not silent:
        locator = " ".join((match["locator"] or "").split())
        _push(state, "citation", match["source"], match.end() - match.start(), locator=locator)
    state.pos = match.end()
    return True


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    return _as_it_stands(_FOOTNOTE, "footnote", state, silent=silent)


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """The middle and the end of a link whose address stands elsewhere, as other programs read it."""
    return _as_it_stands(_REFERENCE, "reference_link", state, silent=silent)


def _as_it_stands(form: re.Pattern[str], kind: str, state: StateInline, *, silent: bool) -> bool:
    match = form.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _push(state, kind, match.group(), len(match.group()))
    state.pos = match.end()
    return True


def _bad_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """What looks like the middle of a link, where no link was read: CommonMark would let it pass as text."""
    if not state.src.startswith("](", state.pos, state.posMax):
        return False
    if not silent:
        _push(state, "bad_link", "](", 2)
    state.pos += 2
    return True


def _gap(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = _GAP.match(state.src, state.pos, state.posMax)
    if match is None:
        if state.env.get("gaps") and state.src.startswith("{{", state.pos):
            if not silent:
                _push(state, "bad_gap", "{{", 2, why="`{{` begins no gap")
            state.pos += 2
            return True
        return False
    end = state.src.find("}}", match.end(), state.posMax)
    inner = _GAP.search(state.src, match.end(), max(end, match.end()))
    if not state.env.get("gaps") or end < 0 or inner or state.env.get("in_gap"):
        if not silent:
            _push(state, "bad_gap", match.group(), len(match.group()), why=_gap_fault(state, end))
        state.pos = match.end()
        return True
    if not silent:
        _gap_tokens(state, match, end)
    state.pos = end + 2
    return True


def _gap_fault(state: StateInline, end: int) -> str:
    if not state.env.get("gaps"):
        return ""
    return "a gap that is not closed" if end < 0 else "a gap within a gap"


def _gap_tokens(state: StateInline, match: re.Match[str], end: int) -> None:
    start, most = state.pos, state.posMax
    hint = state.src.find("::", match.end(), end)
    token = state.push("gap_open", "", 1)
    token.meta = {
        "at": start,
        "length": end + 2 - start,
        "number": int(match["number"]),
        "hint": state.src[hint + 2 : end].strip() if hint >= 0 else "",
    }
    state.pos, state.posMax = match.end(), hint if hint >= 0 else end
    state.env["in_gap"] = True
    state.md.inline.tokenize(state)
    state.env["in_gap"] = False
    state.push("gap_close", "", -1)
    state.pos, state.posMax = start, most


def _html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    return _as_it_stands(_HTML, "html", state, silent=silent)
