"""The steps of an import in their order: what each is called, and whether it has to ask."""

from enum import StrEnum

from csm_desktop.app.imports import LEFT_OUT, TOPICS, ListKind
from csm_desktop.ui.imports.samples import ColumnSample
from csm_desktop.ui.imports.sources import Source, SourceSheet, Understood, Wishes, sheets
from csm_desktop.wording import tr

_SURE = 0.55  # how surely a list is of its kind; below this its reader is asked
_SURE_OF_COLUMN = 0.8


class ImportStep(StrEnum):
    """One page of the import; the last one comes when everything is stored."""

    FILES = "files"
    LISTS = "lists"
    COLUMNS = "columns"
    QUESTIONS = "questions"
    PREVIEW = "preview"
    RESULT = "result"


ORDER = tuple(ImportStep)
BEFORE_STORING = ORDER[:-1]
ONE_LIST = (ImportStep.COLUMNS, ImportStep.PREVIEW)  # they show one list at a time
OPTIONS_OF: dict[ImportStep, tuple[str, ...]] = {
    ImportStep.FILES: ("source-system",),
    ImportStep.LISTS: ("kind", "sheet"),
    ImportStep.COLUMNS: ("map",),
    ImportStep.QUESTIONS: (
        *TOPICS, "as-of", "missing", "source", "customer-name", "account", "history",
    ),
    ImportStep.PREVIEW: ("good-rows", "update", "dry-run"),
    ImportStep.RESULT: (),
}  # fmt: skip
"""Which options of the command line each step asks for; together they are all of them."""


def step_words(step: ImportStep) -> str:
    """The step's name, as the row of steps says it."""
    return {
        ImportStep.FILES: tr("Files"),
        ImportStep.LISTS: tr("What it is"),
        ImportStep.COLUMNS: tr("Columns"),
        ImportStep.QUESTIONS: tr("Questions"),
        ImportStep.PREVIEW: tr("Preview"),
        ImportStep.RESULT: tr("Result"),
    }[step]


def step_title(step: ImportStep) -> str:
    """The step's title."""
    return {
        ImportStep.FILES: tr("Which files?"),
        ImportStep.LISTS: tr("What does each list hold?"),
        ImportStep.COLUMNS: tr("What does each column become?"),
        ImportStep.QUESTIONS: tr("What the files do not settle"),
        ImportStep.PREVIEW: tr("What would be stored?"),
        ImportStep.RESULT: tr("What came in"),
    }[step]


def step_advice(step: ImportStep) -> str:
    """What one does in the step."""
    return {
        ImportStep.FILES: tr("Drop more on the window, or leave one out. Nothing is stored yet."),
        ImportStep.LISTS: tr("Recognised by columns and values. Change it where it is wrong."),
        ImportStep.COLUMNS: tr("Real values of each; cells that were not understood stand apart."),
        ImportStep.QUESTIONS: tr("Answers can be changed until the last step."),
        ImportStep.PREVIEW: tr("Nothing is stored yet. Afterwards, one Undo takes all of it back."),
        ImportStep.RESULT: tr("One Undo takes all of it back."),
    }[step]


def asks(step: ImportStep, found: Understood, wishes: Wishes) -> bool:
    """Whether a step has anything to ask; one that has not is passed over."""
    match step:
        case ImportStep.FILES:
            return not found.sources or any(_is_unreadable(source) for source in found.sources)
        case ImportStep.LISTS:
            # A list that is surely of its kind needs nobody's word.
            unclear = (plan.confidence < _SURE for s in found.sources for plan in s.plans)
            return any(not source.is_ready for source in found.sources) or any(unclear)
        case ImportStep.COLUMNS:
            lists = (sheet for source in found.sources for sheet in sheets(source))
            return any(
                _is_open(sample)
                for sheet in lists
                if sheet.why is None
                for sample in found.samples_of(sheet)
                if sample.wrong or not _was_settled(sheet, sample)
            )
        case ImportStep.QUESTIONS:
            return bool(found.questions) or _has_choices(found, wishes)
    return True


def _is_unreadable(source: Source) -> bool:
    return source.error is not None and not source.bare


def _was_settled(sheet: SourceSheet, sample: ColumnSample) -> bool:
    """Whether a profile knows the column: it was looked at with an earlier list."""
    fit = sheet.plan.profile if sheet.plan is not None else None
    return fit is not None and sample.mapped.header not in fit.new


def _is_open(sample: ColumnSample) -> bool:
    """Whether somebody should look at a column: it is no field, not surely one, or not all of it.

    A column without a value is of no interest, nor one that the user has settled.
    """
    mapped = sample.mapped
    if mapped.confidence == 1.0 and not sample.wrong:
        return False
    if mapped.field == LEFT_OUT and not mapped.samples:
        return False
    return bool(sample.wrong) or sample.fate != "field" or mapped.confidence < _SURE_OF_COLUMN


def _has_choices(found: Understood, wishes: Wishes) -> bool:
    """Whether there is something that is done in one of several ways, and nobody has said which."""
    terms = wishes.terms
    if found.hidden and not any(source.options.hidden for source in found.sources):
        return True
    if any(source.older and source.options.history is None for source in found.sources):
        return True
    said = terms.missing
    if any(
        "" not in said and (gone.external_id or gone.name) not in said for gone in found.missing
    ):
        return True
    # A list that a profile reads was asked about before.
    measures = any(
        plan.kind in (ListKind.READINGS, ListKind.SURVEYS) and plan.profile is None
        for source in found.sources
        for plan in source.plans
    )
    return measures and not (terms.source or terms.names)
