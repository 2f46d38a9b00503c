"""A review is planned by being handed out; a toast says so, Undo is near."""

from collections.abc import Callable

from csm_desktop.app.reviews.acts import plan_review
from csm_desktop.domain.text.message import say
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.wording import day, render


def plan_shown(studio: Studio, renew: Callable[[], None]) -> None:
    """Plan the review whose pack is shown, where it is not planned.

    `renew` reads the account anew, which a page that is hidden does not do by itself.
    """
    shell, view = studio.shell, studio.view if studio.is_open else None
    book = shell.book
    if book is None or view is None or view.planned or book.why_read_only is not None:
        return
    words = say("Plan EBR {n}", n=view.review.number)
    made = shell.run(words, plan_review, view.account_id)
    if made is None:
        return
    # What planned it has told the page already, in most cases.
    if not studio.view.planned:
        renew()
    on = day(made.on)
    said = say("EBR {n} is planned for {on}.", n=made.number, on=on)
    shell.toast(render(said), undoable=True)
