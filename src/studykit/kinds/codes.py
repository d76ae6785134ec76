"""The problems that the kinds of sections find, by their codes, each with the page that explains it.

A code means the same for ever; one that is no longer found keeps its row.
"""

from collections.abc import Mapping
from typing import Final

from studykit.codes import Code

CODES: Final[Mapping[str, Code]] = {
    "K101": Code(
        "A table has one key field",
        """The key field names an entry: it heads the rows of the table, it answers the reverse questions, and
tables that refer to the entry show it. Exactly one field has `key: yes`.

Wrong:  fields: {code: {label: Code}, name: {label: Name}}
Right:  fields: {code: {label: Code, key: yes}, name: {label: Name}}
""",
    ),
    "K102": Code(
        "Settings of a field that do not go together",
        """The key field is given, never asked for: `ask`, `reverse` and `members` belong to other fields. It is
never optional, and its type is text, number or date. `reverse` needs an `ask`, for the two make one
card. `to` and `members` belong to a field of `type: ref`, and such a field needs `to`.

Wrong:  ecq: {label: ECQ, type: ref}
Right:  ecq: {label: ECQ, type: ref, to: ecqs-2006/ecqs}
""",
    ),
    "K103": Code(
        "A field with a reserved name",
        """In every entry `source`, `note`, `unverified` and `was` say something about the entry itself.

Wrong:  note: {label: Note}
Right:  remark: {label: Note}
""",
    ),
    "K104": Code(
        "A field that the table does not have",
        """An entry, `columns`, `group`, `by` and `where` name fields by the word under `fields:` of the table.

Wrong:  columns: [Code, Points]
Right:  columns: [code, points]
""",
    ),
    "K105": Code(
        "An entry lacks a value",
        """Every entry has a value in every field, but for the fields with `optional: yes`.

Wrong:  proof: {label: Documents, type: list}       # and cps has none
Right:  proof: {label: Documents, type: list, optional: yes}
""",
    ),
    "K106": Code(
        "A value in a form that its field cannot have",
        """A value is a text; a list in a field of `type: list`; or a mapping with `text:`, for a list `items:`, and
a `source:` or `unverified:` of its own. `note` and `unverified` are text, `source` is one or a list.

Wrong:  proof: [SF-15, a letter]                    # where proof is of type text
Right:  proof: SF-15 and a letter
Right:  proof: {text: SF-15 and a letter, source: usajobs-vets-2016}
""",
    ),
    "K107": Code(
        "Not a number",
        """A field of `type: number` holds the number alone; `,` stands between thousands, `.` before the fraction,
and `$` or `%` may go with it. Words belong into the label or the question.

Wrong:  points: 10 points
Right:  points: 10
""",
    ),
    "K108": Code(
        "Not a date",
        """A field of `type: date` holds a day, a month or a year that exists. It prints as 2 September 2026.

Wrong:  since: Sept. 2, 2026
Right:  since: 2026-09-02
Right:  since: 2026-09
""",
    ),
    "K109": Code(
        "Two that say the same",
        """Entries with one key, members of a list, steps, or answers to a case that read the same could not be
told apart on a card. Capitals, spaces and emphasis make no difference.

Wrong:  items: {wait: Wait., again: wait.}
Right:  items: {wait: Wait for the letter., again: Wait for the call.}
""",
    ),
    "K110": Code(
        "A placeholder that stands for nothing",
        """In `ask` and `reverse`, `{field}` stands for what the entry says in that field; in `members`, only the
field itself can be named. `{{` prints a brace.

Wrong:  ask: "What does {Code} mark?"
Right:  ask: "What does {code} mark?"
""",
    ),
    "K111": Code(
        "A brace without its partner",
        """In a question a brace begins or ends a placeholder. One that is meant as such is written twice.

Wrong:  ask: "What does {code mark?"
Right:  ask: "What does {code} mark?"
""",
    ),
    "K112": Code(
        "A question with an empty place",
        """The question names an optional field in which some of the entries that are asked about have nothing.

Wrong:  ask: "Who signs {proof}?"                   # and tp has no proof
Right:  ask: "Who signs the documents for {code}?"
""",
    ),
    "K113": Code(
        "One question about several entries",
        """Nobody could know which of the entries is meant. The key field in the question says it.

Wrong:  ask: "How many points are added?"
Right:  ask: "How many points does {code} add?"
""",
    ),
    "K114": Code(
        "A reverse question that contains its answer",
        """The key of the entry stands in the question that asks for it. The card and the quiz item are left out.

Wrong:  name: preference of an XP veteran           # of which is asked: which code marks it?
Right:  name: preference without a rated disability
""",
    ),
    "K115": Code(
        "A table without its key column",
        """`columns:` chooses what the printed table shows. Without the key nobody can tell what a row is about.

Wrong:  columns: [points, proof]
Right:  columns: [code, points, proof]
""",
    ),
    "K116": Code(
        "An entry outside of every group",
        """`group:` prints a heading for each value of the field. An entry without a value would be lost.

Right:  Give every entry a value there, or group by another field.
""",
    ),
    "K117": Code(
        "Shown and not shown",
        """`show: none` leaves a table out of the guide, for it is shown elsewhere, in a comparison or a list; its
cards remain. It cannot stand beside `table` or `entries`.

Wrong:  show: [table, none]
Right:  show: none
""",
    ),
    "K120": Code(
        "A fact without a source",
        """Who reads a fact must be able to check it. Name its source beside it, in its text, or once for the
whole section. Where there is none, say so: the fact is then printed with a mark.

Wrong:  cp: {code: CP, points: 10}
Right:  cp: {code: CP, points: 10, source: usc-5-3309}
Right:  cp: {code: CP, points: 10, unverified: The statute was not seen.}
""",
    ),
    "K130": Code(
        "A list takes its members from one place",
        """A list is written out under `items:`, or taken from a table with `of:`. Only a list with `of` is sorted
by `order:` and narrowed by `where:`.

Wrong:  of: codes.code
        items: {cp: CP}
Right:  of: codes.code
""",
    ),
    "K131": Code(
        "An order that cannot be",
        """`order:` names a field of type number or date in the table from which the list takes its members.

Wrong:  of: codes.code
        order: codes.name
Right:  of: codes.code
        order: codes.points
""",
    ),
    "K132": Code(
        "A list without members",
        """No entry of the table has a value in the field of `of:` and fulfils every condition of `where:`.

Wrong:  where: {ecq: Leading Change}
Right:  where: {ecq: leading-change}                # a reference is named by its identity
""",
    ),
    "K133": Code(
        "Members that tie",
        """With `cards: window` each card asks what comes next. Of two members with one number, either could.

Right:  Choose `cards: one` or `cards: each`, or order by a field without ties.
""",
    ),
    "K134": Code(
        "A member without a place in the order",
        """An entry of the list has no value in the field that `order:` names.

Right:  Give it a value there, or leave it out with `where:`.
""",
    ),
    "K150": Code(
        "Entries that cannot be compared",
        """A comparison sets different entries of one table side by side.

Wrong:  of: [codes.cp, codes.cp]
Wrong:  of: [codes.cp, ecqs-2006/ecqs.leading-change]
Right:  of: [codes.cp, codes.cps]
""",
    ),
    "K151": Code(
        "A comparison by the key",
        """The key field names the columns of the comparison. Compare by the other fields.

Wrong:  by: [code, points]
Right:  by: [points]
""",
    ),
    "K152": Code(
        "A comparison without a difference",
        """The entries say the same in every field of `by:`, so nothing can be asked about them.

Right:  Add the field in which they differ.
""",
    ),
    "K160": Code(
        "A cloze sentence without a gap",
        """The words to recall stand in a gap, whose number belongs to it for ever.

Wrong:  passing: Points are added only to a passing score.
Right:  passing: "Points are added only to a {{c1::passing}} score."
""",
    ),
    "K170": Code(
        "A case that asks nothing",
        """A case needs a question: its own, or one for all the cases of the section.

Wrong:  {situation: A widow applies., answer: codes.xp}
Right:  {situation: A widow applies., ask: "Which code is hers?", answer: codes.xp}
""",
    ),
    "K180": Code(
        "A step that does not know what it is",
        """A step of a flow chart either asks, with `ask:` and the ways that go on from it, or it is an ending, with
`answer:`. A text alone is an ending.

Wrong:  none: {ask: Any preference?, answer: No preference}
Right:  none: No preference
""",
    ),
    "K181": Code(
        "A question with fewer than two ways",
        """Whoever stands before the question has to find their answer among the ways. There are two at the least.

Wrong:  honorable: {ask: Was the discharge honorable?, yes: disability}
Right:  honorable: {ask: Was the discharge honorable?, yes: disability, no: none}
Right:  rating: {ask: How high is it?, branches: {below 30 percent: cp, 30 percent or more: cps}}
""",
    ),
    "K182": Code(
        "A way to a step that is not there",
        """`yes:`, `no:` and `branches:` name the identity of the step that comes next, in the same chart. What is
said at the end of a way is a step of its own.

Wrong:  no: No preference
Right:  no: none
        …
        none: No preference
""",
    ),
    "K183": Code(
        "Two ways to one step",
        """A flow chart branches and does not join again: each ending stands for one way through it, on which a card
hangs. What two ways lead to is written twice, under two identities.

Wrong:  honorable: {ask: …, yes: service, no: none}
        service: {ask: …, yes: tp, no: none}
Right:  service: {ask: …, yes: tp, no: no-service}
""",
    ),
    "K184": Code(
        "A way that never ends",
        """The way leads back to a step through which it came.

Wrong:  service: {ask: …, yes: tp, no: service}
Right:  service: {ask: …, yes: tp, no: none}
""",
    ),
    "K185": Code(
        "A step that nobody reaches",
        """No way leads from the first step to this one, so it would stand nowhere in the chart.

Right:  Name it in `yes:`, `no:` or `branches:` of another step, or delete it.
""",
    ),
    "K186": Code(
        "A chart without references",
        """`parent:` of a chart names a field of type ref. The field points to the same table (a director to the
director above) or to another (a competency to its group).

Wrong:  parent: name
Right:  parent: reports-to
""",
    ),
    "K187": Code(
        "Entries above each other in a circle",
        """Each of these entries stands under the next, and the last under the first. A chart needs a top.

Right:  Leave the field empty (`optional: yes`) in the entry at the top.
""",
    ),
    "K188": Code(
        "A chart with several tops",
        """Nothing stands above several entries, so the chart falls apart. Often a reference was forgotten.

Right:  Name what stands above each entry but one.
Right:  top: The executive branch                   # a box above them all
""",
    ),
    "K189": Code(
        "A chart of too many levels",
        """Below the first box of a flow chart or a chart there are at most 100 levels. Nobody can follow more from page
to page.

Right:  Let a way of the first chart end where a second one begins.
""",
    ),
    "K190": Code(
        "A timeline without dates",
        """`by:` of a timeline names a field of type date, in the table from which `of:` takes the events.

Wrong:  of: history.event
        by: history.event
Right:  by: history.when
""",
    ),
    "K191": Code(
        "An event without a date",
        """An entry that says what happened does not say when, and has no place on the line.

Right:  Give the entry a date; the year alone will do.
""",
    ),
    "K192": Code(
        "A scale that is none",
        """`scale:` names the field of a table that says what the steps mean; the key of that table is what heads the
columns. There are two steps at the least, and seven at the most.

Wrong:  scale: task-scale.step
Right:  scale: task-scale.says
""",
    ),
    "Q310": Code(
        "A reverse question with several right answers",
        """Entries with the same value are all right answers to the question the other way round. Their cards and
quiz items of this direction are left out; the others stay. On a field of type ref, `members:` asks
for all of them at once.

Wrong:  reverse: "Which code adds {points} points?"
Right:  reverse: "Which code adds {points} points to {whose} score?"
Right:  Drop `reverse`.
""",
    ),
}
