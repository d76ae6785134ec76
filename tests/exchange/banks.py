"""Question banks for the tests: every kind of item, with texts that files are known to stumble over."""

from studykit.diagnostics import Span
from studykit.model.bank import Answer, Bank, BankItem, Choice, Pairing, Several, Shelf, Steps, Written
from studykit.model.kit import Status
from studykit.model.text import Standing

HOSTILE = (
    "quotes \"double\" and 'single', “typographic”",
    "{braces} ~tilde =equals #hash :colon ::title::",
    r"back\slash \n \= \\ end\\",
    "<b>no markup</b> & no entity &lt; &amp; <![CDATA[ x ]]> ]]>",
    "####general ->arrow => %50%half",
    "[html]not a format [markdown]",
    "=1+1 as a formula",
    "// no comment; $CATEGORY: none",
    "emoji 🎓👩‍🏫, accents e\u0301 é, CJK 漢字",
    "right to left: שלום عليكم",
    "comma, semicolon; tab-free | bar",
    "@SUM(A1) and +1 and -1",
    "long " + "word " * 2_000 + "end",
)
"""Texts of one line, as they leave the assembly; none has control characters, which no kit may hold."""


def choice(
    key: str = "t/s/one",
    stem: tuple[str, ...] = ("Which?",),
    answers: tuple[str, ...] = ("right", "wrong", "worse"),
    why: tuple[str, ...] = ("Because.",),
    standing: Standing = Standing.OFFICIAL,
    state: Status = Status.CURRENT,
    notice: str = "",
    reason: str = "",
) -> Choice:
    """A choice item whose first answer is right, and shown second."""
    right, *wrong = (Answer(text, number == 0, reason if number else "") for number, text in enumerate(answers))
    shown = (*wrong[:1], right, *wrong[1:])
    return Choice(
        key=key, topic="t", section="s", stem=stem, why=why, sources=("A law, § 2",), standing=standing,
        state=state, notice=notice, span=Span("content/topics/t.yaml", 3, 5), answers=shown,
    )  # fmt: skip


def several(key: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> Several:
    answers = (*(Answer(text, right=True) for text in right), *(Answer(text, right=False) for text in wrong))
    return Several(
        key=key, topic="t", section="s", stem=("Which ones?",), why=(), sources=(), standing=Standing.SECONDARY,
        answers=answers,
    )  # fmt: skip


def written(key: str, answer: str, *, brief: bool) -> Written:
    return Written(
        key=key, topic="t", section="s", stem=("Write.",), why=("So.",), sources=(), standing=Standing.OFFICIAL,
        answer=answer, brief=brief,
    )  # fmt: skip


def pairing(key: str, terms: tuple[str, ...], values: tuple[str, ...]) -> Pairing:
    return Pairing(
        key=key, topic="t", section="s", stem=("Match.",), why=(), sources=(), standing=Standing.UNVERIFIED,
        terms=terms, values=values, shown=tuple(reversed(values)),
    )  # fmt: skip


def steps(key: str, texts: tuple[str, ...]) -> Steps:
    return Steps(
        key=key, topic="t", section="s", stem=("Order.",), why=(), sources=(), standing=Standing.OFFICIAL,
        steps=texts, shown=tuple(reversed(texts)),
    )  # fmt: skip


def bank(*items: BankItem, title: str = "A kit/with: {a} hostile & title") -> Bank:
    return Bank("k", title, "en-US", "2026.1", (Shelf("t", "Topic / one: <two>", items),))


EVERY_KIND = bank(
    choice("t/s/one", reason="It is wrong."),
    several("t/s/members:a/b", ("a", "b", "c"), ("d", "e")),
    written("t/s/brief", "42 *", brief=True),
    written("t/s/long", "A whole sentence that somebody has to read.", brief=False),
    pairing("t/s/matching:x", ("one", "two", "three"), ("1 a", "2 b", "3 c")),
    steps("t/s/order:all", ("first", "second", "third")),
)

HOSTILE_BANK = bank(
    *(
        choice(
            f"t/hostile/n-{number}", (text, f"again {text}"), (text, f"not {text}", f"nor {text}"), (text,), reason=text
        )
        for number, text in enumerate(HOSTILE)
    ),
)
