"""Runs of text as the peers' own markup."""

import json
from html import escape

TAGS = {"strong": "b", "emphasis": "i"}
CALLS = {"strong": "#strong", "emphasis": "#emph"}


def html(runs: list[tuple[str, str]]) -> str:
    """Runs as HTML, which Platypus understands too."""
    return "".join(
        f"<{TAGS[style]}>{escape(text)}</{TAGS[style]}>" if style in TAGS else escape(text) for style, text in runs
    )


def typst(runs: list[tuple[str, str]]) -> str:
    """Runs as typst's markup, every text a string literal."""
    return "".join(f"{CALLS.get(style, '#')}({json.dumps(text, ensure_ascii=False)});" for style, text in runs)
