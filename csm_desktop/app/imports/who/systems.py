"""Whose ids a list holds: where the names beside short ids are not the book's, it is asked.

Two systems that both count from one meet in every number and in hardly a name; in the next list of
one system single accounts have been renamed. So most names have to agree, unless somebody said
which system it is. A profile says it of every list of its shape, which is no proof.
"""

from collections.abc import Iterable
from dataclasses import field

from csm_desktop.app.imports.terms import name_of_file
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.domain.text.identities import id_key, is_worldwide, may_be_one
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportPlan, Question, values_of
from csm_desktop.values import dataclass

SAME_SYSTEM = "same"
"""The answer that a list counts as the book does, whose ids may be of no known system."""
SOURCE_SYSTEM = "source-system"
_MOST = 0.7  # of the ids that are met, in names that agree
_FEW = 3  # fewer than this are accounts that have been renamed, where the system is known
_OWN = ("external_id", "domain", "name")
_OTHERS = ("account_id", "account_domain", "account_name")


@dataclass(slots=True)
class _Meeting:
    """The short ids of a list that accounts bear: how many names agree, and who is meant."""

    met: int = 0
    alike: int = 0
    differing: list[tuple[str, str, DirectoryEntry]] = field(default_factory=list)
    several: list[tuple[str, list[DirectoryEntry]]] = field(default_factory=list)
    bearers: list[DirectoryEntry] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return self.alike >= self.met * _MOST


def system_question(directory: Directory, plan: ImportPlan, said: str) -> Question | None:
    """Settle whose ids a list holds, as far as it can be: what is left open is returned.

    `directory.system` is what is known of it, `said` what the user says now.
    """
    if said == SAME_SYSTEM:
        directory.system = ""
    meeting = _meeting(directory, plan)
    directory.trusts_ids = meeting.agrees or said == SAME_SYSTEM
    if said:
        if said == SAME_SYSTEM:
            systems = _systems(plan, meeting.bearers)
            directory.system = systems[0] if len(systems) == 1 else ""
            if meeting.several:  # the book itself counts in two ways
                return _asked_whose(plan, *meeting.several[0])
        return None
    if meeting.several and not directory.system:
        reference, bearers = meeting.several[0]
        return _asked_whose(plan, reference, bearers)
    if meeting.agrees:
        return None
    if directory.system:
        # Ids that no system is known of are not this one's, and need no word.
        ours = [each for each in meeting.differing if directory.is_of_system(each[2], each[0])]
        if len(ours) < _FEW or len(ours) < meeting.met * (1 - _MOST):
            return None
    return _asked_same(plan, meeting, directory.system)


def _keys(plan: ImportPlan) -> tuple[str, str, str]:
    return _OWN if plan.kind is ListKind.ACCOUNTS else _OTHERS


def _meeting(directory: Directory, plan: ImportPlan) -> _Meeting:
    found = _Meeting()
    if not directory.has_ids:
        return found
    # A long list names its accounts again and again.
    told = dict.fromkeys(zip(*(values_of(plan.drafts, key) for key in _keys(plan)), strict=True))
    rows = dict.fromkeys(tuple(str(each or "") for each in row) for row in told)
    for id_, domain, name in rows:
        if not id_ or is_worldwide(id_key(id_)) or not (bearers := directory.bearers(id_)):
            continue
        found.bearers += bearers
        if not name and not domain:
            if len(bearers) > 1:
                found.several.append((id_, bearers))
            continue
        found.met += 1
        if any(_may_be(directory, bearer, domain, name) for bearer in bearers):
            found.alike += 1
        else:
            found.differing.append((id_, name or domain, bearers[0]))
    return found


def _may_be(directory: Directory, bearer: DirectoryEntry, domain: str, name: str) -> bool:
    if domain and domain == bearer.domain:
        return True
    return bool(name) and any(may_be_one(name, own) for own in directory.names_of(bearer))


def _short(plan: ImportPlan) -> set[str]:
    key = _keys(plan)[0]
    return {id_key(str(id_ or "")) for id_ in values_of(plan.drafts, key)}


def _systems(plan: ImportPlan, bearers: Iterable[DirectoryEntry]) -> list[str]:
    """The systems, each once, that gave the list's ids to these accounts; "" is an unknown one."""
    wanted = _short(plan)
    given: list[ForeignId] = [own for bearer in bearers for own in bearer.ids]
    return list(dict.fromkeys(own.system for own in given if id_key(own.text) in wanted))


def _asked_same(plan: ImportPlan, meeting: _Meeting, known: str) -> Question:
    id_, theirs, bearer = meeting.differing[0]
    systems = [known] if known else _systems(plan, [each[2] for each in meeting.differing])
    text = say(
        "{n} id of this list is another account’s in the book (“{id}” is {theirs} here, and {ours} "
        "there). Is the list from the same system, or from another?",
        "{n} ids of this list are other accounts’ in the book (“{id}” is {theirs} here, and {ours} "
        "there). Is the list from the same system, or from another?",
        n=len(meeting.differing), id=id_, theirs=theirs, ours=bearer.name,
    )  # fmt: skip
    same = [systems[0] or SAME_SYSTEM] if len(systems) == 1 else [s or SAME_SYSTEM for s in systems]
    return _question(plan, text, (*same, _another(plan, systems)))


def _asked_whose(plan: ImportPlan, id_: str, bearers: list[DirectoryEntry]) -> Question:
    first, second = bearers[:2]
    text = say(
        "“{id}” is {first} in one system and {second} in another: which one is the list from?",
        id=id_, first=_named(first, id_), second=_named(second, id_),
    )  # fmt: skip
    systems = _systems(plan, bearers)
    # A name that no system has leaves those whose system nobody knows.
    return _question(plan, text, [each or _another(plan, systems) for each in systems])


def _named(entry: DirectoryEntry, id_: str) -> str | Message:
    system = next((own.system for own in entry.ids if id_key(own.text) == id_key(id_)), "")
    return say("{name} ({system})", name=entry.name, system=system) if system else entry.name


def _another(plan: ImportPlan, systems: Iterable[str]) -> str:
    """A name for a system that is none of these: what the file is called."""
    base = name_of_file(plan.source).replace("=", " ").replace('"', " ").strip()
    known = {each.casefold() for each in (*systems, SAME_SYSTEM, "")}
    name, number = base, 2
    while name.casefold() in known:
        name, number = f"{base} {number}".strip(), number + 1
    return name


def _question(plan: ImportPlan, text: Message, systems: Iterable[str]) -> Question:
    columns = tuple(m.header for m in plan.mapping if m.field in _keys(plan))
    options = tuple(f'--{SOURCE_SYSTEM} "{plan.source}={each}"' for each in dict.fromkeys(systems))
    return Question(SOURCE_SYSTEM, columns, text, options)
