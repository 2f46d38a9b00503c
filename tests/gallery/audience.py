"""Writing to many from the Book, and looking through the drafts."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app.audience.plan import MessageAudience, audience_plan, make_drafts
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.ui.book.audience import AudienceDialog
from csm_desktop.ui.outbox.review import ReviewDialog
from tests.gallery.frame import _hold, _standing, _until
from tests.gallery.register import picture


@picture("audience", ((1020, 660),))
def audience() -> QWidget:
    window = _standing()
    book = window.workbench.book
    assert book is not None
    assert window.page is not None
    ids = [line.id for line in accounts(book)]
    dialog = AudienceDialog(window.workbench, ids, "Champions, November", window.page)
    dialog.language.set_value("en")
    dialog.roles.tick(ContactRole.CHAMPION)
    dialog.roles.tick(ContactRole.SPONSOR)
    _until(lambda: len(dialog.table.lines) > 1 and not dialog._asker.busy)
    return _hold(window, dialog)


@picture("audience-review", ((720, 620),))
def review() -> QWidget:
    window = _standing()
    book = window.workbench.book
    assert book is not None
    assert window.page is not None
    ids = tuple(line.id for line in accounts(book))
    plan = audience_plan(book, MessageAudience(ids, quiet_days=0))
    made = book.run("Write", make_drafts, "Champions, November", plan.drafts)
    return _hold(window, ReviewDialog(window.workbench, made, lambda _: True, window.page))
