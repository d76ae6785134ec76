"""The problems of editions by their codes, each with its page: E, what would cost learners, and L, of the ledger.

A code means the same for ever; one that is no longer found keeps its row.
"""

from collections.abc import Mapping
from typing import Final

from studykit.codes import Code

CODES: Final[Mapping[str, Code]] = {
    "E101": Code(
        "What was published is gone",
        """Learners have the card, and an edition without it would leave it with them for ever, right or wrong. If
it has another name now, or stands elsewhere, say so with `was:`. If it is no more, retire it in kit.yaml: learners
are told why, and since when.

Right:  cps-30:                       # under entries:, where it was called `cps`
          was: cps
Right:  retired:                      # in kit.yaml
          veterans-preference/codes/cps: {since: 2026-12-01, why: The code was abolished.}
""",
    ),
    "E102": Code(
        "A published card has become one of another type",
        """Anki never turns a note into one of another type: learners would not get this edition of it, nor any
later one. A case with `wrong:` answers is a choice, one without is a question; a sentence with gaps is neither.

Wrong:  purple-heart: {situation: …, answer: …}            # published with `wrong:`
Right:  purple-heart-2: {situation: …, answer: …}          # and retire `purple-heart` in kit.yaml
""",
    ),
    "E103": Code(
        "A published reverse question is gone",
        """The question the other way round is a card of its own, with a history of its own. It also goes when
another entry makes its answer ambiguous.

Right:  retired:                      # in kit.yaml: the card stays, and says why it asks nothing
          veterans-preference/codes/cp/points/reverse: {since: 2026-12-01, why: Two codes add 10 points.}
""",
    ),
    "E104": Code(
        "The number of a published gap means something else",
        """Each number is a card. If the numbers of two gaps are exchanged, or one is given to other words, learners
keep the history of the one fact on the other. Words may be corrected; numbers stay, and new gaps get new numbers.

Wrong:  "{{c1::5}} points go with {{c2::TP}}."             # published with TP as c1
Right:  "{{c2::5}} points go with {{c1::TP}}."
""",
    ),
    "E105": Code(
        "A former name that nothing published had",
        """`was:` says under which identity something was published. What never was in a published edition is
renamed without it. A name without its section is one of the same section.

Wrong:  was: cspp
Right:  was: cps
Wrong:  cps: {was: cps}               # moved here from the section `codes`
Right:  cps: {was: codes/cps}
""",
    ),
    "E106": Code(
        "A former name of something that is still there",
        """If one entry becomes two, the one that keeps the identity keeps the history; the other is new, without
`was:`.
""",
    ),
    "E107": Code(
        "Two cards cannot have been one",
        """Two places claim the same published card, or a new one has the identity that another gave up. A history
belongs to one card.

Right:  Delete one `was:`, or give the new card an identity that was never used.
""",
    ),
    "E108": Code(
        "Nothing to retire",
        """A line of `retired:` in kit.yaml names nothing that was published. `*` stands for one part of an
identity.

Wrong:  retired: {codes/cps: {since: 2026-12-01, why: Abolished.}}
Right:  retired: {veterans-preference/codes/cps: {since: 2026-12-01, why: Abolished.}}
""",
    ),
    "E109": Code(
        "Retired, and still there",
        """What kit.yaml retires must be gone from the topic; and what comes back is taken off the list.
""",
    ),
    "E110": Code(
        "A deck keeps the name that it was published under",
        """Anki finds a deck by its name. Under another one, new cards would land in a new deck, and those that
learners have would stay in the old.

Right:  Put the old name back. Learners may rename the deck on their own computers.
""",
    ),
    "E111": Code(
        "The kit was published under another identity",
        """The identity of every card contains that of its kit: under another one, learners would get every card
again, without its history.

Right:  Put the old identity back. For a kit of your own, made from another, delete content/ledger.yaml.
""",
    ),
    "E112": Code(
        "Former names, and no ledger",
        """content/ledger.yaml says what was published. Without it, former names are taken at their word, and
retired cards cannot be built.

Right:  git checkout content/ledger.yaml
""",
    ),
    "L101": Code(
        "A merge was not finished",
        """Each note has a line of its own, so that two branches seldom meet. Where both sides added lines, keep all
of them; where both changed the same one, keep the one of the later edition.
""",
    ),
    "L102": Code(
        "A ledger that this studykit cannot read",
        """A newer studykit wrote it, and may have written what this one does not know. To go on without it would
cost learners their history.

Right:  Bring studykit up to date.
""",
    ),
    "L103": Code(
        "An edition that the ledger does not have",
        """A note of the ledger names an edition that is not under `editions:`. Most often a merge took one part of
the file and not the other.

Right:  Keep the lines of both sides of the merge.
""",
    ),
    "L104": Code(
        "A damaged line of the ledger",
        """`studykit publish` writes the ledger; a line that it cannot have written was edited, or merged wrongly.

Right:  git checkout content/ledger.yaml
""",
    ),
    "L105": Code(
        "A time that cannot be",
        """Times decide whether a correction reaches learners. One before 1980 breaks Anki and zip; one to come
would keep every correction away until then.

Right:  Set the clock of this computer, or take the ledger from version control.
""",
    ),
    "L106": Code(
        "A topic that the ledger does not have",
        """A note of the ledger lies in a topic that is not under `topics:`, so that nobody knows in which deck
learners have it. Most often a merge took one part of the file and not the other.

Right:  Keep the lines of both sides of the merge.
""",
    ),
    "L107": Code(
        "Lines of the ledger are missing",
        """The ledger says of each edition how many notes it brought, and no line of a note is ever taken out, not even
when the note is retired. One that is gone would make a new card of what learners have.

Right:  git checkout content/ledger.yaml
Right:  Where two branches published the same new note in two editions before they were merged, and the line of one
        was kept, write the number that is here.
""",
    ),
}
