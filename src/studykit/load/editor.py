"""What an editor is told beyond the shape of a file: what each field is for, and what each kind of section may say."""

from collections.abc import Mapping
from typing import Any, Final

ABOUT: Final[Mapping[str, str]] = {
    "topic": "The identity of the topic, the same as the file's name.",
    "title": "The heading.",
    "summary": "What the topic is about, in a sentence or two.",
    "status": "Whether the topic holds today.",
    "checked": "The day the facts were held against their sources: 2026-11-21.",
    "until": "The day until which a superseded topic held.",
    "replaced-by": "The topic that takes the place of a superseded one.",
    "objectives": "What a learner can do afterwards, each under an identity.",
    "unverified": "Why this could not be verified.",
    "sections": "The sections in reading order; each begins with its kind and its identity.",
    "allow": "Warnings that do not apply here, by their codes, each with the reason.",
    "was": "Identities under which this was published before.",
    "intro": "Markdown before the rest of the section.",
    "source": "One or a list: `identity`, or `identity, place in it`.",
    "prose": "Running text; the value is the identity of the section.",
    "facts": "A table of entries, from which cards and questions are made; the value is the identity of the section.",
    "list": "An enumeration; the value is the identity of the section.",
    "steps": "A procedure; the value is the identity of the section.",
    "compare": "Confusable entries side by side; the value is the identity of the section.",
    "cloze": "Sentences with gaps; the value is the identity of the section.",
    "scenarios": "Cases to judge; the value is the identity of the section.",
    "decision": "A flow chart, with a card for each way through it; the value is the identity of the section.",
    "chart": "What stands under what, drawn; the value is the identity of the section.",
    "timeline": "Dates along a line; the value is the identity of the section.",
    "rating": "Statements on a scale, to be rated with a pen; the value is the identity of the section.",
    "yes": "The identity of what comes next when the answer is yes.",
    "no": "The identity of what comes next when the answer is no.",
    "branches": "What may be answered, each with the identity of what comes next.",
    "parent": "The field of type ref in which each entry names what stands above it.",
    "top": "The words of a box above all that nothing stands above.",
    "scale": "The field that says what a step means: `section.field`; the keys of its table are the steps.",
    "noun": "What one entry is called, in the singular.",
    "fields": "The fields of every entry, each under its identity; one has `key: yes`.",
    "show": "How the guide prints the table: table, entries, both in brackets, or none.",
    "columns": "The fields that are shown: of a table, the key among them; of a rating, before each statement.",
    "group": "A field; the guide prints a heading for each of its values.",
    "entries": "The entries, each under its identity; in them also `source`, `note` and `unverified`.",
    "label": "What the field is called in tables.",
    "type": "What the field holds.",
    "key": "Whether this field names the entry.",
    "optional": "Whether an entry may lack it.",
    "ask": "The question. In a field of a table, `{field}` stands for what the entry says there.",
    "reverse": "The question the other way round, beside `ask`; its answer is the key.",
    "members": "Asks for all entries that refer to the same one.",
    "to": "The table that is referred to: `section` or `topic/section`.",
    "of": "Where it comes from: `section.field` (list, timeline, rating), `section` (chart), entries (comparison).",
    "items": "What it consists of, each under an identity.",
    "order": "A number or date field of the same table, least first.",
    "where": "Only the entries with these values.",
    "ordered": "Whether the list is numbered.",
    "cards": "What is asked: the whole list, each member, what comes next, or nothing.",
    "print": "Whether the guide prints the list; its cards do not depend on it.",
    "by": "The fields to compare; of a timeline, the field that says when.",
    "tell": "The rule that tells them apart.",
    "do": "What to do.",
    "why": "The reason, told after the answer.",
    "note": "Told after the answer, and printed below the list; in a figure, in small letters.",
    "text": "Markdown.",
    "situation": "What is told.",
    "answer": "Text, or an entry: `section.entry`.",
    "wrong": "Wrong answers, each with what is wrong with it.",
    "kit": "The identity of the kit.",
    "edition": "The edition, as it is printed.",
    "language": "The language of the content: en-US.",
    "publisher": "Who publishes it.",
    "speech": "The language, with its region, in which Anki speaks the cards: en-US.",
    "deck": "The name of the deck in Anki.",
    "topics": "The files in topics/, in teaching order.",
    "retired": "Cards that are no more, by their identities.",
    "since": "The day.",
    "url": "The address, whole.",
    "date": "The date as shown on the copy read: 2016-10-07, or n.d.",
    "grade": "How good the source is.",
    "read": "How it was read, where not as it stands there.",
}
"""What a field is for, by its name, which means the same wherever it stands."""


def explained(schema: Any) -> Any:
    """The schema with a description of every field, and without what says nothing to an author.

    No field can be null: one that is left out is not written.
    """
    match schema:
        case {"anyOf": [only, {"type": "null"}], **rest}:
            return explained({**only, **rest})
        case dict():
            kept = {name: part for name, part in schema.items() if name not in ("title", "default")}
            return {
                name: _named(part) if name in ("properties", "$defs") else explained(part)
                for name, part in kept.items()
            }
        case list():
            return [explained(part) for part in schema]
        case _:
            return schema


def section_by_kind(schemas: Mapping[str, str]) -> dict[str, Any]:
    """A section as an editor follows it: the kind's key decides which of the schemas (by reference) holds."""
    return {
        "type": "object",
        "properties": {kind: {"description": ABOUT[kind]} for kind in schemas},
        "anyOf": [{"required": [kind]} for kind in schemas],
        "allOf": [{"if": {"required": [kind]}, "then": {"$ref": reference}} for kind, reference in schemas.items()],
    }


def _named(parts: Mapping[str, Any]) -> dict[str, Any]:
    named = {name: explained(part) for name, part in parts.items()}
    return {name: {"description": ABOUT[name], **part} if name in ABOUT else part for name, part in named.items()}
