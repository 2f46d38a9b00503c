"""What a list may leave open, each declared once: the command line, the window and profiles derive
their options, fields and answers from it."""

from collections.abc import Collection

from csm_desktop.importers.files.code_pages import SPOKEN
from csm_desktop.importers.meaning.fields import MEASURED, ListKind
from csm_desktop.importers.scale_words import SCALES
from csm_desktop.importers.values.units import CODES
from csm_desktop.values import dataclass

FISCAL_YEARS = tuple(f"{month}{named}" for month in range(1, 13)
                     for named in ("", "-start") if month > 1 or not named)  # fmt: skip
"""The month with which fiscal years begin, and whether they are named after that year."""

_MONEY = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS)


@dataclass(frozen=True, slots=True)
class ListTopic:
    """Something that is settled for a file by one word.

    `answers` are the words that there are, any where none is listed; `shown` those of them that
    the window offers before anything was asked. `kinds` are the lists that it serves, all where
    none is named. A topic `of_profiles` is remembered; one that `counts_unasked` settles a list by
    its profile though nothing was asked, for no file says it itself.
    """

    name: str
    answers: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    kinds: Collection[ListKind] = ()
    of_profiles: bool = True
    counts_unasked: bool = False

    @property
    def option(self) -> str:
        """The field of `Options` that holds the answer."""
        return self.name.replace("-", "_")


_ALL = (
    ListTopic("date-order", ("dmy", "mdy", "ymd")),
    ListTopic("decimal", (".", ",")),
    ListTopic("combine", ("sum", "mean", "last", "highest", "active"), kinds=MEASURED,
          counts_unasked=True),
    ListTopic("scale", SCALES, ("answers", "score", "5", "7", "10", "100", "1"), kinds=MEASURED,
          counts_unasked=True),
    ListTopic("status", ("active", "ended", "leave"),
          kinds=(*_MONEY, ListKind.CONTACTS, ListKind.INVOICES), counts_unasked=True),
    ListTopic("discount", ("paid", "reduced"), kinds=_MONEY, counts_unasked=True),
    ListTopic("invoices-are", ("dates", "monthly", "quarterly", "yearly", "one-off"),
              kinds=(ListKind.INVOICES,), counts_unasked=True),
    ListTopic("term", (*map(str, range(1, 121)), "leave"), ("12", "24", "36", "48", "60", "leave"),
              kinds=_MONEY, counts_unasked=True),
    ListTopic("amounts", ("cents", "whole"),
              kinds=(*_MONEY, ListKind.INVOICES), counts_unasked=True),
    ListTopic("billed", ("monthly", "quarterly", "half-yearly", "yearly", "term", "leave"),
              kinds=(ListKind.SUBSCRIPTIONS,), counts_unasked=True),
    ListTopic("percents", ("percent", "shares"), kinds=(*_MONEY, ListKind.READINGS),
              counts_unasked=True),
    ListTopic("group-arr", ("sum", "own", "leave"), kinds=(ListKind.ACCOUNTS,),
          counts_unasked=True),
    ListTopic("fiscal-year", FISCAL_YEARS, kinds=(*MEASURED, ListKind.OPPORTUNITIES)),
    ListTopic("hidden", ("leave", "take")),
    ListTopic("encoding", shown=("utf-8", *SPOKEN)),
    ListTopic("currency", tuple(sorted(CODES)),
          kinds=(*_MONEY, ListKind.OPPORTUNITIES, ListKind.INVOICES), counts_unasked=True),
    ListTopic("metric", kinds=MEASURED, counts_unasked=True),
    ListTopic("zone", kinds=(ListKind.MEETINGS,), of_profiles=False),
)  # fmt: skip
TOPICS: dict[str, ListTopic] = {topic.name: topic for topic in _ALL}
