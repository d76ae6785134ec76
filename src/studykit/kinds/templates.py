"""Templates: Markdown in which `{field}` stands for what an entry says there, and `{{` for a brace."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, assert_never

from msgspec.structs import replace

from studykit.kinds.kind import Reader
from studykit.kinds.phrases import phrase
from studykit.model.authored import Scalar
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text, plain
from studykit.spelling import suggestion

_PLACEHOLDER: Final = re.compile(r"(?P<literal>\{\{|\}\})|\{(?P<field>[^{}]*)\}|(?P<stray>[{}])")


def read_template(written: Scalar, fields: Collection[str], reader: Reader) -> Text:
    """The template as a text, its placeholders still in it; those that name no field are noted at their place."""
    for match in _PLACEHOLDER.finditer(written):
        place = written.at(match.start(), match.end() - match.start())
        if match["stray"]:
            reader.error(place, "K111", f"this `{match['stray']}` belongs to no placeholder", f"write `{match[0] * 2}`")
        elif match["field"] is not None and match["field"] not in fields:
            reader.error(place, "K110", f"no field `{match['field']}` to put here", suggestion(match["field"], fields))
    return reader.text(written)


def placeholders(written: Scalar) -> Iterator[tuple[str, int]]:
    """The fields that a template names, and where in it the placeholder starts."""
    for match in _PLACEHOLDER.finditer(written):
        if match["field"] is not None:
            yield match["field"], match.start()


def is_sound(written: Scalar, fields: Collection[str]) -> bool:
    """Whether every brace of a template belongs to a placeholder that names a field; else that has been noted."""
    found = _PLACEHOLDER.finditer(written)
    return all(match["literal"] or (match["field"] is not None and match["field"] in fields) for match in found)


def fill(template: Text, values: Mapping[str, Text]) -> Text:
    """The template with each placeholder replaced; one without a value stays as it is, for it has been noted."""
    return phrase(*[_filled(inline, values) for inline in template])


def _filled(inline: Inline, values: Mapping[str, Text]) -> Text:
    match inline:
        case Plain(text):
            return _replaced(text, values)
        case Code(text):
            return (Code(plain(_replaced(text, values))),)
        case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
            return (replace(inline, children=fill(children, values)),)
        case Citation() | Mark():
            return (inline,)
        case _:
            assert_never(inline)


def _replaced(template: str, values: Mapping[str, Text]) -> Text:
    if "{" not in template and "}" not in template:
        return (Plain(template),)
    parts: list[str | Text] = []
    end = 0
    for match in _PLACEHOLDER.finditer(template):
        parts.append(template[end : match.start()])
        parts.append(match[0][0] if match["literal"] else values.get(match["field"] or "", match[0]))
        end = match.end()
    return phrase(*parts, template[end:])
