"""The options of `import` that say of which day lists tell, and what is said of them."""

import argparse
from collections.abc import Sequence
from datetime import date

from csm_desktop.app.imports import ImportTerms, Missing
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr

_ALL = "take"


def terms_of(arguments: argparse.Namespace) -> ImportTerms:
    """The terms of an import. Raises UserError for words that mean none."""
    missing = {}
    for name, word in _pairs(arguments.missing).items():
        try:
            missing[name] = Missing(word)
        except ValueError:
            raise UserError(
                render(say("--missing does not know “{word}”.", word=word)),
                tr("Nothing was imported. Say churned, moved or leave."),
            ) from None
    systems = _pairs(arguments.source_system)
    account = (arguments.account or "").strip()
    sources, names = _pairs(arguments.source), _pairs(arguments.customer_name)
    return ImportTerms(arguments.as_of, missing, sources, systems, account, names)


def history_of(given: Sequence[str]) -> dict[str, date | None]:
    """What --history says: older sheets, each with its day; "" stands for all of them.

    Raises UserError for a day that is none.
    """
    wanted: dict[str, date | None] = {}
    for each in given:
        if each == _ALL:
            wanted[""] = None
            continue
        # From the right, for a sheet's name may hold the sign itself.
        name, sign, day = each.rpartition("=")
        try:
            wanted[(name if sign else each).strip()] = date.fromisoformat(day) if sign else None
        except ValueError:
            raise UserError(
                render(say("--history needs SHEET=YYYY-MM-DD, not “{given}”.", given=each)),
                tr("Nothing was imported. The day is the one of which the older sheet tells."),
            ) from None
    return wanted


def _pairs(given: Sequence[str]) -> dict[str, str]:
    """NAME=WORDS by name; words alone stand for all."""
    # Without a sign all of it is the words, and the name is "": that stands for all.
    pairs = (pair.rpartition("=") for pair in given)
    return {name.strip(): words.strip() for name, _, words in pairs}
