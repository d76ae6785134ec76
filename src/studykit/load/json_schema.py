"""The shapes of content files as JSON Schema, by which an editor completes and checks a file while it is written."""

from collections.abc import Mapping
from inspect import getdoc
from typing import Any, Final, TypeAlias, get_args

from msgspec import Meta

from studykit.kinds import KINDS
from studykit.kinds.schema import Schema, Slug
from studykit.load.editor import ABOUT, section_by_kind
from studykit.load.packet_schema import PacketSchema
from studykit.load.schema import KitSchema, SourceSchema, TopicSchema
from studykit.load.shapes import (
    Anything,
    Choice,
    Items,
    Record,
    Shape,
    Short,
    Table,
    Text,
    YesOrNo,
    annotations,
    record_of,
    shape_of,
)

_Json: TypeAlias = dict[str, Any]

_FILES: Final[Mapping[str, type[Schema]]] = {"topic": TopicSchema, "kit": KitSchema, "packet": PacketSchema}
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Final[_Json] = {"type": ["string", "number", "boolean"]}
"""What an editor takes for a number or a truth, because it stands without quotes, is text to us."""


def json_schema(name: str) -> _Json:
    """The JSON Schema of `topic`, `kit`, `sources` or `packet`, which accepts what the loader accepts.

    It cannot follow references. Raises KeyError for any other name.
    """
    definitions: dict[str, _Json] = {}
    if name == "sources":
        about = "sources.yaml: an identity for each source."
        rows = _told(Table(shape_of(Slug), record_of(SourceSchema)), definitions)
        return {"$schema": _DIALECT, "description": about, **rows, "$defs": definitions}
    whole = _record(record_of(_FILES[name]), definitions)
    if name == "topic":
        kinds = {kind: _told(record_of(row.schema), definitions)["$ref"] for kind, row in KINDS.items()}
        whole["properties"]["sections"]["items"] = section_by_kind(kinds)
    return {"$schema": _DIALECT, **whole, "$defs": dict(sorted(definitions.items()))}


def _told(shape: Shape, definitions: dict[str, _Json]) -> _Json:
    """The shape as JSON Schema; records are put among the definitions, and referred to."""
    match shape:
        case Text(filled, forms):
            told = {**_TEXT, **({"minLength": 1} if filled else {})}
            for form in forms:
                told.update(form.editor)
            return told
        case Choice(values):
            return {"enum": list(values), "type": "string"}
        case YesOrNo():
            return {"enum": ["yes", "no", "true", "false", True, False]}
        case Items(item, least, alone):
            one = _told(item, definitions)
            several = {"items": one, "type": "array", **({"minItems": least} if least else {})}
            return {"anyOf": [one, several]} if alone else several
        case Table(key, value, least, editor):
            names = _told(key, definitions).get("pattern")
            return {
                "additionalProperties": _told(value, definitions),
                **({"propertyNames": {"pattern": names}} if names else {}),
                **({"minProperties": least} if least else {}),
                "type": "object",
                **_explained(editor),
            }
        case Short(record, _, items):
            listed = [{"type": "array", "items": _TEXT}] if items else []
            return {"anyOf": [_TEXT, *listed, _told(record, definitions)]}
        case Record(schema):
            if schema.__name__ not in definitions:
                definitions[schema.__name__] = {}  # a schema within itself refers to what comes to stand here
                definitions[schema.__name__] = _record(shape, definitions)
            return {"$ref": f"#/$defs/{schema.__name__}"}
        case Anything():
            return {}
    raise TypeError(shape)


def _record(record: Record, definitions: dict[str, _Json]) -> _Json:
    """The record as JSON Schema: what each of its fields may be, and what it is for."""
    said = annotations(record.schema)
    fields = {
        name: {"description": _purpose(name, said[attribute]), **_told(shape, definitions)}
        for name, (attribute, shape) in record.fields.items()
    }
    # To an editor of YAML 1.1 the keys `yes` and `no` are truths, and no names that a schema could know.
    closed = {} if fields.keys() & {"yes", "no"} else {"additionalProperties": False}
    return {
        **closed,
        "description": getdoc(record.schema),
        "properties": fields,
        **({"required": list(record.required)} if record.required else {}),
        "type": "object",
    }


def _explained(extra: Mapping[str, Any]) -> _Json:
    """JSON Schema with what each of its properties is for, by their names."""
    properties = {name: {"description": ABOUT[name], **part} for name, part in extra.get("properties", {}).items()}
    return {**extra, "properties": properties} if properties else dict(extra)


def _purpose(name: str, annotation: Any) -> str:
    """What a field is for: said by the schema itself, or what it means wherever it stands."""
    own = [mark.description for mark in get_args(annotation)[1:] if isinstance(mark, Meta) and mark.description]
    return own[0] if own else ABOUT[name]
