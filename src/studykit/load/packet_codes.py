"""The problems of packets (B) and of rosters (N) by their codes, each with its page.

A code means the same for ever; one that is no longer found keeps its row.
"""

from collections.abc import Mapping
from typing import Final

from studykit.codes import Code

CODES: Final[Mapping[str, Code]] = {
    "B101": Code(
        "A packet and its file have different names",
        """The identity of a packet is the name of its file without `.yaml`.

Wrong:  packet: briefing                 # in packets/workshop.yaml
Right:  packet: workshop
""",
    ),
    "B102": Code(
        "A roster lies elsewhere",
        """A packet names a roster that lies beside it, so that a kit can be copied whole. For one that lies
elsewhere there is `studykit packet NAME --roster FILE`.

Wrong:  roster: ../../home/roster.csv
Right:  roster: roster.csv
""",
    ),
    "B103": Code(
        "A test is like none",
        """`like:` takes over what another test is drawn from and how it is made. That one has to be there, and to say
it itself.

Wrong:  post: {like: post}
Right:  post: {like: pre, seed: other}
""",
    ),
    "B104": Code(
        "A test has no source",
        """A test is drawn from the questions of topics.

Wrong:  pre: {items: 20}
Right:  pre: {from: [cells], items: 20}
""",
    ),
    "B105": Code(
        "Two objectives have one identity",
        """Agenda and coverage tell objectives by their identities.

Wrong:  - {id: epo1, …}
        - {id: epo1, …}
Right:  - {id: epo1, …}
        - {id: epo2, …}
""",
    ),
    "B106": Code(
        "An objective is not there",
        """A session says which of the enabling objectives it serves.

Wrong:  covers: [epo9]                   # nothing of that identity under `enabling:`
Right:  covers: [epo1]
""",
    ),
    "B107": Code(
        "A test is taken twice",
        """The same test is printed once for each participant. For a second test say `post: {like: pre, seed: …}`.

Wrong:  - {at: 08:00, for: 20m, do: test, test: pre}
        - {at: 11:00, for: 20m, do: test, test: pre}
Right:  - {at: 11:00, for: 20m, do: test, test: post}
""",
    ),
    "B108": Code(
        "A test has no time",
        """A test is made, and no session of the agenda is there to take it.

Wrong:  tests: {pre: …}                  # and no session with `test: pre`
Right:  - {at: 08:00, for: 20m, do: test, test: pre}
""",
    ),
    "B109": Code(
        "A session and a test do not go together",
        """A session to `do: test` takes a test, and no other session does.

Wrong:  - {at: 08:00, for: 20m, do: teach, test: pre}
Right:  - {at: 08:00, for: 20m, do: test, test: pre}
""",
    ),
    "B110": Code(
        "A test is not there",
        """An agenda or a list of parts names a test that `tests:` does not make.

Wrong:  student: ["test:post"]           # and `tests:` has but `pre`
Right:  tests: {pre: {from: [cells]}, post: {like: pre}}
""",
    ),
    "B111": Code(
        "A session has no subject",
        """A session is called by its topic or by a title of its own; only a break may go without.

Wrong:  - {at: 09:00, for: 50m, do: teach}
Right:  - {at: 09:00, for: 50m, do: teach, topic: cells}
""",
    ),
    "B112": Code(
        "A session is out of order",
        """The agenda is printed as it stands, so it stands in the order of the clock.

Wrong:  - {at: 09:00, …}
        - {at: 08:00, …}
Right:  - {at: 08:00, …}
        - {at: 09:00, …}
""",
    ),
    "B113": Code(
        "Two sessions overlap",
        """A session begins before the last one ends.

Wrong:  - {at: 08:00, for: 50m, …}
        - {at: 08:30, for: 20m, …}
Right:  - {at: 08:50, for: 20m, …}
""",
    ),
    "B114": Code(
        "A session lasts beyond midnight",
        """A session ends on its day.

Wrong:  - {at: 23:00, for: 2h, …}
Right:  - {at: 23:00, for: 1h, …}
""",
    ),
    "B115": Code(
        "Days are out of order",
        """The days of a class are numbered as they are listed: each once, and in order.

Wrong:  dates: [2027-01-12, 2027-01-11]
Right:  dates: [2027-01-11, 2027-01-12]
""",
    ),
    "B116": Code(
        "A day is not there",
        """A session is on a day that the class does not have.

Wrong:  dates: [2027-01-11]              # and a session with `day: 2`
Right:  dates: [2027-01-11, 2027-01-12]
""",
    ),
    "B117": Code(
        "There is no such part",
        """The parts are: cover, objectives, agenda, guide, guide+notes, guided-notes, cornell-notes, cards,
test:pre, test:post, evaluation, lesson-plan, keys, coverage, sign-in, name-tents, certificates.

Wrong:  student: [handout]
Right:  student: [guide]
""",
    ),
    "B118": Code(
        "A part is for somebody else",
        """Keys are not for participants; certificates are for the office to hand out.

Wrong:  student: [guide, keys]
Right:  instructor: [guide, keys]
""",
    ),
    "B119": Code(
        "A part is listed twice",
        """Each part is printed once.

Wrong:  student: [guide, cards, guide]
Right:  student: [guide, cards]
""",
    ),
    "B120": Code(
        "This is no time of day",
        """A time of day has hours and minutes, from 00:00 to 23:59.

Wrong:  at: 8.15
Right:  at: 08:15
""",
    ),
    "B121": Code(
        "This is no length of time",
        """A length of time has hours, minutes, or both.

Wrong:  for: half an hour
Right:  for: 30m
""",
    ),
    "B122": Code(
        "This number cannot be used",
        """The number is none, or there are limits to what can be printed: 200 items, 6 answers, 26 versions.

Wrong:  items: many
Right:  items: 20
""",
    ),
    "B123": Code(
        "An objective covers nothing",
        """No card and no question has an identity within what is named. `studykit list --topic NAME` shows them.

Wrong:  covers: cells/organelles/colour  # no entry and no field is called so
Right:  covers: cells/organelles
""",
    ),
    "B124": Code(
        "An objective covers what nothing asks about",
        """The section has neither cards nor questions, so that no test can show whether the objective was reached.

Wrong:  covers: cells/introduction       # a section of prose
Right:  covers: cells/organelles
""",
    ),
    "B125": Code(
        "A test asks more than there is",
        """No two items of a test rest on one fact, or tell each other’s answer; so fewer can be drawn than there are
questions.

Wrong:  pre: {from: [cells], items: 200}
Right:  pre: {from: [cells, tissues], items: 20}
""",
    ),
    "B126": Code(
        "An objective is not tested",
        """No item of any test asks for what the objective covers: the coverage table would show a gap.

Wrong:  covers: cells/rare-cases
Right:  covers: [cells/rare-cases, cells/organelles]
""",
    ),
    "B127": Code(
        "A packet points into a topic",
        """A packet has no list of sources, and its text stands in several papers: what cites a source, or leads to a
place of a topic, belongs into the topic. Links to the web may stand anywhere.

Wrong:  notes: "Begin with the codes [@opm-guide]."
Right:  notes: Begin with the codes.
""",
    ),
    "N101": Code(
        "There is no roster",
        """The packet names a roster that is not there. Rosters stay out of version control, so a fresh copy of a kit
has none.

Wrong:  roster: roster.csv               # and no such file beside the packet
Right:  studykit packet NAME --roster ~/roster.csv
""",
    ),
    "N102": Code(
        "A roster cannot be read",
        """The system refuses to open the file, or it is much too large, or it is a pipe, a device or a folder.

Right:  chmod u+r roster.csv
""",
    ),
    "N103": Code(
        "A roster is no table as text",
        """A roster is a CSV file: UTF-8, with or without a byte-order mark, UTF-16 with one, or Windows-1252.

Wrong:  roster: class.xlsx
Right:  In Excel: File, Save As, CSV UTF-8
""",
    ),
    "N104": Code(
        "A roster names nobody, or too many",
        """A roster has a line that names its columns, then a line for each person.

Wrong:  name,id
Right:  name,id
        Ana Díaz,1001
""",
    ),
    "N105": Code(
        "No column has the names",
        """The first line names the columns: `name`, or `first name` and `last name`, and `id` (or `student id` …).

Wrong:  Ana Díaz,1001
Right:  name,id
        Ana Díaz,1001
""",
    ),
    "N106": Code(
        "A line cannot be read",
        """A quotation mark is open where the file ends, or stands in the middle of a cell, or was closed so late that
one name took in the lines of others.

Wrong:  "Díaz, Ana,1001
Right:  "Díaz, Ana",1001
""",
    ),
    "N107": Code(
        "A line has no name",
        """Everybody on the roster gets a packet, so everybody has a name.

Wrong:  ,1001
Right:  Ana Díaz,1001
""",
    ),
    "N108": Code(
        "A line has no id",
        """Where there is a column of ids, everybody has one. Without the column, people are numbered.

Wrong:  Ana Díaz,
Right:  Ana Díaz,1001
""",
    ),
    "N109": Code(
        "A name or an id is too long",
        """A name may have 80 characters, an id 40, and both have to fit on two lines wherever they are printed,
in type that can be read. Eighty capitals are too wide for the line on a test; a usual name of that length is not.

Right:  Shorten it.
""",
    ),
    "N110": Code(
        "A cell is a formula",
        """A cell that begins with `=` is a formula of a spreadsheet, and what it shows is not in the file.

Wrong:  =A2&B2,1001
Right:  Ana Díaz,1001
""",
    ),
    "N111": Code(
        "A character cannot be printed",
        """No font of studykit has the character, or nobody could see it. Latin, Greek and Cyrillic letters can be
printed; Chinese, Japanese and Korean, Arabic and Hebrew ones cannot.

Wrong:  张伟,1001
Right:  Zhang Wei,1001
""",
    ),
    "N112": Code(
        "Two people have one id",
        """Files, versions and keys are told by the id.

Wrong:  Ana Díaz,1001
        Ben Adu,1001
Right:  Ben Adu,1002
""",
    ),
    "N113": Code(
        "The columns are named twice",
        """Where one list was pasted below another, its first line came along; it would be taken for a person.

Wrong:  name,id
        Ana Díaz,1001
        name,id
        Ben Adu,1002
Right:  Delete the second `name,id`. A list whose columns stand in another order is to be sorted like the first.
""",
    ),
}
