"""The schemas of the three files that a kit is made of; a section's own schema belongs to its kind."""

import re
from datetime import date
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from studykit.kinds import KINDS
from studykit.kinds.schema import Authored, NamedSchema, OneOrMany, Schema, Slug, none_given
from studykit.load.editor import explained, section_by_kind
from studykit.model.authored import Scalar
from studykit.model.kit import Status
from studykit.model.text import Standing

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_IN_NUMBERS: Final = re.compile(r"[\d./-]*-[\d./-]*\Z")
_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_SPOKEN: Final = re.compile(r"[a-z]{2,3}-[A-Z]{2}\Z")


def _day(written: Scalar) -> Scalar:
    if not _exists(written):
        raise PydanticCustomError("day", "not a day")
    return written


def _as_shown(written: Scalar) -> Scalar:
    if _IN_NUMBERS.match(written) and not _MONTH.match(written) and not _exists(written):
        raise PydanticCustomError("day_shown", "not a date")
    return written


def _exists(written: str) -> bool:
    match = _DAY.match(written)
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True


def _web_address(written: Scalar) -> Scalar:
    try:
        parts = urlsplit(written)
        sound = parts.scheme in ("https", "http") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s<>\"`{}|\\^]", written):
        raise PydanticCustomError("web_address", "not a web address")
    return written


def _language(written: Scalar) -> Scalar:
    if not _LANGUAGE.match(written):
        raise PydanticCustomError("language", "not a language")
    return written


def _spoken(written: Scalar) -> Scalar:
    if not _SPOKEN.match(written):
        raise PydanticCustomError("spoken", "not a language of a region")
    return written


Day: TypeAlias = Annotated[Authored, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
"""A day that exists, as `2026-11-21`."""

DayShown: TypeAlias = Annotated[Authored, AfterValidator(_as_shown)]
"""A date as a source shows it: a day that exists, a month, words (`edition of 2013`), or `n.d.` where it shows none."""

WebAddress: TypeAlias = Annotated[Authored, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
"""An address that begins with https or http."""

Language: TypeAlias = Annotated[Authored, AfterValidator(_language)]
"""A language tag: `en`, `en-US`."""

Spoken: TypeAlias = Annotated[Authored, AfterValidator(_spoken)]
"""A language with its region, as voices are told apart by: `en-US`."""


class RetirementSchema(Schema):
    """Since when, and why, cards are no more."""

    since: Day
    why: Authored


class KitSchema(Schema):
    """kit.yaml."""

    kit: Slug
    title: Authored
    edition: Authored
    language: Language
    publisher: Authored
    deck: Authored
    topics: Annotated[list[Slug], Field(min_length=1)]
    speech: Spoken | None = None
    retired: dict[Authored, RetirementSchema] = Field(default_factory=dict)


class SourceSchema(Schema):
    """A row of sources.yaml."""

    title: Authored
    publisher: Authored
    url: WebAddress
    date: DayShown
    grade: Standing
    read: Authored | None = None


class SourcesSchema(RootModel):  # type: ignore[type-arg]  # with its argument it is a class more, built at once
    """sources.yaml: an identity for each source."""

    model_config = ConfigDict(defer_build=True)

    root: dict[Slug, SourceSchema]


class TopicSchema(NamedSchema):
    """A topic's file; its sections are validated one by one, each by the schema of its kind."""

    topic: Slug
    title: Authored
    summary: Authored
    status: Status
    checked: Day
    until: Day | None = None
    replaced_by: Slug | None = None
    objectives: dict[Slug, Authored] = Field(default_factory=dict)
    unverified: OneOrMany[Authored] = Field(default_factory=none_given)
    sections: Annotated[list[Any], Field(min_length=1)]


_FILES: Final[dict[str, type[BaseModel]]] = {"topic": TopicSchema, "kit": KitSchema, "sources": SourcesSchema}
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of `topic`, `kit`, `sources` or `packet`, by which an editor completes and checks the file.

    Raises KeyError for any other name. It accepts what the loader accepts, but cannot follow references.
    """
    if name == "packet":
        from studykit.load.packet_schema import PacketSchema

        return {"$schema": _DIALECT, **explained(PacketSchema.model_json_schema())}
    if name != "topic":
        return {"$schema": _DIALECT, **explained(_FILES[name].model_json_schema())}
    from pydantic.json_schema import models_json_schema

    models: list[type[BaseModel]] = [TopicSchema, *(kind.schema for kind in KINDS.values())]
    _, whole = models_json_schema([(model, "validation") for model in models])
    definitions = whole["$defs"]
    topic = definitions.pop("TopicSchema")
    references = {kind: f"#/$defs/{row.schema.__name__}" for kind, row in KINDS.items()}
    topic["properties"]["sections"]["items"] = section_by_kind(references)
    return {"$schema": _DIALECT, **explained({**topic, "$defs": definitions})}
