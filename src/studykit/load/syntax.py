"""What is wrong with a file that is no YAML, in words for somebody who does not know what YAML is."""

import re
from typing import Any, Final

import yaml

from studykit.diagnostics import Diagnostic, Severity, Span
from studykit.load.characters import TIGHT_REMARK, named

_TEXT_AFTER_KEY: Final = re.compile(r"[ ]*(?:- +)*[^\s:][^:]*:[ ]+[^\s'\"\[{|>]")
_TIGHT_COLON: Final = re.compile(r"[ ]*(?:- +)*(?P<key>[a-z0-9-]+):(?P<value>[^ \t:/].*)$")
_TIGHT_HYPHEN: Final = re.compile(r"[ ]*(?:- +)*(?P<item>-[^\s-].*)$")
_ODD_INDENT: Final = re.compile(r"[ ]*(?P<odd>[^\S \t])\s*")
_COMPLETE: Final = re.compile(r"[ ]*(?P<dash>(?:- +)*)[^\s:#-][^:]*: +[^\s|>\[{&!#]")
_KEY_AND_TEXT: Final = re.compile(r"\s*[^\s:]+:\s+\S")
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)")
_BRACKET: Final = re.compile(r"[\[\]{}]")
_QUOTE_IT: Final = 'put the whole value in quotes: `"…"`'


def syntax_problem(fault: yaml.MarkedYAMLError, told: Any, file: str, lines: list[str]) -> Diagnostic:
    """The parser's complaint as a problem of ours; libyaml and PyYAML's own parser differ in words.

    `told` is the last event before it, or None.
    """
    complaint, context = fault.problem or "", fault.context or ""
    at, opened = _place(fault.problem_mark, lines), _place(fault.context_mark or fault.problem_mark, lines)
    line, column = at
    character = lines[line][column : column + 1]
    if "alias" in context or "anchor" in context:
        return _reserved(opened, file, lines)
    if odd := _odd_indent(at[0], opened[0], file, lines):
        return odd
    if open_quote := _open_quote(told, at, file, lines):
        return open_quote
    if "quoted scalar" in context:
        return _quoted(complaint, at, opened, file, lines)
    if "cannot start any token" in complaint or "found a tab" in complaint:
        return _tab(at, file) if character == "\t" or "found a tab" in complaint else _reserved(at, file, lines)
    if "expected node content" in complaint or "expected the node content" in complaint:
        return _reserved(at, file, lines) if character else _unclosed(opened, file, lines)
    if "mapping values are not allowed" in complaint:
        return _colon(at, file, lines)
    if "flow" in context:
        return _within_flow(at, file, lines) or _unclosed(opened, file, lines)
    if "block scalar" in context:
        hint = "begin the text on the next line, set in by two spaces"
        return _problem(_span(at, file, lines), "Y108", "text on the line of `|` or `>`", hint)
    if "tag" in context or "directive" in context or character == "%":
        what = "tag" if "tag" in context else "directive"
        hint = f"a text that begins with `{lines[opened[0]][opened[1] : opened[1] + 1]}` stands in quotes"
        return _problem(_span(opened, file, lines), "Y112", f"this is no YAML {what}", hint)
    return _layout(complaint, at, opened, file, lines)


def bracket(lines: list[str], begin: tuple[int, int], depth: int) -> tuple[int, int]:
    """Where, from `begin` on, brackets stand more than `depth` deep in each other; `begin` where they do not.

    libyaml reads a thousand brackets ahead, and gives up before it tells of the first. Lines and columns are from 0.
    """
    first, column = begin
    for number, line in enumerate(lines[first:], first):
        for found in _BRACKET.finditer(line, column if number == first else 0):
            depth -= 1 if found.group() in "[{" else -1
            if depth < 0:
                return number, found.start()
    return begin


def _place(mark: Any, lines: list[str]) -> tuple[int, int]:
    """Line and column from 0, inside of the file even where the parser complains of its end."""
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _span(place: tuple[int, int], file: str, lines: list[str]) -> Span:
    """From a place to the end of its line, or to the comment there."""
    line, column = place
    return Span(file, line + 1, column + 1, max(len(_read(lines[line][column:])), 1))


def _read(written: str) -> str:
    """What is written, without a remark after it."""
    return written.partition(" #")[0].rstrip()


def _problem(place: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, Severity.ERROR, message, hint)


def _reserved(place: tuple[int, int], file: str, lines: list[str]) -> Diagnostic:
    character = lines[place[0]][place[1] : place[1] + 1]
    return _problem(_span(place, file, lines), "Y106", f"a value cannot begin with `{character}`", _QUOTE_IT)


def _tab(place: tuple[int, int], file: str) -> Diagnostic:
    span = Span(file, place[0] + 1, place[1] + 1)
    return _problem(span, "Y102", "a tab sets this line in", "use spaces, two for each step")


def _quoted(complaint: str, at: tuple[int, int], opened: tuple[int, int], file: str, lines: list[str]) -> Diagnostic:
    if "end of stream" in complaint or "document indicator" in complaint:
        quote = lines[opened[0]][opened[1] : opened[1] + 1]
        hint = f"write `{quote}` at the end of the value"
        return _problem(_span(opened, file, lines), "Y104", "the quotation that begins here does not end", hint)
    line = lines[at[0]]
    start = max(line.rfind("\\", 0, at[1] + 1), 0)
    escape = _ESCAPE.match(line, start)
    length = len(escape.group()) if escape else 1
    hint = "write `\\\\` for a backslash, or put the value in single quotes"
    message = f"`{line[start : start + length]}` stands for no character"
    return _problem(Span(file, at[0] + 1, start + 1, length), "Y116", message, hint)


def _open_quote(told: Any, at: tuple[int, int], file: str, lines: list[str]) -> Diagnostic | None:
    """A quotation that was left open, and so ended lines below, where the next one should begin."""
    if not isinstance(told, yaml.ScalarEvent) or told.style not in ("'", '"'):
        return None
    begin, end = _place(told.start_mark, lines), _place(told.end_mark, lines)
    if begin[0] == end[0] or end != at:
        return None
    hint = f"write `{told.style}` where the text ends"
    if told.style == "'":
        hint += ", or put it in double quotes where it begins with an apostrophe"
    message = f"the quotation that begins here ends on line {end[0] + 1}, amid other text"
    return _problem(_span(begin, file, lines), "Y104", message, hint)


def _odd_indent(at: int, opened: int, file: str, lines: list[str]) -> Diagnostic | None:
    """Something that looks like a space and is none, before one of the lines that the parser complains of."""
    above = next((number for number in range(at - 1, -1, -1) if lines[number].strip()), at)
    for line in (opened, above, at):
        if match := _ODD_INDENT.match(lines[line]):
            message = f"{named(match['odd'])} sets this line in"
            span = Span(file, line + 1, match.start("odd") + 1)
            return _problem(span, "Y102", message, "use ordinary spaces, two for each step")
    return None


def _within_flow(at: tuple[int, int], file: str, lines: list[str]) -> Diagnostic | None:
    """What stops a text between brackets before its comma."""
    line, column = at
    character = lines[line][column : column + 1]
    before = lines[line][max(lines[line].rfind(sign, 0, column) for sign in ",[{") + 1 : column]
    if before.rstrip().endswith(("'", '"')):
        hint = 'write a comma after the quotation, or put the whole value in quotes: those inside of it are `\\"`'
        return _problem(_span(at, file, lines), "Y104", "text after the end of a quotation", hint)
    if character == ":" and _KEY_AND_TEXT.match(before):
        message, hint = "a colon and a space inside of a value", f"{_QUOTE_IT}; between two values stands a comma"
        return _problem(Span(file, line + 1, column + 1), "Y105", message, hint)
    if character in ("[", "{") and before.strip():
        hint = _QUOTE_IT
        if re.search("[“”„«]", before):
            hint = 'put the whole value in straight quotes: `"…"`; those that are bent do not count'
        return _problem(Span(file, line + 1, column + 1), "Y101", f"`{character}` inside of a value in brackets", hint)
    return None


def _unclosed(opened: tuple[int, int], file: str, lines: list[str]) -> Diagnostic:
    bracket = lines[opened[0]][opened[1] : opened[1] + 1]
    other = {"[": "]", "{": "}"}.get(bracket, "]")
    hint = f"write `{other}` after its last item, commas between; a text that begins with `{bracket}` stands in quotes"
    if TIGHT_REMARK.search(lines[opened[0]], opened[1]):
        hint = "put a text that has ` #` in it in quotes: from there on the line is a remark"
    if bracket not in "[{" or not bracket:
        hint = "look for a bracket too few, or put the text in quotes"
    return _problem(_span(opened, file, lines), "Y107", "the bracket that opens here is not closed", hint)


def _colon(at: tuple[int, int], file: str, lines: list[str]) -> Diagnostic:
    line, column = at
    if _TEXT_AFTER_KEY.match(lines[line][:column]):
        return _problem(Span(file, line + 1, column + 1), "Y105", "a colon and a space inside of a value", _QUOTE_IT)
    return _misplaced(line, file, lines)


def _misplaced(line: int, file: str, lines: list[str]) -> Diagnostic:
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if tight := _tight(above, file, lines):
        return tight
    if hyphen := _TIGHT_HYPHEN.match(lines[above]):
        hint = f"write `- {_read(hyphen['item'][1:])}`"
        return _problem(_span((above, hyphen.start("item")), file, lines), "Y103", "no space after the hyphen", hint)
    column = len(lines[line]) - len(lines[line].lstrip())
    hint = "keys of one mapping begin in the same column, and what belongs to a key is set in by two spaces more"
    complete = _COMPLETE.match(lines[above])
    if complete and not complete["dash"] and column > len(lines[above]) - len(lines[above].lstrip()):
        hint = "begin it in the column of the line above, or that line with `- ` where it starts a new item"
    return _problem(_span((line, column), file, lines), "Y103", "this line does not fit the lines above it", hint)


def _tight(line: int, file: str, lines: list[str]) -> Diagnostic | None:
    match = _TIGHT_COLON.match(lines[line])
    if match is None:
        return None
    value = match["value"]
    message = (
        "no space after the colon" if value.lstrip() == value else f"{named(value[0])} after the colon, for a space"
    )
    hint = f"write `{match['key']}: {_read(value).lstrip()}`"
    return _problem(_span((line, match.start("key")), file, lines), "Y109", message, hint)


def _layout(complaint: str, at: tuple[int, int], opened: tuple[int, int], file: str, lines: list[str]) -> Diagnostic:
    line, column = at
    before = lines[line][:column].rstrip()
    if before.endswith(("'", '"')):
        hint = "put the whole value in quotes, and write those inside of it twice (`''`) or as `\\\"`"
        return _problem(_span(at, file, lines), "Y104", "text after the end of a quotation", hint)
    if "could not find expected ':'" in complaint:
        if tight := _tight(opened[0], file, lines):
            return tight
        hint = "write a colon and a space after the key; a text that goes on is set in further than its key"
        place = (opened[0], len(lines[opened[0]]) - len(lines[opened[0]].lstrip()))
        return _problem(_span(place, file, lines), "Y109", "a line without a key", hint)
    if "sequence entries are not allowed" in complaint:
        hint = "begin each item on a line of its own, or put the text in quotes"
        return _problem(_span(at, file, lines), "Y103", "a list cannot begin on the line of its key", hint)
    if lines[line][column : column + 1] in ("]", "}"):
        message = f"`{lines[line][column]}` closes nothing that is open"
        return _problem(Span(file, line + 1, column + 1), "Y101", message, "delete it, or put the text in quotes")
    if before.strip(" -"):
        return _problem(_span(at, file, lines), "Y101", "YAML cannot make sense of this", _QUOTE_IT)
    return _misplaced(line, file, lines)
