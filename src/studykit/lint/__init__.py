"""Rules of good cards and test items, held against what was derived from the content: warnings, never errors."""
