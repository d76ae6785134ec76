"""Hostile text from YAML to real Anki: it shows as it was typed, or is refused with its place."""

from pathlib import Path

import pytest
import yaml

from editions.story import SOURCES, compile_decks, kit, lay_out
from learner import Imported, learner, seen
from studykit.checker import check

NOW = 1_790_000_000

SHOWN = {
    "braces": "{{c1::x}} and {{Answer}} and {{#If}}",
    "colons": "a::b::::c",
    "script": "<script>alert(1)</script><iframe src=x onload=alert(1)>",
    "entity": "&lt;b&gt; &amp; &nbsp;",
    "mathjax": r"\(x\) and \[y\] and $$z$$ and [$]q[/$] and [latex]w[/latex]",
    "sound": "[sound:a.mp3] and [anki:play:q:0] and [[type:Answer]]",
    "quotes": "\"double\" 'single' `",
    "hash": "#separator:comma",
    "hebrew": "שלום (abc) عربي",
    "emoji": "👩‍🎓 family",
    "spaces": "a\u3000b\u00a0c",
    "long": "word " * 9_000 + "end",
}


def content(folder: Path, says: str, name: str = "x") -> Path:
    """A kit whose one card answers so, as the author would quote it."""
    quoted = yaml.dump(says, default_style='"', allow_unicode=True, width=10**9).strip()
    topic = (
        "topic: odd\ntitle: Odd\nsummary: Odd.\nstatus: current\nchecked: 2026-01-31\nsections:\n- facts: facts\n"
        "  title: Facts\n  noun: fact\n  source: atlas\n  fields:\n    key: {label: Key, key: yes}\n"
        '    says: {label: Says, ask: "What does {key} say?"}\n'
        f"  entries:\n    {name}:\n      key: X\n      says: {quoted}\n"
    )
    lay_out({"kit.yaml": kit("1", "odd"), "sources.yaml": SOURCES, "topics/odd.yaml": topic}, folder / "content")
    return folder / "content"


@pytest.mark.parametrize("name", SHOWN)
def test_it_shows_as_it_was_typed(name, tmp_path):
    text = SHOWN[name]
    # In the kit the text is Markdown: what it would take for markup is escaped, as the manual says.
    written = "".join(
        f"\\{character}" if character in r"\`*_{}[]<>#&$\"'()!" and character.isascii() else character
        for character in text
    )
    folder = content(tmp_path, written)
    errors = [(one.code, one.message) for one in check(folder, NOW).diagnostics if one.severity == "error"]
    # What no font of the handouts has is refused there, with its place; Anki would show it.
    if name in ("hebrew", "emoji"):
        assert {code for code, _ in errors} == {"T102"}
        return
    assert errors == []
    compile_decks(folder, tmp_path / "output", NOW)
    with learner() as one:
        package = (tmp_path / "output/anki/fed.apkg").read_bytes()
        assert one.take(package) == Imported(new=1)
        shown = seen(one.card("odd/facts/x/says").answer())
        assert " ".join(text.split(" ")).strip() in shown.replace("\xa0", "\xa0")
        assert one.take(package) == Imported(duplicate=1)
        assert one.faults() == []
        assert one.note("odd/facts/x/says").tags == ["fed::kind::facts", "fed::odd::facts"]


@pytest.mark.parametrize("character", ["\x1f", "\x00", "\x07", "\u202e", "\u2028", "\ufeff", "\ud800"])
def test_what_nobody_can_see_is_refused_with_its_place(character, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = content(tmp_path, "before@after")
    path = folder / "topics/odd.yaml"
    escape = f"\\u{ord(character):04X}"
    path.write_text(path.read_text(encoding="utf-8").replace("@", escape), encoding="utf-8")
    found = [one for one in check(Path("content"), NOW).diagnostics if one.severity == "error"]
    assert [(one.span.file, one.span.line) for one in found] == [("content/topics/odd.yaml", 17)]
    assert found[0].code in ("T101", "Y116", "Y101")


@pytest.mark.parametrize(("says", "code"), [("", "S103"), (" ", "S103"), ("x" * 100_000, "T109")])
def test_an_empty_or_endless_answer_is_refused_with_its_place(says, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content(tmp_path, says)
    found = [one for one in check(Path("content"), NOW).diagnostics if one.severity == "error"]
    assert [(one.code, one.span.line) for one in found][:1] == [(code, 17)]


def test_names_that_would_split_a_tag_are_refused(tmp_path):
    found = check(content(tmp_path, "fine", name="a\u3000b"), NOW).diagnostics
    assert {one.code for one in found if one.severity == "error"} == {"S106"}
