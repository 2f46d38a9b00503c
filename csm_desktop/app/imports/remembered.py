"""What an import leaves behind for the next: the shape of each list that was corrected.

A list is corrected where the user said of it what it is, what a column means, or answered what it
left open. What was found out by itself needs no remembering. Which rows were left out, and of
which day a list told, holds for that file alone and is not kept.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from csm_desktop.app.imports.profiles import free_name, profiles_of, remembers
from csm_desktop.app.imports.report import Remembered
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.terms import CUSTOMER_NAME, ImportTerms, Missing, name_of_file
from csm_desktop.app.imports.who.systems import SAME_SYSTEM, SOURCE_SYSTEM
from csm_desktop.domain.records.settings import ListProfile, ProfileChoice, ProfileColumn
from csm_desktop.domain.text.message import say
from csm_desktop.importers.list_profiles import fit, shape_of
from csm_desktop.importers.meaning.fields import FIELDS, MEASURED, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT
from csm_desktop.importers.meaning.topics import TOPICS
from csm_desktop.importers.plan import FilePlan, ImportPlan, Options
from csm_desktop.importers.values.periods import periods
from csm_desktop.wording import render


def remembered(
    taking: ImportRun, readings: Sequence[FilePlan], terms: ImportTerms, held: Container[int]
) -> tuple[Remembered, ...]:
    """Keep a profile of every list that was corrected and is not `held` back, by its `id()`.

    None where the book does not want it.
    """
    if not remembers(taking.connection):
        return ()
    known = list(profiles_of(taking.connection))
    done = []
    for profile in _wanted(readings, terms, held):
        alike = (one for one in known if one.id == profile.id or _is_same(one, profile))
        before = next(alike, None)
        if before is None:
            name = free_name(profile.name, known)
            kept = replace(profile, id=taking.new_id(), name=name, kept_at=taking.now)
            taking.add(kept)
            known.append(kept)
        else:
            kept = replace(profile, id=before.id, name=before.name, kept_at=taking.now)
            # Nothing new was learnt, and the day alone is not worth telling.
            if replace(kept, kept_at=before.kept_at) == before:
                continue
            taking.put(kept)
            known[known.index(before)] = kept
        done.append(Remembered(kept.name, before is None))
    return tuple(done)


def _is_same(known: ListProfile, other: ListProfile) -> bool:
    """Whether two profiles are of one shape, so that the later takes the former's place."""
    found = fit(known, [column.header for column in other.shape])
    return (known.kind, known.sheet, known.system) == (other.kind, other.sheet, other.system) and (
        not found.missing and not found.new
    )


def _wanted(
    readings: Sequence[FilePlan], terms: ImportTerms, held: Container[int]
) -> Iterator[ListProfile]:
    for reading in readings:
        # A sheet of the past is read as the newest one is, which teaches the same.
        taken = [plan for plan in reading.plans if id(plan) not in held and not plan.newer]
        for plan in taken:
            choices = _choices(plan, reading.options, terms)
            if choices or _is_corrected(plan, reading.options):
                yield _profile(reading, plan, choices)
        said = reading.options.sheets or {}
        for sheet in reading.left if taken else ():
            # None is what somebody said: leave it out. A sheet nobody was asked about teaches
            # nothing.
            if sheet.is_list and said.get(sheet.sheet, "") is None:
                shape = tuple(ProfileColumn(h, LEFT_OUT) for h in shape_of(sheet.headers).values())
                name = say("{list}, left out", list=_file_name(reading, sheet.sheet))
                yield ListProfile(0, render(name), "", "", sheet.sheet, shape)


def _is_corrected(plan: ImportPlan, options: Options) -> bool:
    """Whether the user said what the list is, or what one of its columns means."""
    said = {words(header) or header for header in options.columns or {}}
    return (
        options.kind is not None
        or plan.sheet in (options.sheets or {})
        or any((words(mapped.header) or mapped.header) in said for mapped in plan.mapping)
    )


def _choices(plan: ImportPlan, options: Options, terms: ImportTerms) -> dict[str, str]:
    """The answers that the user gave and that this list needed."""
    choices = {
        name: value
        for name, topic in TOPICS.items()
        if topic.of_profiles and name in plan.answered and (value := getattr(options, topic.option))
    }
    if options.encoding and plan.encoding:
        choices["encoding"] = options.encoding
    if options.hidden == "take":
        choices["hidden"] = options.hidden
    if plan.kind in MEASURED:
        for topic, said in (("source", terms.source), (CUSTOMER_NAME, terms.names)):
            choices |= {f"{topic}:{m}" if m else topic: words for m, words in said.items()}
    # That a list counts as the book does is no system's name, and holds for that file alone.
    if (system := terms.system_of(plan.source)) and system != SAME_SYSTEM:
        choices[SOURCE_SYSTEM] = system
    # What became of single accounts is told of them alone.
    left = terms.missing.get("", Missing.LEAVE)
    # Who left between two sheets says nothing of whom the next list will lack.
    is_history = plan.state_on is not None
    if plan.kind is ListKind.ACCOUNTS and left is not Missing.LEAVE and not is_history:
        choices["missing"] = left.value
    return choices


def _profile(reading: FilePlan, plan: ImportPlan, choices: Mapping[str, str]) -> ListProfile:
    """The list as it was read now, with what its former profile answered besides."""
    before = plan.profile.profile if plan.profile else None
    # An answer that is not asked for any more may be asked for again.
    kept = {choice.name: choice.value for choice in before.choices} if before else {}
    both = {**kept, **choices}
    system = plan.system.name if plan.system else before.system if before else ""
    return ListProfile(
        before.id if before else 0,
        before.name if before else _name(reading, plan),
        plan.kind.value,
        system,
        plan.sheet,
        _shape(reading, plan, before),
        tuple(ProfileChoice(name, both[name]) for name in sorted(both)),
    )


def _shape(
    reading: FilePlan, plan: ImportPlan, before: ListProfile | None
) -> tuple[ProfileColumn, ...]:
    """The columns as they were read; those that only the profile has stay in it."""
    said = {words(header) or header for header in reading.options.columns or {}}
    said |= {words(c.header) or c.header for c in before.shape if c.is_said} if before else set()
    months = periods([mapped.header for mapped in plan.mapping])
    shape = []
    # The next list of this shape has other months.
    for each in plan.mapping:
        if each.header in months:
            continue
        known = each.field in (*FIELDS[plan.kind], CUSTOM, LEFT_OUT)
        shape.append(
            ProfileColumn(
                each.header,
                each.field if known else "",
                known and (words(each.header) or each.header) in said,
                known and each.header in plan.fitting,
            )
        )
    # A list may come with and without these columns; one that lacks them must not unlearn them.
    missing = set(plan.profile.missing) if plan.profile else set()
    return (*shape, *(c for c in before.shape if c.header in missing)) if before else tuple(shape)


def _name(reading: FilePlan, plan: ImportPlan) -> str:
    """What a new profile is called: after its system, else after the file, without its date."""
    if plan.system is not None:
        kind = plan.kind.value.capitalize()
        if plan.system.is_report:
            return render(say("{system} report {kind}", system=plan.system.name, kind=kind))
        return render(say("{system} {kind}", system=plan.system.name, kind=kind))
    return _file_name(reading, plan.sheet)


def _file_name(reading: FilePlan, sheet: str) -> str:
    """A file's name without its ending and date, and the sheet."""
    base = name_of_file(reading.source)
    return f"{base} [{sheet}]" if sheet else base
