"""The lists of a file, those that stand in one table taken apart."""

from collections.abc import Iterable

from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.parts.attendance_rows import of_attendance
from csm_desktop.importers.parts.companies_people import companies_and_people, with_each_person
from csm_desktop.importers.parts.counted_rows import without_counter
from csm_desktop.importers.parts.customer_lists import customers_apart
from csm_desktop.importers.parts.event_logs import of_events
from csm_desktop.importers.parts.fiscal_periods import with_fiscal_periods
from csm_desktop.importers.parts.group_values import with_group_values
from csm_desktop.importers.parts.matrix_report import without_matrix
from csm_desktop.importers.parts.monthly_money import by_months
from csm_desktop.importers.parts.months_beside import months_apart
from csm_desktop.importers.parts.named_codes import with_codes_apart
from csm_desktop.importers.parts.named_measures import with_measures
from csm_desktop.importers.parts.owner_addresses import with_owner_addresses
from csm_desktop.importers.parts.sheet_pivots import of_a_pivot
from csm_desktop.importers.parts.split_periods import with_whole_periods
from csm_desktop.importers.parts.turned_tables import turned
from csm_desktop.importers.parts.wide_people import with_people_apart
from csm_desktop.importers.parts.written_figures import with_figures
from csm_desktop.importers.parts.yearly_money import by_years
from csm_desktop.importers.plan import Options

_WAYS = (customers_apart, by_years, with_people_apart, companies_and_people)


def parted(tables: Iterable[SourceTable], options: Options) -> list[SourceTable]:
    """Each table, or the lists that it holds; one whose kind the user says stays whole."""
    found: list[SourceTable] = []
    for table in tables:
        is_said = options.kind is not None or table.sheet in (options.sheets or {})
        whole = with_codes_apart(with_whole_periods(turned(of_a_pivot(without_counter(table)))))
        whole = with_group_values(with_figures(with_measures(whole)))
        whole = with_fiscal_periods(whole, options.fiscal_year)
        whole = with_each_person(with_owner_addresses(whole))
        if is_said or not table.header_line:
            found.append(whole)
            continue
        months = by_months(whole, options.metric)
        if months == [whole]:
            months = months_apart(whole)
        if months != [whole]:
            found += months
            continue
        whole = of_events(of_attendance(without_matrix(whole)), options)
        for apart in _WAYS:
            parts = apart(whole)
            if parts != [whole]:
                break
        found += parts
    return found
