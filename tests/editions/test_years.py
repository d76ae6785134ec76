"""Learners keep everything through years of editions, in the Anki of today and in releases of three years ago."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from anki_releases import RELEASES, UnavailableError, ensure
from editions.story import EDITIONS, MONTH, tell
from editions.years import live

YEARS = Path(__file__).parent / "years.py"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    tell(folder, int(time.time()) - (len(EDITIONS) + 1) * MONTH)
    return folder


def test_a_learner_keeps_everything_through_every_edition(told):
    assert live(told) == []


@pytest.mark.parametrize("release", RELEASES)
def test_so_does_a_learner_with_an_older_anki(release, told):
    if "CI" not in os.environ and not (Path(__file__).parents[2] / ".venv-anki" / release).exists():
        pytest.skip(f"anki {release} is not installed: `python tests/anki_releases.py` does it")
    try:
        python = ensure(release)
    except UnavailableError as reason:
        if "CI" in os.environ:
            raise
        pytest.skip(f"anki {release} cannot be installed here: {reason}")
    ended = subprocess.run([python, YEARS, told], capture_output=True, text=True, check=False)
    # On a slow machine Anki itself prints that it was kept waiting.
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-4000:]


def test_every_release_that_is_tried_is_older_than_the_one_here():
    from anki.buildinfo import version

    newest = tuple(int(part) for part in version.split(".")[:2])
    assert all(tuple(int(part) for part in release.split(".")[:2]) < newest for release in RELEASES)
    assert RELEASES[0] == "23.10"
