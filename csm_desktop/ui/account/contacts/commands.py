"""What the Contacts tab can do; declared before the tab is made, so nothing of it is loaded."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.ui.account.tabs import Reach
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.ui.account.contacts.tab import ContactsTab


def commands(_: Shell, reach: Reach) -> list[Command]:
    """New contact or third party, the next introduction, somebody left, a photo, two are one."""

    def tab() -> "ContactsTab":
        return cast("ContactsTab", reach())

    own = partial(Command, menu=Menu.ACCOUNT, needs_book=True, page="account", group=3)
    return [
        own(
            "contacts.new", tr("New contact"), lambda: tab().new_contact(), icon="user-plus",
            words="add person",
        ),
        own(
            "contacts.third_party", tr("New third party…"), lambda: tab().new_third_party(),
            icon="building", words="partner consultant competitor around",
        ),
        own(
            "contacts.introduce", tr("Draft the next best introduction"),
            lambda: tab().draft_best(), icon="mail", words="coverage gap 3x3",
        ),
        own(
            "contacts.left", tr("Contact has left"), lambda: tab().somebody_left(),
            icon="user-minus", words="champion leaving departed",
        ),
        own(
            "contacts.photo", tr("Photo of the contact…"), lambda: tab().ask_photo(),
            icon="user", words="picture image portrait",
        ),
        own(
            "contacts.remove_photo", tr("Remove the contact's photo…"),
            lambda: tab().remove_photo(), icon="user", words="picture image portrait",
        ),
        own(
            "contacts.merge", tr("Make one contact of two"),
            lambda: tab().make_one(), icon="users",
            words="merge duplicate double same person",
        ),
    ]  # fmt: skip
