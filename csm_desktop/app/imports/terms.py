"""On which terms lists are taken in: the day whose state they tell, and what the user settled."""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.values import dataclass

_JOINING = frozenset(("of", "from", "at", "as", "for", "in", "vom", "von", "am", "du", "de", "del"))
_DIGITS = re.compile(r"[\d_.,()\[\]-]+")
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")

CUSTOMER_NAME = "customer-name"
"""The topic of what a customer reads as a metric's name."""


class Missing(StrEnum):
    """What became of an account that the next list of its source does not name any more."""

    LEAVE = "leave"
    CHURNED = "churned"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ImportTerms:
    """What the user settled for an import; empty values leave it to the lists.

    A list is a state on a day: `as_of`, else the day in its file's name, else today. `missing` says
    by account name or id what became of accounts that are missing, "" of all others. `source` is
    what a customer reads as the source of readings, by metric, "" for all others; `names` what is
    read as the metric's name. `systems` are the
    systems that lists come from, by the name of the file, "" for all others. `account` is the one
    that meetings belong to whose calendar names nobody of any.
    """

    as_of: date | None = None
    missing: Mapping[str, Missing] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=dict)
    account: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, metric: str) -> str:
        """What a customer shall read as the name of a metric, as far as the user said it."""
        return self.names.get(metric, self.names.get("", ""))

    def system_of(self, file: str) -> str:
        """The system that a file comes from, as far as the user said it."""
        return self.systems.get(file, self.systems.get("", ""))


def with_profile(said: ImportTerms, profile: ListProfile | None) -> ImportTerms:
    """The terms for a list of a profile: what the user says now counts more."""
    if profile is None:
        return said
    missing, source, systems = dict(said.missing), dict(said.source), dict(said.systems)
    names = dict(said.names)
    if left := profile.choice("missing"):
        missing.setdefault("", Missing(left))
    for choice in profile.choices:
        name, _, metric = choice.name.partition(":")
        if name == "source":
            source.setdefault(metric, choice.value)
        elif name == CUSTOMER_NAME:
            names.setdefault(metric, choice.value)
        elif name == "source-system":
            systems.setdefault("", choice.value)
    return replace(said, missing=missing, source=source, systems=systems, names=names)


def names_day(profile: ListProfile | None) -> bool:
    """Whether the day in a file's name is that of its list; a profile may say that it is not."""
    return profile is None or profile.choice("as-of") != "today"


def name_of_file(source: str) -> str:
    """A file's name without its ending and date, as `billing` of `billing_2026-10.csv`."""
    stem = PurePath(source).stem
    spoken = _DIGITS.sub(" ", stem).split()
    while len(spoken) > 1 and spoken[-1].casefold() in _JOINING:
        spoken.pop()  # "companies of 2026" are companies
    return " ".join(spoken) or stem


def day_in_name(name: str, today: date) -> date | None:
    """The one day that a file's name tells, as `book-2026-10-31.csv`; none that is to come."""
    found = set()
    for year, _, month, day in _DAY_IN_NAME.findall(name):
        try:
            found.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    if len(found) != 1:
        return None
    (only,) = found
    return only if only <= today else None
