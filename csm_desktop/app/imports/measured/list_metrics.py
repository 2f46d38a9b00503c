"""The metrics that a list brings: of which kind each is, and what a customer reads of it.

What a list calls a metric is the header of a column, or a word of somebody's own: it is for the
user, as the names of files are. A customer reads what the user says, and neutral words until then.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.sources import source_of
from csm_desktop.domain.records.metrics import Access, Better, Metric, MetricKind
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.named_direction import named_direction
from csm_desktop.importers.meaning.fields import MEASURED
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import FilePlan, ImportNotice
from csm_desktop.storage.queries.dump import everything
from csm_desktop.values import dataclass
from csm_desktop.wording import label, mark, tr

_COUNTED = re.compile(
    r"\b(?:total|count|number of|no of|num|anzahl(?: der)?|nombre de|numero de"
    r"|(?:last |past |l)?\d+ ?d(?:ays?)?|this month|per month)\b"
)
_SPOKEN = {
    "logins|log ins|logons|sign ins|anmeldungen|connexions": mark("Logins"),
    "users|nutzer|benutzer|utilisateurs|usuarios": mark("Users"),
    "active users|aktive nutzer|aktive benutzer|utilisateurs actifs": mark("Active users"),
    "daily active users|dau": mark("Daily active users"),
    "weekly active users|wau": mark("Weekly active users"),
    "monthly active users|mau": mark("Monthly active users"),
    "sessions|sitzungen": mark("Sessions"),
    "visits|besuche|visites": mark("Visits"),
    "page views|pageviews|seitenaufrufe": mark("Page views"),
    "events|ereignisse": mark("Events"),
    "minutes|minuten": mark("Minutes"),
    "hours|stunden|heures": mark("Hours"),
    "api calls|api requests|api aufrufe": mark("API calls"),
    "storage|storage used|speicher": mark("Storage"),
    "seats|licences|licenses|lizenzen|licences": mark("Licences"),
    "seats used|used seats|licences used|licenses used|genutzte lizenzen": mark("Licences used"),
    "reports|berichte|rapports": mark("Reports"),
    "projects|projekte|projets": mark("Projects"),
    "documents|dokumente": mark("Documents"),
    "messages|nachrichten": mark("Messages"),
    "downloads": mark("Downloads"),
    "exports|exporte": mark("Exports"),
    "tickets|support tickets": mark("Tickets"),
    "adoption|adoption rate": mark("Adoption"),
    "usage|nutzung": mark("Usage"),
}
_NEUTRAL = {phrase: said for phrases, said in _SPOKEN.items() for phrase in phrases.split("|")}
"""Words that tell nobody anything but what is counted: these a customer may read unasked."""


@dataclass(frozen=True, slots=True)
class MetricWords:
    """What a customer reads of a metric that a list brings: its name, and where it comes from."""

    name: str
    source: str


def new_metric(id_: int, name: str, unit: str) -> Metric:
    """A metric that a file names; surveys are known by their names, the rest is usage."""
    spoken = set(name.casefold().replace("_", " ").replace("-", " ").split())
    kind, access = MetricKind.USAGE, Access.USAGE
    if "nps" in spoken:
        kind, access = MetricKind.NPS, Access.BY_CONSENT
    elif "csat" in spoken:
        kind, access = MetricKind.CSAT, Access.BY_CONSENT
    elif {"active"} <= spoken and spoken & {"seats", "users", "licences", "licenses"}:
        kind = MetricKind.ACTIVE_SEATS
    return Metric(id_, name, unit, _better(name, unit, kind), access, kind)


def _better(name: str, unit: str, kind: MetricKind) -> Better:
    if kind is not MetricKind.USAGE:
        return Better.HIGHER
    return named_direction(f"{words(name)} {unit}")


class CustomerNames:
    """What customers read as the names of metrics, each but once: of those that are `known`, and
    of more that come."""

    def __init__(self, known: Iterable[Metric]) -> None:
        self._known = {metric.name.casefold(): metric.read_as for metric in known}
        self._taken = {name.casefold() for name in self._known.values()}

    def propose(self, metric: Metric) -> str:
        """The neutral words for a metric, or what a customer reads of it already."""
        known = self._known.get(metric.name.casefold())
        return known if known is not None else self.add(metric, _neutral(metric))

    def add(self, metric: Metric, wanted: str) -> str:
        """The words for another metric: those that are wanted, with a number where they are
        taken."""
        name, number = wanted, 2
        while name.casefold() in self._taken:
            name, number = f"{wanted} {number}", number + 1
        self._known[metric.name.casefold()] = name
        self._taken.add(name.casefold())
        return name


class ListMetrics:
    """The metrics of one list as it is taken in: each is found or made once."""

    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._ids: dict[str, int] = {}
        self._sources: dict[tuple[int, str, int], str] = {}
        self._kept_inside: set[int] = set()
        self._names: CustomerNames | None = None

    def id_of(self, name: str, unit: str) -> int:
        """The id of the metric of a name; `unit` is that of one which is made."""
        known = self._ids.get(name)
        if known is None:
            known = self._ids[name] = self._taking.named(Metric, name, self._maker(unit))
            self._say(known)
        return known

    def source(self, metric_id: int, values: Mapping[str, Any]) -> str:
        """The source of a row in words for a customer, found once for rows that are alike."""
        told, answers = str(values.get("source") or ""), int(values.get("answers") or 0)
        key = (metric_id, told, answers)
        if key not in self._sources:
            metric = self._taking.fetch(Metric, metric_id)
            source = source_of(metric, told, self._taking.terms.source, answers)
            self._sources[key] = source
            if told and source != told and metric_id not in self._kept_inside:
                self._kept_inside.add(metric_id)
                text = say("customers read “{words}” as its source; --source says otherwise",
                           words=source)  # fmt: skip
                self._taken.remarks.append(ImportNotice(0, metric.name, text, told))
        return self._sources[key]

    def _maker(self, unit: str):  # type: ignore[no-untyped-def]
        def make(id_: int, name: str) -> Metric:
            metric = new_metric(id_, name, unit)
            said = self._taking.terms.name_of(name)
            read_as = self._customer_names().add(metric, said or _neutral(metric))
            if not said and read_as != name:
                text = say("customers read it as “{words}”; --customer-name says otherwise",
                           words=read_as)  # fmt: skip
                self._taken.remarks.append(ImportNotice(0, name, text))
            if metric.better is Better.UNKNOWN:
                text = say("more or less: nobody has said yet which is better; Value asks for it")
                self._taken.remarks.append(ImportNotice(0, name, text))
            return replace(metric, customer_name=read_as)

        return make

    def _say(self, metric_id: int) -> None:
        """Take over what the user says now of a metric that there was already."""
        metric = self._taking.fetch(Metric, metric_id)
        # Not what a profile remembers: the name may have been changed since, on the account's page.
        said = self._taking.said.names.get(metric.name, "")
        if said and metric.read_as != said:
            self._taking.put(replace(metric, customer_name=said))

    def _customer_names(self) -> CustomerNames:
        # Most lists bring no metric that is new.
        if self._names is None:
            made = self._taking.made[Metric].values()
            self._names = CustomerNames((*self._taking.work.find(Metric), *made))
        return self._names


def proposed_words(book: Book | None, readings: Sequence[FilePlan]) -> dict[str, MetricWords]:
    """What a customer would read of each metric that the lists bring, if nobody says otherwise."""
    found = dict.fromkeys(
        str(part[0])
        for reading in readings
        for plan in reading.plans
        if plan.kind in MEASURED
        for draft in plan.drafts
        for key in ("readings", "periods")
        for part in draft.values.get(key) or ()  # type: ignore[attr-defined]
    )
    known: Sequence[Metric] = ()
    if found and book is not None:
        with book.reading() as connection:
            known = tuple(everything(connection, Metric))
    names = CustomerNames(known)
    metrics = [new_metric(0, name, "") for name in found]
    return {
        metric.name: MetricWords(names.propose(metric), source_of(metric, "", {}))
        for metric in metrics
    }


def _neutral(metric: Metric) -> str:
    """Words that say what is counted and nothing else."""
    plain = " ".join(_COUNTED.sub(" ", words(metric.name)).split())
    known = _NEUTRAL.get(plain)
    return tr(known) if known else label(metric.kind)
