"""Anki packages: a `Deck` in, the bytes of an .apkg out, where notes keep their identity from edition to edition."""
