"""What each row of a list of engagement is about.

A column of its own says it, else what the row is called, else the header of that ("Webinar"), else
the list's name.
"""

from csm_desktop.importers.meaning.engagement_words import engagement_in
from csm_desktop.importers.values.source_column import SourceColumn


def name_engagement(columns: dict[str, SourceColumn], title: str, size: int) -> SourceColumn:
    """The kind of engagement or advocacy of each row; None where nothing says it."""
    kinds, names = columns.get("kind"), columns.get("title")
    told = kinds.values if kinds else [None] * size
    called = names.values if names else [None] * size
    by_list = engagement_in(names.header if names else "") or engagement_in(title)
    values: list[object] = [
        engagement_in(str(kind or "")) or engagement_in(str(name or "")) or by_list
        for kind, name in zip(told, called, strict=True)
    ]
    return SourceColumn(next((each.header for each in (kinds, names) if each), ""), values)
