"""Files that are not as they should be: what is wrong is said of the file, and the others are read."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from load.badcase import KIT, SOURCES, as_mark
from studykit.diagnostics import Diagnostics
from studykit.load.files import LARGEST_FILE, MOST_VALUES, ContentFile
from studykit.load.kit import Loaded, load_kit
from studykit.load.tree import read_tree

GOOD = """\
topic: {name}
title: Good
summary: All is well.
status: current
checked: 2026-11-21
sections:
- prose: one
  title: One
  source: atlas
  text: A cell is small.
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    (folder / "topics").mkdir(parents=True)
    (folder / "kit.yaml").write_text(KIT.format(topic="good, other"))
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "topics" / "good.yaml").write_text(GOOD.format(name="good"))
    monkeypatch.chdir(tmp_path)
    return Path("content")


def problems(loaded: Loaded) -> list[str]:
    return [as_mark(problem) for problem in loaded.diagnostics]


def write_folder(path: Path) -> None:
    path.mkdir()


def write_loop(path: Path) -> None:
    path.symlink_to(path.name)


def write_large(path: Path) -> None:
    path.write_bytes(b"#" * (LARGEST_FILE + 1))


def write_many(path: Path) -> None:
    path.write_text("topic: other\ntitle: [" + "a, " * MOST_VALUES + "]\n")


def write_latin(path: Path) -> None:
    path.write_bytes("topic: other\n# ñ\ntitle: café".encode() + b" ol\xe9\n")


def write_wide(path: Path) -> None:
    path.write_bytes("topic: other\n".encode("utf-16"))


def write_empty(path: Path) -> None:
    path.write_text("# nothing yet\n")


def write_link_out(path: Path) -> None:
    outside = path.resolve().parents[2] / "outside.yaml"
    outside.write_text(GOOD.format(name="other"))
    path.symlink_to(outside)


def write_pipe(path: Path) -> None:
    os.mkfifo(path)


def write_dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


ON_DISK: dict[str, tuple[Callable[[Path], None], str]] = {
    "F101": (
        write_dangling,
        "content/topics/other.yaml:1:1+1 error F101 there is no such file | create it",
    ),
    "F102": (
        write_folder,
        "content/topics/other.yaml:1:1+1 error F102 this is a folder, where a file is expected",
    ),
    "F103": (
        write_loop,
        "content/topics/other.yaml:1:1+1 error F103 the file cannot be read: its links run in a circle"
        " | let the link lead elsewhere, or delete it",
    ),
    "F104": (
        write_large,
        "content/topics/other.yaml:1:1+1 error F104 the file has 5,000,001 bytes, more than the 5,000,000 that are read"
        " | split the topic in two",
    ),
    "F105": (
        write_latin,
        "content/topics/other.yaml:3:15+1 error F105 the byte 0xE9 is not UTF-8 | save the file as UTF-8",
    ),
    "F106": (
        write_empty,
        "content/topics/other.yaml:1:1+1 error F106 the file is empty | write its content or delete it",
    ),
    "F107": (
        write_link_out,
        "content/topics/other.yaml:1:1+1 error F107 the file lies outside of the content folder"
        " | copy it in, in place of the link",
    ),
    "Y117": (
        write_many,
        "content/topics/other.yaml:2:899988+1 error Y117 more than 300,000 keys and values in one file"
        " | split the topic in two",
    ),
}


FOLDERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a circle of links": (
        write_loop,
        "the folder cannot be read: its links run in a circle | let the link lead elsewhere, or delete it",
    ),
    "a link to nowhere": (
        write_dangling,
        "this is a link to a folder that is not there | let it lead to one, or delete it",
    ),
    "a file": (write_empty, "this is a file, where a folder is expected | move it elsewhere, or delete it"),
}
"""What may stand where a folder of a kit should, and what F111 says of it."""


@pytest.mark.parametrize("what", FOLDERS)
def test_of_a_folder_that_cannot_be_read_no_file_is_missed(what: str, content: Path) -> None:
    write, message = FOLDERS[what]
    shutil.rmtree(content / "topics")
    write(content / "topics")
    assert problems(load_kit(content)) == [f"content/topics:1:1+1 error F111 {message}"]


@pytest.mark.parametrize("code", ON_DISK)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(code: str, content: Path) -> None:
    write, message = ON_DISK[code]
    write(content / "topics" / "other.yaml")
    loaded = load_kit(content)
    assert problems(loaded) == [message]
    assert loaded.kit is not None
    assert [topic.id for topic in loaded.kit.topics] == ["good"]


@pytest.mark.parametrize("name", ["kit.yaml", "sources.yaml"])
def test_of_a_file_that_no_other_can_relieve_it_is_asked_whether_it_is_the_right_one(name: str, content: Path) -> None:
    write_large(content / name)
    assert (
        f"content/{name}:1:1+1 error F104 the file has 5,000,001 bytes, more than the 5,000,000 that are read"
        " | is it the right file?" in problems(load_kit(content))
    )


def test_a_pipe_is_not_opened(content: Path) -> None:
    write_pipe(content / "topics" / "other.yaml")
    assert problems(load_kit(content)) == [
        "content/topics/other.yaml:1:1+1 error F102 this is no ordinary file, where a file is expected"
    ]


def test_utf_16_is_named(content: Path) -> None:
    write_wide(content / "topics" / "other.yaml")
    assert problems(load_kit(content)) == [
        "content/topics/other.yaml:1:1+1 error F105 the byte 0xFF is not UTF-8 | save the file as UTF-8, not as UTF-16"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the file cannot be there")
@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
def test_no_file_is_called_as_a_device_of_windows(name: str, content: Path) -> None:
    (content / "kit.yaml").write_text(KIT.format(topic=f"good, {name}").replace("kit: bad", f"kit: {name}"))
    (content / "topics" / f"{name}.yaml").write_text(GOOD.format(name=name))
    told = f"error S106 `{name}` means a device on Windows, and no file can have that name there"
    hint = f"add a word to it, as in `about-{name}`"
    assert problems(load_kit(content)) == [
        f"content/kit.yaml:1:6+{len(name)} {told} | {hint}",
        f"content/topics/{name}.yaml:1:8+{len(name)} {told} | {hint}",
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_named_once(content: Path, encoding: str) -> None:
    (content / "topics" / "other.yaml").write_bytes(GOOD.format(name="other").encode(encoding))
    assert problems(load_kit(content)) == [
        "content/topics/other.yaml:1:1+1 error F105 this is UTF-16 without its byte-order mark"
        " | save the file as UTF-8, not as UTF-16"
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_a_byte_order_mark_and_foreign_line_ends_move_no_column(content: Path, ending: str) -> None:
    written = GOOD.format(name="other").replace("title: Good", "titel: Good").replace("\n", ending)
    (content / "topics" / "other.yaml").write_bytes(b"\xef\xbb\xbf" + written.encode())
    assert problems(load_kit(content)) == [
        "content/topics/other.yaml:2:1+5 error S104 unknown field `titel` | did you mean `title`?"
    ]


def test_a_byte_order_mark_moves_no_column_of_the_first_line(content: Path) -> None:
    written = "\ufefftopic: Other\n" + GOOD.format(name="other").partition("\n")[2]
    (content / "topics" / "other.yaml").write_text(written, encoding="utf-8")
    assert problems(load_kit(content)) == [
        "content/topics/other.yaml:1:8+5 error S106 `Other` is not an identity"
        " | use lower-case letters, digits and single hyphens: `other`"
    ]


def test_without_a_content_folder_both_files_are_missing(tmp_path: Path) -> None:
    loaded = load_kit(tmp_path / "content")
    assert loaded.kit is None
    assert [problem.code for problem in loaded.diagnostics] == ["F101", "F101"]


def test_the_files_that_were_read_are_told(content: Path) -> None:
    (content / "topics" / "other.yaml").write_text(GOOD.format(name="other"))
    names = [file.name for file in load_kit(content).files]
    assert names == [
        "content/kit.yaml",
        "content/sources.yaml",
        "content/topics/good.yaml",
        "content/topics/other.yaml",
    ]


def test_an_unquoted_edition_stays_as_it_is_written(content: Path) -> None:
    (content / "topics" / "other.yaml").write_text(GOOD.format(name="other"))
    loaded = load_kit(content)
    assert loaded.diagnostics == ()
    assert loaded.kit is not None
    assert loaded.kit.edition == "2026.10"
    assert [topic.id for topic in loaded.kit.topics] == ["good", "other"]


@pytest.mark.parametrize(
    "text",
    [
        f"a: x\n{' ' * 100_000}\n",
        f"a: x{chr(0xA0) * 100_000}y\n",
        f"a: {{b: {'c' * 100_000}, d: e: f}}\n",
        f"a: x{' ' * 100_000}#y\n",
    ],
)
def test_long_lines_are_read_in_no_more_than_their_length(text: str) -> None:
    # What looks again from each place of a line would take minutes for these.
    sink = Diagnostics()
    read_tree(ContentFile("content/long.yaml", Path("content/long.yaml"), text), sink)
    assert sink.count <= 1
