"""The bank of questions of this book: ours, until the user has changed it."""

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.domain.meetings.questions import default_questions
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import render

_KEY = "questions."


def bank_of(connection: BookConnection, kind: MeetingKind) -> tuple[str, ...]:
    """The questions for a kind of meeting, in the user's language or words."""
    text = text_of(connection, _KEY + kind.value)
    if text:
        return tuple(text.splitlines())
    return tuple(render(question) for question in default_questions(kind))


def question_bank(book: Book, kind: MeetingKind) -> tuple[str, ...]:
    """The same, of an open book."""
    with book.reading() as connection:
        return bank_of(connection, kind)


def change_bank(work: Work, /, kind: MeetingKind, lines: str) -> None:
    """Have other questions for a kind of meeting, one a line; none brings back those of ours."""
    asked = [words for line in lines.splitlines() if (words := " ".join(line.split()))]
    ours = [render(question) for question in default_questions(kind)]
    put_text(work, _KEY + kind.value, "" if asked == ours else "\n".join(dict.fromkeys(asked)))
