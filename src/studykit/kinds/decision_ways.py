"""The ways through a flow chart: each leads to one step, every step is reached, and none leads back."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from studykit.diagnostics import Span
from studykit.kinds.levels import DEEPEST, levels
from studykit.model.authored import Scalar
from studykit.spelling import suggestion


class Way(Struct, frozen=True):
    """What is answered, and the identity of what comes next."""

    answer: str
    to: Scalar


class Step(Struct, frozen=True):
    """A step of the chart: whether it asks, whether it answers, and its ways."""

    id: Scalar
    asks: bool
    answers: bool
    ways: tuple[Way, ...]


Fault: TypeAlias = tuple[Span, str, str, str]
"""Place, code, message and hint."""


def faults(steps: Sequence[Step]) -> Iterator[Fault]:
    """Everything that is not sound in the ways through some steps, of which the first is the start."""
    known = {str(step.id): step for step in steps}
    for step in steps:
        yield from _own_faults(step)
        for way in step.ways:
            if way.to not in known:
                yield way.to.span, "K182", f"no step `{way.to}` in this chart", suggestion(way.to, known)
    leading_back = set(_leading_back(steps[0], known))
    for way in (way for step in steps for way in step.ways if id(way) in leading_back):
        hint = "every way has to come to an end: give this one an ending, or a question of its own"
        yield way.to.span, "K184", f"this way leads back to `{way.to}` and never ends", hint
    counts = Counter(str(way.to) for step in steps for way in step.ways if id(way) not in leading_back)
    seen: set[str] = set()
    for way in (way for step in steps for way in step.ways if id(way) not in leading_back):
        if counts[str(way.to)] > 1 and way.to in known and str(way.to) in seen:
            hint = "write it a second time, under an identity of its own"
            yield way.to.span, "K183", f"another way leads to `{way.to}` already", hint
        seen.add(str(way.to))
    reached = levels([str(steps[0].id)], lambda name: [str(way.to) for way in known[name].ways if way.to in known])
    for step in steps:
        if str(step.id) not in reached:
            what = "answer" if step.answers else "question"
            yield step.id.span, "K185", f"no way leads to the {what} `{step.id}`", "lead one here, or delete it"
    deep = next((step for step in steps if reached.get(str(step.id), 0) > DEEPEST), None)
    if deep is not None:
        hint = "end the way before, and begin a chart of its own there"
        yield deep.id.span, "K189", f"`{deep.id}` comes after more than {DEEPEST} questions", hint


def _own_faults(step: Step) -> Iterator[Fault]:
    if step.asks == step.answers:
        hint = "write `ask:` with the ways that go on from here, or `answer:`"
        what = "asks and answers at once" if step.asks else "neither asks nor answers"
        yield step.id.span, "K180", f"`{step.id}` {what}", hint
    elif step.asks and len(step.ways) < 2:
        hint = "write `yes:` and `no:`, or two or more `branches:`"
        yield step.id.span, "K181", f"`{step.id}` asks, but not every answer leads on", hint
    elif step.answers and step.ways:
        yield step.ways[0].to.span, "K180", f"`{step.id}` is an ending, and a way goes on from it", "delete the way"


def _leading_back(start: Step, known: Mapping[str, Step]) -> Iterator[int]:
    """The ways that lead to a step above them, as their ids."""
    above = {str(start.id): iter(start.ways)}
    done: set[str] = set()
    while above:
        name = next(reversed(above))
        for way in above[name]:
            to = str(way.to)
            if to in above:
                yield id(way)
            elif to in known and to not in done:
                above[to] = iter(known[to].ways)
                break
        else:
            done.add(name)
            del above[name]
