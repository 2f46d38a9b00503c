"""A review was held: when, who was there, when the next one is. All of it is proposed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.reviews.frozen import FileToKeep, files_to_keep, hold_and_keep
from csm_desktop.app.reviews.held import Held, Holding, Someone, holding
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.here import zone_here
from csm_desktop.ui.widgets import Chip, DayField, FlowLayout, Scroll, Text
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.ui.widgets.persons.chip import PersonChip
from csm_desktop.wording import day, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.ebr import Material

_MOST = 60  # chips a side; a room holds fewer
_WIDE, _LEAST, _HIGH = 520, 90, 420  # px of those who may have been there, at 100 %


class GuestList(QWidget):
    """Chips of one side; on was there. The arrow keys go along them, Space switches one."""

    def __init__(self, name: str, people: list[Someone]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.chips: dict[int, Chip] = {}
        flow = FlowLayout(self)
        for person in people[:_MOST]:
            chip = self.chips[person.id] = PersonChip(person.name)
            chip.setChecked(person.came)
            chip.setAccessibleName(
                render(say("{name}, {title}", name=person.name, title=person.title))
                if person.title
                else person.name
            )
            chip.installEventFilter(self)
            flow.addWidget(chip)

    @property
    def there(self) -> list[int]:
        """Who was there."""
        return [id_ for id_, chip in self.chips.items() if chip.isChecked()]

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            # The arrow keys mean the eye's directions.
            ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
            back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
            step = {ahead: 1, back: -1}.get(Qt.Key(event.key()))
            chips = list(self.chips.values())
            if step is not None and isinstance(chip, Chip):
                index = chips.index(chip) + step
                chips[max(0, min(index, len(chips) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False


class HoldReview(FormDialog):
    """Marks the review as held. `done` is told what came of it."""

    def __init__(
        self,
        shell: Shell,
        account_id: int,
        proposed: Holding,
        here: str,
        done: Callable[[Held], object],
        parent: QWidget,
    ) -> None:
        title = render(say("EBR {n} was held", n=proposed.number))
        words = tr("Its goals come back in the next review, each with what became of it.")
        super().__init__(title, words, tr("&Mark as held"), self._hold, parent)
        self._shell, self._account_id, self._here, self._done = shell, account_id, here, done
        self.files: Sequence[FileToKeep] | None = None
        self.make_files: Callable[[], Sequence[FileToKeep]] = tuple
        today = partial(_today, shell)
        self.on = PastDayField(tr("Day"), proposed.on, today=today)
        self.next_on = DayField(tr("Next review"), proposed.next_on, today=today)
        self.theirs = GuestList(
            tr("Who was there of theirs"), [person for person in proposed.people if not person.ours]
        )
        self.ours = GuestList(
            tr("Who was there of ours"), [person for person in proposed.people if person.ours]
        )
        self.form.add(tr("&Day"), self.on)
        self.form.add(tr("&Next review"), self.next_on)
        self.column.addWidget(_Room(self.theirs, self.ours), 1)
        self.ready()
        self.setMinimumWidth(theme.px(_WIDE))
        self.on.setFocus()

    def _hold(self) -> None:
        on = self.on.stored
        # Made while people were chosen; who was quicker waits for it now.
        if self.files is None:
            self.files = self.make_files()
        held = self._shell.save(
            say("{title}", title=self.title.text()),
            hold_and_keep,
            self.files,
            self._account_id,
            on if on is not None else _today(self._shell),
            self.theirs.there,
            self.ours.there,
            self.next_on.stored,
            self._here,
        )
        self._done(held)


def ask_held(
    shell: Shell,
    view: StudioView,
    done: Callable[[], object],
    parent: QWidget,
    shown: "tuple[Material, str]",
) -> None:
    """Ask when a review was held; then a toast says what came of it, and `done` goes on.

    What is kept of it is made of what is `shown`, on that paper, on a thread meanwhile.
    """

    def was_held(held: Held) -> None:
        shell.toast(held_words(held), undoable=True)
        done()

    proposed = holding(view.facts)
    asking = HoldReview(shell, view.account_id, proposed, zone_here(), was_held, parent)
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    make_files = partial(files_to_keep, *shown)
    asking.make_files = make_files
    asking.open()

    def made(files: Sequence[FileToKeep]) -> None:
        asking.files = files

    def failed(error: BaseException) -> None:
        raise error

    shell.background.start(asking, lambda _: make_files(), made, failed)


def held_words(held: Held) -> str:
    """What was done, for a toast."""
    on = day(held.review.on)
    if held.next is None:
        words = say("EBR {n} was held on {on}.", n=held.review.number, on=on)
    else:
        words = say(
            "EBR {n} was held on {on}; EBR {next} is planned for {then}.",
            n=held.review.number,
            on=on,
            next=held.next.number,
            then=day(held.next.on),
        )
    return render(words)


class _Room(Scroll):
    """Both sides as high as they are, scrolled where the screen is lower."""

    def __init__(self, *sides: GuestList) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        theme.spaced(column, gap=theme.S)
        for side in sides:
            # A side without people takes no room.
            if side.chips:
                column.addWidget(Text(side.accessibleName(), "caption_strong"))
                column.addWidget(side)
        column.addStretch(1)
        super().__init__(content)
        self._column = column
        self.setMinimumHeight(theme.px(_LEAST))

    def sizeHint(self) -> QSize:
        wide = theme.px(_WIDE)
        high = self._column.heightForWidth(wide)
        return QSize(wide, min(max(high, theme.px(_LEAST)), theme.px(_HIGH)))


def _today(shell: Shell) -> date:
    book = shell.book
    if book is None:
        raise RuntimeError("no book is open")
    return book.today()
