"""What was decided, and what is still open, out of the notes of all meetings; Enter opens one."""

from collections.abc import Callable, Iterable
from datetime import date

from csm_desktop.domain.meetings.remarks import Remark
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.widgets import CellKind, Column, Table
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with the title of its meeting; `id` counts, since a note's lines have none."""

    id: int
    remark: Remark
    title: str


def lines_of(remarks: Iterable[Remark], meetings: Iterable[Meeting]) -> list[RemarkLine]:
    """The remarks as lines of a table."""
    titles = {meeting.id: words.title_of(meeting) for meeting in meetings}
    return [
        RemarkLine(index, remark, titles.get(remark.meeting_id, ""))
        for index, remark in enumerate(remarks)
    ]


class RemarkTable(Table[RemarkLine]):
    """Decisions, or open questions."""

    def __init__(
        self,
        name: str,
        open_meeting: Callable[[int], object],
        today: Callable[[], date],
    ) -> None:
        super().__init__(name, _columns(name, today))
        self.opened.connect(lambda line: open_meeting(line.remark.meeting_id))


def _columns(name: str, today: Callable[[], date]) -> list[Column[RemarkLine]]:
    def when(line: RemarkLine) -> str:
        return words.day_words(line.remark.on, today())

    def sentence(line: RemarkLine) -> str:
        text, title = line.remark.text, line.title
        return render(say("{text}, {when}, {title}", text=text, when=when(line), title=title))

    return [
        Column(
            "when",
            tr("When"),
            lambda line: line.remark.on,
            width=150,
            show=when,
            sort=lambda line: line.remark.on,
            sentence=sentence,
        ),
        Column("text", name, lambda line: line.remark.text, CellKind.STRONG, 420, stretch=True),
        Column("title", tr("Meeting"), lambda line: line.title, width=240),
    ]
