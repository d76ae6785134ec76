"""The sample guide with studykit's own engine, from the pickled guide to a tagged, kerned and hyphenated PDF."""

import pickle
import sys
from pathlib import Path

from studykit.formats.pdf.render import render_guide

FOLDER = Path(__file__).parents[2] / "output/benchmarks"
Path(sys.argv[2]).write_bytes(render_guide(pickle.loads((FOLDER / f"{sys.argv[1]}.pickle").read_bytes())))
