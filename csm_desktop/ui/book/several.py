"""What is done with all selected accounts at once: one act, one step of undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts import segments
from csm_desktop.app.people import team
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, PersonField, Somebody, TagsField
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.domain.lists.lines import AccountLine

_OPEN = "open"  # the accounts have not the same one


def named(lines: "list[AccountLine]") -> str:
    """One account by its name, several by their number."""
    return lines[0].name if len(lines) == 1 else render(say("{n} accounts", n=len(lines)))


def ask_segment(page: AccountList) -> None:
    """Ask for the segment of the selected accounts, and give it to them."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    there = segments.segments(book)
    fresh = tr("New, with its usual cadences and the default journey")
    known = {segment.engagement for segment in there}
    same = {line.segment for line in lines}
    offered = [
        Choice(None, tr("none")),
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
        words = render(say("Change the segment of {name}", name=named(lines)))
        page.shell.save(words, segments.give_all, ids, field.stored)

    _ask(page, tr("Which segment?"), named(lines), tr("&Segment"), field, give)


def ask_tags(page: AccountList) -> None:
    """Ask for the tags that all selected accounts shall have."""
    lines, book = page.table.selection, page.shell.book
    if not lines or book is None:
        return
    ids = [line.id for line in lines]
    field = TagsField(tr("Tags"), book.trial(accounts.common_tags, ids))

    def give() -> None:
        words = render(say("Change the tags of {name}", name=named(lines)))
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
        words = render(say("Enter {name} in the team", name=name))
        return int(made.save(words, team.new_member, name).id)

    field = PersonField(tr("Owner"), now, people, add=add)

    def give() -> None:
        if field.stored is None:
            raise UserError(tr("Who is it?"), tr("Type a name; a new one enters the team."))
        ids = [line.id for line in lines]
        words = render(say("Change the owner of {name}", name=named(lines)))
        page.shell.save(words, accounts.edit_accounts, ids, owner_id=field.stored)

    _ask(page, tr("Who looks after them?"), named(lines), tr("&Owner"), field, give)


def _ask(
    page: AccountList,
    title: str,
    words: str,
    name: str,
    field: "ChoiceField | PersonField | TagsField",
    give: Callable[[], None],
) -> None:
    dialog = FormDialog(title, words, tr("&Change"), give, page.table)
    dialog.form.add(name, field)
    dialog.ready()
    field.setFocus()
    if dialog.exec():
        page.shell.toast(render(say("{name}: changed.", name=words)), undoable=True)
