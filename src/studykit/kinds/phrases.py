"""Texts put together into phrases: without citations, joined, closed like a sentence, compared by their words."""

import re
from collections.abc import Callable, Sequence
from typing import assert_never

from msgspec.structs import replace

from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text, plain


def uncited(text: Text) -> Text:
    """The text without its citations and marks, and without the spaces that stood before them."""
    if len(text) == 1 and isinstance(text[0], Plain):
        return text
    kept: list[Inline] = []
    for index, inline in enumerate(text):
        match inline:
            case Plain() | Code():
                kept.append(inline)
            case Citation() | Mark():
                following = plain(text[index + 1 :])
                if kept and not following[:1].isalnum():
                    kept[-1] = _stripped(kept[-1])
            case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
                kept.append(replace(inline, children=uncited(children)))
            case _:
                assert_never(inline)
    return merged(kept)


def merged(inlines: Sequence[Inline]) -> Text:
    """The inlines with neighbouring runs of characters made one, and empty ones left out."""
    return phrase(inlines)


def phrase(*parts: str | Sequence[Inline]) -> Text:
    """Strings and texts one after the other, as one text; neighbouring runs of characters are made one."""
    whole: list[Inline] = []
    run = ""
    for part in parts:
        if isinstance(part, str):
            run += part
            continue
        for inline in part:
            if isinstance(inline, Plain):
                run += inline.text
                continue
            if run:
                whole.append(Plain(run))
                run = ""
            whole.append(inline)
    if run:
        whole.append(Plain(run))
    return tuple(whole)


def joined(texts: Sequence[Text], between: str = ", ", last: str | None = None) -> Text:
    """Texts with commas between, or with another word before the last one."""
    parts: list[str | Text] = []
    for index, text in enumerate(texts):
        if index:
            parts.append(last if last is not None and index == len(texts) - 1 else between)
        parts.append(text)
    return phrase(*parts)


def opened(text: Text) -> Text:
    """The text without the full stop at its end, for use inside a sentence."""
    ends_with_stop = plain(text).endswith(".") and not plain(text).endswith("..")
    return _with_end(text, lambda end: end.rstrip().removesuffix(".")) if ends_with_stop else text


def strong(text: Text) -> Text:
    """The text with strong importance, which any part that had it before loses: all of it is alike now."""
    return (Strong(_unstressed(text)),) if text else ()


def closed(text: Text) -> Text:
    """The text as a sentence: with a full stop where it ends with no stop of its own."""
    return text if plain(text).rstrip("”’\"')")[-1:] in ".?!…:" else phrase(text, ".")


def identity(text: Text) -> str:
    """What two texts that say the same have in common: their words, whatever the case and the spacing."""
    return " ".join(plain(text).casefold().split())


def gives_away(prompt: Text, answer: Text) -> bool:
    """Whether the answer stands in the prompt as a word of its own; an answer in capitals is looked for as it is."""
    said, sought = plain(prompt), plain(answer)
    if sought != sought.upper():
        said, sought = said.casefold(), sought.casefold()
    return stands_in(sought, said)


def lettered(text: Text) -> bool:
    """Whether the text is a lone letter, which cannot be told from the letters that options have themselves."""
    said = plain(text).strip("()")
    return len(said) == 1 and said.isalpha()


def stands_in(part: str, whole: str) -> bool:
    """Whether some words stand in others, one after the other."""
    return part != "" and part in whole and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _with_end(text: Text, change: Callable[[str], str]) -> Text:
    if not text:
        return text
    last = text[-1]
    match last:
        case Plain(run):
            return merged((*text[:-1], Plain(change(run))))
        case Strong(children) | Emphasis(children) | Link(children) | Gap(_, children):
            return (*text[:-1], replace(last, children=_with_end(children, change)))
        case Code() | Citation() | Mark():
            return text
        case _:
            assert_never(last)


def _unstressed(text: Text) -> Text:
    parts: list[Inline] = []
    for inline in text:
        match inline:
            case Plain() | Code() | Citation() | Mark():
                parts.append(inline)
            case Strong(children):
                parts.extend(_unstressed(children))
            case Emphasis(children) | Link(children) | Gap(_, children):
                parts.append(replace(inline, children=_unstressed(children)))
            case _:
                assert_never(inline)
    return merged(parts)


def _stripped(inline: Inline) -> Inline:
    return Plain(inline.text.rstrip()) if isinstance(inline, Plain) else inline
