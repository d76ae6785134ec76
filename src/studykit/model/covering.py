"""What it is that an objective covers, by identities."""


def covers(path: str, key: str) -> bool:
    """Whether a card or a question lies within `topic`, `topic/section`, or an entry or a field of that section."""
    wanted, parts = path.split("/"), key.split("/")
    if parts[: len(wanted)] == wanted:
        return True
    # A field is named without the entry: it is that of all entries.
    return len(wanted) == 3 and parts[:2] == wanted[:2] and wanted[2] in parts[3:]
