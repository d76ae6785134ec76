"""Tests of the build, with real files, real processes and real kills."""
