"""The kit of parts on three pages: marks and buttons, tables, fields and messages."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import (
    BandBadge,
    BandGlyph,
    Banner,
    Button,
    Card,
    CellKind,
    ChipRow,
    Choice,
    ChoiceField,
    Column,
    Confirm,
    CrashDialog,
    DayField,
    EmptyState,
    FlowLayout,
    Form,
    Grave,
    IconButton,
    Inspector,
    KeyFigure,
    LongTextField,
    MoneyField,
    PersonField,
    Progress,
    ShelfLayout,
    Somebody,
    Table,
    TagsField,
    Text,
    TextField,
    Toast,
)
from csm_desktop.ui.widgets.layout.contents import nest
from tests.gallery.register import picture

TODAY = date(2026, 11, 22)
_KEPT: list[QWidget] = []  # what a picture is a part of must outlive it
ROLES = ("figure", "title", "subtitle", "strong", "body", "caption")
HOSTILE = ("R&D <beta> </b>", "Wort " * 60, "🚀 Rakete & Söhne", "חברת הרכבות הצפונית")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sample table."""

    id: int
    name: str
    band: Band
    score: Decimal | None
    trend: tuple[int, ...]
    coverage: int
    step: str
    late: bool
    renews: date | None
    arr: tuple[Money, ...]
    share: float
    tags: tuple[str, ...] = ()
    done: bool = False


def rows(count: int = 12) -> list[Row]:
    """Lines that go through every band, with hostile names among them."""
    names = ["Northwind Rail", "Halden Foods", "Kestrel Health", "Ōmi Robotics", *HOSTILE]
    bands = [(Band.WATCH, 71), (Band.HEALTHY, 91), (Band.AT_RISK, 31), (Band.UNKNOWN, None)]
    made = []
    for place in range(count):
        band, score = bands[place % 4]
        name = names[place] if place < len(names) else f"Account {place * 7919 % 1000}"
        trend = tuple(60 + (place * 31 + week * week * 7) % 23 for week in range(13))
        made.append(
            Row(
                place + 1,
                name,
                band,
                None if score is None else Decimal(score),
                trend,
                place % 4,
                "Send SSO guide · 2 d late" if place % 5 == 0 else "Quarterly review 3 Dec",
                place % 5 == 0,
                date(2027, 1 + place % 12, 14) if place % 6 else None,
                (Money(2_100_000 * (place + 1), "EUR" if place % 3 else "GBP"),),
                0.15 + place % 8 / 10,
                ("champion", "stakeholder", "buyer")[: place % 4],
                place % 3 == 0,
            )
        )
    return made


def columns() -> list[Column[Row]]:
    """One column of most kinds."""
    return [
        Column("done", "", lambda row: row.done, CellKind.CHECK, 40, editable=True, sortable=False),
        Column("name", "Account", lambda row: row.name, CellKind.STRONG, 170, editable=True),
        Column("health", "Health", lambda row: (row.band, row.score), CellKind.BAND, 152),
        Column("trend", "90 days", lambda row: (row.trend, row.band), CellKind.SPARKLINE, 92),
        Column("coverage", "3×3", lambda row: row.coverage, CellKind.DOTS, 64),
        Column(
            "step",
            "Next step",
            lambda row: row.step,
            late=lambda row: row.late,
            editable=True,
            stretch=True,
        ),
        Column("renews", "Renewal", lambda row: row.renews, CellKind.DAY, 110, editable=True),
        Column("arr", "ARR", lambda row: row.arr, CellKind.MONEY, 110),
        Column("share", "Journey", lambda row: row.share, CellKind.BAR, 110, internal=True),
        Column("tags", "Roles", lambda row: row.tags, CellKind.TAGS, 190),
    ]


def refuse(_: Row, __: str, ___: object) -> None:
    """A use case that saves nothing."""
    raise UserError("This name is taken.", "Give the account another name.")


def page(margin: int = theme.XL) -> tuple[QWidget, QVBoxLayout]:
    """An empty page."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.spaced(column, margin=margin, gap=theme.M)
    return widget, column


@picture("parts-table", prepare=lambda made: made.findChildren(Table)[0].grid.setFocus())
def tables() -> QWidget:
    """Key figures, chips, buttons and the table, as the Book has them."""
    widget, column = page()
    shelf = QWidget()
    figures = ShelfLayout(shelf)
    for words in (
        ("ARR (EUR at your rates)", "€ 1.92 M", "42 accounts"),
        ("NRR 12 months", "118 %", "best: over 130 %"),
        ("GRR 12 months", "96 %", "churn 4 %"),
        ("Up for renewal 90 days", "€ 408 k", "1 at risk"),
        ("3×3 met", "21 of 30", "high-touch"),
    ):
        figures.addWidget(KeyFigure(*words))
    column.addWidget(shelf)
    bar = QHBoxLayout()
    theme.spaced(bar)
    bar.addWidget(
        ChipRow(
            "Saved views",
            [("all", "All", 42), ("renewals", "Renewals", 6), ("gaps", "Coverage gaps", 9)],
        ),
        1,
    )
    bar.addWidget(Button("&Columns"))
    bar.addWidget(Button("&Import…", icon="upload"))
    bar.addWidget(Button("&New account", kind="primary", hint="Ctrl+N"))
    nest(column, bar)
    table = Table("Accounts", columns(), rows(), edit=refuse, today=lambda: TODAY)
    table.sort_by("name")
    column.addWidget(table, 1)
    table.select(3)
    return widget


@picture("parts-marks")
def marks() -> QWidget:
    """Type, badges, dots, lines, buttons, tabs, ticks."""
    widget, column = page()
    both = QHBoxLayout()
    theme.spaced(both, gap=theme.L)
    type_card = Card("Type", "Source Sans")
    for role in ROLES:
        type_card.add(Text(f"{role.capitalize()} 0123456789", role))
    type_card.add(Text("Secondary text", colour="secondary"))
    type_card.add(Text("What went wrong", colour="error"))
    for name in HOSTILE:
        type_card.add(Text(name))
    type_card.add(Text("x" * 90 + " wrapped", wrap=True))
    type_card.body.addStretch(1)
    both.addWidget(type_card, 1)
    side = QVBoxLayout()
    theme.spaced(side, gap=theme.L)
    side.addWidget(_bands())
    side.addWidget(_buttons())
    side.addStretch(1)
    nest(both, side, 1)
    nest(column, both, 1)
    return widget


def _bands() -> Card:
    card = Card("Bands", "glyph, word and number", ruled=True, edge="watch")
    for band, score in (
        (Band.HEALTHY, 88),
        (Band.WATCH, 71),
        (Band.AT_RISK, 31),
        (Band.UNKNOWN, None),
    ):
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(BandGlyph(band))
        row.addWidget(Text("Northwind Rail"))
        row.addStretch(1)
        row.addWidget(BandBadge(band, score))
        card.add_layout(row)
    return card


def _buttons() -> Card:
    card = Card("Buttons")
    flow_box = QWidget()
    flow = FlowLayout(flow_box)
    off = Button("Disabled")
    off.setEnabled(False)
    off_primary = Button("Disabled", kind="primary")
    off_primary.setEnabled(False)
    for button in (
        Button("Review draft", kind="primary", hint="D"),
        Button("Meet", hint="M"),
        Button("Print map", icon="printer"),
        Button("Undo", kind="flat", hint="Ctrl+Z"),
        IconButton("settings", "Settings"),
        off,
        off_primary,
    ):
        flow.addWidget(button)
    card.add(flow_box)
    tabs = QTabBar()
    for words in ("Overview", "Plan", "Contacts", "Meetings"):
        tabs.addTab(words)
    tabs.setDrawBase(True)
    tabs.setExpanding(False)
    tabs.setCurrentIndex(2)
    card.add(tabs)
    ticks = QHBoxLayout()
    theme.spaced(ticks, gap=theme.L)
    on = QCheckBox("Kept")
    on.setChecked(True)
    chosen = QRadioButton("Light")
    chosen.setChecked(True)
    for tick in (on, QCheckBox("Open"), chosen, QRadioButton("Dark")):
        ticks.addWidget(tick)
    ticks.addStretch(1)
    card.add_layout(ticks)
    search = QLineEdit()
    search.setPlaceholderText("Search or run a command")
    search.setAccessibleName("Search")
    card.add(search)
    return card


def _raise(_: object) -> None:
    raise UserError("This date is before the kickoff.", "Choose a day from 3 December on.")


@picture("parts-fields", prepare=lambda made: made.findChildren(DayField)[1].commit())
def fields() -> QWidget:
    """Every field, with what it says, beside messages."""
    widget, column = page()
    both = QHBoxLayout()
    theme.spaced(both, gap=theme.L)
    card = Card("Hand-off", "saved as you type")
    card.add(_form())
    card.body.addStretch(1)
    both.addWidget(card, 3)
    side = QVBoxLayout()
    theme.spaced(side, gap=theme.M)
    side.addWidget(
        Banner.of(
            UserError(
                "The backup could not be written.",
                "The book itself is saved. Free some space on the disk, then try again.",
            ),
            lambda: None,
        )
    )
    side.addWidget(Banner("This book is open read-only.", tone="warning"))
    side.addWidget(Banner("This is the sample book.", "Remove it whenever you like.", tone="info"))
    progress = Progress("Importing contacts", lambda: None)
    progress.advance(1240, 5000, "Northwind Rail")
    progress.show()
    side.addWidget(progress)
    empty = Card()
    empty.add(
        EmptyState(
            "No goals yet",
            "A goal is one sentence with a number and a date.",
            "Add a goal",
            hint="Ctrl+N",
        )
    )
    side.addWidget(empty, 1)
    nest(both, side, 2)
    nest(column, both, 1)
    toast = Toast(widget)
    toast.say("“R&D <beta> </b>” moved to the trash.", lambda: None)
    return widget


def _form() -> Form:
    form = Form()
    form.add("&Name", TextField("Name", "R&D <beta> </b>"))
    form.add("&Quiet", TextField("Quiet", "Shows its frame under the pointer", quiet=True))
    form.add(
        "&Situation",
        LongTextField(
            "Situation", "14 depots, 3 planning tools, 200 seats.\nCrews replan by hand."
        ),
    )
    form.add(
        "Senti&ment",
        ChoiceField(
            "Sentiment", 1, [Choice(1, "Advocate", "Speaks for us unasked"), Choice(2, "Neutral")]
        ),
    )
    form.add("&Renewal", DayField("Renewal", date(2027, 1, 30), today=lambda: TODAY))
    wrong = DayField("First value", date(2026, 12, 1), _raise, today=lambda: TODAY)
    wrong.editor.setText("fri")
    form.add("&First value", wrong)
    form.add("&ARR", MoneyField("ARR", Money(21_000_000, "EUR"), currencies=["EUR", "GBP"]))
    form.add(
        "S&ponsor",
        PersonField("Sponsor", 1, [Somebody(1, "Lena Brandt", "Head of Operations")]),
    )
    form.add("Ta&gs", TagsField("Tags", ("rail", "on-site data", "R&D <beta> </b>")))
    return form


@picture("parts-empty-table")
def empty_table() -> QWidget:
    """A table without lines, beside the inspector."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    theme.spaced(row, gap=0)
    inner, column = page()
    empty = EmptyState(
        "Your accounts will be here",
        "Import them from your CRM, or start with one.",
        "Import…",
        hint="Ctrl+I",
    )
    nothing: list[Row] = []
    column.addWidget(Table("Accounts", columns(), nothing, empty=empty), 1)
    row.addWidget(inner, 1)
    inspector = Inspector()
    content, inside = page(theme.L)
    inside.addWidget(Text("Head of Operations", colour="secondary"))
    inside.addWidget(Text("Met on 20 November. Wants the union to agree first.", wrap=True))
    inside.addStretch(1)
    inspector.inspect("Lena Brandt", content)
    row.addWidget(inspector)
    return widget


@picture("parts-crash", sizes=((640, 460),))
def crash() -> QWidget:
    """The crash dialog."""
    dialog = CrashDialog(
        "csm_desktop 0.1.0, Python 3.11.7, Qt 6.11\n\nbuiltins.ZeroDivisionError\n"
        "  csm_desktop/app/book.py:120 run\n  csm_desktop/domain/money/rates.py:41 rate"
    )
    dialog.setModal(False)
    return dialog


@picture("parts-confirm", sizes=((480, 210),))
def confirm() -> QWidget:
    """A question before a purge."""
    dialog = Confirm(
        Grave.PURGE,
        "Delete 3 accounts for good?",
        "They have been in the trash for 30 days. Their notes, people and plans go with them.",
        "&Delete for good",
    )
    dialog.setModal(False)
    dialog.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog


def _type_wrong(made: QWidget) -> None:
    table = made.findChildren(Table)[0]
    table.edit_cell(3, "renews")
    editor = next(e for e in table.grid.findChildren(QLineEdit) if e.isVisible())
    editor.setText("someday")
    QTest.keyClick(editor, Qt.Key.Key_Return)


@picture("parts-table-refused", prepare=_type_wrong)
def refused() -> QWidget:
    """A cell that was refused, and why."""
    widget, column = page()
    column.addWidget(Table("Accounts", columns(), rows(8), edit=refuse, today=lambda: TODAY), 1)
    return widget


@picture("parts-menu", sizes=((220, 330),))
def menu() -> QWidget:
    """The columns of a table, to choose from."""
    table = Table("Accounts", columns(), rows(3))
    made = table.menu()
    shown = made.actions()[1].menu()
    assert isinstance(shown, QMenu)
    shown.setParent(None)
    shown.setWindowFlags(Qt.WindowType.Widget)
    shown.setActiveAction(shown.actions()[2])
    _KEPT.extend((table, made))
    return shown


@picture("parts-choices", sizes=((420, 180),))
def choices() -> QWidget:
    """The list of a choice that explains itself."""
    field = ChoiceField(
        "Standing",
        "c",
        [
            Choice("a", "Champion", "Above target and speaks for us"),
            Choice("c", "Cruiser", "On the way, neither pushed nor pulled"),
            Choice("l", "Laggard", "Behind target on a bad trend: decide rescue or farewell"),
        ],
    )
    box = field.editor
    assert isinstance(box, QComboBox)
    view = QListView()
    view.setItemDelegate(box.itemDelegate())
    view.setModel(box.model())
    view.setCurrentIndex(box.model().index(1, 0))
    _KEPT.append(field)
    return view
