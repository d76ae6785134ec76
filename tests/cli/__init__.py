"""Tests of the command line, in real processes and on a real pseudo-terminal."""
