"""The words of a follow-up mail: what each place of its template is filled with."""

from collections.abc import Iterable
from functools import lru_cache

from csm_desktop.app.correspondence.voices import greeting
from csm_desktop.domain.meetings.follow_up_draft import AgreedStep, FollowUpDraft
from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording import Voice, render, voice


def letter_values(draft: FollowUpDraft) -> dict[str, str]:
    """The blocks of a draft by the names of their places, in the voice in force; "" for none."""
    questions = [say("{text}", text=question) for question in draft.questions]
    step = draft.next_step
    return {
        "greeting": greeting(draft.addressed),
        "wanted": _block(say("You wanted:"), [_wanted(text, met) for text, met in draft.wanted]),
        "heard": _block(say("What we heard"), [say("{text}", text=text) for text in draft.heard]),
        "agreed": _block(
            say("What we agreed"), [_bullet(say("{t}", t=text)) for text in draft.agreed]
        ),
        "we do": _block(say("What we do"), [_bullet(step_line(step)) for step in draft.we_do]),
        "you do": _block(say("What you do"), [_bullet(step_line(step)) for step in draft.you_do]),
        "questions": _block(say("Open question", "Open questions", n=len(questions)), questions),
        "next step": _told(say("Next step: {step}.", step=step_line(step))) if step else "",
        "me": draft.ours,
    }


def _block(heading: Message, lines: Iterable[Message]) -> str:
    told = [_told(line) for line in lines]
    return "\n".join((_told(heading), *told)) if told else ""


def _told(line: Message) -> str:
    """One line of the mail; what the notes say stands there as it is, however long they are."""
    # The user's words are no text of ours: neither a template, nor worth a place in the cache.
    return str(line.values[0][1]) if line.text == "{text}" else _told_once(line, voice())


@lru_cache(maxsize=1024)
def _told_once(line: Message, spoken: Voice) -> str:
    """Of a long draft that grows with the notes, one line is new; `spoken` is that in force."""
    with spoken.spoken():
        return render(line)


def _wanted(text: str, met: bool | None) -> Message:
    if met is None:
        return _bullet(say("{text}", text=text))
    if met:
        return _bullet(say("{text}: done", text=text))
    return _bullet(say("{text}: still to come", text=text))


def _bullet(text: Message) -> Message:
    return say("• {text}", text=text)


def step_line(step: AgreedStep) -> Message:
    """A step as one line of the mail; a name that the words begin with is not said twice."""
    named = step.who and not _begins_with(step.what, step.who)
    if named and step.due_on:
        return say("{who}: {what}, by {on}", who=step.who, what=step.what, on=step.due_on)
    if named:
        return say("{who}: {what}", who=step.who, what=step.what)
    if step.due_on:
        return say("{what}, by {on}", what=step.what, on=step.due_on)
    return say("{what}", what=step.what)


def _begins_with(what: str, who: str) -> bool:
    # "Ann: send the file" names her already, with or without the colon.
    first = what.split(maxsplit=1)[0] if what.strip() else ""
    return first.rstrip(":;,").casefold() == who.casefold()
