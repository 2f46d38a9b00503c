"""The words of a follow-up: what was agreed, once, and never a private line."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.app.correspondence.templates import letter_text
from csm_desktop.app.meetings.follow_up_letter import letter_values, step_line
from csm_desktop.domain.correspondence.salutations import Addressee
from csm_desktop.domain.correspondence.templates import filled
from csm_desktop.domain.meetings.follow_up_draft import (
    AgreedStep,
    FollowUpDraft,
    follow_up_draft,
)
from csm_desktop.domain.meetings.note_lines import note_lines
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.meetings import EndGoal
from csm_desktop.wording import render
from tests.domain.meetings.test_note_lines import BODY, MEETING, PEOPLE, TODAY


def _written(draft: FollowUpDraft) -> str:
    return filled(letter_text((), LetterKind.FOLLOW_UP, "en").body, letter_values(draft)).text


def test_a_name_is_said_once_in_the_mail_wherever_it_was_written() -> None:
    for written in ("@lena sends the list fri", "@lena: sends the list fri"):
        (line,) = note_lines(f"> {written}", PEOPLE, TODAY)
        assert line.text == "sends the list"
    (line,) = note_lines("> Lena sends the list @lena fri", PEOPLE, TODAY)
    assert line.text == "Lena sends the list"
    friday = date(2026, 11, 27)
    assert render(step_line(AgreedStep(line.text, "Lena", friday))) == (
        "Lena sends the list, by 27 November 2026"
    )
    assert render(step_line(AgreedStep("sends the list", "Lena", friday))) == (
        "Lena: sends the list, by 27 November 2026"
    )
    assert render(step_line(AgreedStep("Lenas list", "Lena"))) == "Lena: Lenas list"


def test_the_draft_is_built_from_shared_lines_only() -> None:
    draft = follow_up_draft(
        MEETING,
        note_lines(BODY, PEOPLE, TODAY),
        [Addressee("Lena Brandt"), Addressee("Olivier, Marc")],
        (EndGoal(1, 1, 1, "Know if we can go live on 13 December", met=True),),
        AgreedStep("go-live check", "", date(2026, 12, 4)),
        "Ann",
    )
    assert (
        _written(draft)
        == """Dear Lena and Marc,

Thank you for your time today.

You wanted:
• Know if we can go live on 13 December: done

What we heard
Replanning measured last week: 22 minutes, target 15.

What we agreed
• Go live in two depots on 13 December, rest in January

What we do
• Ann: SSO guide to IT, by 27 November 2026

What you do
• Lena: name pilot users, by 2 December 2026

Open question
Who signs for the works council?

Next step: go-live check, by 4 December 2026.

Did I get that right?

Ann"""
    )


def test_an_empty_meeting_still_makes_a_draft() -> None:
    draft = follow_up_draft(MEETING, (), ())
    assert _written(draft).split("\n") == [
        "Hello,",
        "",
        "Thank you for your time today.",
        "",
        "Did I get that right?",
    ]


marks = st.sampled_from(["", "> ", "! ", "? ", "> @lena ", "- "])
odd_breaks = st.sampled_from(["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85", "\x1e"])
words = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=12)


@given(st.lists(st.tuples(marks, words, odd_breaks)), marks, words, words)
def test_no_private_word_reaches_a_draft(
    before: list[tuple[str, str, str]], mark: str, word: str, more: str
) -> None:
    shared = "".join(f"{each}{text}{end}" for each, text, end in before)
    body = f"{shared}\n{mark}# SECRET {word} SECRET {more} SECRET\nThanks"
    draft = follow_up_draft(MEETING, note_lines(body, PEOPLE, TODAY), [Addressee("Lena Brandt")])
    text = _written(draft)
    if mark != "> @lena ":
        assert "SECRET" not in text
    assert "Thanks" in text
