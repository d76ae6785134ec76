"""Right answers told from the YAML alone, read with PyYAML's own loader: nothing of studykit is asked.

A question is found by its identity, as the manual documents it; what it asks is told from the templates and the facts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def said(written: str) -> str:
    """Words without Markdown and citations, whatever their capitals and spacing."""
    bare = re.sub(r"\s*\[@[^\]]*\]", "", written)
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", bare)
    return " ".join(re.sub(r"\*\*|(?<!\w)\*|\*(?!\w)|`", "", bare).casefold().split())


class Oracle:
    """The topics of a content folder as plain mappings, lists and strings."""

    def __init__(self, content: Path) -> None:
        self.sections: dict[str, dict] = {}
        for path in (content / "topics").glob("*.yaml"):
            topic = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
            for section in topic["sections"]:
                kind = next(iter(section))  # by custom the first key
                self.sections[f"{topic['topic']}/{section[kind]}"] = section | {"kind": kind}

    def section(self, name: str, topic: str) -> tuple[str, dict]:
        """A table that is referred to from within a topic."""
        path = name if "/" in name else f"{topic}/{name}"
        return path, self.sections[path]

    def key_field(self, table: dict) -> str:
        return next(name for name, field in table["fields"].items() if field.get("key") == "yes")

    def name(self, table: dict, entry: str) -> str:
        """What an entry is called among options: with its noun, where some of the table are a lone letter."""
        names = {one: self.written(row[self.key_field(table)]) for one, row in table["entries"].items()}
        lettered = any(len(name) == 1 for name in names.values())
        return f"{table['noun']} {names[entry]}" if lettered else names[entry]

    def written(self, value) -> str:
        match value:
            case {"text": text}:
                return text
            case {"items": items}:
                return "; ".join(items)
            case list():
                return "; ".join(value)
            case _:
                return value

    def value(self, path: str, entry: str, field: str) -> str | None:
        """What an entry says in a field, as it is printed."""
        table = self.sections[path]
        value = table["entries"][entry].get(field)
        if value is None:
            return None
        settings = table["fields"][field]
        text = self.written(value)
        match settings.get("type", "text"):
            case "ref":
                return self.name(self.section(settings["to"], path.split("/")[0])[1], text)
            case "date":
                return self.date(text)
            case _:
                return text

    def date(self, written: str) -> str:
        year, *rest = written.partition(" ")[0].split("-")
        month = [MONTHS[int(rest[0]) - 1]] if rest else []
        number = [str(int(rest[1]))] if len(rest) > 1 else []
        return " ".join([*number, *month, year])

    def stem(self, path: str, entry: str, field: str, template: str) -> str:
        """The question of a field about an entry."""
        words = self.sections[path]["fields"][field][template]
        filled = re.sub(r"\{(\w[\w-]*)\}", lambda match: self.value(path, entry, match[1]) or "", words)
        return said(filled)

    def entries_called(self, path: str, name: str) -> list[str]:
        table = self.sections[path]
        return [entry for entry in table["entries"] if said(self.name(table, entry)) == said(name)]

    def order(self, path: str) -> list[str]:
        """The members of a list or the steps of a procedure, in their order."""
        section = self.sections[path]
        match section["kind"]:
            case "steps":
                return [item if isinstance(item, str) else item["do"] for item in section["items"].values()]
            case "list" if "items" in section:
                items = section["items"].values()
                return [item if isinstance(item, str) else item["text"] for item in items]
            case _:
                return [text for _, text in self.members(path)]

    def members(self, path: str) -> list[tuple[str, str]]:
        """The entries that a list takes from a table, and what it prints of them."""
        section = self.sections[path]
        table, field = self.source(path)
        chosen = [entry for entry in self.sections[table]["entries"] if self.chosen(path, entry)]
        if "order" in section:
            by = section["order"].rpartition(".")[2]
            chosen.sort(key=lambda entry: self.size(table, entry, by))
        return [(entry, self.value(table, entry, field)) for entry in chosen]

    def source(self, path: str) -> tuple[str, str]:
        name, _, field = self.sections[path]["of"].rpartition(".")
        return self.section(name, path.split("/")[0])[0], field

    def chosen(self, path: str, entry: str) -> bool:
        """Whether an entry fulfils the conditions of a list."""
        table, field = self.source(path)
        row = self.sections[table]["entries"][entry]
        if field not in row:
            return False
        for name, wanted in self.sections[path].get("where", {}).items():
            value = row.get(name)
            parts = value if isinstance(value, list) else [self.written(value)] if value is not None else []
            if said(wanted) not in map(said, parts):
                return False
        return True

    def size(self, table: str, entry: str, field: str) -> tuple:
        text = self.written(self.sections[table]["entries"][entry][field])
        if self.sections[table]["fields"][field]["type"] == "date":
            return tuple(int(part) for part in [*text.split("-"), "1", "1"][:3])
        return (float(re.sub(r"[$,%]", "", text).replace("−", "-")),)

    def way(self, path: str, ending: str) -> list[str]:
        """The questions of a flow chart on the way to an ending, each with the answer that leads on."""
        steps = self.sections[path]["items"]

        def search(at: str) -> list[str] | None:
            if at == ending:
                return []
            step = steps[at]
            if isinstance(step, str) or "ask" not in step:
                return None
            own = {name.capitalize(): step[name] for name in ("yes", "no") if name in step}
            for answered, to in (own | step.get("branches", {})).items():
                if (rest := search(to)) is not None:
                    return [f"{step['ask']} {answered}", *rest]
            return None

        return search(next(iter(steps))) or []

    def endings(self, path: str) -> dict[str, str]:
        """The answers of a flow chart by the identities of its endings."""
        found = {}
        for name, step in self.sections[path]["items"].items():
            written = step if isinstance(step, str) else step.get("answer")
            if written is not None:
                found[name] = self.answer_text(path, written)
        return found

    def answer_text(self, path: str, written: str) -> str:
        """The answer to a case: text, or the name of the entry that it refers to."""
        if re.fullmatch(r"(?:[a-z0-9-]+/)?[a-z0-9-]+\.[a-z0-9-]+", written):
            name, _, entry = written.rpartition(".")
            return self.name(self.section(name, path.split("/")[0])[1], entry)
        return written

    def asked(self, key: str) -> Iterator[str]:
        """Path of the section, then what follows it."""
        topic, section, *rest = key.split("/")
        yield from (f"{topic}/{section}", *rest)
