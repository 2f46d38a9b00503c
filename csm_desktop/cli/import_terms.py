"""The options of `import`: how files are read, of which day lists tell, what is said of them."""

import argparse
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from csm_desktop.app.imports import (
    CURRENCIES,
    TABLES,
    TOPICS,
    ImportTerms,
    ListKind,
    Missing,
    Options,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr

_ALL = "take"
# A clock is a calendar's, and said once for all of them.
_OF_A_FILE = tuple(topic.option for topic in TOPICS.values() if topic.name != "zone")
_BY_FILE = ("kind", *_OF_A_FILE)


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


def options_by_file(arguments: argparse.Namespace) -> dict[Path, Options]:
    """The options of each file. Raises UserError for words that mean nothing, and for a file that
    is not among those given."""
    files: Sequence[Path] = arguments.files
    names = {file.name for file in files}
    for key in _BY_FILE:
        for text in getattr(arguments, key):
            name, sign, _ = text.rpartition("=")
            # Of a metric or an encoding an equals sign may be a part.
            if sign and name not in names and key not in ("metric", "encoding"):
                raise UserError(
                    render(say("There is no file {name} among those given.", name=name)),
                    render(say("Nothing was imported. The files are: {files}",
                               files=", ".join(sorted(names)))),
                )  # fmt: skip
    return {file: _options(arguments, file.name, names) for file in files}


def _said(given: Sequence[str], file: str, files: Collection[str]) -> str:
    """What an option says of a file: the last word of it alone, else the last of all."""
    of_all = of_it = ""
    for text in given:
        name, sign, word = text.rpartition("=")
        if not sign or name not in files:
            of_all = text.strip()
        elif name == file:
            of_it = word.strip()
    return of_it or of_all


def _options(arguments: argparse.Namespace, file: str, files: Collection[str]) -> Options:
    said = {key: _said(getattr(arguments, key), file, files) for key in _BY_FILE}
    columns = {}
    for pair in arguments.map:
        # The last equals sign: a header may hold one itself.
        header, sign, field = pair.rpartition("=")
        if not sign:
            raise UserError(
                render(say("--map needs HEADER=FIELD, not “{pair}”.", pair=pair)),
                tr("Nothing was imported. An empty field leaves the column out."),
            )
        columns[header] = field.strip()
    if said["currency"] and said["currency"].upper() not in CURRENCIES:
        raise UserError(
            render(say("{code} is no currency.", code=said["currency"])),
            tr("Nothing was imported. Give its code of three letters, for example EUR."),
        )
    said["currency"] = said["currency"].upper()
    if said["term"] and said["term"] not in TOPICS["term"].answers:
        raise UserError(
            render(say("--term needs a number of months, or leave, not “{said}”.",
                       said=said["term"])),
            tr("Nothing was imported."),
        )  # fmt: skip
    # A year that begins in January is the same by either name.
    if said["fiscal_year"] == "1-start":
        said["fiscal_year"] = "1"
    if said["fiscal_year"] and said["fiscal_year"] not in TOPICS["fiscal-year"].answers:
        raise UserError(
            render(say("--fiscal-year needs a month, 1 to 12, and perhaps -start, not “{said}”.",
                       said=said["fiscal_year"])),
            tr("Nothing was imported."),
        )  # fmt: skip
    return Options(
        kind=ListKind(said["kind"]) if said["kind"] else None,
        **{option: said[option] for option in _OF_A_FILE},  # type: ignore[arg-type]
        columns=columns or None,
        sheets=_sheets(arguments.sheet) or None,
        profile=(arguments.profile or "").strip(),
        without_profile=arguments.no_profile,
        zone=(arguments.zone or "").strip(),
        history=history_of(arguments.history) or None,
    )


def _sheets(pairs: list[str]) -> dict[str, ListKind | None]:
    """What --sheet says: a sheet's name, and what it holds; nothing leaves it out."""
    sheets: dict[str, ListKind | None] = {}
    for pair in pairs:
        name, sign, kind = pair.rpartition("=")
        if not sign or kind.strip() not in ("", *TABLES):
            raise UserError(
                render(say("--sheet needs NAME=KIND, not “{pair}”.", pair=pair)),
                render(say("Nothing was imported. The kinds are: {kinds}; nothing leaves it out.",
                           kinds=", ".join(TABLES))),
            )  # fmt: skip
        sheets[name] = ListKind(kind.strip()) if kind.strip() else None
    return sheets
