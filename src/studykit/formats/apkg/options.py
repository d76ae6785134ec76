"""Options of a choice card as HTML: the choices, the right one, and the reasons."""

from studykit.formats.apkg.markup import inline_html
from studykit.model.card import Option
from studykit.model.choices import letter


def choices_html(options: tuple[Option, ...]) -> str:
    """The options under letters."""
    return f'<ol class="choices" type="A">{"".join(f"<li>{inline_html(option.text)}</li>" for option in options)}</ol>'


def answer_html(options: tuple[Option, ...]) -> str:
    """The right option after its letter. Raises ValueError unless exactly one is right."""
    (right, *others) = [index for index, option in enumerate(options) if option.right] or [-1]
    if right < 0 or others:
        raise ValueError("a choice needs exactly one right option")
    return f"{letter(right)}. {inline_html(options[right].text)}"


def reasons_html(options: tuple[Option, ...]) -> str:
    """Why the options are right or wrong, by letter, where they say so."""
    reasons = ((number, inline_html(option.why)) for number, option in enumerate(options, 1))
    items = "".join(f'<li value="{number}">{reason}</li>' for number, reason in reasons if reason)
    return f'<ol class="reasons" type="A">{items}</ol>' if items else ""
