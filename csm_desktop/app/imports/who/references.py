"""Which account the rows of a list refer to, each way of saying it looked up once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.directory import Directory, MetReference
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.plan import ImportNotice, ReadyRow, ReadyRows
from csm_desktop.values import dataclass

_REFERENCES = ("account_id", "account_name", "account_domain")  # companies may share a domain
_SAID = (*_REFERENCES, "also")
_ONE_BY_ONE = 5
Found = tuple[DirectoryEntry | None, str]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one way of referring leads to.

    `met` is told for every row that refers so, `several` where it leads to none because several
    accounts are called so; with `second_guess` an e-mail address may say it instead.
    """

    entry: DirectoryEntry | None
    reference: str
    met: list[MetReference]
    several: MetReference | None
    second_guess: bool


class AccountFinder:
    """Finds the accounts of a list's rows, as long as the directory stays as it is.

    Where neither id, domain nor name leads to one, the e-mail address may; a row that refers by
    an id of its own system is not second-guessed.
    """

    def __init__(
        self, directory: Directory, rows: Sequence[ReadyRow] = (), *, keeps_names: bool = False
    ) -> None:
        """`rows` are those of the list; `said` the fields by which they may name an account.

        With `keeps_names` what leads to no account keeps its name beside its id: a list of
        accounts that comes later may know it by either.
        """
        self._directory = directory
        self._keeps_names = keeps_names
        self._answers: dict[object, _Answer] = {}
        # Rows that stand as they were read all say the same fields.
        read = rows.by_field if isinstance(rows, ReadyRows) else _SAID
        self.said = [key for key in _SAID if key in read]
        self._alone = self.said[0] if len(self.said) == 1 else ""
        self._domains: dict[str, tuple[DirectoryEntry | None, int]] = {}

    def find(self, values: Mapping[str, Any]) -> Found:
        """The account that a row refers to, and what it called it."""
        get = values.get
        key = get(self._alone) if self._alone else tuple(map(get, self.said))
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._look_up(values)
        elif answer.met:
            self._directory.met += answer.met
        if answer.entry is not None:
            return answer.entry, answer.reference
        return self._without_reference(answer, str(get("email") or "")), answer.reference

    def _look_up(self, values: Mapping[str, Any]) -> _Answer:
        texts = [str(values.get(key) or "") for key in _REFERENCES]
        references = [*texts, *(values.get("also") or ())]
        before = len(self._directory.met)
        entry = self._directory.referred(references)
        return _Answer(
            entry,
            self._kept(texts),
            self._directory.met[before:],
            self._directory.several(references) if entry is None else None,
            second_guess=not texts[0],
        )

    def _kept(self, texts: Sequence[str]) -> str:
        """What is kept of a reference: "Acme (A-1)" is read again by its name and by its id."""
        id_, name, domain = texts
        if self._keeps_names and id_ and name and id_ != name and "(" not in id_ + name:
            return f"{name} ({id_})"
        return id_ or name or domain

    def _without_reference(self, answer: _Answer, email: str) -> DirectoryEntry | None:
        """The account by an e-mail address; why there is none is told."""
        entry, sharing = self._of_domain(email) if email else (None, 0)
        if entry is not None and answer.second_guess:
            return entry
        if answer.several is not None:
            self._directory.met.append(answer.several)
        elif sharing > 1:
            self._directory.met.append(("shared", email, str(sharing)))
        return None

    def _of_domain(self, email: str) -> tuple[DirectoryEntry | None, int]:
        domain = email.rpartition("@")[2].casefold()
        if domain not in self._domains:
            sharing = self._directory.sharing(domain)
            self._domains[domain] = self._directory.of_email(email), len(sharing)
        return self._domains[domain]


def references_told(directory: Directory) -> list[ImportNotice]:
    """How the references of a list were met that are written otherwise, each way once; then they
    are forgotten."""
    ways: dict[str, list[MetReference]] = {}
    for reference in directory.met:
        ways.setdefault(reference[0], []).append(reference)
    directory.met = []
    told: list[ImportNotice] = []
    for references in ways.values():
        apart: dict[MetReference, list[MetReference]] = {}
        for reference in references:
            apart.setdefault(reference, []).append(reference)
        # A few are named one by one: each of them may be wrong.
        groups = list(apart.values()) if len(apart) <= _ONE_BY_ONE else [references]
        told += [ImportNotice(0, "", _sentence(group)) for group in groups]
    return told


def _sentence(references: Sequence[MetReference]) -> Message:
    how, reference, what = references[0]
    return _MET[how](len(references), {"reference": reference, "what": what})


def account_of(directory: Directory, values: Mapping[str, Any]) -> Found:
    """The account that a single row refers to, while the directory is still growing."""
    return AccountFinder(directory).find(values)


_MET: dict[str, Callable[[int, dict[str, str]], Message]] = {
    "form": lambda n, met: say(
        "“{reference}” is read as {what} ({n} row refers in such a form)",
        "“{reference}” is read as {what} ({n} rows refer in such a form)",
        n=n, **met,
    ),
    "zeros": lambda n, met: say(
        "“{reference}” is read as {what}: the same number without its leading zeros ({n} row)",
        "“{reference}” is read as {what}: the same number without its leading zeros ({n} rows)",
        n=n, **met,
    ),
    "name": lambda n, met: say(
        "“{reference}” is read as {what}: the same name but for signs and legal form ({n} row)",
        "“{reference}” is read as {what}: the same name but for signs and legal form ({n} rows)",
        n=n, **met,
    ),
    "listed": lambda n, met: say(
        "“{reference}” names several accounts: {what} is taken ({n} such row)",
        "“{reference}” names several accounts: {what} is taken ({n} such rows)",
        n=n, **met,
    ),
    "several": lambda n, met: say(
        "“{reference}” is left open: {what} accounts are called so ({n} such row)",
        "“{reference}” is left open: {what} accounts are called so ({n} such rows)",
        n=n, **met,
    ),
    "shared": lambda n, met: say(
        "{reference} is left open: {what} accounts share its domain ({n} such row)",
        "{reference} is left open: {what} accounts share its domain ({n} such rows)",
        n=n, **met,
    ),
}  # fmt: skip
"""How a reference was met, to the sentence that tells its first row and the number of them."""
