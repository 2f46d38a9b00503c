"""The window: sidebar, header, pages and status bar, and which page is in front.

It decides nothing about books (`Workbench`), commands (`window_commands`) or what pages show.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.commands.command import Situation
from csm_desktop.ui.frame import window_place as placing
from csm_desktop.ui.frame.header import PageHeader
from csm_desktop.ui.frame.navigator import Navigator
from csm_desktop.ui.frame.pages import Page, PageSpec, Place
from csm_desktop.ui.frame.sidebar import Sidebar
from csm_desktop.ui.frame.status import StatusBar
from csm_desktop.ui.frame.workbench import Workbench
from csm_desktop.ui.lifetimes import Later, soon
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.letters import OwnLetters
from csm_desktop.ui.widgets.layout.reading_order import InReadingOrder
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import Trouble
    from csm_desktop.ui.commands.actions import Actions
    from csm_desktop.ui.commands.choices import Choices
    from csm_desktop.ui.commands.palette import Palette
    from csm_desktop.ui.frame.drops import Drops
    from csm_desktop.ui.frame.notices import Notices
    from csm_desktop.ui.frame.palette_index import PaletteIndex
    from csm_desktop.ui.frame.upkeep.text_rescue import TextRescue
    from csm_desktop.ui.frame.welcome import NoBookViews

_SOON = (
    "csm_desktop.ui.frame.reminders.reminders",
    "csm_desktop.ui.frame.reminders.tray",
    "csm_desktop.app.lists.outbox",
)
_WAIT_MS = 500
_MENU = 24
_NARROW = 1360


class Window(OwnLetters, InReadingOrder, QMainWindow):
    """The main window over a workbench; `painted` comes once, after the first paint.

    What is first painted is the frame alone; `equip` brings what makes it work, and comes before
    anything else is asked of the window.
    """

    actions_: "Actions"
    choices: "Choices"
    drops: "Drops"
    knowing: "PaletteIndex"
    notices: "Notices"
    rescue: "TextRescue"

    painted = Signal()
    closing = Signal()

    def __init__(self, workbench: Workbench, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.workbench = workbench
        self._specs = list(specs)
        self._painted = False
        self.sidebar = Sidebar([spec for spec in specs if spec.place is not Place.HIDDEN])
        theme.THEME.changed.connect(self._fit_sidebar)  # larger text makes a window narrow
        self.header = PageHeader()
        self.status = StatusBar()
        self.stack = QStackedWidget()
        self.blank = QWidget()
        self.stack.addWidget(self.blank)
        self.pages = Navigator(workbench, specs, self.stack, self._tell_where)
        self._outside: NoBookViews | None = None
        self._palette: Palette | None = None
        self.setCentralWidget(self._laid_out())
        self.setMinimumSize(placing.SMALLEST)
        self.menuBar().setMinimumHeight(theme.px(_MENU))
        self._under_way = ""
        self._slow = Later(self, lambda: self.outside.show_waiting(self._under_way), _WAIT_MS)
        self._fit_sidebar()
        # A bare window is painted first; what it needs besides comes in `equip`.
        self.sidebar.show_book("")
        self.setWindowTitle(tr("CSM Desktop"))

    def equip(self, declare: "Callable[[Window, list[PageSpec]], None]") -> None:
        """Menus, palette, notices and everything that listens to the workbench; `declare` adds the
        window's own commands."""
        from csm_desktop.ui.commands.actions import Actions
        from csm_desktop.ui.commands.choices import Choices
        from csm_desktop.ui.commands.command import Menu
        from csm_desktop.ui.frame.drops import Drops
        from csm_desktop.ui.frame.notices import Notices
        from csm_desktop.ui.frame.palette_index import PaletteIndex
        from csm_desktop.ui.frame.recent_books import RecentBooks
        from csm_desktop.ui.frame.upkeep.calendar_watch import CalendarWatch
        from csm_desktop.ui.frame.upkeep.file_watch import FileWatch
        from csm_desktop.ui.frame.upkeep.text_rescue import TextRescue

        workbench, specs = self.workbench, self._specs
        self.notices = Notices(self, self._banners, workbench)
        self.rescue = TextRescue(workbench, self.notices, self)
        workbench.may_leave = self.rescue.may_leave
        workbench.commands.situation = self.situation
        self.actions_ = Actions(self, workbench.commands)
        self._books = RecentBooks(self, workbench)
        self.choices = Choices(
            workbench.commands,
            workbench.open_account,
            self._books.others,
            workbench.open,
        )
        self.knowing = PaletteIndex(workbench, [spec for spec in specs if spec.count], self)
        workbench.loader.early = self.pages.early
        workbench.loader.come.connect(self.pages.make_ahead)
        # What the frame itself will need in a moment comes before what somebody may open.
        workbench.loader.later = (*_SOON, *self.pages.soon_wanted())
        workbench.ready = tuple(spec.ask_ahead for spec in specs if spec.ready)
        declare(self, specs)
        self.drops = Drops(self, workbench, specs)
        self._books.put_into(self.actions_.menu(Menu.FILE), self.actions_["book.sample"])
        self.menuBar().setMinimumHeight(0)
        for menu in filter(None, Menu):  # an open menu takes the release of Alt from us
            hide = partial(theme.THEME.show_mnemonics, False)
            self.actions_.menu(menu).aboutToHide.connect(hide)
        self._connect()
        CalendarWatch(workbench, self.notices, self.drops.take, self)
        FileWatch(workbench, self.notices, self)  # after us: what it offers is not cleared away
        self._show_book()

    @property
    def front(self) -> str:
        """The name of the page in front, or "" while no book is open."""
        return self.pages.front

    @property
    def page(self) -> Page | None:
        """The page in front; None while no book is open."""
        return self.pages.page

    def situation(self) -> Situation:
        """What decides which commands can be run."""
        page, has_book = self.page, self.workbench.book is not None
        if page is None:
            return Situation(self.front, book=has_book)
        return Situation(self.front, page.has_selection(), has_book, page.account_in_hand())

    def show_seen(self, book: Path) -> None:
        """Show where one was in a book, as it looked, while that is being opened."""
        spec = self.pages.show_seen(book)
        if spec is not None:
            self.header.show_title(spec.title)
            self.sidebar.show_page(spec.name, None)
            self.sidebar.show_book(book.stem)

    def go(self, name: str) -> None:
        """Bring a page to the front; without a book, say what waits for one."""
        if self.pages.go(name) or self.workbench.book is not None or not self.pages.waiting():
            return
        if self.stack.currentWidget() is self.outside.welcome:
            self.show_welcome()

    def open_account(self, account_id: int, tab: str = "") -> None:
        """Show an account, where the workspace for accounts exists."""
        if self.pages.open_account(account_id, tab):
            self._show_recent()

    def back(self) -> None:
        """Go to where we came from."""
        self.pages.back()

    def dismiss(self) -> None:
        """Esc: close what is in front on the page; it never leaves one. With nothing to close it
        leaves the text that is being typed, and letters are keys again."""
        page = self.page
        if page is None or page.dismiss():
            return
        from csm_desktop.ui.commands.field_keys import editor  # not at start

        typed_in = editor()
        if typed_in is not None and page.isAncestorOf(typed_in):
            page.setFocus()

    def toggle_sidebar(self) -> None:
        """Only icons, or icons and names; from then on it stays so, however wide the window."""
        self.sidebar.set_collapsed(not self.sidebar.collapsed)
        self.workbench.recents.put("sidebar", "collapsed" if self.sidebar.collapsed else "open")

    def open_palette(self, text: str = "") -> None:
        """Show the palette."""
        self.palette_.open(text)

    @property
    def palette_(self) -> "Palette":
        """The palette, made when it is first asked for."""
        from csm_desktop.ui.commands.palette import Palette

        if self._palette is None:
            self._palette = Palette(self, self.choices, self.knowing.search, self._recent)
            self._palette.chosen.connect(self.workbench.recents.ran)
            self.knowing.found.connect(self._palette.show_found)
        return self._palette

    @property
    def outside(self) -> "NoBookViews":
        """What stands in the window while no book is open; made when it is first needed."""
        from csm_desktop.ui.frame.welcome import NoBookViews

        if self._outside is None:
            self._outside = NoBookViews(self.stack, self.workbench)
        return self._outside

    def come_forward(self) -> None:
        """A second launch asked for us: in front of everything, out of the dock."""
        placing.bring_forward(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once it is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            soon(self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the content what the names in the sidebar would take."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything was, and tell that we are going; what could not be saved is
        asked about first."""
        # What is still in a field is committed while the book is open.
        self._end_typing()
        if not self.workbench.may_leave():
            event.ignore()
            return
        self.workbench.recents.put_state("window", self.saveGeometry())
        for page in self.pages.made.values():
            page.save_state()
        self.closing.emit()
        super().closeEvent(event)

    def _fit_sidebar(self) -> None:
        kept = self.workbench.recents.get("sidebar")
        collapsed = kept == "collapsed" or (not kept and self.width() < theme.px(_NARROW))
        if collapsed != self.sidebar.collapsed:
            self.sidebar.set_collapsed(collapsed)

    def _end_typing(self) -> None:
        """A field saves at a pause, or when the focus leaves it: there may be no pause any more."""
        from csm_desktop.ui.widgets.dialogs.questions import dismiss_all  # not at start

        dismiss_all()
        for page in self.pages.made.values():
            page.settle()
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.pages.keep_sight()

    def _show_books(self) -> None:
        """The book's name leads to the other books."""
        from csm_desktop.ui.commands.command import Menu

        corner = self.sidebar.mapToGlobal(self.sidebar.rect().topLeft())
        self.actions_.menu(Menu.FILE).popup(corner)

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.header)
        self._banners = QVBoxLayout()
        nest(content, self._banners)
        content.addWidget(self.stack, 1)
        nest(across, content, 1)
        nest(rows, across, 1)
        rows.addWidget(self.status)
        return whole

    def _connect(self) -> None:
        workbench = self.workbench
        workbench.leaving.connect(self._end_typing)
        workbench.book_changed.connect(self._show_book)
        workbench.busy.connect(self._show_busy)
        workbench.troubled.connect(self._show_trouble)
        workbench.page_asked.connect(self.go)
        workbench.account_asked.connect(self.open_account)
        workbench.live.changed.connect(self._pass_on)
        workbench.live.figures.connect(lambda: self._pass_on(None))
        workbench.keeping.day_turned.connect(lambda: self._pass_on(None))
        workbench.idle.progressed.connect(self._show_state)
        workbench.keeping.ticked.connect(self._show_state)
        workbench.outbox.moved.connect(self._show_state)
        workbench.keeping.backed_up.connect(lambda _: self._show_state())
        self.knowing.known.connect(self._show_known)
        self.header.palette_asked.connect(self.open_palette)
        self.sidebar.page.connect(self.go)
        self.sidebar.neared.connect(self.pages.expect)
        self.sidebar.account.connect(workbench.open_account)
        self.sidebar.book.connect(self._show_books)

    def _show_book(self) -> None:
        """The workbench has another book, or none."""
        book = self.workbench.book
        wanted = list(self.pages.waiting())
        # Notices speak of the book that was open.
        self.notices.clear()
        self.pages.show_book(book)
        name = book.path.stem if book else ""
        self.setWindowTitle(
            render(say("{book} - CSM Desktop", book=name)) if name else tr("CSM Desktop")
        )
        self.sidebar.show_book(name)
        self._show_known()
        if book is None:
            self.stack.setCurrentWidget(self.blank)
            self._tell_where()
        else:
            self._slow.stop()
            self.notices.show_book()
            self.pages.return_to(book, wanted)
        self.pages.end_seen()
        self._show_state()

    def show_welcome(self) -> None:
        """No book is open, and none is on its way."""
        if self.workbench.book is None:
            self._tell_where()
            self.pages.end_seen()
            paths = [path for some in self.pages.waiting().values() for path in some]
            self.outside.show_welcome([path.name for path in paths])

    def _show_busy(self, words: str) -> None:
        self.status.show_work(words)
        self._under_way = words
        if self._outside is not None:
            self._outside.waiting.say(words)
        begin = words and self.pages.seen is None
        (self._slow.start if begin else self._slow.stop)()

    def _show_trouble(self, trouble: "Trouble") -> None:
        if trouble.path == Path() or (trouble.why == "missing" and trouble.remedy is None):
            self.show_welcome()
            self.notices.error(trouble.title, trouble.advice)
            return
        self._tell_where()
        self.pages.end_seen()
        self.outside.show_trouble(trouble)

    def _pass_on(self, changes: object) -> None:
        for page in self.pages.made.values():
            page.changed(changes)  # type: ignore[arg-type]
        self._show_state()
        self.knowing.ask()

    def _tell_where(self) -> None:
        page = self.page
        self.pages.remember()
        self.header.show_title(page.title() if page else "", page.aside() if page else "")
        self.sidebar.show_page(self.front, self.pages.account)
        self.actions_.refresh()

    def _show_state(self) -> None:
        workbench = self.workbench
        self.status.show_saved(workbench.saved_at)
        self.status.show_mail(workbench.outbox.words)
        self.status.show_figures(workbench.idle.as_of, workbench.idle.waiting)
        book = workbench.book
        self.status.show_backup(workbench.backup_at, book.now() if book else None)
        self.status.show_protection(book.is_encrypted if book else None)

    def _show_known(self) -> None:
        self.choices.know(self.knowing.accounts)
        for name, number in self.knowing.counts.items():
            self.sidebar.show_count(name, number)
        self._show_recent()

    def _show_recent(self) -> None:
        named = {account.id: account for account in self.knowing.accounts}
        shown = [named[each] for each in self._recent()[0] if each in named]
        self.sidebar.show_recent(shown, self.pages.account)

    def _recent(self) -> tuple[list[int], list[str]]:
        recents, book = self.workbench.recents, self.workbench.book
        return (recents.accounts(book.path) if book else []), recents.commands()
