"""What the faults of a disk are called, wherever a book is written."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import OperationalError

from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.wording import told, tr


@contextmanager
def faults_explained() -> Iterator[None]:
    """Turn the faults of a disk into words; whatever was under way is rolled back by then."""
    try:
        yield
    except (OperationalError, driver.OperationalError) as error:
        reason = str(error.orig if isinstance(error, OperationalError) else error)
        if "full" in reason:
            raise UserError(
                tr("The disk is full: the last change could not be saved."),
                tr("The book is as it was before. Free some space, then try again."),
            ) from error
        if "readonly" in reason or "query_only" in reason:
            raise UserError(
                tr("This book is open for reading only."), tr("Nothing was changed.")
            ) from error
        if "locked" in reason or "busy" in reason:
            raise UserError(
                tr("The book is busy: another program is writing to it."),
                tr("Nothing was changed. Try again in a moment."),
            ) from error
        raise UserError(
            told(say("The change could not be saved: {reason}.", reason=reason)),
            tr("The book is as it was before. Check the disk, then try again."),
        ) from error
