"""The build: from jobs to files, each whole or not at all, and nothing of the user's overwritten or deleted unasked."""
