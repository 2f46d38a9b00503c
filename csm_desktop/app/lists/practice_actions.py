"""Open items of the practice's own checklist as lines among the actions (domain.md §11)."""

from csm_desktop.app.book import Book
from csm_desktop.domain.lists.action_lines import NO_ACCOUNT, ActionLine
from csm_desktop.domain.practice.checklist import (
    ChecklistLine,
    ComparedRound,
    checklist_pictures,
)
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus, Side
from csm_desktop.domain.records.practice.checklist import (
    ChecklistAnswer,
    ChecklistItem,
    ChecklistRound,
)
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection
from csm_desktop.wording import tr
from csm_desktop.wording.checklist_words import item_words


def rounds_of(connection: BookConnection) -> tuple[ComparedRound, ...]:
    """Every round through the checklist, the newest first."""
    rounds = dump.everything(connection, ChecklistRound)
    if not rounds:
        return ()  # most books: nothing else need be read
    items = dump.everything(connection, ChecklistItem)
    return checklist_pictures(rounds, items, dump.everything(connection, ChecklistAnswer))


def practice_lines(book: Book) -> tuple[ActionLine, ...]:
    """What is open in the newest round and has a day or an owner: somebody means to do it."""
    with book.reading() as connection:
        pictures = rounds_of(connection)
        if not pictures:
            return ()
        names = {one.id: one.name for one in dump.everything(connection, TeamMember)}
    return tuple(
        _line(line, names)
        for line in pictures[0].open
        if line.answer.due_on is not None or line.answer.team_member_id is not None
    )


def _line(line: ChecklistLine, names: dict[int, str]) -> ActionLine:
    owner = line.answer.team_member_id
    return ActionLine(
        line.id, NO_ACCOUNT, tr("Our own practice"), item_words(line.item), Side.US, owner, None,
        names.get(owner or 0, ""), line.answer.due_on, ActionStatus.OPEN, None,
        ActionOrigin.IMPROVEMENT,
    )  # fmt: skip
