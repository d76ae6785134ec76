"""The field types that content schemas are made of.

A schema is a class whose annotations say what an author may write: `load/shapes.py` reads trees by them, and
`load/json_schema.py` tells editors.
"""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypeAlias, TypeVar

from msgspec import Meta, Struct, field

from studykit.model.authored import Scalar

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_SLUG: Final = 64
RULE_CODE: Final = re.compile(r"[A-Z]\d{3}")

Item = TypeVar("Item")


class Form(Struct, frozen=True, eq=False):
    """A form that a text must have: how it is told, and the problem where it has not.

    In `message`, `{0}` stands for what is written; `hint` is the advice, or makes it of what is written. `editor` is
    JSON Schema, for as much of the form as that can say.
    """

    accepts: Callable[[Scalar], bool]
    code: str
    message: str
    hint: str | Callable[[str], str] = ""
    editor: Mapping[str, Any] = {}


class Filled(Struct, frozen=True):
    """A text that says something."""


class Many(Struct, frozen=True):
    """A list of which a single item may stand for all."""


class Shorthand(Struct, frozen=True):
    """A mapping of which only the text matters: a text alone stands for the key `text`.

    With `items`, a list alone stands for that key.
    """

    text: str
    items: str = ""


def _is_slug(written: Scalar) -> bool:
    return SLUG.match(written) is not None and len(written) <= LONGEST_SLUG


def _slug_advice(written: str) -> str:
    named = written.rpartition("/")[2].removesuffix(".yaml") if written.endswith(".yaml") else written
    better = re.sub(r"[^a-z0-9]+", "-", named.lower()).strip("-")[:LONGEST_SLUG].strip("-")
    return "use lower-case letters, digits and single hyphens" + (f": `{better}`" if better else "")


def _is_rule_code(written: Scalar) -> bool:
    return RULE_CODE.fullmatch(written) is not None


Authored: TypeAlias = Annotated[Scalar, Filled()]
"""Any text, Markdown where the manual says so."""

Slug: TypeAlias = Annotated[
    Authored,
    Form(
        _is_slug,
        "S106",
        "`{0}` is not an identity",
        _slug_advice,
        {"type": "string", "pattern": f"^{SLUG.pattern[:-2]}$", "maxLength": LONGEST_SLUG},
    ),
]
"""An identity: lower-case letters, digits and single hyphens."""

YesNo: TypeAlias = bool
"""`yes` or `no`."""

OneOrMany: TypeAlias = Annotated[list[Item], Many()]
"""A list, for which a single item may be written without the brackets."""

AtLeastOne: Final = Meta(min_length=1)
"""Of a list or a mapping: that it is not empty."""

Allowances: TypeAlias = dict[
    Annotated[
        Authored,
        Form(
            _is_rule_code,
            "S115",
            "`{0}` is not the code of a warning",
            "name the code that `studykit check` shows, and say why: `Q302: the law itself says “not”`",
            {"pattern": f"^{RULE_CODE.pattern}$"},
        ),
    ],
    Authored,
]
"""Reasons by the codes of the warnings that they answer."""


def _hyphenated(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Schema(Struct, frozen=True, kw_only=True, rename=_hyphenated):
    """A mapping of the content: every key is known, and written with hyphens.

    `allow` silences warnings by their codes, each with the reason. The loader takes it out before it validates, so what
    is refused here is one that it could not understand.
    """

    allow: Allowances = field(default_factory=dict)


class NamedSchema(Schema, frozen=True, kw_only=True):
    """What everything with an identity may say: under which ones it was published before, oldest first."""

    was: OneOrMany[Authored] = field(default_factory=list)


class SectionSchema(NamedSchema, frozen=True, kw_only=True):
    """What every section may say, whatever its kind; a kind writes `id` under a name that is its own."""

    id: Slug
    title: Authored
    intro: Authored | None = None
    source: OneOrMany[Authored] = field(default_factory=list)
