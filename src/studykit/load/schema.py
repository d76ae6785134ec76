"""The schemas of the three files that a kit is made of; a section's own schema belongs to its kind."""

import re
from datetime import date
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import urlsplit

from msgspec import field

from studykit.kinds.schema import AtLeastOne, Authored, Form, NamedSchema, OneOrMany, Schema, Slug
from studykit.load.filenames import is_device
from studykit.model.authored import Scalar
from studykit.model.kit import Status
from studykit.model.text import Standing

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
_IN_NUMBERS: Final = re.compile(r"[\d./-]*-[\d./-]*\Z")
_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_SPOKEN: Final = re.compile(r"[a-z]{2,3}-[A-Z]{2}\Z")


def _whole(pattern: re.Pattern[str]) -> str:
    """The pattern as JSON Schema has it, where the whole text is meant by other signs."""
    return "^" + pattern.pattern.removesuffix(r"\Z") + "$"


def _is_day(written: str) -> bool:
    match = _DAY.match(written)
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True


def _is_shown(written: Scalar) -> bool:
    return not _IN_NUMBERS.match(written) or _MONTH.match(written) is not None or _is_day(written)


def _is_web_address(written: Scalar) -> bool:
    try:
        parts = urlsplit(written)
        sound = parts.scheme in ("https", "http") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        return False
    return sound and not re.search(r"[\s<>\"`{}|\\^]", written)


def _is_language(written: Scalar) -> bool:
    return _LANGUAGE.match(written) is not None


def _is_spoken(written: Scalar) -> bool:
    return _SPOKEN.match(written) is not None


Day: TypeAlias = Annotated[
    Authored,
    Form(
        _is_day,
        "S108",
        "`{0}` is not a day",
        "write one that exists, as `2026-11-21`",
        {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    ),
]
"""A day that exists, as `2026-11-21`."""

DayShown: TypeAlias = Annotated[
    Authored,
    Form(_is_shown, "S108", "`{0}` is not a date", "write a day that exists, `2026-11-21`, or a month, `2026-11`"),
]
"""A date as a source shows it: a day that exists, a month, words (`edition of 2013`), or `n.d.` where it shows none."""

WebAddress: TypeAlias = Annotated[
    Authored,
    Form(
        _is_web_address,
        "S110",
        "`{0}` is not a web address",
        "write it whole: `https://…`",
        {"format": "uri", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+\.\S+$"},
    ),
]
"""An address that begins with https or http."""

Language: TypeAlias = Annotated[
    Authored,
    Form(
        _is_language,
        "S111",
        "`{0}` is not a language tag",
        "write `en`, `en-US`, `de` …",
        {"pattern": _whole(_LANGUAGE)},
    ),
]
"""A language tag: `en`, `en-US`."""

Spoken: TypeAlias = Annotated[
    Authored,
    Form(
        _is_spoken,
        "S111",
        "`{0}` is not a language with its region",
        "write `en-US`, `en-GB`, `de-DE` …",
        {"pattern": _whole(_SPOKEN)},
    ),
]
"""A language with its region, as voices are told apart by: `en-US`."""


FileSlug: TypeAlias = Annotated[
    Slug,
    Form(
        lambda written: not is_device(written),
        "S106",
        "`{0}` means a device on Windows, and no file can have that name there",
        lambda written: f"add a word to it, as in `about-{written}`",
    ),
]
"""An identity that files and folders are called by."""


class RetirementSchema(Schema, frozen=True, kw_only=True):
    """Since when, and why, cards are no more."""

    since: Day
    why: Authored


class KitSchema(Schema, frozen=True, kw_only=True):
    """kit.yaml."""

    kit: FileSlug
    title: Authored
    edition: Authored
    language: Language
    publisher: Authored
    deck: Authored
    topics: Annotated[list[Slug], AtLeastOne]
    speech: Spoken | None = None
    retired: dict[Authored, RetirementSchema] = field(default_factory=dict)


class SourceSchema(Schema, frozen=True, kw_only=True):
    """A row of sources.yaml."""

    title: Authored
    publisher: Authored
    url: WebAddress
    date: DayShown
    grade: Standing
    read: Authored | None = None


class TopicSchema(NamedSchema, frozen=True, kw_only=True):
    """A topic's file; its sections are validated one by one, each by the schema of its kind."""

    topic: FileSlug
    title: Authored
    summary: Authored
    status: Status
    checked: Day
    until: Day | None = None
    replaced_by: Slug | None = None
    objectives: dict[Slug, Authored] = field(default_factory=dict)
    unverified: OneOrMany[Authored] = field(default_factory=list)
    sections: Annotated[list[Any], AtLeastOne]
