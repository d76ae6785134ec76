"""The same guide gives the same bytes, and starting the renderer runs nothing of the author's."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from pdf.guides import GUIDES, rendered
from studykit.formats.pdf.backend import BaseFont
from studykit.formats.pdf.coverage import printable
from studykit.formats.pdf.faces import FALLBACKS, FONTS, face
from studykit.formats.pdf.fingerprint import fingerprint
from studykit.formats.pdf.render import render_guide
from studykit.formats.pdf.truetype import true_type

ROOT = Path(__file__).parents[2]
PLANE = range(0x10000)
PATHS = [str(ROOT / "src"), str(ROOT / "tests")]
DIGEST = (
    "import hashlib; from pdf.guides import GUIDES, render_guide;"
    "print(hashlib.sha256(render_guide(GUIDES['everything']())).hexdigest())"
)


def run(code: str, folder: Path, **environment: str) -> str:
    names = os.environ | {"PYTHONPATH": os.pathsep.join(PATHS)} | environment
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, env=names, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "1"},
        {"RL_useA85": "1", "RL_pageCompression": "0", "RL_invariant": "0", "RL_ttfAsciiReadable": "0", "LC_ALL": "C"},
    ],
)
def test_same_bytes_elsewhere(environment: dict[str, str], tmp_path: Path) -> None:
    assert run(DIGEST, tmp_path, **environment) == sha256(rendered("everything")).hexdigest()


def test_same_bytes_on_another_day(tmp_path: Path) -> None:
    code = f"import time; time.time = lambda: 86400.0 * 365; {DIGEST}"
    assert run(code, tmp_path) == sha256(rendered("everything")).hexdigest()


def test_same_bytes_after_other_documents() -> None:
    render_guide(GUIDES["alphabets"]())
    assert render_guide(GUIDES["everything"]()) == rendered("everything")


def test_no_settings_file_is_run(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    trap = "from pathlib import Path; Path({!r}).write_text('run')"
    traps = [folder / f"reportlab_{name}.py" for name in ("settings", "mods")]
    for path in (*traps, home / ".reportlab_settings", home / ".reportlab_mods"):
        path.write_text(trap.format(str(tmp_path / f"{path.name}.ran")))
    run(DIGEST, folder, HOME=str(home), PYTHONPATH=os.pathsep.join([str(folder), *PATHS]))
    assert not list(tmp_path.glob("*.ran"))
    # without the shield the traps do spring
    run("import reportlab.rl_config", folder, HOME=str(home), PYTHONPATH=str(folder))
    assert list(tmp_path.glob("*.ran"))


def test_reportlab_can_still_use_pillow_and_its_settings(tmp_path: Path) -> None:
    code = (
        "import sys, studykit.formats.pdf.backend; assert 'PIL' not in sys.modules;"
        "assert 'reportlab_settings' not in sys.modules;"
        "from PIL import Image; from reportlab.lib.utils import ImageReader;"
        "print(ImageReader(Image.new('RGB', (3, 2))).getSize())"
    )
    assert run(code, tmp_path) == "(3, 2)"


def test_imports_are_light(tmp_path: Path) -> None:
    code = (
        "import sys, studykit.formats.pdf.render; heavy = {'PIL', 'uharfbuzz', 'urllib.request', 'reportlab.platypus',"
        "'logging', 'asyncio', 'yaml', 'pyphen', 'fontTools', 'concurrent.futures',"
        "'typing_extensions', 'inspect', 'ast', 'platform'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert run(code, tmp_path) == "[]"


def test_coverage_and_fingerprint_need_no_reportlab(tmp_path: Path) -> None:
    code = (
        "import sys; from studykit.formats.pdf.coverage import printable;"
        "from studykit.formats.pdf.fingerprint import fingerprint; printable();"
        " print(fingerprint(), any(name.startswith('reportlab') for name in sys.modules))"
    )
    assert run(code, tmp_path) == f"{fingerprint()} False"


def test_printable_is_what_the_faces_have() -> None:
    held = {chr(code) for name in FALLBACKS for code in PLANE if face(name).program.has(code)}
    assert printable() - set("\t\n\r") <= held
    missing = {sign for sign in held - printable() if sign.isprintable() and not sign.isspace()}
    assert all(not sign.isalnum() for sign in missing)
    assert set("aZ0é§→✓☐Ωж≥“—") <= printable()
    assert not set("\u0301\u200b\ufeff\u00ad漢") & printable()


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_faces_are_read_as_reportlab_reads_them(path: Path) -> None:
    ours, theirs = true_type(path, "ours").face, BaseFont("theirs", str(path), shapable=False).face
    plane = {code: glyph for code, glyph in theirs.charToGlyph.items() if code <= 0xFFFF}
    assert {code: ours.charToGlyph[code] for code in PLANE if code in ours.charToGlyph} == plane
    assert {code: ours.getCharWidth(code) for code in plane} == {code: theirs.charWidths[code] for code in plane}
    assert [ours.hmetrics[glyph] for glyph in range(theirs.numGlyphs)] == theirs.hmetrics
    assert [ours.glyphPos[glyph] for glyph in range(theirs.numGlyphs + 1)] == list(theirs.glyphPos)
    assert ours.defaultWidth == theirs.defaultWidth
    assert ours.name == theirs.name


def test_only_characters_on_the_page_are_embedded() -> None:
    small, large = rendered("bare"), rendered("everything")
    assert len(small) < 25_000 < len(large)
