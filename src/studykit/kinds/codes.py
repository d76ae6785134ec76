"""The problems that the kinds of sections find, with the page that `studykit explain` shows for each."""

from collections.abc import Mapping
from typing import Final

from studykit.codes import Code

CODES: Final[Mapping[str, Code]] = {
    "K101": Code(
        "a table of facts has exactly one key field",
        "The key field names an entry: it heads the rows of the table, it is the answer to a reverse question, and other\n"
        "tables show it when they refer to the entry. Give `key: yes` to one field, and to one only.",
    ),
    "K102": Code(
        "settings of a field that do not go together",
        "The key field is never asked for (`ask`, `reverse` and `members` belong to other fields), it is never optional, and\n"
        "its type is text, number or date. `reverse` needs an `ask`: the two are one card. `to` and `members` belong to a\n"
        "field of `type: ref`, and such a field needs `to`.",
    ),
    "K103": Code(
        "a field with a reserved name",
        "In every entry `source`, `note` and `unverified` say something about the entry itself. Give the field another name;\n"
        "its `label:` may still be Source or Note.",
    ),
    "K104": Code(
        "a field that the table does not have",
        "An entry, `columns`, `group`, `by` and `where` may name only fields that stand under `fields:` of the table.",
    ),
    "K105": Code(
        "an entry without a value that it needs",
        "Every entry has a value for every field, but for those with `optional: yes`.",
    ),
    "K106": Code(
        "a value in the wrong form",
        "A value is a text; a list in a field of `type: list`; or `{text: …}`, for a list `{items: […]}`, with `source:` or\n"
        "`unverified:` of its own. `note` and `unverified` are text, `source` is one identity or a list of them.",
    ),
    "K107": Code(
        "a number that cannot be read",
        "A field of `type: number` holds the number alone: `10`, `-2`, `1,250.50`, `$300` or `12%`. Words belong into the\n"
        "label or into the question. What should not be sorted as a number is text.",
    ),
    "K108": Code(
        "a date that cannot be read",
        "A field of `type: date` holds a day, a month or a year: `2026-09-02`, `2026-09` or `2026`. It is printed as\n"
        "2 September 2026.",
    ),
    "K109": Code(
        "two that say the same",
        "Two entries with the same key, two members of a list, two steps or two answers to a case that read the same could\n"
        "not be told apart on a card. Capitals, spaces and emphasis make no difference.",
    ),
    "K110": Code(
        "a placeholder that stands for nothing",
        "In `ask` and `reverse`, `{field}` stands for what the entry says in that field; in `members` only the field itself\n"
        "can be named. Write `{{` and `}}` for braces that are meant as such.",
    ),
    "K111": Code(
        "a single brace",
        "In a question a brace begins or ends a placeholder. Write `{{` or `}}` for one that is meant as such.",
    ),
    "K112": Code(
        "a question with an empty place",
        "The question names an optional field, and some entries that are asked have no value there. Fill it in, or ask\n"
        "without it.",
    ),
    "K113": Code(
        "the same question about several entries",
        "Nobody could know which of the entries is meant. Put the key field into the question: `{code}`.",
    ),
    "K114": Code(
        "a reverse question that contains its answer",
        "The name of the entry stands in the question that asks for it. The card and the quiz item are left out. Word the\n"
        "value without the key, or drop `reverse`.",
    ),
    "K115": Code(
        "a table without its key column",
        "`columns:` chooses what the printed table shows. Without the key field nobody can tell what a row is about.",
    ),
    "K116": Code(
        "an entry outside every group",
        "`group:` prints a heading for each value of the field, and an entry without a value would be lost.",
    ),
    "K120": Code(
        "a fact without a source",
        "Whoever reads a fact must be able to check it. Name the source beside the fact, in its text (`[@source]`), or once\n"
        "for the whole section. Where there is none, say why in `unverified:`; the fact is then printed with a mark.",
    ),
    "K130": Code(
        "a list with members from two places, or from none",
        "A list is written out under `items:`, or taken from a table with `of: section.field`. Only the latter is sorted by\n"
        "`order:` and narrowed by `where:`.",
    ),
    "K131": Code(
        "an order that cannot be",
        "`order:` names a field of type number or date in the table from which the list takes its members.",
    ),
    "K132": Code(
        "a list without members",
        "No entry of the table has a value in the field and fulfils every condition of `where:`.",
    ),
    "K133": Code(
        "members that tie",
        "With `cards: window` each card asks what comes next. Where two members have the same number or date, either could.",
    ),
    "K134": Code(
        "a member without a place in the order",
        "A member of the list has no value in the field that `order:` names.",
    ),
    "K150": Code(
        "entries that cannot be compared",
        "A comparison sets different entries of one table side by side.",
    ),
    "K151": Code(
        "a comparison by the key",
        "The key field names the columns of the comparison. Compare by other fields.",
    ),
    "K152": Code(
        "a comparison without a difference",
        "The entries say the same in every field of `by:`, so there is nothing to ask.",
    ),
    "K160": Code(
        "a cloze sentence without a gap",
        "Write the words to recall as `{{c1::words}}`, with a hint as `{{c1::words::hint}}`. The number belongs to the gap\n"
        "for ever.",
    ),
    "K170": Code(
        "a case that asks nothing",
        "A case needs a question: `ask:` in the case, or once for all the cases of the section.",
    ),
    "Q310": Code(
        "a reverse question with several right answers",
        "Several entries have the same value, so the question the other way round has several right answers. Such cards and\n"
        "quiz items are left out; the others stay. Drop `reverse`, or add a condition to it that only one entry fulfils,\n"
        "or use `members` on a field of type ref to ask for all of them.",
    ),
}
