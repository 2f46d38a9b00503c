"""Reading a list as one of its shape was read before (`domain.records.settings`).

A profile fits by its headers, in any order, a few of them new or missing. Its columns mean what
they meant; its answers settle what the file leaves open, and never overrule what the file says
itself. Where values contradict it, that is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.evidence import Profile, fits, some_fit
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped, map_columns
from csm_desktop.importers.meaning.systems import SystemLook
from csm_desktop.importers.meaning.topics import TOPICS
from csm_desktop.importers.plan import ImportNotice, Options, ProfileFit, Question
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.periods import periods

_FEW = 0.25  # of a profile's columns that may be missing, and as many new
# Letters and fiscal years are asked about, and answered, before there are any columns.
_BEFORE_COLUMNS = ("encoding", "fiscal-year")
_ANSWERS = {
    name: topic.option
    for name, topic in TOPICS.items()
    if topic.of_profiles and name not in _BEFORE_COLUMNS
}
BY_THEMSELVES = tuple(name for name, topic in TOPICS.items() if topic.counts_unasked)
"""What no file says itself: the profile's answer counts though nothing is asked."""
_SHOWN = 3
_NAMES = 2  # columns of a list that only names things


def shape_of(headers: Sequence[str]) -> dict[str, str]:
    """What a list is known by: its headers by their words, without those named after a month."""
    months = periods(headers)
    return {words(header) or header: header for header in headers if header not in months}


def fit(profile: ListProfile, headers: Sequence[str]) -> ProfileFit:
    """A profile beside the columns of a list."""
    mine, theirs = shape_of([column.header for column in profile.shape]), shape_of(headers)
    # By their words, so that "E-Mail" and "E-mail " are one column, told as the file spells it.
    missing = tuple(header for key, header in mine.items() if key not in theirs)
    new = tuple(header for key, header in theirs.items() if key not in mine)
    return ProfileFit(profile, missing, new)


def is_close(found: ProfileFit) -> bool:
    """Whether a list is of a profile's shape, but for a few columns."""
    size = len(found.profile.shape)
    # One always: of a list of three columns a quarter would be none.
    few = max(1, int(size * _FEW))
    return len(found.missing) <= few and len(found.new) <= few and len(found.missing) * 2 < size


def fitting(
    profiles: Sequence[ListProfile], table: SourceTable, look: SystemLook | None, options: Options
) -> ProfileFit | None:
    """The profile that fits a table best; of equals one of the same sheet, then the first given.

    What a sheet holds was left out only of a sheet of its name.
    """
    close = []
    for number, profile in enumerate(profiles):
        found = fit(profile, table.headers)
        same_sheet = profile.sheet == table.sheet
        # A profile without a kind leaves a sheet out, and may do so only to the one it was said of.
        if not is_close(found) or not (profile.kind or same_sheet):
            continue
        if _other_system(profile, look) or _other_kind(profile, table, options):
            continue
        if _other_months(profile, table.headers):
            continue
        close.append(((len(found.missing) + len(found.new), not same_sheet, number), found))
    return min(close, key=lambda each: each[0])[1] if close else None


def _other_months(profile: ListProfile, headers: Sequence[str]) -> bool:
    """Whether columns named after months, which are no part of a shape, speak against a profile:
    readings a month lack them, or stand beside a name and nothing else."""
    # Next month's list has other months, so they cannot be part of what it is known by.
    if periods(headers):
        return profile.kind != ListKind.READINGS and len(profile.shape) <= _NAMES
    return profile.kind == ListKind.READINGS and all(c.field != "on" for c in profile.shape)


def _other_system(profile: ListProfile, look: SystemLook | None) -> bool:
    return bool(profile.system and look and profile.system != look.name)


def _other_kind(profile: ListProfile, table: SourceTable, options: Options) -> bool:
    """Whether the user says of the table that it holds something else."""
    # Where nothing is said the profile agrees with itself.
    said = (options.sheets or {}).get(table.sheet, options.kind or profile.kind)
    return (said or "") != profile.kind


def fits_of(
    tables: Sequence[SourceTable],
    looks: Sequence[SystemLook | None],
    profiles: Sequence[ListProfile],
    options: Options,
) -> list[ProfileFit | None]:
    """The profile of each table; None where none fits, or none is wanted.

    Raises UserError where the one that the user named fits none of them, with what differs.
    """
    if options.without_profile:
        return [None] * len(tables)
    if options.profile:
        profiles = [named(profiles, options.profile)]
    found = [
        fitting(profiles, table, look, options) for table, look in zip(tables, looks, strict=True)
    ]
    # A profile that was asked for by name and fits nothing is a slip that must not pass in silence.
    if options.profile and not any(found) and not options.columns_may_lack:
        raise _unfit(profiles[0], tables, looks)
    return found


def named(profiles: Sequence[ListProfile], name: str) -> ListProfile:
    """The profile of a name, whatever its case. Raises UserError with the names that there are."""
    wanted = name.strip().casefold()
    for profile in profiles:
        if profile.name.casefold() == wanted:
            return profile
    names = ", ".join(f"“{profile.name}”" for profile in profiles)
    advice = say("The book has these: {names}", names=names)
    if not names:
        advice = say("The book has none yet: an import that was corrected is remembered as one.")
    raise trouble(say("There is no profile “{name}” in this book.", name=name), advice)


def _unfit(
    profile: ListProfile, tables: Sequence[SourceTable], looks: Sequence[SystemLook | None]
) -> Exception:
    """Why a profile fits no table of a file: what differs from the likeliest."""
    # The user means one of the sheets: the likeliest one explains most.
    nearest = min(range(len(tables)), key=lambda i: len(fit(profile, tables[i].headers).missing))
    table, look = tables[nearest], looks[nearest]
    title = say("The profile “{profile}” does not fit {place}.", profile=profile.name,
                place=table.place)  # fmt: skip
    found = fit(profile, table.headers)
    if not is_close(found):
        return trouble(title, differences(found))
    if look is not None and _other_system(profile, look):
        return trouble(title, say("Nothing was imported. It is for {ours}, and {reason}.",
                                  ours=profile.system, reason=look.reason))  # fmt: skip
    if not profile.kind:
        return trouble(title, say("Nothing was imported. It leaves a sheet “{sheet}” out.",
                                  sheet=profile.sheet))  # fmt: skip
    return trouble(title, say("Nothing was imported. It is for {kind}, and you said otherwise.",
                              kind=profile.kind))  # fmt: skip


def differences(found: ProfileFit) -> Message:
    """A sentence that names the columns in which a list and a profile differ."""
    missing, new = (", ".join(f"“{h}”" for h in each) for each in (found.missing, found.new))
    if missing and new:
        return say("Nothing was imported. The file lacks {missing} and has {new} besides.",
                   missing=missing, new=new)  # fmt: skip
    if missing:
        return say("Nothing was imported. The file lacks {missing}.", missing=missing)
    return say("Nothing was imported. The file has {new} besides.", new=new)


def with_kinds(
    options: Options, tables: Sequence[SourceTable], found: Sequence[ProfileFit | None]
) -> Options:
    """The options with what the profiles say of sheets; the user's own word counts more."""
    said: dict[str, ListKind | None] = {
        table.sheet: ListKind(each.profile.kind) if each.profile.kind else None
        for table, each in zip(tables, found, strict=True)
        if each is not None and options.kind is None and not _stays_hidden(table, each, options)
    }
    # The later of the two wins: the user's own word.
    return replace(options, sheets={**said, **(options.sheets or {})}) if said else options


def _stays_hidden(table: SourceTable, found: ProfileFit, options: Options) -> bool:
    """Whether a hidden sheet is left, although a profile of another sheet fits it."""
    taken = options.hidden or found.profile.choice("hidden")
    return table.is_hidden and taken != "take" and bool(found.profile.kind)


def mapped(
    kind: ListKind,
    table: SourceTable,
    columns: Sequence[Profile],
    found: ProfileFit,
    overrides: Mapping[str, str],
) -> list[Mapped]:
    """The columns as the profile has them, where the user says nothing else (`overrides`)."""
    shape = {words(c.header) or c.header: c for c in found.profile.shape}
    meant = {}
    taken = set(overrides.values())
    for header in table.headers:
        column = shape.get(words(header) or header)
        known = column is not None and column.field in (*FIELDS[kind], CUSTOM, LEFT_OUT)
        # A field that the user gives to another column is that column's.
        if (
            column is not None
            and known
            and header not in overrides
            and (column.field in (CUSTOM, LEFT_OUT) or column.field not in taken)
        ):
            meant[header] = column
    said = {header: c.field for header, c in meant.items() if c.is_said}
    said |= {header: c.field for header, c in meant.items() if c.field in FIELDS[kind]}
    # What is found out by itself is left to that: it may also refer to an account.
    free = map_columns(kind, table.headers, columns, {**_spoken(said), **overrides})
    said |= {
        column.header: meant[column.header].field
        for column in free
        if column.header in meant and meant[column.header].field != column.field
    }
    mapping = map_columns(kind, table.headers, columns, {**_spoken(said), **overrides})
    why = say("the profile “{profile}” says so", profile=found.profile.name)
    return [replace(column, reason=why) if column.header in said else column for column in mapping]


def _spoken(said: Mapping[str, str]) -> dict[str, str]:
    return {header: "" if field == LEFT_OUT else field for header, field in said.items()}


def with_answers(options: Options, profile: ListProfile, topics: Sequence[str]) -> Options:
    """The options with the profile's answers to what is asked, where the user gave none."""
    known = {
        _ANSWERS[topic]: profile.choice(topic)
        for topic in topics
        if topic in _ANSWERS and not getattr(options, _ANSWERS[topic])
    }
    answers = {name: value for name, value in known.items() if value}
    return replace(options, **answers) if answers else options  # type: ignore[arg-type]


def doubts(
    kind: ListKind,
    mapping: Sequence[Mapped],
    columns: Sequence[Profile],
    found: ProfileFit,
    overrides: Mapping[str, str],
) -> list[Question]:
    """Columns whose values are not of the field's form any more, each asked about."""
    fitted = {words(c.header) or c.header: c for c in found.profile.shape if c.is_fitting}
    asked = []
    for each, column in zip(mapping, columns, strict=True):
        known = fitted.get(words(each.header) or each.header)
        if known is None or known.field != each.field or each.header in overrides:
            continue
        type_ = FIELDS[kind][each.field].type
        if fits(kind, type_, column, each.field) or some_fit(kind, type_, column, each.field):
            continue
        text = say(
            "The profile “{profile}” reads column “{column}” as “{field}”, but its values no "
            "longer fit: {values}. What is it?",
            profile=found.profile.name, column=each.header,
            field=Message(FIELDS[kind][each.field].label),
            values=", ".join(f"“{text}”" for text in column.samples[:_SHOWN]),
        )  # fmt: skip
        options = (f'--map "{each.header}={CUSTOM}"', f'--map "{each.header}="',
                   f'--map "{each.header}={each.field}"', "--no-profile")  # fmt: skip
        asked.append(Question("profile", (each.header,), text, options))
    return asked


def other_order(found: ProfileFit, options: Options, proven: frozenset[str]) -> list[Question]:
    """That a file proves another order of dates than the profile has."""
    ours = found.profile.choice("date-order")
    # Only a proof counts against a profile: days up to the twelfth prove nothing.
    if not ours or options.date_order or not proven or ours in proven:
        return []
    order = min(proven)
    text = say(
        "The profile “{profile}” reads dates as {ours}, and this file writes them as {theirs}. "
        "Shall they be read so?",
        profile=found.profile.name, ours=ours, theirs=order,
    )  # fmt: skip
    return [Question("profile", (), text, (f"--date-order {order}", "--no-profile"))]


def column_differences(found: ProfileFit) -> list[ImportNotice]:
    """What of the profile's columns is missing, and what is new."""
    missing = say("the profile “{profile}” has this column, and the file lacks it",
                  profile=found.profile.name)  # fmt: skip
    new = say("new: the profile “{profile}” does not have it", profile=found.profile.name)
    return [
        *(ImportNotice(0, header, missing) for header in found.missing),
        *(ImportNotice(0, header, new) for header in found.new),
    ]


def is_fitting(kind: ListKind, field: str, column: Profile) -> bool:
    """Whether a column's values have the form of a field."""
    known = FIELDS[kind].get(field)
    # An empty column fits every form, and proves none.
    return known is not None and bool(column.filled) and fits(kind, known.type, column, field) > 0
