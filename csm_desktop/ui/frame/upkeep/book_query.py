"""A question to the whole book, answered on a thread: one at a time, of the open book alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.errors import UserError
from csm_desktop.ui.background import Job
from csm_desktop.ui.frame.shell import Shell

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

    Question = Callable[[Book], object]


class BookQuery(QObject):
    """`answered` brings what the question found; nothing, where the book cannot be read now.

    `prepare` is called on the window's thread each time and gives the question, with what it takes
    along from there.
    """

    answered = Signal(object)

    def __init__(self, shell: Shell, prepare: "Callable[[], Question]", parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._prepare = shell, prepare
        self._job: Job[object] | None = None
        self._again = False

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None and self._job.awaited

    def ask(self) -> None:
        """Ask now, or once more when the question under way is answered."""
        book = self._shell.book
        if book is None:
            return
        # One at a time; the answer under way would be old, so it is asked once more afterwards.
        if self.busy:
            self._again = True
            return
        self._again = False
        question = self._prepare()
        self._job = self._shell.background.start(
            self, lambda _: question(book), self._answer, self._fail
        )

    def _answer(self, found: object) -> None:
        self.answered.emit(found)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        # That a book cannot be read is told by whatever holds it; a list keeps what it shows.
        if not isinstance(error, UserError):
            raise error
        self._go_on()

    def _go_on(self) -> None:
        # Taken before asking: what is asked now may be asked once more while it runs.
        again, self._again = self._again, False
        if again:
            self.ask()
