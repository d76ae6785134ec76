"""Content as the author wrote it becomes a kit: read, checked, and every problem in it noted with its place."""
