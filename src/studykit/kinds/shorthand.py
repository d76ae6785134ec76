"""Shorthands: a mapping of which only the text matters may be written as that text alone, or as a list."""

from typing import Any

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from studykit.model.authored import Scalar


class Shorthand(Struct, frozen=True):
    """A text alone stands for the key `text`; with `items`, a list alone stands for that key."""

    text: str
    items: str = ""

    def expanded(self, written: Any) -> Any:
        """The mapping that a text or a list stands for; anything else as it is."""
        match written:
            case Scalar():
                return {self.text: written}
            case list() if self.items:
                return {self.items: written}
            case _:
                return written

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Pydantic's hook: expand before the mapping is validated."""
        return core_schema.no_info_before_validator_function(self.expanded, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Pydantic's hook: an editor is told of every way of writing it."""
        # an editor takes 10 and yes for a number and a truth value; to a kit they are text
        text: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
        ways = [text, handler(schema)]
        if self.items:
            ways.insert(1, {"type": "array", "items": text})
        return {"anyOf": ways}
