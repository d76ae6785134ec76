"""studykit compiles facts, written once in YAML, to printed handouts and Anki decks."""

__version__ = "0.1.0"
