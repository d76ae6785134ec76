"""The blocks of a document: one file for each kind, from the block to its slabs."""
