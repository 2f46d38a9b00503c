"""What one of ours works for, owes and promised, on paper and as text: an internal page for a
colleague."""

from dataclasses import replace
from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.lists.actions import owed_by
from csm_desktop.app.lists.relay import duties_of
from csm_desktop.domain.people.account_team import TeamLine
from csm_desktop.domain.records.lifecycle import HandOver
from csm_desktop.domain.text.message import say
from csm_desktop.reports.actions.pack import DatedLine, PartLine, assemble_owed
from csm_desktop.wording import label, render

if TYPE_CHECKING:
    from csm_desktop.reports.actions.pack import OwedPack


def owed_pack(book: Book, member_id: int) -> "OwedPack":
    """What one of ours owes today, in the user's own language.

    Raises LookupError where there is nobody of that id.
    """
    duties = duties_of(book, member_id)
    pack = assemble_owed(duties.member.name, owed_by(book, member_id), book.today())
    return replace(
        pack,
        parts=tuple(
            PartLine(
                one.account.name,
                part_words(one.line),
                one.line.part.since if one.line.part else None,
            )
            for one in duties.works_for
        ),
        promises=tuple(
            DatedLine(account.name, goal.text, goal.due_on) for account, goal in duties.promises
        ),
        waiting=tuple(
            DatedLine(account.name, hand_over_words(one), one.on) for account, one in duties.waiting
        ),
    )


def part_words(line: TeamLine) -> str:
    """The part that somebody plays, in words."""
    if line.part is None:
        return label(line.source)
    function = label(line.function)
    if not line.part.part:
        return function
    return render(say("{part} ({function})", part=line.part.part, function=function))


def hand_over_words(one: HandOver) -> str:
    """What was handed over by whom."""
    if not one.note:
        return render(say("from {giver}", giver=one.from_function))
    return render(say("from {giver}: {note}", giver=one.from_function, note=one.note))


def owed_text(book: Book, member_id: int) -> str:
    """The page as plain text, to be pasted into a message."""
    return owed_pack(book, member_id).text


def owed_paper(member_id: int) -> "Printable[OwedPack]":
    """The page as a document; errors as in `owed_pack`."""

    def build(pack: "OwedPack", paper: str) -> bytes:
        from csm_desktop.reports.actions.build import build_owed

        return build_owed(pack, paper)

    return Printable(lambda book: owed_pack(book, member_id), build)
