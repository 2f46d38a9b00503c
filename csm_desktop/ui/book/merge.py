"""Making one account of the two that are selected: which is kept, and whose values count."""

from csm_desktop.app.accounts import merge
from csm_desktop.domain.text.message import say
from csm_desktop.ui.book.account_list import AccountList
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.wording import field_name, render, tr

_TWO = 2


def ask_merge(page: AccountList) -> None:
    """Ask in which fields the other's value counts, and make one account of the two selected."""
    lines, book = page.table.selection, page.shell.book
    if book is None:
        return
    if len(lines) != _TWO:
        page.shell.toast(tr("Select two accounts: the first one is kept."))
        return
    kept, other = lines
    differing = book.trial(merge.differing, kept.id, other.id)
    chosen: dict[str, ChoiceField] = {}

    def make_one() -> None:
        taken = [name for name, field in chosen.items() if field.stored]
        both = say("Make one account of {one} and {other}", one=kept.name, other=other.name)
        page.shell.save(render(both), merge.merge_accounts, kept.id, other.id, taken)

    dialog = FormDialog(
        render(say("Make {other} one with {name}?", other=other.name, name=kept.name)),
        tr(
            "All that hangs on either hangs on the kept one afterwards. Empty fields are filled;"
            " where the two differ, choose. The other goes into the trash, and undo parts them."
        ),
        tr("&Make one"),
        make_one,
        page.table,
    )
    for name, mine, theirs in differing:
        offered = [Choice(False, _words(mine)), Choice(True, _words(theirs))]
        chosen[name] = ChoiceField(field_name(name), False, offered)
        dialog.form.add(field_name(name), chosen[name])
    dialog.ready()
    if dialog.exec():
        page.shell.toast(render(say("{name}: changed.", name=kept.name)), undoable=True)


def _words(value: object) -> str:
    return value_words(value, "UTC")
