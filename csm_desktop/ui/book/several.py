"""What is done with all selected accounts at once: one act, one step of undo."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts import line_edits, segments
from csm_desktop.app.lists import figures
from csm_desktop.app.people import team
from csm_desktop.domain.journey.segment_fit import is_for_some
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.merge_accounts import ask_one_account
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import (
    Choice,
    ChoiceField,
    DayField,
    PersonField,
    Somebody,
    TagsField,
    TextField,
)
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.domain.lists.lines import AccountLine, TrashLine

AnyField = ChoiceField | DayField | PersonField | TagsField | TextField
_FEW = 50
_TWO = 2
_OPEN = "open"  # the accounts have not the same one
_FITTING = "fitting"  # each gets the one that fits it


def named(lines: "Sequence[AccountLine | TrashLine]") -> Message:
    """One account by its name, several by their number."""
    if len(lines) == 1:
        return Message("{name}").filled(name=lines[0].name)
    return say("{n} accounts", n=len(lines))


def ask_segment(page: AccountList) -> None:
    """Ask for the segment of the selected accounts, and give it to them."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    there = segments.segments(book)
    fresh = tr("New, with its usual cadences and the default journey")
    known = {segment.engagement for segment in there}
    same = {line.segment for line in lines}
    by_fit = Choice(_FITTING, tr("The one that fits each"), tr("By its products and its size"))
    offered = [
        Choice(None, tr("none")),
        *([by_fit] if any(map(is_for_some, there)) else []),
        *(Choice(segment.id, segment.name) for segment in there),
        *(
            Choice(engagement, label(engagement), fresh)
            for engagement in Engagement
            if engagement not in known
        ),
    ]
    # What all have in common is proposed; where they differ nothing is.
    now = next(
        (segment.id for segment in there if same == {segment.name}), None if same == {""} else _OPEN
    )
    field = ChoiceField(tr("Segment"), now, offered)
    field.editor.setPlaceholderText(tr("Choose…"))

    def give() -> None:
        if field.stored == _OPEN:
            raise UserError(tr("They are in several segments."), tr("Choose one for all of them."))
        ids = [line.id for line in lines]
        words = say("Change the segment of {name}", name=named(lines))
        if field.stored == _FITTING:
            if not page.shell.save(words, segments.give_fitting, ids):
                raise UserError(tr("No segment fits them better."), tr("Nothing was changed."))
            return
        page.shell.save(words, segments.give_all, ids, field.stored)

    _ask(page, tr("Which segment?"), named(lines), tr("&Segment"), field, give)


def ask_tags(page: AccountList) -> None:
    """Ask for the tags that all selected accounts shall have."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    ids = [line.id for line in lines]
    field = TagsField(
        tr("Tags"), book.trial(accounts.common_tags, ids), hint=tr("Enter adds a tag")
    )

    def give() -> None:
        words = say("Change the tags of {name}", name=named(lines))
        page.shell.save(words, accounts.tag_accounts, ids, field.stored)

    title = tr("Which tags?") if len(lines) == 1 else tr("Which tags do all of them have?")
    _ask(page, title, named(lines), tr("&Tags"), field, give)


def ask_owner(page: AccountList) -> None:
    """Ask who of ours looks after the selected accounts, and say so of all of them."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    names = {line.owner for line in lines}
    now = next((member.id for member in team.team(book) if names == {member.name}), None)
    people = [
        Somebody(member.id, member.name, member.title)
        for member in team.team(book)
        if member.active
    ]
    made = page.shell

    def add(name: str) -> int:
        words = say("Enter {name} in the team", name=name)
        return int(made.save(words, team.new_member, name).id)

    field = PersonField(tr("Owner"), now, people, add=add)

    def give() -> None:
        if field.stored is None:
            raise UserError(tr("Who is it?"), tr("Type a name; a new one enters the team."))
        ids = [line.id for line in lines]
        words = say("Change the owner of {name}", name=named(lines))
        page.shell.save(words, accounts.edit_accounts, ids, owner_id=field.stored)

    _ask(page, tr("Who looks after them?"), named(lines), tr("&Owner"), field, give)


def ask_renewal(page: AccountList) -> None:
    """Ask for the day on which the selected accounts renew."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    days = {line.renews_on for line in lines}
    field = DayField(tr("Renewal"), days.pop() if len(days) == 1 else None, today=book.today)

    def give() -> None:
        if field.stored is None:
            raise UserError(tr("When do they renew?"), tr("Try fri, +2w, 3 dec or 2026-12-03."))
        words = say("Change the renewal day of {name}", name=named(lines))
        page.shell.save(words, line_edits.change_renewals, _ids(lines), field.stored)
        _show_figures(page, lines)

    _ask(page, tr("When do they renew?"), named(lines), tr("&Renewal day"), field, give)


def ask_status(page: AccountList) -> None:
    """Ask for the status of the selected accounts, and give it to them."""
    lines = page.table.selection
    if not lines or page.shell.book is None:
        return
    # Where they differ nothing is proposed, or a hasty Enter would make them all alike.
    same = {line.status for line in lines}
    now = same.pop() if len(same) == 1 else _OPEN
    choices = [Choice(status, label(status)) for status in AccountStatus]
    field = ChoiceField(tr("Status"), now, choices)
    field.editor.setPlaceholderText(tr("Choose…"))

    def give() -> None:
        if field.stored == _OPEN:
            raise UserError(tr("They differ in status."), tr("Choose one for all of them."))
        words = say("Change the status of {name}", name=named(lines))
        page.shell.save(words, accounts.edit_accounts, _ids(lines), status=field.stored)

    _ask(page, tr("Which status?"), named(lines), tr("&Status"), field, give)


def ask_next_step(page: AccountList) -> None:
    """Ask for the next step of the selected accounts, with its day."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    steps = {(line.next_step, line.next_step_due) for line in lines}
    title, due = steps.pop() if len(steps) == 1 else ("", None)
    field = TextField(tr("Next step"), title)
    day = DayField(tr("Due"), due, today=book.today)

    def give() -> None:
        words = say("Change the next step of {name}", name=named(lines))
        page.shell.save(words, line_edits.change_next_steps, _ids(lines), field.stored, day.stored)
        _show_figures(page, lines)

    _ask(page, tr("What is the next step?"), named(lines), tr("&Next step"), field, give,
         (tr("&Due"), day))  # fmt: skip


def _show_figures(page: AccountList, lines: "list[AccountLine]") -> None:
    """A few lines show at once what was changed; many do when the program has time."""
    if page.shell.book is not None and len(lines) <= _FEW:
        figures.refresh_some(page.shell.book, _ids(lines))


def _ids(lines: "list[AccountLine]") -> list[int]:
    return [line.id for line in lines]


def ask_merge(page: AccountList) -> None:
    """Make one account of the two that are selected, the first of which is proposed to be kept."""
    lines = page.table.selection
    if len(lines) != _TWO:
        page.shell.toast(tr("Select two accounts: the first one is kept."))
        return
    one, other = lines
    ask_one_account(page.shell, (one.id, one.name), (other.id, other.name), page.table)


def _ask(
    page: AccountList,
    title: str,
    named_: Message,
    name: str,
    field: AnyField,
    give: Callable[[], None],
    *more: tuple[str, AnyField],
) -> None:
    words = render(named_)
    dialog = FormDialog(title, words, tr("&Change"), give, page.table)
    dialog.form.add(name, field)
    for beside, other in more:
        dialog.form.add(beside, other)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        page.shell.toast(render(say("{name}: changed.", name=words)), undoable=True)
