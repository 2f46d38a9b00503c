"""What an import did, or would do, file by file: every row of a file is in one place."""

from dataclasses import field

from csm_desktop.app.accounts.step_changes import ThingChange
from csm_desktop.app.imports.terms import Missing
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import Mapped
from csm_desktop.importers.meaning.systems import SystemLook
from csm_desktop.importers.plan import ImportNotice, LeftSheet, ProfileFit, Repeat
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A row that names something that is known already: it makes nothing new.

    `like` is the name of what is known; `filled` says whether the row gave it values it lacked,
    `in_trash` that it lies in the trash, where it stays.
    """

    line: int
    like: str
    filled: bool = False
    in_trash: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new account whose name is that of another: to be merged by a person, never by us."""

    line: int
    name: str
    account_id: int
    like_id: int
    why: Message


@dataclass(frozen=True, slots=True)
class Difference:
    """A known thing for which the file has another value; the book's was kept, or replaced."""

    line: int
    name: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A row that was stored without an account, because none is called so."""

    line: int
    name: str
    account_ref: str


@dataclass(frozen=True, slots=True)
class MissingAccount:
    """An account of the book that the next list of its source does not name any more.

    `arr` is what it pays, by currency; `became` what the user said of it.
    """

    account_id: int
    name: str
    external_id: str
    arr: tuple[Money, ...]
    became: Missing


@dataclass(frozen=True, slots=True)
class FileReport:
    """One list of one file. rows_in = stored + held_back + refused + repeats + known + set_aside.

    `set_aside` are rows that are no data: titles, sums, notes and the like, each with its reason.
    `held_back` are good rows that were not stored because their file has many bad ones.
    """

    source: str
    sheet: str
    kind: ListKind
    rows_in: int
    stored: int
    held_back: int
    refused: tuple[Refused, ...]
    repeats: tuple[Repeat, ...]
    known: tuple[Known, ...]
    mapping: tuple[Mapped, ...]
    proposals: tuple[Proposal, ...] = ()
    differences: tuple[Difference, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    remarks: tuple[ImportNotice, ...] = ()
    encoding: str = ""
    header_line: int = 1
    is_held: bool = False
    set_aside: tuple[SetAside, ...] = ()
    missing: tuple[MissingAccount, ...] = ()
    kind_reason: Message | None = None
    system: SystemLook | None = None
    profile: ProfileFit | None = None

    @property
    def place(self) -> str:
        """The file, and the sheet where there are several."""
        return f"{self.source} [{self.sheet}]" if self.sheet else self.source

    @property
    def repeated(self) -> int:
        """Rows recognised as repeats: of an earlier row, or of something in the book."""
        return len(self.repeats) + len(self.known)

    @property
    def not_stored(self) -> int:
        """Rows refused, and rows held back for their sake."""
        return len(self.refused) + self.held_back


@dataclass(frozen=True, slots=True)
class Effect:
    """`made` counts new things by the name of their kind; `changed` has each known thing once.

    `arr_before` and `arr_after` are the whole book's ARR today, one amount per currency; both are
    empty where no money is touched. `new_accounts` are ids, and so are the new accounts without an
    owner, a renewal or a segment.
    """

    made: dict[str, int]
    changed: tuple[ThingChange, ...] = ()
    arr_before: tuple[Money, ...] = ()
    arr_after: tuple[Money, ...] = ()
    new_accounts: tuple[int, ...] = ()
    without_owner: tuple[int, ...] = ()
    without_renewal: tuple[int, ...] = ()
    without_segment: tuple[int, ...] = ()

    @property
    def moves_money(self) -> bool:
        """Whether any currency's ARR would be another."""
        return self.arr_before != self.arr_after

    def changed_of(self, kind: str) -> int:
        """How many known things of a kind gain or change values."""
        return sum(change.kind == kind for change in self.changed)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A profile that an import made (`is_new`) or brought up to date."""

    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A whole import: its lists, the sheets left, and how many older rows found their account.

    `effect` is what it does to the book as a whole, `remembered` what it keeps for the next list.
    """

    files: tuple[FileReport, ...]
    left: tuple[tuple[str, LeftSheet], ...] = ()
    adopted: int = 0
    effect: Effect = field(default_factory=lambda: Effect({}))
    remembered: tuple[Remembered, ...] = ()

    @property
    def stored(self) -> int:
        """Rows stored, of all lists."""
        return sum(file.stored for file in self.files)

    @property
    def is_held(self) -> bool:
        """Whether a file was not stored because it has (many) bad rows."""
        return any(file.is_held for file in self.files)

    @property
    def has_refused(self) -> bool:
        """Whether any row was refused."""
        return any(file.refused for file in self.files)
