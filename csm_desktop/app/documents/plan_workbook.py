"""The joint impact plan as a workbook for the customer to fill in, and its way into a file."""

from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.documents.languages import whole_in
from csm_desktop.app.documents.pictures import branding_of
from csm_desktop.app.documents.printable import Written, facts_on
from csm_desktop.files import atomic_write, check_target
from csm_desktop.wording import ENGLISH, Voice

ENDING = ".xlsx"


def write_plan_workbook(
    book: Book,
    account_id: int,
    target: Path,
    *,
    as_of: date | None = None,
    voice: Voice = ENGLISH,
    overwrite: bool = False,
) -> Written:
    """Write an account's plan as of a day (default: today); errors as in `Printable.write`."""
    from csm_desktop.reports.plan.workbook import build_workbook
    from csm_desktop.reports.plan.workbook_pack import PlanWorkbook, assemble_workbook

    check_target(target, overwrite=overwrite)
    facts, now = facts_on(book, account_id, as_of), book.now()
    look = branding_of(book)

    def make(said_in: Voice) -> tuple[PlanWorkbook, bytes]:
        with said_in.spoken():
            pack = assemble_workbook(facts, now)
            return pack, build_workbook(pack, look.ours, look.company)

    pack, content = whole_in(voice, make)
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(content)
    return Written(target, (pack.title,), (), 3)
