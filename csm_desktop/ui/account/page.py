"""The account workspace: one account at a time, its header, and the tab in front."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.header import AccountHeader
from csm_desktop.ui.account.header_words import what_it_is
from csm_desktop.ui.account.lost import LostValues
from csm_desktop.ui.account.tabs import TabSpec, tabs
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.merge_accounts import ask_other_account
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.book import Book, ChangeSet

PAGE = "account"


class NoAccountShownError(LookupError):
    """The account that a tab was to show is not in the book any more."""


class AccountPage(Page):
    """Shows an account. Only the tab in front follows changes; the others catch up when shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.account_id: int | None = None
        self.view: AccountView | None = None
        self._specs: dict[str, TabSpec] = {spec.name: spec for spec in tabs()}
        self._tabs: dict[str, Tab] = {}
        self._behind: set[str] = set()
        self._part = ""
        self._trail: list[str] = []
        self.header = AccountHeader(shell.commands)
        self.stack = QStackedWidget()
        # Whatever a tab would like: the header above it is never squeezed.
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.gone = EmptyState(
            tr("This account is not in the book any more."),
            tr("It was undone, or purged from the trash."),
            ghost="",
        )
        self.lost = LostValues()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        for widget, stretch in (
            (self.header, 0), (self.lost, 0), (self.gone, 1), (self.stack, 1),
        ):  # fmt: skip
            column.addWidget(widget, stretch)
        for spec in self._specs.values():
            self.header.bar.addTab(spec.title.replace("&", "&&"))
        self.header.bar.currentChanged.connect(self._chosen)
        self.header.place_asked.connect(self._go_to)
        self.header.bar.tabBarClicked.connect(lambda _: self._trail.clear())
        self._declare()
        self._show_what_there_is()

    @property
    def tab_name(self) -> str:
        """The name of the tab in front."""
        return list(self._specs)[max(0, self.header.bar.currentIndex())]

    @property
    def tab(self) -> Tab | None:
        """The tab in front; None while no account is shown."""
        return self._tabs.get(self.tab_name) if self.view is not None else None

    def open_account(self, account_id: int, tab: str = "") -> None:
        """Show an account at one of its tabs, or at the one that was in front last.

        `tab` may name a part of it, too: "plan/milestones", "contacts/17".
        """
        tab, _, self._part = tab.partition("/")
        if account_id != self.account_id:
            self._trail.clear()
        elif tab in self._specs and tab != self.tab_name and self.view is not None:
            self._trail.append(self.tab_name)
        if account_id != self.account_id:
            self.settle()
            self.account_id = account_id
            self._ask()
        if tab in self._specs:
            self._bring(tab)
        self.state_changed.emit()

    def show_tab(self, name: str) -> Tab:
        """Bring a tab to the front. Raises NoAccountShownError where there is none to show."""
        self._bring(name)
        if self.tab is None:
            raise NoAccountShownError
        return self.tab

    def _bring(self, name: str) -> None:
        self.header.bar.setCurrentIndex(list(self._specs).index(name))
        self._show_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gives the tab what the header can spare."""
        super().resizeEvent(event)
        self.header.be_brief(self.height() < theme.px(theme.LOW))

    def show_book(self, book: "Book | None") -> None:
        """Another book has other accounts."""
        del book
        self.settle()
        self.account_id = None
        self._ask()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask for the account anew where a change may concern it."""
        if changes is None or changes.concerns(self.account_id):
            self._ask()

    def title(self) -> str:
        """The account's name."""
        return self.view.facts.account.name if self.view is not None else tr("Account")

    def aside(self) -> str:
        """What the account is, or that it lies in the trash: here is more room than beneath."""
        if self.view is None:
            return ""
        if self.view.facts.account.deleted_at is not None:
            return tr("In the trash")
        return what_it_is(self.view)

    def has_selection(self) -> bool:
        """Whether the tab in front has one."""
        return self.tab is not None and self.tab.has_selection()

    def account_in_hand(self) -> int | None:
        """The account that is shown."""
        return None if self.view is None else self.account_id

    def take_focus(self) -> None:
        """The tab in front knows where; where a part was asked for, it is there."""
        part, self._part = self._part, ""
        if self.tab is not None and part:
            self.tab.places.forget_return()
            self.tab.go_to(part)
        elif self.tab is not None:
            self.tab.take_focus()

    def dismiss(self) -> bool:
        """Esc closes what is in front in the tab."""
        return self.tab is not None and self.tab.dismiss()

    def back(self) -> bool:
        """From a part of the tab to the whole of it, then to the tab that led here."""
        if self.tab is not None and self.tab.back():
            return True
        if not self._trail or self.view is None:
            return False
        self.show_tab(self._trail.pop()).take_focus()
        return True

    def settle(self) -> None:
        super().settle()
        for tab in self._tabs.values():
            tab.settle()

    def save_state(self) -> None:
        """Every tab keeps its own."""
        for tab in self._tabs.values():
            tab.save_state()

    def _declare(self) -> None:
        """The keys of the tabs, what each of them can do, and what goes for all."""
        self.shell.commands.add(
            Command(
                "account.print", tr("Preview and print"), self.print_, "Ctrl+P", Menu.ACCOUNT,
                needs_book=True, page=PAGE, icon="printer", words="pdf paper document",
            ),
            Command(
                "account.filter", tr("Filter this list"), self.filter_, "Ctrl+F", Menu.EDIT,
                enabled=lambda: self.tab is not None and self.tab.filter_field() is not None,
                needs_book=True, page=PAGE, icon="filter",
            ),
            Command(
                "account.inspect", tr("Details of the chosen line"), self.inspect, "I",
                Menu.ACCOUNT, needs_book=True, page=PAGE, icon="layout-sidebar-right",
                enabled=lambda: self.tab is not None and self.tab.has_inspector,
                words="inspector side panel fields", group=2,
            ),
            Command(
                "account.merge", tr("Make one with another account…"), self._make_one, "",
                Menu.ACCOUNT, needs_book=True, page=PAGE, icon="users", group=2,
                words="merge duplicate double same",
            ),
        )  # fmt: skip
        for spec in self._specs.values():
            reach = partial(self._reach, spec.name)
            go = Command(
                f"account.tab.{spec.name}",
                render(say("Account: {tab}", tab=spec.title)),
                reach,
                spec.key,
                Menu.ACCOUNT,
                needs_book=True,
                page=PAGE,
                on_account=partial(self._open_at, spec.name),
            )
            declared = (go, *spec.declared(self.shell, reach))
            self.shell.commands.add(*map(self._while_shown, declared))

    def _while_shown(self, command: Command) -> Command:
        """The same command, without effect where the account has gone: the page says so."""
        enabled, on_account = command.enabled, command.on_account
        if on_account is None:
            return replace(command, enabled=lambda: self.view is not None and enabled())

        def act(account_id: int) -> None:
            with suppress(NoAccountShownError):
                on_account(account_id)

        return replace(command, enabled=lambda: self.view is not None and enabled(), on_account=act)

    def _make_one(self) -> None:
        if self.account_id is not None:
            ask_other_account(self.shell, self.account_id, self)

    def print_(self) -> None:
        """Preview what the tab in front has for the customer."""
        from csm_desktop.ui.paper.preview import show_paper

        if self.tab is not None:
            show_paper(self.shell, self.tab.paper(), self.tab)

    def filter_(self) -> None:
        """Go to where the list of the tab in front is filtered."""
        field = self.tab.filter_field() if self.tab is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def inspect(self) -> None:
        """Show what is chosen in the tab in front at the side."""
        if self.tab is not None:
            self.tab.inspect()

    def _reach(self, name: str) -> Tab:
        self._trail.clear()
        tab = self.show_tab(name)
        tab.take_focus()
        return tab

    def _go_to(self, place: str) -> None:
        if self.account_id is not None:
            self.shell.open_account(self.account_id, place)

    def _open_at(self, name: str, account_id: int) -> None:
        self.shell.open_account(account_id, name)

    def _ask(self) -> None:
        from csm_desktop.app.accounts.view import view_if_there

        self.view = view_if_there(self.shell.book, self.account_id)
        self._behind = set(self._tabs)
        self._show_what_there_is()
        self.state_changed.emit()

    def _show_what_there_is(self) -> None:
        for widget in (self.header, self.stack):
            widget.setVisible(self.view is not None)
        self.gone.setVisible(self.view is None and self.account_id is not None)
        self.lost.show_values(self.view.unusable if self.view is not None else ())
        if self.view is not None:
            self.header.show_view(self.view)
            self._show_tab()

    def _chosen(self, _: int) -> None:
        self._show_tab()
        self.state_changed.emit()

    def _show_tab(self) -> None:
        """Make the tab in front if it is not there, and let it show what is true now."""
        if self.view is None:
            return
        name = self.tab_name
        tab = self._tabs.get(name)
        if tab is None:
            tab = self._specs[name].make(self.shell)
            tab.state_changed.connect(self.state_changed)
            self._tabs[name] = tab
            self._behind.add(name)
            self.stack.addWidget(tab)
        if name in self._behind:
            self._behind.discard(name)
            tab.given(self.view)
        self.stack.setCurrentWidget(tab)
