"""The one kind of error a user is told about; everything else is a bug."""

from collections.abc import Callable


class UserError(Exception):
    """Something went wrong that its reader can do something about.

    `title` says what happened in one line; `advice` says what is safe and what to do next.
    The command line prints both and leaves with exit code 2; the window shows them in a banner.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.said: tuple[object, ...] = ()
        """The sentences that it is made of, where somebody keeps it to be told in another language
        (`kept_messages`)."""

    def __str__(self) -> str:
        return f"{self.title}\n{self.advice}" if self.advice else self.title


class NotStoredError(UserError):
    """The book could not take a change now, and may take the same one later: the disk is full, the
    book is busy. `again` runs the very same act, once the gate for changes has said which it was.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.again: Callable[[], object] | None = None
