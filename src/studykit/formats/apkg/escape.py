"""Text that shows in Anki as it was typed: nothing between a field and the web view quotes or sanitises it."""

import re
from typing import Final

# One table for every place, whatever follows a character: the next one may come from another part of the text.
_TEXT: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        # Anki looks for [sound:…], [latex], [$], [anki:…] and [[type:…]] in a field's source, where this is no bracket.
        "[": "&#91;",
        # The same holds for {{c1::…}}.
        "{": "&#123;",
        "}": "&#125;",
        # MathJax looks for \( and \[ in the finished page, but in no more than the text between two tags.
        "\\": "<span>\\</span>",
        "\n": "<br>",
        # The page would read a bare one as a line feed.
        "\r": "&#13;",
    }
)
_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "[": "&#91;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"}
)
# Most texts have nothing to escape, which a search finds much sooner than a translation does.
_SPECIAL: Final = re.compile(r"[&<>\[{}\\\n\r]")
# U+001F separates the fields of a note, and a lone surrogate has no UTF-8: either breaks the whole package.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Typed characters as HTML; a line break stays one."""
    return text.translate(_TEXT) if _SPECIAL.search(text) else text


def escape_attribute(text: str) -> str:
    """Typed characters as the inside of a double-quoted attribute."""
    return text.translate(_ATTRIBUTE)


def forbidden(text: str) -> str:
    """The first character that no field may hold, named as `U+0007`; empty when there is none."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""
