"""Importing: read a stranger's lists, then take them into the book in one undoable step.

    readings = [read_list(path, options) for path in paths]
    report = import_lists(book, readings)

`try_lists` tells what would happen and stores nothing. A few bad rows are refused by name; a file
with many is stored not at all, or with `good_rows` without them; questions that a file leaves open
stop the whole import.
"""

from csm_desktop.app.imports.lists import import_lists, try_lists
from csm_desktop.app.imports.measured.list_metrics import MetricWords, proposed_words
from csm_desktop.app.imports.open_questions import OpenQuestionsError
from csm_desktop.app.imports.questions import check_questions, open_questions
from csm_desktop.app.imports.report import (
    Difference,
    Effect,
    FileReport,
    ImportReport,
    Known,
    MissingAccount,
    Proposal,
    Remembered,
    Unassigned,
)
from csm_desktop.app.imports.source_files import (
    BareTable,
    Progress,
    calendar_clock,
    in_part,
    look_at,
    read_list,
    read_lists,
)
from csm_desktop.app.imports.terms import ImportTerms, Missing, day_in_name
from csm_desktop.app.imports.who.systems import SAME_SYSTEM, SOURCE_SYSTEM
from csm_desktop.importers.calendars.calendar_plan import CalendarClock
from csm_desktop.importers.files.hidden_parts import HiddenParts
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.meaning.fields import FIELDS, MEASURED, TABLES, ListKind
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped
from csm_desktop.importers.meaning.systems import NO_SYSTEM
from csm_desktop.importers.meaning.topics import TOPICS
from csm_desktop.importers.older_files import with_older_files
from csm_desktop.importers.plan import (
    FilePlan,
    ImportPlan,
    Options,
    Question,
    ReadyRow,
    is_held_back,
    lines_of,
)
from csm_desktop.importers.scale_words import FACTORS
from csm_desktop.importers.values.units import CODES as CURRENCIES

__all__ = [
    "CURRENCIES",
    "CUSTOM",
    "FACTORS",
    "FIELDS",
    "LEFT_OUT",
    "MEASURED",
    "NO_SYSTEM",
    "SAME_SYSTEM",
    "SOURCE_SYSTEM",
    "TABLES",
    "TOPICS",
    "BareTable",
    "CalendarClock",
    "Difference",
    "Effect",
    "FilePlan",
    "FileReport",
    "HiddenParts",
    "ImportPlan",
    "ImportReport",
    "ImportTerms",
    "Known",
    "ListKind",
    "Mapped",
    "MetricWords",
    "Missing",
    "MissingAccount",
    "OpenQuestionsError",
    "Options",
    "Progress",
    "Proposal",
    "Question",
    "ReadyRow",
    "Refused",
    "Remembered",
    "Unassigned",
    "calendar_clock",
    "check_questions",
    "day_in_name",
    "import_lists",
    "in_part",
    "is_held_back",
    "lines_of",
    "look_at",
    "open_questions",
    "proposed_words",
    "read_list",
    "read_lists",
    "try_lists",
    "with_older_files",
]
