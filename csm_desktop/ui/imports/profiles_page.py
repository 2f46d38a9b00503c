"""The profiles of lists: what each is for, what its columns mean, and what it answers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.imports import CUSTOM, LEFT_OUT, ListKind
from csm_desktop.app.imports import profiles as use_cases
from csm_desktop.app.imports.profile_files import read_profile
from csm_desktop.domain.records.settings import ListProfile, ProfileColumn
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.imports.profile_answers import ProfileAnswers
from csm_desktop.ui.imports.words import choices, field_words, kind_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.file_dialogs import ask_file, ask_target
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_TABLES = frozenset(("list_profile", "setting"))


@dataclass(frozen=True, slots=True)
class ShapeLine:
    """One column of a profile, as the table lists it."""

    id: int
    column: ProfileColumn


class ProfilesPage(Page):
    """Names, meanings and answers are edited where they stand; every change can be undone."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.is_on = QCheckBox(tr("Remember imports that are corrected"))
        self.is_on.clicked.connect(self._remember)
        nothing = EmptyState(
            tr("No list is remembered yet"),
            tr("When you correct an import, or answer what it asks, it is remembered here, and the "
               "next list of the same columns comes in with no question."),
            ghost="",
        )  # fmt: skip
        self.table: Table[ListProfile] = Table(
            tr("Profiles of lists"), _columns(), edit=self._rename, opens=False, empty=nothing
        )
        self.table.chosen.connect(self._show_chosen)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table.grid)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.take = Button(tr("Take one from a &file…"), self.read_file, icon="file-import")
        self.write = Button(tr("&Write into a file…"), self.write_file, icon="file-export")
        self.bin = Button(tr("&Remove"), self.remove, kind="risk", icon="trash")
        self._meanings: list[tuple[str, str]] = []
        self.shape: Table[ShapeLine] = Table(
            tr("Columns of the profile"), self._shape_columns(), edit=self._mean, opens=False
        )
        self.head = Text("", "strong", wrap=True)
        self.answers = ProfileAnswers(self._answer)
        self.details = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        theme.edged(column)
        column.addWidget(ButtonBar(self.is_on, (self.take, self.write, self.bin)))
        column.addWidget(self.table, 1)
        column.addWidget(self.details, 3)
        inner = QVBoxLayout(self.details)
        inner.setContentsMargins(0, 0, 0, 0)
        theme.spaced(inner, gap=theme.M)
        inner.addWidget(self.head)
        below = QHBoxLayout()
        theme.spaced(below, gap=theme.L)
        below.addWidget(self.shape, 1)
        below.addWidget(Scroll(self.answers), 1)
        nest(inner, below, 1)

    @property
    def profile(self) -> ListProfile | None:
        """The one that is chosen."""
        return self.table.current

    # the page

    def show_book(self, book: "Book | None") -> None:
        """Show what a book remembers."""
        if book is None:
            return
        lines = use_cases.book_profiles(book)
        with book.reading() as connection:
            self.is_on.setChecked(use_cases.remembers(connection))
        for part in (self.is_on, self.take, self.bin):
            part.setEnabled(book.why_read_only is None)
        self.table.set_lines(lines)
        if lines and self.table.current is None:
            self.table.step(0)
        self._show_chosen()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Show what became of them."""
        if changes is None or _TABLES & set(changes.tables):
            self.show_book(self.shell.book)

    def title(self) -> str:
        """The page's name."""
        return tr("Profiles of lists")

    def take_focus(self) -> None:
        """The table; where it is empty, the way to fill it."""
        (self.table if self.table.lines else self.take).setFocus()

    # acts

    def remove(self) -> None:
        """Remove the chosen one."""
        profile = self.profile
        if profile is not None and self.bin.isEnabled():
            label = say("Remove profile “{name}”", name=profile.name)
            self.shell.run(label, use_cases.remove_profile, profile.id)

    def write_file(self) -> None:
        """Write the chosen one into a file of the user's choice."""
        profile = self.profile
        if profile is None:
            return
        from csm_desktop.files import safe_name

        kinds = f"{tr('Profiles')} (*.json)"
        target = ask_target(
            self, tr("Write the profile"), safe_name(profile.name, ".json"), kinds, ".json"
        )
        if target is None:
            return
        try:
            use_cases.write_profile(profile, target.path, overwrite=target.overwrite)
        except UserError as error:
            self.shell.tell(error)
            return
        self.shell.toast(render(say("Written: {path}", path=str(target.path))), saved=target.path)

    def read_file(self) -> None:
        """Take a profile from a file."""
        path = ask_file(self, tr("Take a profile"), "", f"{tr('Profiles')} (*.json)")
        if path is None:
            return
        try:
            profile = read_profile(path)
        except UserError as error:
            self.shell.tell(error)
            return
        label = say("Add profile “{name}”", name=profile.name)
        self.shell.run(label, use_cases.add_profile, profile)

    def _remember(self, wanted: bool) -> None:
        label = say("Remember lists") if wanted else say("Remember no lists")
        self.shell.run(label, use_cases.set_remembering, wanted)

    def _rename(self, profile: ListProfile, _: str, name: Any) -> None:
        label = say("Rename profile “{name}”", name=profile.name)
        self.shell.save(label, use_cases.rename_profile, profile.id, str(name))

    def _mean(self, line: ShapeLine, _: str, field: Any) -> None:
        profile = self.profile
        if profile is not None:
            label, header = self._change(profile), line.column.header
            self.shell.save(label, use_cases.set_meaning, profile.id, header, str(field))

    def _answer(self, name: str, value: str) -> None:
        profile = self.profile
        if profile is not None and profile.choice(name) != value:
            self.shell.save(self._change(profile), use_cases.set_choice, profile.id, name, value)

    def _change(self, profile: ListProfile) -> Message:
        return say("Change profile “{name}”", name=profile.name)

    # showing

    def _show_chosen(self) -> None:
        profile = self.profile
        there = profile is not None
        self.write.setEnabled(there)
        self.bin.setEnabled(there and self.take.isEnabled())
        self.details.setVisible(there)
        self.answers.show_profile(profile)
        if profile is None:
            self.shape.set_lines([])
            return
        self._meanings[:] = choices(ListKind(profile.kind)) if profile.kind else []
        if profile.kind:
            self._meanings.append(("", tr("By its values")))
        self.head.setText(profile.name)
        self.shape.set_lines([ShapeLine(n, c) for n, c in enumerate(profile.shape, 1)])

    def _shape_columns(self) -> list[Column[ShapeLine]]:
        return [
            Column(
                "header", tr("Column in the file"), lambda line: line.column.header,
                CellKind.STRONG, 200, stretch=True,
            ),
            Column(
                "field", tr("Becomes"), lambda line: line.column.field, CellKind.CHOICE, 200,
                show=lambda line: f"{self._meaning(line.column.field)} ▾", editable=True,
                choices=self._meanings,
            ),
            Column(
                "said", tr("Why"),
                lambda line: tr("you said so") if line.column.is_said else tr("found out"),
                CellKind.QUIET, 100,
            ),
        ]  # fmt: skip

    def _meaning(self, field: str) -> str:
        profile = self.profile
        if not field:
            return tr("By its values")
        kind = ListKind(profile.kind) if profile is not None and profile.kind else None
        if kind is None or field in (CUSTOM, LEFT_OUT):
            return field_words(ListKind.ACCOUNTS, field)
        return field_words(kind, field)


def _columns() -> list[Column[ListProfile]]:
    return [
        Column("name", tr("Name"), lambda line: line.name, CellKind.STRONG, 240, editable=True,
               stretch=True),
        Column("kind", tr("For"), _kind, width=190),
        Column("system", tr("System"), _system, width=140),
        Column("sheet", tr("Sheet"), lambda line: line.sheet, width=120),
        Column("columns", tr("Columns"), lambda line: len(line.shape), CellKind.NUMBER, 80),
        Column("kept", tr("Kept since"), lambda line: line.kept_at, CellKind.QUIET, 120,
               show=_kept),
    ]  # fmt: skip


def _kind(profile: ListProfile) -> str:
    return kind_words(ListKind(profile.kind)) if profile.kind else tr("A sheet that is left out")


def _system(profile: ListProfile) -> str:
    return profile.choice("source-system") or profile.system


def _kept(profile: ListProfile) -> str:
    return short_day(profile.kept_at.date(), with_year=True) if profile.kept_at else ""
