"""The field types that content schemas are made of; JSON Schema for editors falls out of the same models."""

import re
from typing import Annotated, Any, Final, TypeAlias, TypeVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from studykit.model.authored import Scalar

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_SLUG: Final = 64
_FORM: Final[dict[str, Any]] = {"type": "string", "pattern": f"^{SLUG.pattern[:-2]}$", "maxLength": LONGEST_SLUG}


def _not_empty(written: Scalar) -> Scalar:
    if not written or written.isspace():
        raise PydanticCustomError("empty", "empty")
    return written


_SCALAR: Final = core_schema.is_instance_schema(Scalar)


def _authored(_source: Any = None, _handler: Any = None) -> core_schema.CoreSchema:
    """A scalar is kept as it is, with its place."""
    return core_schema.no_info_after_validator_function(_not_empty, _SCALAR)


def _editors_text(_schema: Any = None, _handler: Any = None) -> dict[str, Any]:
    """What an editor takes for a number or a truth, because it stands without quotes, is text to us."""
    return {"type": ["string", "number", "boolean"], "minLength": 1}


def _slug(written: Scalar) -> Scalar:
    if not SLUG.match(written) or len(written) > LONGEST_SLUG:
        raise PydanticCustomError("slug", "not an identity")
    return written


def _yes_or_no(written: Any) -> Any:
    match written:
        case Scalar():
            answer = {"yes": True, "no": False, "true": True, "false": False}.get(written.lower())
            if answer is None:
                raise PydanticCustomError("yes_or_no", "neither yes nor no")
            return answer
        case _:
            return written


class _Many(Struct, frozen=True):
    """Lets a single item stand for a list of one, to us and to an editor."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_many, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


def _many(written: Any) -> Any:
    return written if isinstance(written, list) else [written]


Item = TypeVar("Item")

Authored: TypeAlias = Annotated[Scalar, GetPydanticSchema(_authored, _editors_text)]
"""Any text, Markdown where the manual says so."""

Slug: TypeAlias = Annotated[Authored, AfterValidator(_slug), Field(json_schema_extra=_FORM)]
"""An identity: lower-case letters, digits and single hyphens."""

YesNo: TypeAlias = Annotated[
    bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": ["yes", "no", "true", "false", True, False]})
]
"""`yes` or `no`."""

OneOrMany: TypeAlias = Annotated[list[Item], _Many()]
"""A list, for which a single item may be written without the brackets."""


def _hyphenated(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


RULE_CODE: Final = re.compile(r"[A-Z]\d{3}")


def _rule_code(written: Scalar) -> Scalar:
    if not RULE_CODE.fullmatch(written):
        hint = "name the code that `studykit check` shows, and say why: `Q302: the law itself says “not”`"
        raise PydanticCustomError(
            "S115", "`{written}` is not the code of a warning", {"written": written, "hint": hint}
        )
    return written


_CODE: Final = core_schema.no_info_after_validator_function(_rule_code, _authored())
_REASON: Final = _authored()


def _allowances(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    """Codes and reasons: every schema has them, so pydantic is spared working them out for each."""
    return core_schema.dict_schema(_CODE, _REASON)


def _editors_allowances(_schema: Any, _handler: Any) -> dict[str, Any]:
    return {"additionalProperties": _editors_text(), "type": "object"}


Allowances: TypeAlias = Annotated[dict[Scalar, Scalar], GetPydanticSchema(_allowances, _editors_allowances)]
"""Reasons by the codes of the warnings that they answer."""


def none_given() -> list[Any]:
    """No items: what a list holds that is left out.

    Pydantic wants to know what a factory takes; of `list` it reads that in the docstring, ten times as slowly.
    """
    return []


class Schema(BaseModel):
    """A mapping of the content: every key is known, and written with hyphens.

    `allow` silences warnings by their codes, each with the reason. The loader takes it out before it validates, so what
    is refused here is one that it could not understand.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=_hyphenated,
        populate_by_name=False,
        defer_build=True,  # a schema within another one is only built as a part of it
    )

    allow: Allowances = Field(default_factory=dict)


class NamedSchema(Schema):
    """What everything with an identity may say: under which ones it was published before, oldest first."""

    was: OneOrMany[Authored] = Field(default_factory=none_given)


class SectionSchema(NamedSchema):
    """What every section may say, whatever its kind; a kind adds `id` under an alias that is its own name."""

    id: Slug
    title: Authored
    intro: Authored | None = None
    source: OneOrMany[Authored] = Field(default_factory=none_given)
