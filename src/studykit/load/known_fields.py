"""The names of the fields that a schema knows at a place in a tree."""

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel


def known_fields(schema: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The fields of the mapping to which the path leads, as the author writes them, in the schema's order."""
    at: list[Any] = [schema]
    for step in path:
        at = [inner for annotation in at for one in _choices(annotation) for inner in _below(one, step)]
    models = [one for annotation in at for one in _choices(annotation) if _is_model(one)]
    return tuple(dict.fromkeys(name for model in models for name in _fields(model)))


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _choices(annotation: Any) -> Iterator[Any]:
    """The members of a union, without what is only said about them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _choices(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _choices(member)
    elif _is_model(annotation) and issubclass(annotation, RootModel):
        yield from _choices(annotation.model_fields["root"].annotation)
    else:
        yield annotation


def _below(annotation: Any, step: str | int) -> Iterator[Any]:
    """What the annotation says about the field, the item or the value at one step."""
    if _is_model(annotation):
        if step in _fields(annotation):
            yield _fields(annotation)[str(step)]
    elif get_origin(annotation) is dict and isinstance(step, str):
        yield get_args(annotation)[1]
    elif get_origin(annotation) is list:
        item = get_args(annotation)[0]
        if isinstance(step, int):
            yield item
        else:  # one item that stands for a list of one
            yield from (inner for one in _choices(item) for inner in _below(one, step))
