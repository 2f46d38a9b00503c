"""The words of a follow-up mail, in which the user goes on writing."""

from csm_desktop.domain.meetings.follow_up_draft import AgreedStep, FollowUpDraft
from csm_desktop.domain.text.message import Message, say


def letter_subject(draft: FollowUpDraft) -> Message:
    """The subject line."""
    if draft.next_step is None:
        return say("What we agreed today")
    return say("What we agreed today, and the next step")


_BLANK = say("")


def letter_lines(draft: FollowUpDraft) -> tuple[Message, ...]:
    """The draft as the lines of a plain text mail, blank lines between its parts; the user edits
    it before it goes."""
    blocks: list[list[Message]] = [
        [_greeting(draft.names)],
        [say("Thank you for your time today.")],
    ]
    if draft.wanted:
        blocks.append([say("You wanted:"), *(_wanted(text, met) for text, met in draft.wanted)])
    blocks += _block(say("What we heard"), [say("{text}", text=text) for text in draft.heard])
    blocks += _block(say("What we agreed"), [_bullet(say("{t}", t=text)) for text in draft.agreed])
    blocks += _block(say("What we do"), [_bullet(step_line(step)) for step in draft.we_do])
    blocks += _block(say("What you do"), [_bullet(step_line(step)) for step in draft.you_do])
    questions = [say("{text}", text=question) for question in draft.questions]
    heading = say("Open question", "Open questions", n=len(questions))
    blocks += _block(heading, questions)
    if draft.next_step is not None:
        blocks.append([say("Next step: {step}.", step=step_line(draft.next_step))])
    blocks.append([say("Did I get that right?")])
    if draft.ours:
        blocks.append([say("{name}", name=draft.ours)])
    joined = [line for block in blocks for line in (*block, _BLANK)]
    return tuple(joined[:-1])


def _block(heading: Message, lines: list[Message]) -> list[list[Message]]:
    return [[heading, *lines]] if lines else []


def _greeting(names: tuple[str, ...]) -> Message:
    return say("Dear {names},", names=names) if names else say("Hello,")


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
    first = what.split(maxsplit=1)[0] if what.strip() else ""
    return first.rstrip(":;,").casefold() == who.casefold()
