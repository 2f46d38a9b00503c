"""What the figures say over each page, beside what the user wrote there: an own title ages.

A title is kept with what the figures said when it was written. It has aged once they say something
else, or once a figure that it names is another.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from csm_desktop.domain.records.reviews import PageTitle, ReviewPart
from csm_desktop.domain.text.message import Message
from csm_desktop.reports.ebr.pack_lines import Measure
from csm_desktop.values import dataclass
from csm_desktop.wording import measure as measured

_FIGURE = re.compile(r"\d+(?:[.,'\u2019\u00a0\u202f]\d+)*")
_MARKS = re.compile(r"\D")
_SAID = 1  # the line that tells in words what the figures said


@dataclass(frozen=True, slots=True)
class Headline:
    """A page's title as its figures propose it, and its `basis` to keep with the user's `own`. That
    `is_aged` where the figures have changed since; `then` is what they said."""

    part: ReviewPart
    metric_id: int | None
    proposed: str
    basis: str
    own: str = ""
    is_aged: bool = False
    then: str = ""


def headline(proposed: Headline, titles: Iterable[PageTitle]) -> Headline:
    """What stands over a page: the user's title where there is one, and whether it is of today."""
    for title in titles:
        text = title.text.strip()
        if text and (title.part, title.metric_id) == (proposed.part, proposed.metric_id):
            made = replace(proposed, own=text)
            if not has_aged(text, title.basis, proposed.basis):
                return made
            return replace(made, is_aged=True, then=title.basis.split("\n")[_SAID])
    return proposed


def basis_of(proposed: Message, words: str, measures: Iterable[Measure]) -> str:
    """What the figures say, to be compared: alike in every language, whatever the day.

    A line of the conclusion, one of its `words` to show, and one for each measure that an own
    title may name.
    """
    figures = (f"{each.metric_id} {_figures(measured(each.now, ''))}" for each in measures)
    return "\n".join((_said(proposed), " ".join(words.split()), *figures))


def has_aged(text: str, then: str, now: str) -> bool:
    """Whether the figures say something else than when a title was written, or one that it names
    is another; False where nobody knows what they said."""
    before, after = then.split("\n"), now.split("\n")
    if len(before) <= _SAID:
        return False
    if before[0] != after[0]:
        return True
    named = set(_figures(text).split())
    gone = set(before[2:]) - set(after[2:])
    return any(line.partition(" ")[2] in named for line in gone)


def _said(message: Message) -> str:
    """A message by its sentence and its figures: names and months differ from language to
    language."""
    found = [message.text]
    for _, value in message.values:
        if isinstance(value, Message):
            found.append(_said(value))
        elif isinstance(value, str):
            found.append(_figures(value))
        elif isinstance(value, int | Decimal):
            found.append(str(value))
    return " ".join(" ".join(found).split())


def _figures(text: str) -> str:
    """The figures of a text without the marks that a language sets in them."""
    return " ".join(_MARKS.sub("", found) for found in _FIGURE.findall(text))
