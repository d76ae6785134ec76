"""The templates' text: the topic in small letters, the question; below the line the answer, why, and on what it rests.

A front must be empty when its card is not wanted, and Anki counts every field on it: so the condition encloses all the
rest. There is no script, because scripts break on phones.

Where `Extra1` names a language, Anki speaks the question and the answer in it: the tag is the long form of its own
`{{tts}}` (manual, "Text to Speech", "Reading multiple fields and static text"), which, unlike the short one, can take
the language from the note. Types are shared by all kits, and not all kits speak the same.
"""

from typing import Final

_ABOVE: Final = (
    '<div class="topic">{{Topic}}</div>{{#Status}}<div class="status"><span>{{Status}}</span></div>{{/Status}}'
)
_BELOW: Final = (
    '{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}<div class="source">{{Source}}</div>'
)
_SPOKEN: Final = '{{#Extra1}}<div class="speech">[anki:tts lang={{Extra1}}]%s[/anki:tts]</div>{{/Extra1}}'
_LINE: Final = '{{FrontSide}}<hr id="answer">'

RECALL_FRONT: Final = _ABOVE + _SPOKEN % "{{Question}}" + '<div class="question">{{Question}}</div>'
RECALL_BACK: Final = _LINE + _SPOKEN % "{{Answer}}" + '<div class="answer">{{Answer}}</div>' + _BELOW

REVERSE_FRONT: Final = (
    "{{#Reverse}}" + _ABOVE + _SPOKEN % "{{Reverse}}" + '<div class="question">{{Reverse}}</div>{{/Reverse}}'
)
REVERSE_BACK: Final = _LINE + _SPOKEN % "{{Subject}}" + '<div class="answer">{{Subject}}</div>' + _BELOW

SPARE_FRONT: Final = "{{#Extra3}}" + _ABOVE + '<div class="question">{{Extra3}}</div>{{/Extra3}}'
SPARE_BACK: Final = _LINE + '<div class="answer">{{Answer}}</div>' + _BELOW

# A cloze's back is its front with the gap filled, so there is no line between a question and an answer.
_SENTENCE: Final = '<div class="question">{{cloze:Text}}</div>'
CLOZE_FRONT: Final = _ABOVE + _SPOKEN % "{{cloze:Text}}" + _SENTENCE
CLOZE_BACK: Final = _ABOVE + _SPOKEN % "{{cloze-only:Text}}" + _SENTENCE + _BELOW

CHOICE_FRONT: Final = _ABOVE + _SPOKEN % "{{Question}}" + '<div class="question">{{Question}}</div>{{Choices}}'
CHOICE_BACK: Final = RECALL_BACK
