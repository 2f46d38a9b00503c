"""What an import did: its numbers, and every row that somebody may want to look at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.imports import FileReport, ImportReport, MissingAccount
from csm_desktop.app.imports import ListKind as Lists
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.words import counts_words, plainly
from csm_desktop.ui.widgets.card import KeyFigure
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import CellKind, Column, Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import count, moneys, render, tr

_SORTS = (
    "refused", "missing", "merge", "unassigned", "differs", "known", "repeat", "aside", "remark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of a file that the report has something to say about."""

    id: int
    sort: str
    place: str
    line: int
    name: str
    words: str
    account_id: int = 0
    """The account that the row made, where it can be opened."""


def sort_words(sort: str) -> str:
    """What is to be said of rows of a sort."""
    return {
        "refused": tr("Refused"),
        "merge": tr("Perhaps the same"),
        "unassigned": tr("Without an account"),
        "differs": tr("Differs from the book"),
        "known": tr("Known already"),
        "repeat": tr("Repeated in the file"),
        "aside": tr("No data"),
        "missing": tr("Not in this list any more"),
        "remark": tr("Worth knowing"),
    }[sort]


def notices(report: ImportReport) -> list[Notice]:
    """All of them, file by file, the gravest first."""
    left = [
        ("remark", source, 0, sheet.sheet, render(sheet.reason), 0) for source, sheet in report.left
    ]
    return _numbered([*_all(report.files), *left])


def notices_of(file: FileReport) -> list[Notice]:
    """Those of one list, but for the rows that are refused."""
    return _numbered([each for each in _all([file]) if each[0] != "refused"])


_Said = tuple[str, str, int, str, str, int]


def _all(files: Sequence[FileReport]) -> list[_Said]:
    return [
        (sort, file.place, line, name, words, made.get(line, 0) if sort == "merge" else 0)
        for file in files
        for made in [{same.line: same.account_id for same in file.proposals}]
        for sort, line, name, words in _of(file)
    ] + [
        ("missing", file.place, 0, gone.name, _missing(gone), gone.account_id)
        for file in files
        for gone in file.missing
    ]


def _numbered(found: list[_Said]) -> list[Notice]:
    found.sort(key=lambda each: _SORTS.index(each[0]))
    return [Notice(index, *each) for index, each in enumerate(found, 1)]


def _of(file: FileReport) -> Iterator[tuple[str, int, str, str]]:
    for row in file.refused:
        why = plainly(row.reason)
        yield "refused", row.line, row.column, f"{why} “{row.value}”" if row.value else why
    for same in file.proposals:
        yield "merge", same.line, same.name, render(same.why)
    for alone in file.unassigned:
        words = say("no account is called “{name}”", name=alone.account_ref)
        yield "unassigned", alone.line, alone.name, render(words)
    for difference in file.differences:
        words = say(
            "{field}: the book has “{ours}”, the file “{theirs}”",
            field=difference.field,
            ours=difference.ours,
            theirs=difference.theirs,
        )
        yield "differs", difference.line, difference.name, render(words)
    for known in file.known:
        yield "known", known.line, known.like, _known(known.filled, known.in_trash)
    for repeat in file.repeats:
        yield "repeat", repeat.line, "", render(say("says what line {n} says", n=repeat.of_line))
    for other in file.set_aside:
        yield "aside", other.line, other.value, plainly(other.reason)
    for remark in file.remarks:
        words_ = f"{plainly(remark.text)} {remark.value}".strip()
        yield "remark", remark.line, remark.column, words_


def _missing(gone: MissingAccount) -> str:
    if not gone.arr:
        return tr("in the book, and left as it is: churned, or moved?")
    words = say("in the book with {arr} a year, and left as it is: churned, or moved?",
                arr=moneys(gone.arr))  # fmt: skip
    return render(words)


def _known(filled: bool, in_trash: bool) -> str:
    if in_trash:
        return tr("it lies in the trash, and stays there")
    return tr("gained what it lacked") if filled else tr("nothing new")


class ReportView(QWidget):
    """The end of an import; every row of the files is in one of its numbers."""

    def __init__(self, report: ImportReport, open_account: Callable[[int], object]) -> None:
        """`open_account` shows an account that is perhaps known under another id."""
        super().__init__()
        self.report = report
        self.notices = notices(report)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        figures = QHBoxLayout()
        theme.spaced(figures, gap=theme.M)
        for caption, number in self._figures(report):
            figures.addWidget(KeyFigure(caption, count(number)))
        column.addLayout(figures)
        for file in report.files:
            words = f"{file.place}: {counts_words(file)}"
            column.addWidget(Text(words, "caption", wrap=True))
        if any(file.kind is Lists.ACCOUNTS and file.stored for file in report.files):
            words = tr(
                "New accounts whose list says nothing else stand as being onboarded, at Decision. "
                "Their own page changes both."
            )
            column.addWidget(Text(words, "caption", wrap=True))
        if report.adopted:
            words = render(
                say(
                    "{n} earlier row found their account.",
                    "{n} earlier rows found their account.",
                    n=report.adopted,
                )
            )
            column.addWidget(Text(words, "caption"))
        numbers = {s: sum(notice.sort == s for notice in self.notices) for s in _SORTS}
        chips = [("all", tr("All"), len(self.notices))]
        chips += [(s, sort_words(s), n) for s, n in numbers.items() if n]
        self.chips = ChipRow(tr("What happened to rows"), chips)
        self.chips.chosen.connect(self._keep)
        self.table = notice_table(self.notices, tr("Every row was stored"))
        self.table.opened.connect(
            lambda line: open_account(line.account_id) if line.account_id else None
        )
        if any(notice.account_id for notice in self.notices):
            words = tr("Enter opens an account that is perhaps the same as another.")
            column.addWidget(Text(words, "caption"))
        self.chips.setVisible(len(chips) > 1)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)

    def _figures(self, report: ImportReport) -> list[tuple[str, int]]:
        files = report.files
        return [
            (tr("Stored"), report.stored),
            (tr("Refused"), sum(len(file.refused) for file in files)),
            (tr("Known already"), sum(len(file.known) for file in files)),
            (tr("Repeated in the file"), sum(len(file.repeats) for file in files)),
            (tr("Held back"), sum(file.held_back for file in files)),
        ]

    def take_focus(self, done: QWidget) -> None:
        """The rows to look at; where there are none, the way out."""
        (self.table if self.notices else done).setFocus()

    def _keep(self, key: str) -> None:
        self.table.keep(None if key == "all" else lambda line: line.sort == key)


def notice_table(lines: Sequence[Notice], nothing: str) -> Table[Notice]:
    """Rows that somebody may want to look at; `nothing` is said where there are none."""
    return Table(
        tr("Rows to look at"),
        [
            Column("sort", tr("What"), lambda line: sort_words(line.sort), CellKind.STRONG, 170),
            Column("place", tr("List"), lambda line: line.place, CellKind.QUIET, 150),
            Column(
                "line", tr("Line"), lambda line: line.line or None, CellKind.NUMBER, 64,
                show=lambda line: str(line.line or ""),
            ),
            Column("name", tr("Name or column"), lambda line: line.name, CellKind.TEXT, 200),
            Column("words", tr("Why"), lambda line: line.words, CellKind.QUIET, 300, stretch=True),
        ],
        lines,
        empty=EmptyState(nothing, tr("There is nothing to look at."), ghost=""),
    )  # fmt: skip
