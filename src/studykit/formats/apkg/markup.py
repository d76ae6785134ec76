"""Texts and blocks as the HTML of a field.

The classes named here stand in learners' notes: to rename one is to update them all.
"""

import re
from collections.abc import Iterable
from typing import Final, assert_never

from studykit.formats.apkg.escape import escape, escape_attribute
from studykit.formats.apkg.picture import picture_html
from studykit.model.document import (
    Align,
    Block,
    Callout,
    Column,
    DefinitionList,
    Heading,
    ItemList,
    Paragraph,
    Table,
    Together,
    Tone,
)
from studykit.model.figure import Figure
from studykit.model.outline import outline
from studykit.model.text import Citation, Code, Emphasis, Gap, Inline, Link, Mark, Plain, Strong, Text

_LINKS: Final = ("https:", "mailto:")
_TAG: Final = re.compile(r"<[^>]*>")
_CLOSING: Final = tuple(".,;:!?)]”’")
_TONES: Final = {Tone.NOTE: "", Tone.CAUTION: "Caution", Tone.SUPERSEDED: "Superseded"}


def inline_html(text: Text, *, cloze: bool = False) -> str:
    """A text as HTML, empty when nothing of it can be seen; in a cloze field, gaps are Anki's `{{c1::…::hint}}`.

    Citations and marks leave nothing behind: the source field says what a card rests on. Raises ValueError for a gap
    that hides nothing or stands inside another.
    """
    return _visible(_inlines(text, cloze=cloze))


def block_html(blocks: tuple[Block, ...]) -> str:
    """Blocks as HTML, empty when nothing of them can be seen; a single paragraph is its words alone."""
    match blocks:
        case (Paragraph(text),):
            return inline_html(text)
        case _:
            return _visible(_blocks(blocks))


def link_html(html: str, target: str, schemes: tuple[str, ...] = _LINKS) -> str:
    """Words as a link where `target` begins with one of the schemes, else the words alone."""
    return f'<a href="{escape_attribute(target)}">{html}</a>' if target.lower().startswith(schemes) else html


def _visible(html: str) -> str:
    if "<" not in html or "<img " in html or _TAG.sub("", html).strip():
        return html.strip()
    return ""


def _inlines(text: Text, *, cloze: bool = False) -> str:
    match text:
        case (Plain(words),):
            return escape(words)
    return "".join([_inline(inline, cloze=cloze) for inline in _without_pointers(text)])


def _inline(inline: Inline, *, cloze: bool) -> str:
    match inline:
        case Plain(text):
            return escape(text)
        case Strong(children):
            return f"<b>{_inlines(children, cloze=cloze)}</b>"
        case Emphasis(children):
            return f"<i>{_inlines(children, cloze=cloze)}</i>"
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Link(children, target):
            return link_html(_inlines(children, cloze=cloze) or escape(target), target)
        case Gap():
            return _gap(inline) if cloze else _inlines(inline.children, cloze=cloze)
        case Citation() | Mark():
            return ""
        case _:
            assert_never(inline)


def _gap(gap: Gap) -> str:
    answer = inline_html(gap.children, cloze=True)
    if not answer:
        raise ValueError(f"gap {gap.number} hides nothing")
    if "{{" in answer:
        raise ValueError(f"gap {gap.number} holds another gap")
    parts = [answer, escape(gap.hint)] if gap.hint else [answer]
    # A colon of the author's beside one of ours would move the border between answer and hint.
    return f"{{{{c{gap.number}::{'::'.join(part.replace(':', '&#58;') for part in parts)}}}}}"


def _without_pointers(text: Text) -> Iterable[Inline]:
    """The inlines without citations and marks, and without the space before them where it is one too many."""
    kinds = set(map(type, text))
    if Citation not in kinds and Mark not in kinds:
        return text
    kept: list[Inline] = []
    dropped = False
    for inline in text:
        if isinstance(inline, Citation | Mark):
            dropped = True
            continue
        if dropped and isinstance(inline, Plain):
            if inline.text.startswith((" ", *_CLOSING)):
                _strip_end(kept)
            if not inline.text.strip():
                continue
        kept.append(inline)
        dropped = False
    if dropped:
        _strip_end(kept)
    return kept


def _strip_end(kept: list[Inline]) -> None:
    if kept and isinstance(kept[-1], Plain):
        kept[-1] = Plain(kept[-1].text.rstrip(" "))


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Heading(_, text):
            return f"<h3>{_inlines(text)}</h3>"
        case Paragraph(text):
            return f"<p>{_inlines(text)}</p>"
        case ItemList(items, ordered):
            name = "ol" if ordered else "ul"
            return f"<{name}>{''.join(f'<li>{block_html(item)}</li>' for item in items)}</{name}>"
        case DefinitionList(items):
            pairs = (f"<dt>{_inlines(item.term)}</dt><dd>{block_html(item.body)}</dd>" for item in items)
            return f"<dl>{''.join(pairs)}</dl>"
        case Table():
            return _table(block)
        case Figure():
            return picture_html(block) or _blocks(outline(block))
        case Callout(tone, title, body):
            heading = inline_html(title) or _TONES[tone]
            label = f"<b>{heading}</b> " if heading else ""
            return f'<div class="{tone.value}">{label}{block_html(body)}</div>'
        case Together(blocks):
            return _blocks(blocks)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    caption = inline_html(table.caption)
    head = "".join(f'<th scope="col"{_end(column)}>{_inlines(column.heading)}</th>' for column in table.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(cell, column) for cell, column in zip(row, table.columns, strict=True))}</tr>"
        for row in table.rows
    )
    return f"<table>{f'<caption>{caption}</caption>' if caption else ''}<tr>{head}</tr>{rows}</table>"


def _cell(text: Text, column: Column) -> str:
    html = _inlines(text)
    return f'<th scope="row"{_end(column)}>{html}</th>' if column.header else f"<td{_end(column)}>{html}</td>"


def _end(column: Column) -> str:
    return ' class="end"' if column.align is Align.END else ""
