"""What the user corrects becomes an option of the reading: a corrected file is read anew."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.app.imports import CUSTOM, FIELDS, LEFT_OUT, TOPICS, ListKind, Mapped, Options
from csm_desktop.ui.imports.sources import Source, SourceSheet, sheets


def with_column(source: Source, columns: Sequence[Mapped], header: str, key: str) -> Source:
    """Let a column feed another field; whichever column fed it before becomes the user's own."""
    chosen = dict(source.options.columns or {})
    for column in columns:
        if column.header != header and key not in (CUSTOM, LEFT_OUT) and column.field == key:
            chosen.pop(column.header, None)
            if key in chosen.values() or column.confidence == 1.0:
                chosen[column.header] = CUSTOM
    chosen[header] = "" if key == LEFT_OUT else key
    return replace(source, options=replace(source.options, columns=chosen))


def with_kind(source: Source, sheet: SourceSheet, kind: ListKind | None) -> Source:
    """Read one list of a file as another kind, or not at all (None).

    What was said of its columns meant the former kind.
    """
    own = {column.header for column in sheet.columns}
    kept = {
        header: key
        for header, key in (source.options.columns or {}).items()
        if header not in own or key in ("", CUSTOM) or (kind and key in FIELDS[kind])
    }
    options = replace(source.options, columns=kept or None)
    if len(sheets(source)) > 1 or kind is None:
        options = replace(options, sheets={**(options.sheets or {}), sheet.name: kind})
    else:
        options = replace(options, kind=kind)
    return replace(source, options=options)


def with_rows_left(source: Source, sheet: SourceSheet, keys: frozenset[int] | None) -> Source:
    """Leave rows of one list out, beside those that are; None takes all of them again."""
    name = sheet.plan.sheet if sheet.plan is not None else sheet.name
    without = dict(source.options.without or {})
    if keys is None:
        without.pop(name, None)
    else:
        without[name] = without.get(name, frozenset()) | keys
    return replace(source, options=replace(source.options, without=without or None))


def answered(source: Source, topic: str, value: str) -> Source:
    """Answer a question for a file: another's letters and profile are not in question."""
    if topic in ("encoding", "profile") and not (
        _asks(source, topic) or (topic == "encoding" and source.options.encoding)
    ):
        return source
    return with_answer(source, topic, value)


def with_answer(source: Source, topic: str, value: str) -> Source:
    """Settle a topic for a file; an empty value leaves it to the file again."""
    options = source.options
    if topic == "profile":
        options = _with_option(options, value)
    elif topic in TOPICS:
        options = replace(options, **{TOPICS[topic].option: value})  # type: ignore[arg-type]
    return replace(source, options=options)


def without_profile(source: Source) -> Source:
    """Read a file with no profile, whichever fits."""
    return replace(source, options=replace(source.options, without_profile=True, profile=""))


def _with_option(options: Options, option: str) -> Options:
    """An answer about a profile, as the command line takes it."""
    name, _, rest = option.partition(" ")
    if name == "--no-profile":
        return replace(options, without_profile=True, profile="")
    if name == "--date-order":
        return replace(options, date_order=rest)
    header, _, field = rest.strip('"').rpartition("=")
    return replace(options, columns={**(options.columns or {}), header: field})


def _asks(source: Source, topic: str) -> bool:
    return any(question.topic == topic for plan in source.plans for question in plan.questions)
