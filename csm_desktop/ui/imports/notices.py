"""What is to be said of rows, put together by what is said: how often, where. No Qt here."""

from collections.abc import Iterable, Iterator, Sequence

from csm_desktop.app.imports import FileReport, ImportReport, Missing, MissingAccount
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.imports.words import field_words, plainly
from csm_desktop.values import dataclass
from csm_desktop.wording import moneys, render, tr

SORTS = (
    "refused", "missing", "past", "merge", "unassigned", "doubtful", "differs", "remark", "aside",
    "check", "repeat", "known",
)  # fmt: skip
"""The gravest first."""
_LINES = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """One row of a file that there is something to say about.

    `text` is the sentence, `value` what the file has there; `account_id` the account that the row
    made, where it can be opened, `like_id` the one that it may be.
    """

    id: int
    sort: str
    place: str
    line: int
    name: str
    text: Message
    value: str = ""
    account_id: int = 0
    like_id: int = 0

    @property
    def words(self) -> str:
        """What is said of this row."""
        said = plainly(self.text)
        return f"{said} “{self.value}”" if self.value else said


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """All notices that say the same of rows of one list."""

    id: int
    sort: str
    place: str
    notices: tuple[Notice, ...]

    @property
    def number(self) -> int:
        """How many rows."""
        return len(self.notices)

    @property
    def words(self) -> str:
        """What is said; of several the first, where they differ in their values."""
        first = self.notices[0]
        said = {notice.text for notice in self.notices[:_LINES]}
        if len(said) > 1:
            return render(say("{first}, and the like", first=first.words))
        return first.words if self.number == 1 else plainly(first.text)

    @property
    def lines(self) -> str:
        """Where: the first lines, and how many more."""
        told = list(dict.fromkeys(str(notice.line) for notice in self.notices if notice.line))
        if len(told) <= _LINES:
            return ", ".join(told)
        more = len(told) - _LINES
        return render(say("{lines} and {n} more", lines=", ".join(told[:_LINES]), n=more))


def sort_words(sort: str) -> str:
    """What is to be said of rows of a sort."""
    return {
        "refused": tr("Refused"),
        "merge": tr("Perhaps the same"),
        "unassigned": tr("Without an account"),
        "differs": tr("Differs from the book"),
        "known": tr("Known already"),
        "repeat": tr("Repeated in the file"),
        "aside": tr("Set aside as no data"),
        "doubtful": tr("Sum that does not agree"),
        "check": tr("Sum checked"),
        "missing": tr("Not in this list any more"),
        "past": tr("Only in older sheets"),
        "remark": tr("Worth knowing"),
    }[sort]


def groups(report: ImportReport) -> tuple[NoticeGroup, ...]:
    """Everything that is to be said of an import, the gravest first."""
    left = [
        ("remark", source, 0, sheet.sheet, sheet.reason, "", 0, 0) for source, sheet in report.left
    ]
    return _grouped([*_all(report.files), *left])


def groups_of(file: FileReport) -> tuple[NoticeGroup, ...]:
    """What is to be said of one list."""
    return _grouped(_all([file]))


_Said = tuple[str, str, int, str, Message, str, int, int]


def _grouped(found: Iterable[_Said]) -> tuple[NoticeGroup, ...]:
    together: dict[tuple[str, str, str], list[Notice]] = {}
    for number, said in enumerate(found, 1):
        key = (said[0], said[1], said[4].text)
        together.setdefault(key, []).append(Notice(number, *said))
    in_order = sorted(together.items(), key=lambda pair: SORTS.index(pair[0][0]))
    return tuple(
        NoticeGroup(number, sort, place, tuple(notices))
        for number, ((sort, place, _), notices) in enumerate(in_order, 1)
    )


def _all(files: Sequence[FileReport]) -> Iterator[_Said]:
    for file in files:
        made = {same.line: (same.account_id, same.like_id) for same in file.proposals}
        for sort, line, name, text, value in _of(file):
            pair = made.get(line, (0, 0)) if sort == "merge" else (0, 0)
            yield sort, file.place, line, name, text, value, *pair
        for gone in file.missing:
            sort = "missing" if gone.account_id else "past"
            yield sort, file.place, 0, gone.name, _missing(gone), "", gone.account_id, 0


def _of(file: FileReport) -> Iterator[tuple[str, int, str, Message, str]]:
    # In the order of how much they ask of a reader: what was refused first.
    for row in file.refused:
        yield "refused", row.line, row.column, row.reason, row.value
    for same in file.proposals:
        yield "merge", same.line, same.name, same.why, ""
    for alone in file.unassigned:
        text = say("no account is called “{name}”", name=alone.account_ref)
        yield "unassigned", alone.line, alone.name, text, ""
    for other in file.differences:
        text = say(
            "{field}: “{ours}” in the book, “{theirs}” in the file",
            field=field_words(file.kind, other.field),
            ours=other.ours,
            theirs=other.theirs,
        )
        yield "differs", other.line, other.name, text, ""
    for known in file.known:
        yield "known", known.line, known.like, _known(known.filled, known.in_trash), ""
    for repeat in file.repeats:
        yield "repeat", repeat.line, "", say("says what line {n} says", n=repeat.of_line), ""
    for aside in file.set_aside:
        sort = "doubtful" if aside.is_doubtful else "check" if aside.is_check else "aside"
        yield sort, aside.line, "", aside.reason, aside.value
    for remark in file.remarks:
        yield "remark", remark.line, remark.column, remark.text, remark.value


def _missing(gone: MissingAccount) -> Message:
    became = {
        "leave": say("left as it is"),
        "churned": say("churned"),
        "moved": say("moved to somebody else"),
    }[gone.became.value]
    if not gone.account_id:  # it stands in older sheets alone, and is in no book yet
        became = became if gone.became is Missing.CHURNED else say("left out")
        return say("only in older sheets, with {arr} a year: {became}", arr=moneys(gone.arr) or "0",
                   became=became)  # fmt: skip
    if not gone.arr:
        return say("in the book, not in the list: {became}", became=became)
    return say("in the book with {arr} a year, not in the list: {became}", arr=moneys(gone.arr),
               became=became)  # fmt: skip


def _known(filled: bool, in_trash: bool) -> Message:
    if in_trash:
        return say("it lies in the trash, and stays there")
    return say("gains or changes values") if filled else say("nothing new")
