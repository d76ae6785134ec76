"""The problems that loading a kit can find, by their codes, each with the page that explains it.

The first letter is the family: F files, Y YAML, S fields, R references, T text, P paper. A code means the same for
ever; one that is no longer found keeps its row.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Code(Struct, frozen=True):
    """What a problem is called, and its page: why it is one, then an example of wrong and right."""

    title: str
    page: str


CODES: Final[Mapping[str, Code]] = {
    "F101": Code(
        "A file is missing",
        """A kit needs `kit.yaml` and `sources.yaml`, and a file in `topics/` for every topic that `kit.yaml` lists.

Wrong:  topics: [vetarans-preference]      # the file is topics/veterans-preference.yaml
Right:  topics: [veterans-preference]
""",
    ),
    "F102": Code(
        "A folder where a file should be",
        """Something other than a file has the name of a content file.

Wrong:  content/kit.yaml/
Right:  content/kit.yaml
""",
    ),
    "F103": Code(
        "A file cannot be read",
        """The system refuses to open the file. Most often another user owns it, or it is a link that leads
back to itself.

Right:  chmod u+r content/topics/cells.yaml
""",
    ),
    "F104": Code(
        "A file is too large",
        """A content file may have five million bytes, many times the longest topic that a learner could bear; the
ledger, which has a line a card, sixty million.

Right:  Split the topic in two, each in a file of its own.
""",
    ),
    "F105": Code(
        "A file is not UTF-8",
        """Content files are text in UTF-8, the usual encoding. A byte-order mark and Windows line ends do no harm.

Right:  Open the file in your editor and save it with the encoding UTF-8.
""",
    ),
    "F106": Code(
        "A file is empty",
        """A content file with nothing in it but comments says nothing.

Right:  Write its content, or delete it.
""",
    ),
    "F107": Code(
        "A file lies outside of the content folder",
        """A link in the content folder leads out of it. A kit must be whole wherever it is copied to, and must
not print what is none of its business.

Wrong:  content/topics/cells.yaml -> /home/me/cells.yaml
Right:  cp /home/me/cells.yaml content/topics/
""",
    ),
    "F108": Code(
        "A topic is not listed",
        """A file lies in `topics/`, but `kit.yaml` does not name it: it is not read and not built.

Wrong:  topics: [cells]               # and topics/atoms.yaml lies there too
Right:  topics: [cells, atoms]
""",
    ),
    "F109": Code(
        "A topic and its file have different names",
        """The identity of a topic is the name of its file without `.yaml`.

Wrong:  topic: cell                   # in topics/cells.yaml
Right:  topic: cells
""",
    ),
    "F110": Code(
        "A file ends in .yml",
        """Only files that end in `.yaml` are read.

Wrong:  topics/cells.yml
Right:  topics/cells.yaml
""",
    ),
    "F111": Code(
        "A folder cannot be read",
        """The system does not let one look into `topics/` or `packets/`, or something else has that name. What lies
in the folder is not known, so that nothing may be taken for missing.

Right:  chmod u+rX content/topics
""",
    ),
    "F112": Code(
        "Two files would have one name",
        """Decks and quizzes are called as their topics are: `anki/cells.apkg`, `quizzes/cells.pdf`, and beside it the
key, `quizzes/cells-key.pdf`. The deck of all topics is called as the kit is, and so may
an only topic be, but none of several.

Wrong:  kit: cells                    # and topics: [cells, atoms]
Right:  kit: biology
Wrong:  topics: [cells, cells-key]
Right:  topics: [cells, cells-answered]
""",
    ),
    "Y101": Code(
        "This is no YAML",
        """The file breaks a rule of YAML for which there is no better explanation. Quotes around the value
settle most cases.

Wrong:  title: "Cells"s
Right:  title: "Cells’"
""",
    ),
    "Y102": Code(
        "A tab sets a line in",
        """YAML is set in by spaces only, for a tab is as wide as each editor thinks fit. A no-break space, as word
processors and web pages have it, is none of these.

Right:  Set lines in by two spaces for each step. Most editors can be told to write spaces for the Tab key.
""",
    ),
    "Y103": Code(
        "A line does not fit the lines above it",
        """How far a line is set in says what it belongs to. This one is in a column where nothing begins.

Wrong:  facts: codes
          title: The codes
Right:  facts: codes
        title: The codes
""",
    ),
    "Y104": Code(
        "A quotation does not end where the value ends",
        """A value that begins with a quotation mark ends at the next one.

Wrong:  title: "Cells" and atoms
Right:  title: "“Cells” and atoms"
Right:  title: '"Cells" and atoms'
""",
    ),
    "Y105": Code(
        "A colon inside of a value",
        """A colon with a space after it makes a key of what is before it. A text with one stands in quotes.

Wrong:  name: Mitochondria: the power house
Right:  name: "Mitochondria: the power house"
""",
    ),
    "Y106": Code(
        "A value cannot begin so",
        """A few characters mean something to YAML at the beginning of a value: * & @ ` % ! , ] }. Such a text
stands in quotes.

Wrong:  name: *Homo sapiens*
Right:  name: "*Homo sapiens*"
""",
    ),
    "Y107": Code(
        "A bracket is not closed",
        """A value that begins with `[` is a list and ends with `]`; one that begins with `{` is a mapping and
ends with `}`.

Wrong:  topics: [cells, atoms
Right:  topics: [cells, atoms]
""",
    ),
    "Y108": Code(
        "Text on the line of `|` or `>`",
        """`|` and `>` announce a text that begins on the next line.

Wrong:  text: | A cell is small.
Right:  text: |
          A cell is small.
""",
    ),
    "Y109": Code(
        "A line without a key",
        """Each line of a mapping is a key, a colon, a space and a value.

Wrong:  title:Cells
Right:  title: Cells
""",
    ),
    "Y110": Code(
        "A key is there twice",
        """Within one mapping every key, and so every identity, may stand once. Which of the two is meant,
nobody could tell.

Wrong:  entries:
          cell: {term: Cell}
          cell: {term: Atom}
Right:  entries:
          cell: {term: Cell}
          atom: {term: Atom}
""",
    ),
    "Y111": Code(
        "A YAML alias or anchor",
        """`*name` repeats in YAML what was marked `&name` elsewhere. Kits do without: say a fact once, and
refer to it.

Wrong:  note: *small
Right:  note: "*small*"               # emphasis: the text begins with a star, so it stands in quotes
""",
    ),
    "Y112": Code(
        "A YAML tag",
        """`!word` gives a value a type in YAML. In a kit every value is text, and its field knows what it means.

Wrong:  points: !!int 5
Right:  points: 5
""",
    ),
    "Y113": Code(
        "A second document in one file",
        """A line of three hyphens begins a new document. A content file holds one.

Right:  Delete the line, or make a file of its own of what follows.
""",
    ),
    "Y114": Code(
        "A key is not text",
        """A key is a word or a text, never a list or a mapping.

Wrong:  {code}: Which code?
Right:  "{code}": Which code?
""",
    ),
    "Y115": Code(
        "Nested too deep",
        """Lists and mappings stand in each other deeper than anything in a kit does. Most often a bracket was
written by mistake.
""",
    ),
    "Y116": Code(
        "A backslash that stands for no character",
        """In double quotes a backslash begins the name of a character. Single quotes leave it as it is.

Wrong:  path: "C:\\data"
Right:  path: 'C:\\data'
""",
    ),
    "Y117": Code(
        "Too many values in one file",
        """A content file may have 300,000 keys and values, many times what a learner could bear.

Right:  Split the topic in two, each in a file of its own.
""",
    ),
    "Y118": Code(
        "A remark that looks like text",
        """A space and a `#` begin a remark, which goes on to the end of the line and is not read. A text that has
them in it stands in quotes; a remark has a space after its `#`.

Wrong:  title: Our #1 mistake
Right:  title: "Our #1 mistake"
""",
    ),
    "S101": Code(
        "A field is missing",
        """Every field that the manual does not call optional must be there.

Wrong:  - facts: codes
          fields: …
Right:  - facts: codes
          title: The codes
          fields: …
""",
    ),
    "S102": Code(
        "A value of the wrong shape",
        """A value is a text, a list (`[a, b]`, or lines with `- `) or a mapping (lines of keys), and each
field takes one of these.

Wrong:  title: [Cells]
Right:  title: Cells
Right:  title: "[Cells]"              # if the brackets are meant
""",
    ),
    "S103": Code(
        "A field is empty",
        """The key is there, and nothing follows it. `~` and `null` also mean nothing, unless they stand in quotes.

Wrong:  note:
Right:  note: Placed ahead of others.
""",
    ),
    "S104": Code(
        "A field that is not known",
        """Nothing is called so here. Most often it is a slip of the pen, or the line is set in too far or not
far enough.

Wrong:  trem: Cell
Right:  term: Cell
""",
    ),
    "S105": Code(
        "Not one of the choices",
        """The field takes one of a few words only.

Wrong:  status: actual
Right:  status: current
""",
    ),
    "S106": Code(
        "Not an identity",
        """An identity has lower-case letters, digits and single hyphens, 64 at most. It ends up in file names
and links, and lasts for ever: a learner’s progress hangs on it. Kits, topics and packets have files and folders of
their names, so that none can be called as Windows calls a device: con, prn, aux, nul, com1, lpt1 …

Wrong:  facts: The Codes
Right:  facts: the-codes
Wrong:  packet: con
Right:  packet: con-2027
""",
    ),
    "S107": Code(
        "Neither yes nor no",
        """The field takes `yes` or `no`.

Wrong:  key: 1
Right:  key: yes
""",
    ),
    "S108": Code(
        "Not a day",
        """A day is written year, month, day, and must be in the calendar.

Wrong:  checked: 2026-02-30
Right:  checked: 2026-02-28
""",
    ),
    "S109": Code(
        "A field of superseded topics only",
        """`until:` and `replaced-by:` say what became of a topic that holds no longer.

Wrong:  status: current
        until: 2026-09-01
Right:  status: superseded
        until: 2026-09-01
""",
    ),
    "S110": Code(
        "Not a web address",
        """The address of a source begins with `https://` or `http://` and has no spaces.

Wrong:  url: www.opm.gov
Right:  url: https://www.opm.gov/
""",
    ),
    "S111": Code(
        "Not a language tag",
        """The language decides how words are divided and how a screen reader speaks. It is a tag as the web uses it.
With `speech:` it says whose voice Anki is to use, and needs the region too.

Wrong:  language: English
Right:  language: en-US
""",
    ),
    "S112": Code(
        "Too few or too many items",
        """The list or mapping must have more items than this, or fewer.

Wrong:  topics: []
Right:  topics: [cells]
""",
    ),
    "S114": Code(
        "A section of no known kind",
        """A section begins with its kind, and after the colon its identity.

Wrong:  - fact: codes
Right:  - facts: codes
""",
    ),
    "S115": Code(
        "An allowance that cannot be understood",
        """`allow:` names warnings by their codes and says for each why it does not apply here.

Wrong:  allow: Q302
Wrong:  allow: {negative: The law itself says “not”.}
Right:  allow: {Q302: The law itself says “not”.}
""",
    ),
    "R101": Code(
        "A source that is not in sources.yaml",
        """Every source that is cited has a row in `sources.yaml`, from which its title and address are printed.

Wrong:  source: usc-5-2018
Right:  source: usc-5-2108
""",
    ),
    "R102": Code(
        "A topic that is not in this kit",
        """`topic/section` refers to another topic, by the name of its file. `kit.yaml` must list it.

Wrong:  to: ecq-2006/ecqs
Right:  to: ecqs-2006/ecqs
""",
    ),
    "R103": Code(
        "A section that is not there",
        """A reference names a section of the same topic, or `topic/section` in another.

Wrong:  of: code.name
Right:  of: codes.name
""",
    ),
    "R104": Code(
        "A section that is no table",
        """Only a section of kind `facts` has entries and fields to refer to.
""",
    ),
    "R105": Code(
        "An entry that is not there",
        """`section.entry` names an entry by its identity, not by what its key field says.

Wrong:  answer: codes.CP
Right:  answer: codes.cp
""",
    ),
    "R106": Code(
        "A field that is not there",
        """`section.field` names a field by the word under `fields:`, not by its label.

Wrong:  of: codes.Code
Right:  of: codes.code
""",
    ),
    "R107": Code(
        "Not a reference",
        """A reference is `section.entry` or `section.field`, with `topic/` before it if it leads to another
topic; a whole table is named without a dot.

Wrong:  to: codes.code
Right:  to: codes
""",
    ),
    "R108": Code(
        "Two sections with one identity",
        """Within a topic every section has an identity of its own: links, cards and progress hang on it.

Wrong:  - prose: overview
        - facts: overview
Right:  - prose: overview
        - facts: codes
""",
    ),
    "R109": Code(
        "A topic is listed twice",
        """`topics:` in `kit.yaml` names each topic once, in the order of teaching.

Wrong:  topics: [cells, atoms, cells]
Right:  topics: [cells, atoms]
""",
    ),
    "R110": Code(
        "A link to a place that is not there",
        """`(#section)` links to a section of the same topic, `(#section/entry)` to an entry that the guide
shows one by one.

Wrong:  [the codes](#code)
Right:  [the codes](#codes)
""",
    ),
    "T101": Code(
        "A character that nobody can see",
        """Control characters, line separators and direction marks print as nothing, or make a text read
otherwise than it is written. They come in by copying from web pages and word processors.

Right:  Delete the character, or type the line anew.
""",
    ),
    "T102": Code(
        "A character that no font prints",
        """The fonts that come with studykit lack the character. It would print as an empty box.

Right:  Say it in words.
""",
    ),
    "T103": Code(
        "A link that cannot be followed",
        """A link leads to `https://…`, `mailto:…`, or `#section` in the same topic, and has words to click on.

Wrong:  [the form](www.opm.gov/sf15)
Right:  [the form](https://www.opm.gov/sf15)
""",
    ),
    "T104": Code(
        "Markup that a text cannot have",
        """Texts have emphasis, code, links, lists and quotations, which every output can carry. Headings,
tables, pictures and blocks of code are none of these.

Wrong:  text: |
          # The codes
Right:  - prose: the-codes
          title: The codes
""",
    ),
    "T105": Code(
        "HTML is printed as it stands",
        """HTML is not markup here: the tag appears on paper. In backticks it is meant to.

Wrong:  name: a <b>passing</b> score
Right:  name: a **passing** score
""",
    ),
    "T106": Code(
        "Not a citation",
        """A citation is `[@`, the identity of one source, then perhaps a comma and the place in it, and `]`.

Wrong:  [@usc-5-2108; @usc-5-3309]
Right:  [@usc-5-2108] [@usc-5-3309, (b)]
""",
    ),
    "T107": Code(
        "Not a gap",
        """A gap is a number from 1 to 499 and what it hides, with a hint if you like. A gap cannot stand in another.

Wrong:  {{c0::passing}}
Right:  {{c1::passing}}
Right:  {{c1::passing::what kind?}}
""",
    ),
    "T108": Code(
        "A gap outside of a cloze section",
        """Only the sentences of a section of kind `cloze` have gaps.

Right:  - cloze: sentences
          title: In one sentence
          items:
            score: Points are added to a {{c1::passing}} score.
""",
    ),
    "T109": Code(
        "A text is too long",
        """One text may have 50,000 characters, some thirty pages. Split the section in two.
""",
    ),
    "T110": Code(
        "A text is nested too deep",
        """Lists and quotations, or strong and emphasised words, stand in each other twenty deep. Most often a
marker was repeated by mistake.
""",
    ),
    "T111": Code(
        "More than one paragraph",
        """The field takes one paragraph, and an empty line begins a second. `text:`, `intro:` and `note:` take more.

Wrong:  summary: |
          What cells are.

          And what they are not.
Right:  summary: What cells are, and what they are not.
""",
    ),
    "T112": Code(
        "A citation in a title",
        """What a topic or a section is called stands in lists, in decks and on tests as well, where there is no list of
sources for a citation to point to.

Wrong:  title: What cells are [@atlas]
Right:  title: What cells are
        source: atlas
""",
    ),
    "T113": Code(
        "A text without words",
        """A text that holds a citation and nothing else, or a space however it is written, says nothing: a question
asks nothing, a box in a figure is empty.

Wrong:  size: "[@atlas, p. 3]"
Right:  size: tiny [@atlas, p. 3]
""",
    ),
    "T114": Code(
        "Markup that is printed as it stands",
        """Footnotes, and links whose address stands elsewhere in the text, are Markdown in other programs. Here they
are text, brackets and all.

Wrong:  Cells are small [^1], as [the atlas][atlas] shows.
Right:  Cells are small [@atlas], as [the atlas](https://example.org/atlas) shows.
""",
    ),
    "P102": Code(
        "A figure that is too large",
        """A figure that no page holds is drawn in parts, each under a letter. This one cannot be parted: a box
with what stands right beside or below it is higher than a page, or there would be more than 26 parts.

Right:  Shorten the texts in its boxes.
Right:  Make two figures of it: let a way of the first end where the second begins.
""",
    ),
    "P101": Code(
        "A card is too small for its text",
        """Text on cards is set in the largest type that fits, from 20 points down to 9 (28 to 14 in large print). What
does not fit then is never cut off, and nothing is printed until it is mended. Only `build` finds this, for the
layout asked for: `check` does not know on which cards you will print.

Mend it in one of four ways. Say it in fewer words; long answers are hard to learn anyway. Move an explanation
to the text of the section. Choose a larger card, or print the other cards without it:

Right:  studykit build --only cards --layout index-4x6
Right:  studykit build --only cards --layout avery-5371 --fitting-only
""",
    ),
}
